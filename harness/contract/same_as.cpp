#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <array>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::array phrases{"same envelope fields as", "same fields as", "same payload as", "same schema as", "same shape as", "same data as", "same structure as",
                             "identical to", "identical with", "same as", "as for", "as in"};

/// Where the words that name the other event begin, or npos.
std::size_t reference_begin(std::string_view words) {
  const std::string text = lower(words);
  for (const std::string_view phrase : phrases) {
    const std::size_t at = text.find(phrase);
    if (at != std::string::npos && at < 40) return at + phrase.size();
  }
  return std::string_view::npos;
}

std::string named_event(const Text& reference) {
  const std::string text = lower(reference.plain);
  if (contains_word(text, "above") || contains_word(text, "previous") || contains_word(text, "preceding")) return "^";
  for (const Named& named : names_in(reference)) {
    if (contains_word("the event payload one of in and", lower(named.name))) continue;
    return named.name;
  }
  return {};
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
  for (const std::string_view plus : {" plus ", " + ", " and also ", " with additional "}) {
    const std::size_t at = plain.find(plus);
    if (at != std::string::npos) draft.more_fields = read_name_list(reference.slice(at + plus.size()), file);
  }
}

}  // namespace

bool read_same_as(const Text& words, const std::string& file, EventDraft& draft) {
  const std::string text = lower(words.plain.substr(0, 80));
  const bool unchanged = text.starts_with("unchanged") || text.starts_with("payload unchanged") || text.starts_with("payload is unchanged");
  if (unchanged) {
    draft.same_as = "^";
    return true;
  }
  const std::size_t begin = reference_begin(words.plain);
  if (begin == std::string::npos) return false;
  const Text reference = words.slice(begin);
  const std::string name = named_event(reference);
  if (name.empty() || name == draft.event.name) return false;
  draft.same_as = name;
  read_listed(reference, file, draft);
  return true;
}

}  // namespace assay::contract
