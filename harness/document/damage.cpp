#include "harness/document/damage.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <cctype>

namespace assay::document {

std::string_view without_line_end(std::string_view body) {
  if (body.ends_with('\\')) body.remove_suffix(1);
  return trim(body);
}

std::string_view without_glued_boilerplate(std::string_view body) {
  constexpr std::string_view glued = "Documentation Index";
  return body.ends_with(glued) && body.size() > glued.size() ? trim(body.substr(0, body.size() - glued.size())) : body;
}

std::size_t glued_heading(std::string_view body) {
  for (std::size_t dot = body.rfind('.'); dot != std::string_view::npos && dot > 0; dot = body.rfind('.', dot - 1)) {
    if (body.size() - dot > 60) return std::string_view::npos;
    const bool glued = dot + 1 < body.size() && std::isupper(static_cast<unsigned char>(body[dot + 1])) != 0 &&
                       (std::isalpha(static_cast<unsigned char>(body[dot - 1])) != 0 || body[dot - 1] == ')');
    if (glued) {
      const std::string_view tail = body.substr(dot + 1);
      const bool words = tail.find(' ') != std::string_view::npos && body.substr(0, dot).find(' ') != std::string_view::npos;
      return words && reads_like_heading(tail) ? dot + 1 : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

std::string without_escapes(std::string_view body) {
  std::string plain;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '\\' || i + 1 == body.size()) plain += body[i];
  }
  return plain;
}

bool awaits_value(std::string_view body) {
  body = trim(body);
  if (!body.ends_with(':')) return false;
  const std::string label = lower(body.substr(body.size() > 40 ? body.size() - 40 : 0));
  for (const std::string_view block : {"payload", "schema", "example", "fields", "events", "documents"}) {
    if (label.find(block) != std::string::npos) return false;
  }
  return true;
}

bool is_whole_label(std::string_view words) {
  const auto label = label_length(words);
  if (!label || *label + 1 >= words.size()) return false;
  const std::string last = lower(words.substr(words.rfind(' ') == std::string_view::npos ? 0 : words.rfind(' ') + 1));
  for (const std::string_view open : {"the", "a", "an", "in", "of", "by", "with", "to", "use", "uses", "include", "includes", "from", "on", "at", "for", "and", "or", "creates",
                                      "create", "reads", "read", "writes", "write", "via", "as", "is", "are", "into", "set", "sets", "same", "not", "load", "map", "insert"}) {
    if (last == open) return false;
  }
  return true;
}

int open_parens(std::string_view words) {
  int open = 0;
  for (const char c : words) open += c == '(' ? 1 : c == ')' ? -1 : 0;
  return open;
}

}  // namespace assay::document
