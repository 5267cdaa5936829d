#include "harness/exports/names.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/hash.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace assay::exports {
namespace {

constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t digest_digits = 8;

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}
bool is_safe(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; }

/// Devices of Windows, with any extension, and names that every JavaScript object has.
bool is_taken(std::string_view name) {
  constexpr std::array taken{"con", "prn", "aux", "nul", "__proto__", "constructor", "prototype"};
  const std::string stem = lower(name.substr(0, name.find('.')));
  const bool numbered = stem.size() == 4 && is_digit(stem[3]) && (stem.starts_with("com") || stem.starts_with("lpt"));
  return numbered || std::find(taken.begin(), taken.end(), stem) != taken.end();
}

std::string with_digest(std::string_view wish, std::string_view original, std::size_t digits) {
  return fmt::format("{}-{}", wish, sha256_hex(original).substr(0, digits));
}

}  // namespace

std::string safe_name(std::string_view name) {
  std::string safe(name.substr(0, name_bytes_max));
  for (char& c : safe) c = is_safe(c) ? c : '_';
  if (safe.starts_with('.') || safe.starts_with('-')) safe[0] = '_';
  if (safe.ends_with('.')) safe.back() = '_';
  if (safe == name && !safe.empty() && !is_taken(safe)) return safe;
  return with_digest(is_taken(safe) || safe.empty() ? "event" : safe, name, digest_digits);
}

std::string pascal_case(std::string_view name) {
  std::string out;
  const auto add = [&](std::string_view word) {
    if (word.empty()) return;
    const bool shouted = word == upper(word);  // "REGISTRATION" is "Registration", "boxId" stays "BoxId"
    out += upper(word.substr(0, 1));
    out += shouted ? lower(word.substr(1)) : std::string(word.substr(1));
  };
  const std::string_view bounded = name.substr(0, name_bytes_max);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= bounded.size(); ++i) {
    if (i < bounded.size() && (is_letter(bounded[i]) || is_digit(bounded[i]))) continue;
    add(bounded.substr(begin, i - begin));
    begin = i + 1;
  }
  return out.empty() || is_digit(out.front()) ? "Event" + out : out;
}

std::vector<std::string> unique_names(const std::vector<std::string>& originals, std::vector<std::string> wishes) {
  std::map<std::string, int> wished;
  for (const std::string& wish : wishes) ++wished[lower(wish)];
  std::set<std::string> given;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    std::string name = wishes[i];
    if (wished[lower(name)] > 1) name = with_digest(wishes[i], originals[i], digest_digits);
    // Only a name that is made to look like another one's digest comes here; the same original twice ends in a number.
    for (std::size_t digits = 2 * digest_digits; !given.insert(lower(name)).second; ++digits) {
      name = digits <= 64 ? with_digest(wishes[i], originals[i], digits) : fmt::format("{}-{}", wishes[i], i);
    }
    wishes[i] = std::move(name);
  }
  return wishes;
}

std::vector<std::string> event_ids(const contract::Model& model) {
  std::vector<std::string> names;
  std::vector<std::string> wishes;
  for (const contract::Event& event : model.events) {
    names.push_back(event.name);
    wishes.push_back(safe_name(event.name));
  }
  return unique_names(names, std::move(wishes));
}

std::string event_urn(const contract::Event& event) {
  const auto encoded = [](std::string_view text) {
    std::string out;
    for (const char c : text) out += is_safe(c) || c == '~' ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
  };
  return "urn:assay:event:" + encoded(event.name) + (event.version ? ":" + encoded(*event.version) : std::string());
}

}  // namespace assay::exports
