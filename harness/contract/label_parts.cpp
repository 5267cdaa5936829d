#include "harness/contract/labels.hpp"

#include "harness/base/bytes.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>
#include <string>

// Where a line that holds several labels is cut.

namespace assay::contract {
namespace {

// These begin clauses in the middle of prose too, and cut no line.
constexpr std::array weak_words{"to", "from", "when", "name", "type", "value", "data", "v", "key", "field", "note", "notes", "spec", "core", "service", "system", "feature", "order",
                                "queue", "format", "required", "optional", "example", "usage", "source", "fields", "parameter", "column", "property", "attribute", "action",
                                "schema", "integration", "req", "alias", "was", "guarantee", "target", "topic", "retry", "calls", "handler",
                                "state", "stage", "origin", "sender", "bus", "destination", "downstream", "semantics", "implementation", "lifecycle", "readiness", "rollout", "ver",
                                "goes to", "sent to", "used by", "handled by", "recipients", "receivers", "kept for"};
constexpr std::array status_words{"planned", "implemented", "complete", "completed", "progress", "draft", "proposed", "active", "deprecated", "live"};
constexpr std::size_t label_bytes_max = 60;
constexpr std::size_t label_words_max = 4;
constexpr std::size_t parts_max = 200;  // of one line

bool cuts(std::string_view printed) {
  if (one_of(lower(trim(printed.substr(0, printed.find('(')))), weak_words)) return false;
  return label_of(printed) != Label::none;
}

bool begins_word(const std::string& plain, std::size_t at) {
  if (!is_upper(plain[at])) return false;
  const char before = at == 0 ? ' ' : plain[at - 1];
  return before == ' ' || before == ')' || before == '.' || (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
}

/// Where the label that ends at `colon` begins, not before `from`; npos if there is none. The longest label wins, but the words of a
/// status are none of its words: "Planned Subscribers:" behind "Status:" is two.
std::size_t label_begin(const std::string& plain, std::size_t from, std::size_t colon) {
  std::size_t end = colon;
  if (end > from && plain[end - 1] == ')') {
    const std::size_t open = plain.rfind('(', end);
    if (open == std::string::npos || open <= from || end - open > label_bytes_max) return std::string::npos;
    end = open;
    while (end > from && plain[end - 1] == ' ') --end;
  }
  std::size_t best = std::string::npos;
  std::size_t words = 0;
  for (std::size_t at = end; at-- > from && end - at <= label_bytes_max && words < label_words_max;) {
    words += plain[at] == ' ' ? 1 : 0;
    if (!begins_word(plain, at)) continue;
    const std::string_view printed = std::string_view(plain).substr(at, end - at);
    if (best != std::string::npos && one_of(lower(printed.substr(0, printed.find(' '))), status_words)) break;
    if (cuts(printed)) best = at;
  }
  return best;
}

}  // namespace

std::vector<document::Text> label_parts(const document::Text& line) {
  const std::string& plain = line.plain;
  std::vector<document::Text> parts;
  std::size_t begin = 0;
  std::size_t from = 0;  // behind the last colon: a label does not reach over another
  int depth = 0;
  for (std::size_t i = 0; i < plain.size() && parts.size() < parts_max; ++i) {
    depth += plain[i] == '(' || plain[i] == '{' ? 1 : (plain[i] == ')' || plain[i] == '}') && depth > 0 ? -1 : 0;
    if (plain[i] != ':' || depth > 0 || line.in_code(i)) continue;
    const std::size_t label = label_begin(plain, from, i);
    from = i + 1;
    if (label == std::string::npos || label == begin) continue;
    parts.push_back(line.slice(begin, label));
    begin = label;
  }
  parts.push_back(line.slice(begin));
  return parts;
}

}  // namespace assay::contract
