#include "harness/contract/draft.hpp"
#include "harness/contract/names.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>

namespace assay::contract {
namespace {

using document::Text;

bool has_camel_hump(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (std::islower(static_cast<unsigned char>(word[i - 1])) != 0 && std::isupper(static_cast<unsigned char>(word[i])) != 0) return true;
  }
  return false;
}

bool is_key(const Text& words, const Named& named) {
  const std::string& name = named.name;
  if (std::isalpha(static_cast<unsigned char>(name[0])) == 0 || name.find('-') != std::string::npos) return false;
  if (std::isupper(static_cast<unsigned char>(name[0])) != 0) return false;
  return name == "id" || name.find('_') != std::string::npos || has_camel_hump(name) || (words.in_code(named.begin) && name.find('.') == std::string::npos);
}

/// The clause that names the key: up to a dash, a semicolon or the end of the sentence.
std::size_t clause_end(const std::string& plain) {
  std::size_t end = plain.size();
  for (const std::string_view mark : {" — ", " – ", ";", ". ", " using ", " - "}) end = std::min(end, std::min(plain.find(mark), plain.size()));
  return end;
}

/// "patientId" -> "patient"
std::string stem_of(const std::string& key) {
  std::string stem = lower(key);
  for (const std::string_view ending : {"_id", "id"}) {
    if (stem.size() > ending.size() && stem.ends_with(ending)) return stem.substr(0, stem.size() - ending.size());
  }
  return stem;
}

/// "event_id(must be unique)": a remark whose space was lost makes no call of a name.
void part_remark(std::string& words) {
  const std::size_t open = words.find('(');
  if (open == std::string::npos || open == 0 || words[open - 1] == ' ') return;
  const std::size_t end = words.find_first_of(" ,)", open);
  if (end != std::string::npos && words[end] == ' ') words[open] = ' ';
}

}  // namespace

Idempotency idempotency_of(const Text& words, const std::string& file) {
  Idempotency rule;
  rule.text = words.plain;
  rule.at = span_of(file, words.at());
  const std::string& plain = words.plain;
  std::size_t begin = 0;
  std::size_t end = clause_end(plain);
  const std::size_t open = plain.find('(');
  const std::size_t close = open == std::string::npos ? open : plain.find(')', open);
  if (close != std::string::npos && open < end && plain.substr(open, close - open).find('_') != std::string::npos && plain.find(',', open) < close) {
    begin = open + 1;
    end = close;
  }
  const Text clause = words.slice(begin, end);
  const std::string& text = clause.plain;
  // a slash between two keys offers alternatives: names_in would drop both as parts of a path
  std::string spaced = text;
  std::replace(spaced.begin(), spaced.end(), '/', ' ');
  part_remark(spaced);
  Text parts = clause;
  parts.plain = spaced;
  for (const Named& named : names_in(parts)) {
    const bool known = std::find(rule.key.begin(), rule.key.end(), named.name) != rule.key.end();
    if (is_key(parts, named) && !known) rule.key.push_back(named.name);
  }
  return rule;
}

std::optional<Idempotency> deduplication_in(const Text& sentence, const std::string& file) {
  const std::string text = lower(sentence.plain);
  const auto rule_of = [&](const Text& words) -> std::optional<Idempotency> {
    Idempotency rule = idempotency_of(words, file);
    rule.text = sentence.plain;
    return rule.key.empty() ? std::nullopt : std::optional(std::move(rule));
  };
  for (const std::string_view verb : {"deduplicate", "deduplicates", "deduplicated", "dedupe", "dedupes", "dedup", "idempotent"}) {
    for (const std::string_view word : {" on ", " by ", " via ", " using ", " per "}) {
      const std::size_t at = text.find(std::string(verb) + std::string(word));
      if (at != std::string::npos) return rule_of(sentence.slice(at + verb.size() + word.size()));
    }
  }
  for (const std::string_view phrase : {"idempotency key is", "idempotency key:"}) {
    if (const std::size_t at = text.find(phrase); at != std::string::npos) return rule_of(sentence.slice(at + phrase.size()));
  }
  const std::size_t use = text.find("use ");
  const std::size_t drop = use == std::string::npos ? use : text.find("duplicates", use);
  if (drop == std::string::npos || drop - use > 120) return std::nullopt;
  return rule_of(sentence.slice(use + 4, drop));
}

void keep_named_alternative(const std::string& name, Idempotency& rule) {
  std::vector<std::string> offered;  // "patientId/encounterId"
  for (const std::string& key : rule.key) {
    const std::size_t at = rule.text.find(key);
    const bool slash = at != std::string::npos && ((at > 0 && rule.text[at - 1] == '/') || (at + key.size() < rule.text.size() && rule.text[at + key.size()] == '/'));
    if (slash) offered.push_back(key);
  }
  if (offered.size() < 2) return;
  const auto named = std::find_if(offered.begin(), offered.end(), [&](const std::string& key) { return lower(name).find(stem_of(key)) != std::string::npos; });
  const std::string kept = named == offered.end() ? offered.front() : *named;
  std::erase_if(rule.key, [&](const std::string& key) { return key != kept && std::find(offered.begin(), offered.end(), key) != offered.end(); });
}

}  // namespace assay::contract
