#include "harness/exports/typescript_text.hpp"

#include "harness/exports/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace assay::exports {
namespace {

constexpr std::size_t sentence_bytes_max = 2000;

/// Words that no identifier may be (also in strict mode), and two names with a meaning of their own.
constexpr std::array reserved{"await",   "break",  "case",      "catch",      "class",     "const",   "constructor", "continue",  "debugger", "default", "delete", "do",
                              "else",    "enum",   "export",    "extends",    "false",     "finally", "for",         "function",  "if",       "implements", "import", "in",
                              "instanceof", "interface", "let", "new",        "null",      "package", "private",     "protected", "public",   "return",  "static", "super",
                              "switch",  "this",   "throw",     "true",       "try",       "typeof",  "var",         "void",      "while",    "with",    "yield",  "__proto__"};

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$'; }

bool is_identifier(std::string_view name) {
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') && std::all_of(name.begin(), name.end(), is_name_char);
}

/// "*/" ends a comment wherever it stands.
std::string harmless(std::string_view sentence) {
  std::string out = one_line(sentence, sentence_bytes_max);
  for (std::size_t at = out.find("*/"); at != std::string::npos; at = out.find("*/", at + 2)) out.insert(at + 1, "\\");
  return out;
}

/// The code point that begins at `at`, which moves behind it. The text is UTF-8, or else its bytes are taken for Latin-1.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > text.size()) return lead;
  char32_t code = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return code;
}

}  // namespace

std::string literal(std::string_view text) {
  std::string out = "'";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    if (code == '\'' || code == '\\') {
      out += fmt::format("\\{}", static_cast<char>(code));
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || (code >= 0x2000 && code <= 0x206F) || code == 0xFEFF) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));  // no glyph, or one that turns the text around it
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out + "'";
}

std::string member_name(std::string_view name) {
  const bool plain = is_identifier(name) && std::find(reserved.begin(), reserved.end(), name) == reserved.end();
  return plain ? std::string(name) : literal(name);
}

std::string comment(const std::vector<std::string>& sentences, std::string_view indent) {
  if (sentences.empty()) return {};
  if (sentences.size() == 1) return fmt::format("{}/** {} */\n", indent, harmless(sentences.front()));
  std::string out = fmt::format("{}/**\n", indent);
  for (const std::string& sentence : sentences) out += fmt::format("{} * {}\n", indent, harmless(sentence));
  return out + fmt::format("{} */\n", indent);
}

}  // namespace assay::exports
