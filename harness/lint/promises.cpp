#include "harness/lint/promises.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/clause_kind.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>

namespace assay::lint {
namespace {

constexpr std::size_t sentence_max = 600;  // a promise is shorter
constexpr std::size_t reach = 40;          // bytes between the words of one promise

constexpr std::array personal{"phi", "protected health information", "pii", "personal data", "patient data"};
constexpr std::array messages{"event", "events", "payload", "payloads", "message", "messages", "bus", "stream", "streams", "topic", "topics", "envelope", "wire", "travel", "travels"};
constexpr std::array denials{"never", "not", "cannot", "can't", "don't", "doesn't", "no longer"};
constexpr std::array carrying{"contain", "contains", "carry", "carries", "include", "includes", "hold", "holds", "have", "transport", "transports", "bear", "expose", "place", "put", "publish", "send"};
constexpr std::array carried{"placed", "put", "published", "sent", "included", "carried", "transmitted", "transported", "written", "allowed", "permitted", "part of", "leave", "leaves", "travel", "travels", "enter", "enters"};
constexpr std::array ids{"ids", "identifiers", "references", "uuids", "keys"};
constexpr std::array plain_kinds{"opaque", "internal", "record", "resource", "random", "surrogate", "entity", "reference", "uuid", "the"};

template <std::size_t count>
bool has_word(std::string_view words, const std::array<const char*, count>& any) {
  return std::any_of(any.begin(), any.end(), [&](const char* word) { return contract::contains_word(words, word); });
}

/// What stands behind the first of the words, if the text begins with one of them.
template <std::size_t count>
std::string_view behind(std::string_view text, const std::array<const char*, count>& any) {
  for (const std::string_view word : any) {
    if (text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ')) return trim(text.substr(word.size())).empty() ? " " : text.substr(word.size());
  }
  return {};
}

/// "contain any phi": a verb, and right behind it what it is about; not "contain unencrypted phi", which promises less.
bool carries_personal(std::string_view rest) {
  std::string_view object = behind(trim(rest), carrying);
  if (object.empty()) return false;
  object = trim(object);
  if (object.starts_with("any ")) object.remove_prefix(4);
  return std::any_of(personal.begin(), personal.end(), [&](std::string_view what) { return object.starts_with(what); });
}

/// "events never contain phi", "we do not put phi on the bus"
bool denies_carrying(std::string_view words) {
  for (const std::string_view no : denials) {
    for (std::size_t at = words.find(no); at != std::string_view::npos; at = words.find(no, at + 1)) {
      if (carries_personal(words.substr(at + no.size(), 3 * reach))) return true;
    }
  }
  return false;
}

/// "phi is never placed on the event bus", "phi must not be included in payloads"
bool denies_being_carried(std::string_view words) {
  for (const std::string_view what : personal) {
    const std::size_t at = words.find(what);
    if (at == std::string_view::npos || (at > 0 && words[at - 1] != ' ' && words[at - 1] != '(')) continue;
    const std::string_view near = words.substr(at + what.size(), reach);
    const bool denied = has_word(near.substr(0, 20), denials);
    if (denied && has_word(near, carried) && has_word(words.substr(at), messages)) return true;
  }
  return false;
}

/// "references only", "only opaque ids"
bool names_ids_only(std::string_view words) {
  for (std::size_t at = words.find("only"); at != std::string_view::npos; at = words.find("only", at + 1)) {
    const std::string_view before = trim(words.substr(0, at));
    const bool said_before = std::any_of(ids.begin(), ids.end(), [&](std::string_view id) { return before.ends_with(id) && (before.size() == id.size() || before[before.size() - id.size() - 1] == ' '); });
    std::string_view after = trim(words.substr(at + 4, reach));
    for (std::string_view rest = behind(after, plain_kinds); !rest.empty(); rest = behind(after, plain_kinds)) after = trim(rest);
    if (said_before || !behind(after, ids).empty()) return true;
  }
  return false;
}

}  // namespace

bool promises_bare_message(std::string_view words) {
  if (contract::promises_no_phi(words)) return true;
  if (words.size() > sentence_max || words.find("log") != std::string_view::npos) return false;
  const bool speaks = words.find("only") != std::string_view::npos || std::any_of(personal.begin(), personal.end(), [&](std::string_view what) { return words.find(what) != std::string_view::npos; });
  if (!speaks || !has_word(words, messages)) return false;
  return denies_carrying(words) || denies_being_carried(words) || names_ids_only(words);
}

}  // namespace assay::lint
