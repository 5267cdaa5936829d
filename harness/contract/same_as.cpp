#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <array>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::array phrases{"same envelope fields as", "same fields as", "same payload as", "same schema as", "same shape as", "same data as", "same structure as",
                             "identical payload to", "identical to", "identical with", "same as", "as for", "as in", "unchanged from", "mirrors", "reuses", "extends", "uses the"};

// Words of a reference that name no event.
constexpr std::string_view no_names = "the event payload one of in and for from that this those schema shape structure data fields section with its as to";

/// Where the words that name the other event begin, or npos.
std::size_t reference_begin(std::string_view words) {
  const std::string text = lower(words);
  for (const std::string_view phrase : phrases) {
    const std::size_t at = text.find(phrase);
    if (at != std::string::npos && at < 40) return at + phrase.size();
  }
  return text.starts_with("see ") ? 4 : std::string_view::npos;
}

/// "2.1": the number of a heading.
bool is_number(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string named_event(const Text& reference) {
  const std::string text = lower(reference.plain);
  if (contains_word(text, "above") || contains_word(text, "previous") || contains_word(text, "preceding")) return "^";
  for (const Named& named : names_in(reference)) {
    if (!contains_word(no_names, lower(named.name))) return named.name;
  }
  return {};
}

/// "data fields `a` and `b`": the names of a list behind words that only introduce it.
std::vector<Field> added_names(const Text& list, const std::string& file) {
  std::size_t begin = 0;
  for (const std::string_view word : {"the ", "additional ", "data ", "payload ", "extra ", "field ", "fields ", "members ", "member ", ": "}) {
    if (lower(list.plain.substr(begin, word.size())) == word) begin += word.size();
  }
  std::vector<Field> fields;
  for (const Text& item : list_items(list.slice(begin))) {
    for (Field& field : read_name_list(item, file)) fields.push_back(std::move(field));
  }
  return fields;
}

/// Names that the reference adds or lists: "(a, b)", "plus c".
void read_listed(const Text& reference, const std::string& file, EventDraft& draft) {
  const std::string& plain = reference.plain;
  const std::size_t open = plain.find('(');
  const std::size_t close = open == std::string::npos ? open : plain.find(')', open);
  if (close != std::string::npos) {
    const std::vector<Field> listed = read_name_list(reference.slice(open + 1, close), file);
    draft.event.fields = listed;
    draft.lists_same_fields = !listed.empty();
    draft.data_relative = !listed.empty();
    return;
  }
  for (const std::string_view plus : {" plus ", " + ", " and also ", " with additional ", " with the additional ", " with "}) {
    const std::size_t at = plain.find(plus);
    if (at == std::string::npos) continue;
    draft.more_fields = added_names(reference.slice(at + plus.size()), file);
    return;
  }
}

}  // namespace

bool refers_to_payload(const Text& sentence) {
  const std::string text = lower(sentence.plain.substr(0, 120));
  for (const std::string_view start : {"payload ", "the payload is ", "same payload", "same fields", "same schema", "same shape", "same data", "same structure", "identical payload", "identical to "}) {
    if (text.starts_with(start)) return true;
  }
  for (const std::string_view start : {"mirrors ", "reuses ", "uses the ", "extends "}) {
    const bool of_event = contains_word(text, "payload") || contains_word(text, "schema") || start == "mirrors " || start == "extends ";
    if (text.starts_with(start) && of_event && !likely_events_in(sentence).empty()) return true;
  }
  return false;
}

bool read_same_as(const Text& words, const std::string& file, EventDraft& draft) {
  const std::string text = lower(words.plain.substr(0, 80));
  const std::size_t begin = reference_begin(words.plain);
  const Text reference = begin == std::string::npos ? Text() : words.slice(begin);
  std::string name = named_event(reference);
  const bool weak = text.starts_with("see ") || text.starts_with("uses ") || text.starts_with("extends ") || text.starts_with("mirrors ") || text.starts_with("reuses ");
  if (weak && name != "^" && likely_events_in(reference).empty()) return false;
  if (weak && name != "^") name = likely_events_in(reference)[0].name;
  const bool unchanged = text.starts_with("unchanged") || text.starts_with("payload unchanged") || text.starts_with("payload is unchanged") || text == "ditto" || text == "ditto.";
  if (unchanged && (name.empty() || !has_event_shape(name))) {
    draft.same_as = "^";
    return true;
  }
  if (name.empty() || name == draft.event.name) return false;
  draft.same_as = is_number(name) ? name.substr(0, name.find_last_not_of('.') + 1) : name;
  read_listed(reference, file, draft);
  return true;
}

}  // namespace assay::contract
