#include "harness/audit/spec_id.hpp"
#include "harness/base/bytes.hpp"

#include <algorithm>
#include <cctype>

namespace assay::audit {
namespace {

constexpr std::size_t core_letters_min = 2;
constexpr std::size_t core_letters_max = 6;
constexpr std::size_t digits_max = 5;  // "AAAA-1739999999999" is a time
constexpr std::size_t part_letters_max = 3;

bool is_word(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || c == '_'; }

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }

template <typename Predicate>
std::size_t after(std::string_view text, std::size_t i, Predicate predicate) {
  while (i < text.size() && predicate(text[i])) ++i;
  return i;
}

/// The end of "-EN-01", "-P5", "-07" or ".1" at `i`; `i` itself if the id does not go on.
std::size_t after_part(std::string_view text, std::size_t i) {
  if (at(text, i) == '.') {
    const std::size_t end = after(text, i + 1, is_digit);
    return end > i + 1 ? end : i;
  }
  if (at(text, i) != '-') return i;
  const std::size_t letters = after(text, i + 1, is_upper);
  const std::size_t count = letters - i - 1;
  if (count > part_letters_max) return i;
  // "-P5" is a phase; "-X12-" and the like begin the rest of a file's name.
  const bool joined = at(text, letters) == '-';
  if (count > 0 && !joined && text.substr(i + 1, count) != "P") return i;
  const std::size_t digits = count > 0 && joined ? letters + 1 : letters;
  const std::size_t end = after(text, digits, is_digit);
  if (end == digits) return i;
  if (count == 0 && at(text, end) == '-' && is_lower(at(text, end + 1))) return i;  // "-24-hour-census"
  return end;
}

/// Hyphens as one byte each, with the place from which each byte came.
struct Plain {
  std::string text;
  std::vector<std::size_t> from;
};

Plain plain_hyphens(std::string_view line) {
  Plain plain;
  const auto put = [&](char c, std::size_t offset) {
    plain.text += c;
    plain.from.push_back(offset);
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view rest = line.substr(i);
    if (rest.starts_with("\xE2\x80\x90") || rest.starts_with("\xE2\x80\x91")) {  // hyphen, non-breaking hyphen
      put('-', i);
      i += 2;
    } else if (!(line[i] == '\\' && (at(line, i + 1) == '-' || at(line, i + 1) == '.'))) {
      put(line[i], i);
    }
  }
  return plain;
}

void add_ids(std::string_view line, std::vector<IdInLine>& ids) {
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = is_upper(line[i]) ? spec_id_length(line, i) : 0;
    if (length == 0) {
      ++i;
      continue;
    }
    const std::string first(line.substr(i, length));
    ids.push_back({first, i});
    i += length;
    const std::size_t dash = first.find('-');
    const std::size_t digits = first.size() - dash - 1;
    if (!std::all_of(first.begin() + static_cast<std::ptrdiff_t>(dash) + 1, first.end(), is_digit)) continue;
    while (at(line, i) == '/') {  // "CE-28/29"
      const std::size_t end = after(line, i + 1, is_digit);
      if (end - i - 1 != digits || is_word(at(line, end))) break;
      ids.push_back({first.substr(0, dash + 1) + std::string(line.substr(i + 1, digits)), i + 1});
      i = end;
    }
  }
}

}  // namespace

std::size_t spec_id_length(std::string_view text, std::size_t offset) {
  if (offset > 0 && (is_word(text[offset - 1]) || text[offset - 1] == '-')) return 0;
  const std::size_t core = after(text, offset, is_upper);
  if (core - offset < core_letters_min || core - offset > core_letters_max || at(text, core) != '-') return 0;
  std::size_t end = after(text, core + 1, is_digit);
  if (end == core + 1 || end - core - 1 > digits_max) return 0;
  for (std::size_t next = after_part(text, end); next != end; next = after_part(text, end)) end = next;
  const bool glued_label = is_upper(at(text, end)) && is_lower(at(text, end + 1));
  return is_word(at(text, end)) && !glued_label ? 0 : end - offset;
}

std::string leading_spec_id(std::string_view text) { return std::string(text.substr(0, spec_id_length(text, 0))); }

std::string core_of(std::string_view id) { return std::string(id.substr(0, id.find('-'))); }

unsigned number_of(std::string_view id) {
  unsigned number = 0;
  const std::size_t dash = std::min(id.find('-'), id.size());
  for (std::size_t i = dash + 1; i < id.size() && is_digit(id[i]) && i <= dash + digits_max; ++i) number = number * 10 + static_cast<unsigned>(id[i] - '0');
  return number;
}

std::vector<IdInLine> spec_ids_in(std::string_view line) {
  std::vector<IdInLine> ids;
  if (line.find_first_of("\\\xE2") == std::string_view::npos) {
    add_ids(line, ids);
    return ids;
  }
  const Plain plain = plain_hyphens(line);
  add_ids(plain.text, ids);
  for (IdInLine& id : ids) id.offset = plain.from[id.offset];
  return ids;
}

}  // namespace assay::audit
