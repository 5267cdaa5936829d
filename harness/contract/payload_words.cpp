#include "harness/contract/payload_words.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::size_t words_max = 2000;

constexpr std::array<std::string_view, 22> nouns{"fields on top of the envelope", "fields beside the envelope", "fields beyond the envelope", "fields in addition to the envelope", "payload members",
                                                 "payload attributes", "payload fields", "payload data", "event payload", "event data", "event body", "event fields", "message payload", "message body",
                                                 "message fields", "message", "payload", "body", "attributes", "members", "fields", "data"};

constexpr std::array<std::string_view, 14> verbs{" contains the following fields", " has the following fields", " contains", " carries", " holds", " includes", " has", " consists of", " is made of", " contain",
                                                 " carry", " are", " is", " has these fields"};

/// The length of the longest of the words that the text begins with.
template <std::size_t N>
std::size_t longest(std::string_view text, const std::array<std::string_view, N>& words) {
  std::size_t length = 0;
  for (const std::string_view word : words) {
    if (text.starts_with(word)) length = std::max(length, word.size());
  }
  return length;
}

/// A list of names begins in code or with a brace, or has commas and no sentence.
bool lists_names(const Text& list) {
  if (list.in_code(0) || list.plain.starts_with('{')) return true;
  const std::string_view first = std::string_view(list.plain).substr(0, list.plain.find(','));
  return first.size() < list.plain.size() && first.find(' ') == std::string_view::npos;
}

}  // namespace

std::optional<PayloadWords> payload_words(const Text& text) {
  if (text.empty() || text.plain.size() > words_max || text.in_code(0)) return std::nullopt;
  const std::string words = lower(text.plain);
  std::size_t at = 0;
  for (const std::string_view article : {"the ", "its ", "all "}) at += at == 0 && words.starts_with(article) ? article.size() : 0;
  const std::size_t noun = longest(std::string_view(words).substr(at), nouns);
  if (noun == 0) return std::nullopt;
  at += noun;
  const std::string_view named = std::string_view(words).substr(at - noun, noun);
  const std::size_t verb = longest(std::string_view(words).substr(at), verbs);
  at += verb;
  const bool colon = words.compare(at, 1, ":") == 0;
  const Text list = text.slice(std::min(at + (colon ? 1 : 0), words.size()));
  if (list.empty()) {
    const bool said = colon || (text.in_strong(0) && named.find(' ') != std::string_view::npos);  // "**Payload members**"
    return said ? std::optional(PayloadWords{}) : std::nullopt;
  }
  if (!(colon || verb > 0) || !lists_names(list)) return std::nullopt;
  return PayloadWords{list};
}

std::string former_name_in(const Text& sentence, const std::string& event) {
  if (sentence.plain.size() > words_max) return {};
  const std::string text = lower(sentence.plain);
  constexpr std::array<std::string_view, 15> phrases{"formerly known as ", "formerly called ", "formerly named ", "formerly ",      "previously named ", "previously called ", "previously known as ", "previously ",
                                                     "renamed from ",      "aka ",             "a.k.a. ",         "also known as ", "(was ",             "old name ",          "former name "};
  for (const std::string_view phrase : phrases) {
    const std::size_t at = text.find(phrase);
    const bool begins = at == 0 || (at != std::string::npos && (phrase[0] == '(' || text[at - 1] == ' ' || text[at - 1] == '('));
    if (!begins) continue;
    for (const Named& named : compound_names_in(sentence)) {
      if (named.begin < at && named.name != event) return {};  // what is said is said of that one
      if (named.begin < at + phrase.size()) continue;
      const bool directly = named.begin <= at + phrase.size() + 1;
      return directly && has_event_shape(named.name) && named.name != event && !is_other_thing(sentence, named) ? named.name : std::string();
    }
  }
  return {};
}

}  // namespace assay::contract
