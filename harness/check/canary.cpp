#include "harness/check/canary.hpp"

#include "harness/base/hash.hpp"
#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include <openssl/evp.h>

namespace assay::check {
namespace {

/// Shorter needles turn up by chance: they are left out.
constexpr std::size_t needle_min = 5;
constexpr std::size_t digest_digits = 12;
/// Eight letters or digits in a row: by chance in one text out of hundreds of millions.
constexpr std::size_t part_letters = 8;

enum class Stream : std::uint8_t {
  lower,     // the text in lower case
  squeezed,  // its letters and digits only, in lower case
  exact,     // the text as it is
};

struct Needle {
  Stream stream = Stream::lower;
  std::string bytes;
  std::string_view form;
  std::size_t canary = 0;
};

std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
  return out;
}

std::string percent(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    out += plain ? std::string(1, c) : "%" + hex(std::string_view(&c, 1));
  }
  return lower(out);
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

/// What base64 makes of the value when 0, 1 or 2 bytes stand before it: the characters that depend on the value alone.
std::array<std::string, 3> base64_cores(const std::string& value) {
  std::array<std::string, 3> cores;
  constexpr std::array<std::size_t, 3> head{0, 2, 3};
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string encoded = base64(std::string(shift, '?') + value);
    const std::size_t bits = (shift + value.size()) * 8;
    cores[shift] = encoded.substr(head[shift], bits / 6 - head[shift]);
  }
  return cores;
}

std::string base64url(std::string text) {  // RFC 4648, section 5
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

std::string digest(const EVP_MD* kind, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, kind, nullptr);
  return hex({reinterpret_cast<const char*>(out.data()), length}).substr(0, digest_digits);
}

/// Whose person a canary is: "north/ana" of "north/ana/phone".
std::string_view person_of(const Canary& canary) { return std::string_view(canary.id).substr(0, canary.id.rfind('/')); }

/// Runs of a value that only one person has: a leak of a part is a leak.
void add_parts(std::vector<Needle>& needles, const std::vector<Canary>& canaries) {
  std::map<std::string, std::set<std::string_view>> people;
  for (const Canary& canary : canaries) {
    const std::string squeezed = squeeze(canary.value);
    for (std::size_t at = 0; at + part_letters <= squeezed.size(); ++at) people[squeezed.substr(at, part_letters)].insert(person_of(canary));
  }
  std::vector<Needle> parts;
  for (std::size_t i = 0; i < canaries.size(); ++i) {
    const std::string squeezed = squeeze(canaries[i].value);
    for (std::size_t at = 0; at + part_letters <= squeezed.size(); ++at) {
      std::string part = squeezed.substr(at, part_letters);
      if (people[part].size() == 1) parts.push_back({Stream::squeezed, std::move(part), "a part of it", i});
    }
  }
  needles.insert(needles.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  std::stable_sort(needles.begin(), needles.end(), [](const Needle& a, const Needle& b) { return a.canary < b.canary; });
}

void add_needles(std::vector<Needle>& needles, const Canary& canary, std::size_t index) {
  const auto add = [&](Stream stream, std::string bytes, std::string_view form) {
    if (bytes.size() >= needle_min) needles.push_back({stream, std::move(bytes), form, index});
  };
  const std::string& value = canary.value;
  const std::string folded = lower(value);
  const std::string squeezed = squeeze(value);
  if (squeezed.size() < needle_min) return;  // in no form: short values and their digests turn up everywhere
  add(Stream::lower, folded, "plain");
  add(Stream::squeezed, squeezed, "separators changed");
  add(Stream::squeezed, std::string(squeezed.rbegin(), squeezed.rend()), "reversed");
  add(Stream::lower, percent(value), "percent-encoded");
  for (const std::string& form : {value, folded}) {
    add(Stream::squeezed, hex(form), "hexadecimal");
    for (const std::string& core : base64_cores(form)) {
      add(Stream::exact, core, "base64");
      const std::string url_safe = base64url(core);
      if (url_safe != core) add(Stream::exact, url_safe, "base64url");
    }
    add(Stream::lower, digest(EVP_md5(), form), "MD5");
    add(Stream::lower, digest(EVP_sha1(), form), "SHA-1");
    add(Stream::lower, digest(EVP_sha256(), form), "SHA-256");
  }
}

}  // namespace

struct CanaryMatcher::Inside {
  std::vector<Canary> canaries;
  std::vector<Needle> needles;
  mutable std::unordered_map<const void*, std::vector<Sighting>> answers;

  [[nodiscard]] std::vector<Sighting> search(std::string_view text) const {
    std::vector<Sighting> found;
    const std::string folded = lower(text);
    const std::string squeezed = squeeze(text);
    for (const Needle& needle : needles) {
      const Canary* const canary = &canaries[needle.canary];
      if (!found.empty() && found.back().canary == canary) continue;  // needles of one canary stand together
      const std::string_view stream = needle.stream == Stream::lower ? std::string_view(folded)
                                      : needle.stream == Stream::squeezed ? std::string_view(squeezed)
                                                                           : text;
      if (stream.find(needle.bytes) != std::string_view::npos) found.push_back({canary, needle.form});
    }
    return found;
  }
};

CanaryMatcher::CanaryMatcher(std::vector<Canary> canaries) : inside_(std::make_unique<Inside>()) {
  inside_->canaries = std::move(canaries);
  for (std::size_t i = 0; i < inside_->canaries.size(); ++i) add_needles(inside_->needles, inside_->canaries[i], i);
  add_parts(inside_->needles, inside_->canaries);
}
CanaryMatcher::~CanaryMatcher() = default;
CanaryMatcher::CanaryMatcher(CanaryMatcher&&) noexcept = default;

std::span<const Sighting> CanaryMatcher::look(Text text) const {
  if (text.empty() || inside_->needles.empty()) return {};
  const auto known = inside_->answers.find(text.address());
  if (known != inside_->answers.end()) return known->second;
  return inside_->answers.emplace(text.address(), inside_->search(text.view())).first->second;
}

std::span<const Sighting> CanaryMatcher::look(const Value& value) const {
  constexpr std::int64_t shortest = 10'000;
  if (value.kind() == Value::Kind::text) return look(value.text());
  if (value.kind() != Value::Kind::integer || (value.integer() < shortest && value.integer() > -shortest)) return {};
  return look(Text(std::to_string(value.integer())));
}

std::span<const Canary> CanaryMatcher::canaries() const { return inside_->canaries; }

}  // namespace assay::check
