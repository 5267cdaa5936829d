#include "harness/contract/obligations.hpp"

#include "harness/base/hash.hpp"
#include "harness/base/strings.hpp"
#include "harness/contract/clause_kind.hpp"
#include "harness/contract/document_rules.hpp"
#include "harness/contract/facts.hpp"
#include "harness/contract/walk.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

// Two ways lead to obligations. A document that labels its clauses ("- **Deduplicate**: …" below the heading of a party) states all of
// them itself. From any other document they are derived: from the responsibility lists, the event rows and the security section.

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

bool is_duty_heading(const std::string& heading) {
  const std::string text = lower(heading);
  return text.find("responsibilit") != std::string::npos || contains_word(text, "obligations") || contains_word(text, "duties");
}

bool is_security_heading(const std::string& heading) {
  const std::string text = lower(heading);
  for (const std::string_view word : {"security", "compliance", "privacy", "isolation"}) {
    if (contains_word(text, word)) return true;
  }
  return false;
}

std::string party_heading(const Text& heading) {
  const std::size_t id = party_id_length(heading.plain, 0);
  if (id > 0) return heading.plain.substr(0, id);
  const std::vector<PartyRef> parties = parties_in(heading, {});
  return parties.size() == 1 && !is_duty_heading(heading.plain) && !is_security_heading(heading.plain) ? parties[0].party : std::string();
}

/// Label, explicit kind and words of "- **Record conversion** (`audit`): CE writes …".
struct Clause {
  std::string label;
  std::string kind;
  Text text;
};

Clause clause_of(const Text& bullet) {
  Clause clause;
  clause.text = bullet;
  if (bullet.strong.empty() || bullet.strong[0].begin != 0) return clause;
  const std::size_t end = bullet.strong[0].end;
  const std::size_t colon = bullet.plain.find(':');
  if (colon == std::string::npos || colon > end + 40) return clause;
  clause.label = std::string(trim(std::string_view(bullet.plain).substr(0, std::min(end, colon))));
  for (const document::Range& code : bullet.code) {
    const std::string word = bullet.plain.substr(code.begin, code.end - code.begin);
    if (code.begin >= end && code.end <= colon && std::find(obligation_kinds.begin(), obligation_kinds.end(), word) != obligation_kinds.end()) clause.kind = word;
  }
  clause.text = bullet.slice(colon + 1);
  return clause;
}

class ObligationReader {
 public:
  ObligationReader(const Document& document, const Draft& draft, Model& model)
      : document_(document), model_(model), events_(event_names(model)), prefix_(document_slug(draft) + "/"), publisher_(publisher_of(draft, model)) {
    for (const Event& event : model.events) {
      for (const PartyRef& subscriber : event.subscribers) subscriptions_[subscriber.party].insert(event.name);
    }
  }

  void run() {
    duties();
    if (labelled_) return;
    for (const Event& event : model_.events) rows(event);
    security();
    identifiers_only();
  }

 private:
  /// Whose document it is, as its events say: the feature itself where it publishes, or else the party of its core that publishes most.
  static std::string publisher_of(const Draft& draft, const Model& model) {
    std::map<std::string, int> counts;
    for (const Event& event : model.events) {
      const bool consumed = std::any_of(event.subscribers.begin(), event.subscribers.end(), [&](const PartyRef& ref) { return ref.party == draft.own; });
      if (event.publishers.empty() || consumed) continue;
      const std::string& party = event.publishers[0].party;
      if (party == draft.own) return party;
      if (draft.own.empty() || party_of(party).core == party_of(draft.own).core) ++counts[party];
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? draft.own : most->first;
  }

  void duties() {
    bool inside = false;
    std::uint32_t level = 0;
    std::string party;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::heading) {
        const std::string named = party_heading(block.text);
        const bool below = inside && !named.empty() && (!block.marked || block.level > level);
        if (!below) {
          inside = is_duty_heading(block.text.plain);
          level = block.level;
        }
        party = below ? named : std::string();
      } else if (inside && !party.empty() && block.kind == BlockKind::bullet) {
        duty(party, block.text);
      }
    }
  }

  void duty(const std::string& party, const Text& bullet) {
    const Clause clause = clause_of(bullet);
    const std::string kind = !clause.kind.empty() ? clause.kind : kind_of(clause);
    if (!clause.label.empty()) {
      labelled_ = true;
      add(party, slug(clause.label), kind, event_of(party, clause.text), clause.text);
      return;
    }
    add_unlabelled(party, kind, event_of(party, clause.text), clause.text);
  }

  static std::string kind_of(const Clause& clause) {
    const std::string by_label = clause.label.empty() ? std::string("other") : kind_of_clause(clause.label);
    return by_label != "other" ? by_label : kind_of_clause(clause.text.plain);
  }

  /// The event that a clause names, or the only one that the party takes part in.
  std::string event_of(const std::string& party, const Text& words) const {
    for (const Named& named : names_in(words)) {
      if (const auto event = events_.find(named.name); event != events_.end()) return event->second;
    }
    const auto subscribed = subscriptions_.find(party);
    return subscribed != subscriptions_.end() && subscribed->second.size() == 1 ? *subscribed->second.begin() : std::string();
  }

  /// The first name in the clause that is no event: "pm_patients" of "Create pm_patients record".
  std::string object_of(const Text& words) const {
    for (const Named& named : names_in(words)) {
      if (named.name.find('_') != std::string::npos && !events_.contains(named.name)) return slug(named.name);
    }
    return {};
  }

  void add_unlabelled(const std::string& party, const std::string& kind, const std::string& event, const Text& text) {
    std::string clause(stem_of_kind(kind));
    const std::string object = object_of(text);
    if (kind == "other") clause = slug(text.plain.substr(0, 40));
    if (names_its_object(kind) && !object.empty()) clause += "-" + object;
    const std::string id = prefix_ + slug(party) + "/" + clause;
    if (ids_.contains(id) && !object.empty() && !names_its_object(kind)) clause += "-" + object;
    add(party, clause, kind, event, text);
  }

  void add(const std::string& party, const std::string& clause, const std::string& kind, const std::string& event, const Text& text) {
    const std::string base = prefix_ + slug(party) + "/" + clause;
    std::string id = base;
    for (int copy = 2; ids_.contains(id); ++copy) id = base + "-" + std::to_string(copy);
    ids_.insert(id);
    stated_.insert({party, kind, event});
    model_.obligations.push_back({id, party, kind, event, text.plain, digest_of_words(text.plain), span_of(document_.path, text.at())});
  }

  void add_once(const std::string& party, const std::string& clause, const std::string& kind, const Event& event, const std::string& words, const SourceSpan& at) {
    const std::string id = prefix_ + slug(party) + "/" + clause;
    if (party.empty() || !ids_.insert(id).second) return;
    model_.obligations.push_back({id, party, kind, event.name, words, digest_of_words(words), at});
  }

  [[nodiscard]] bool stated(const std::string& party, const std::string& kind, const std::string& event) const {
    return stated_.contains({party, kind, event}) || stated_.contains({party, kind, {}});
  }

  /// What the rows of an event say: who publishes, who receives, how it is delivered, by what it is deduplicated.
  void rows(const Event& event) {
    const std::string tail = "-" + slug(event.name);
    for (const PartyRef& publisher : event.publishers) {
      add_once(publisher.party, "publish" + tail, "publish", event, publisher.as_printed + " publishes " + event.name, publisher.at);
      if (event.delivery) add_once(publisher.party, "deliver" + tail, "deliver", event, event.name + " is delivered " + *event.delivery, event.at.front());
    }
    for (const PartyRef& subscriber : event.subscribers) {
      if (!stated(subscriber.party, "receive", event.name)) {
        add_once(subscriber.party, "receive" + tail, "receive", event, subscriber.as_printed + " receives " + event.name, subscriber.at);
      }
      if (event.idempotency && !stated(subscriber.party, "deduplicate", event.name)) {
        add_once(subscriber.party, "deduplicate" + tail, "deduplicate", event, event.idempotency->text, event.idempotency->at);
      }
    }
  }

  void security() {
    bool inside = false;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::heading) inside = is_security_heading(block.text.plain);
      if (!inside || publisher_.empty() || (block.kind != BlockKind::bullet && block.kind != BlockKind::line)) continue;
      const std::vector<Text> sentences = sentences_of(block.text);
      for (const Text& sentence : sentences) security_clause(sentence, sentences.size() > 1);
    }
  }

  void security_clause(const Text& sentence, bool one_of_many) {
    const std::string kind = kind_of_clause(sentence.plain);
    const bool known = kind == "append-only" || kind == "isolate-tenant" || kind == "protect-logs" || kind == "verify-consent" || kind == "minimise-payload";
    if (!known || (one_of_many && stated_here(kind))) return;
    add_unlabelled(publisher_, kind, {}, sentence);
  }

  /// The promise that payloads hold no PHI binds the publisher, wherever in the document it stands.
  void identifiers_only() {
    if (publisher_.empty() || stated_here("minimise-payload")) return;
    bool found = false;
    each_text(document_, [&](const Text& text, const std::string&) {
      if (found) return;
      for (const Text& sentence : sentences_of(text)) {
        if (sentence.plain.size() > 1000 || !promises_no_phi(lower(sentence.plain))) continue;
        found = true;
        add_unlabelled(publisher_, "minimise-payload", {}, sentence);
        return;
      }
    });
  }

  [[nodiscard]] bool stated_here(const std::string& kind) const { return stated(publisher_, kind, {}); }

  const Document& document_;
  Model& model_;
  std::map<std::string, std::string> events_;
  std::string prefix_;
  std::string publisher_;
  std::map<std::string, std::set<std::string>> subscriptions_;  // party -> events
  std::set<std::tuple<std::string, std::string, std::string>> stated_;  // party, kind, event
  std::set<std::string> ids_;
  bool labelled_ = false;
};

}  // namespace

std::string document_slug(const Draft& draft) {
  if (!draft.own.empty()) return slug(draft.own);
  if (!draft.info.title.empty()) return slug(draft.info.title);
  const std::string& path = draft.info.path;
  const std::string file = path.substr(path.find_last_of('/') + 1);
  return slug(file.substr(0, file.rfind('.')));
}

std::string digest_of_words(std::string_view words) {
  std::string folded;
  bool gap = false;
  for (const char c : words) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      gap = true;
      continue;
    }
    if (gap && !folded.empty()) folded += ' ';
    gap = false;
    folded += c;
  }
  return sha256_hex(folded).substr(0, 16);
}

void read_obligations(const Document& document, const Draft& draft, Model& model) {
  ObligationReader(document, draft, model).run();
  std::stable_sort(model.obligations.begin(), model.obligations.end(), [](const Obligation& a, const Obligation& b) { return a.id < b.id; });
}

}  // namespace assay::contract
