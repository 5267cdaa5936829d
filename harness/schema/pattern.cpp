#include "harness/schema/pattern.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

namespace assay::schema {
namespace {

/// Reads "\uD83D" at `at`.
std::optional<std::uint32_t> code_unit_at(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  const char* const first = text.data() + at + 2;
  const auto [rest, error] = std::from_chars(first, first + 4, unit, 16);
  if (error != std::errc() || rest != first + 4) return std::nullopt;
  return unit;
}

/// Replaces the escapes of ECMA-262 that RE2 spells otherwise and refuses what RE2 would take to mean something else.
class Translation {
 public:
  explicit Translation(std::string_view ecma) : ecma_(ecma) {}

  tl::expected<std::string, std::string> run() {
    while (at_ < ecma_.size()) {
      if (!step()) return tl::unexpected(problem_);
    }
    return out_;
  }

 private:
  bool step() {
    if (ecma_[at_] == '\\') return escape();
    if (!in_class_ && rest().starts_with("(?") && !rest().starts_with("(?:")) {
      return refuse(fmt::format("the group \"{}\" cannot be checked in linear time; only (?:…) can", rest().substr(0, 3)));
    }
    if (in_class_ && rest().starts_with("[:")) return refuse("\"[:\" inside a class means something else here");
    if (ecma_[at_] == '[') in_class_ = true;
    if (ecma_[at_] == ']') in_class_ = false;
    out_ += ecma_[at_++];
    return true;
  }

  bool escape() {
    if (rest().starts_with("\\u")) return unicode_escape();
    if (rest().starts_with("\\v")) return take(2, "\\x0b");
    if (rest().starts_with("\\0")) return take(2, "\\x00");
    if (rest().starts_with("\\/")) return take(2, "/");
    if (in_class_ && rest().starts_with("\\b")) return take(2, "\\x08");
    constexpr std::string_view others = "aACQEzZGk";  // RE2 knows some of them, ECMA-262 none but \k, a back reference
    if (rest().size() > 1 && others.find(rest()[1]) != std::string_view::npos) {
      return refuse(fmt::format("the escape \"{}\" cannot be expressed", rest().substr(0, 2)));
    }
    return take(2, rest().substr(0, 2));
  }

  bool unicode_escape() {
    if (rest().starts_with("\\u{")) return take(2, "\\x");
    const auto unit = code_unit_at(ecma_, at_);
    if (!unit) return refuse("\\u must be followed by four hexadecimal digits");
    if (*unit < 0xD800 || *unit > 0xDFFF) return take(6, fmt::format("\\x{{{:x}}}", *unit));
    const auto low = code_unit_at(ecma_, at_ + 6);
    if (*unit > 0xDBFF || !low || *low < 0xDC00 || *low > 0xDFFF) return refuse("\\u names half a surrogate pair");
    return take(12, fmt::format("\\x{{{:x}}}", 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00)));
  }

  bool take(std::size_t length, std::string_view replacement) {
    out_ += replacement;
    at_ = std::min(at_ + length, ecma_.size());
    return true;
  }

  bool refuse(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  std::string_view rest() const { return ecma_.substr(at_); }

  std::string_view ecma_;
  std::size_t at_ = 0;
  bool in_class_ = false;
  std::string out_;
  std::string problem_;
};

}  // namespace

tl::expected<std::unique_ptr<const re2::RE2>, std::string> compile_pattern(std::string_view ecma) {
  const auto translated = Translation(ecma).run();
  if (!translated) return tl::unexpected(translated.error());
  re2::RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_unique<const re2::RE2>(*translated, options);
  if (!compiled->ok()) return tl::unexpected(compiled->error());
  return compiled;
}

bool found_in(const re2::RE2& pattern, std::string_view text) {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

}  // namespace assay::schema
