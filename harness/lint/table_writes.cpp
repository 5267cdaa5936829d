#include "harness/lint/table_writes.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace assay::lint {
namespace {

using contract::Table;

constexpr std::size_t reach = 80;        // bytes before and behind a table's name
constexpr std::size_t tables_max = 20;   // of one sentence

using Action = std::pair<std::string_view, std::string_view>;

constexpr std::array active{Action{"write", "insert"}, Action{"writes", "insert"}, Action{"insert", "insert"}, Action{"inserts", "insert"}, Action{"append", "insert"}, Action{"appends", "insert"}};
constexpr std::array passive{Action{"updated", "update"}, Action{"set", "update"}, Action{"changed", "update"}, Action{"overwritten", "update"}, Action{"filled", "update"},
                             Action{"populated", "update"}, Action{"modified", "update"}, Action{"deleted", "delete"}, Action{"removed", "delete"}, Action{"purged", "delete"},
                             Action{"written", "insert"}, Action{"inserted", "insert"}, Action{"upserted", "update"}};
constexpr std::array adverbs{"later", "then", "also", "only", "directly", "once", "afterwards", "always", "itself"};
constexpr std::array between{"directly", "straight", "rows", "records", "entries", "a", "row", "record", "one", "entry", "back", "also", "its", "result", "results"};

bool is_denied(std::string_view before) {
  for (const std::string_view word : {"not", "never", "no", "cannot", "nobody", "none", "without", "instead", "avoid", "forbidden", "prohibited", "don", "may only"}) {
    if (contract::contains_word(before, word)) return true;
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

template <std::size_t count>
std::string_view action_of(std::string_view word, const std::array<Action, count>& verbs) {
  const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const Action& verb) { return verb.first == word; });
  return found == verbs.end() ? std::string_view() : found->second;
}

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<const char*, count>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view it) { return it == word; });
}

/// "… writes directly to " before the name.
std::string_view active_before(std::string_view before) {
  std::vector<std::string_view> words = words_of(before);
  if (words.empty() || (words.back() != "to" && words.back() != "into")) return {};
  words.pop_back();
  while (!words.empty() && is_one_of(words.back(), between)) words.pop_back();
  return words.empty() ? std::string_view() : action_of(words.back(), active);
}

/// " is set later by " behind the name; `end` is then where the writer's name begins.
std::string_view passive_behind(std::string_view behind, std::size_t& end) {
  const std::vector<std::string_view> words = words_of(behind);
  std::size_t i = 0;
  while (i < words.size() && (words[i] == "is" || words[i] == "are" || words[i] == "was" || words[i] == "gets" || words[i] == "will" || words[i] == "be" || is_one_of(words[i], adverbs))) ++i;
  if (i == 0 || i >= words.size()) return {};
  const std::string_view action = action_of(words[i], passive);
  for (++i; i < words.size() && is_one_of(words[i], adverbs); ++i) {
  }
  if (action.empty() || i + 1 >= words.size() || words[i] != "by") return {};
  std::size_t writer = i + 1;
  while (writer + 1 < words.size() && words[writer] == "the") ++writer;
  end = static_cast<std::size_t>(words[writer].data() - behind.data());
  return action;
}

/// "insert into ", "update … set", "delete from " around the name.
std::string_view statement_around(std::string_view before, std::string_view behind) {
  if (before.ends_with("insert into ")) return "insert";
  if (before.ends_with("delete from ")) return "delete";
  return before.ends_with("update ") && behind.starts_with(" set ") ? "update" : std::string_view();
}

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// "ST" as a word of its own, not that of "st_rows".
bool prints(std::string_view text, std::string_view party) {
  for (std::size_t at = party.empty() ? std::string_view::npos : text.find(party); at != std::string_view::npos; at = text.find(party, at + 1)) {
    const std::size_t end = at + party.size();
    if ((at == 0 || !is_name_byte(text[at - 1])) && (end == text.size() || !is_name_byte(text[end]))) return true;
  }
  return false;
}

class SentenceReader {
 public:
  explicit SentenceReader(const Page& page) : page_(page) {
    for (const Table& table : page.model.tables) tables_.emplace(table.name, &table);
  }

  std::vector<ToldWrite> run() {
    if (tables_.empty()) return {};
    for (const Sentence& sentence : page_.sentences) {
      if (sentence.words.find('_') == std::string::npos || !has_verb(sentence.words)) continue;
      std::size_t count = 0;
      for (const contract::Named& named : contract::compound_names_in(sentence.text)) {
        const auto table = tables_.find(std::string_view(named.name).substr(0, named.name.find('.')));
        if (table != tables_.end() && ++count <= tables_max) read(sentence, named, *table->second);
      }
    }
    return std::move(writes_);
  }

 private:
  static bool has_verb(const std::string& words) {
    for (const std::string_view part : {" by ", "to ", "from ", "update "}) {
      if (words.find(part) != std::string::npos) return true;
    }
    return false;
  }

  void read(const Sentence& sentence, const contract::Named& named, const Table& table) {
    const std::string_view words = sentence.words;
    const std::size_t from = named.begin > reach ? named.begin - reach : 0;
    const std::string_view before = words.substr(from, named.begin - from);
    const std::string_view behind = words.substr(named.end, reach);
    if (is_denied(before)) return;
    const bool column = named.name.find('.') != std::string::npos;
    std::string_view action = statement_around(before, behind);
    if (!action.empty()) {
      add(runner(sentence, table), table, action, sentence, named);
    } else if (action = active_before(before); !action.empty()) {
      add(party_at(sentence, 0), table, column ? "update" : action, sentence, named);
    } else {
      std::size_t writer = 0;
      action = passive_behind(behind, writer);
      if (!action.empty()) add(party_at(sentence, named.end + writer), table, column && action == "insert" ? "update" : action, sentence, named);
    }
  }

  static std::string party_at(const Sentence& sentence, std::size_t offset) {
    const std::string& plain = sentence.text.plain;
    for (const std::string_view article : {"The ", "the ", "A ", "a "}) {
      if (plain.compare(offset, article.size(), article) == 0) offset += article.size();
    }
    return plain.substr(offset, contract::party_id_length(plain, offset));
  }

  /// Who runs a statement: the party that the sentence names, or whose section it stands in, or whose page it is.
  std::string runner(const Sentence& sentence, const Table& table) const {
    if (std::string feature = contract::feature_id_in(sentence.text.plain); !feature.empty()) return feature;
    if (prints(sentence.text.plain, table.owner)) return {};
    for (const contract::Party& party : page_.model.parties) {
      if (contract::contains_word(sentence.heading, lower(party.name))) return party.name;
    }
    return page_.model.documents.empty() ? std::string() : page_.model.documents.front().party;
  }

  void add(std::string party, const Table& table, std::string_view action, const Sentence& sentence, const contract::Named& named) {
    writes_.push_back({std::move(party), &table, action, contract::span_of(page_.path(), sentence.text.at(named.begin))});
  }

  const Page& page_;
  std::map<std::string, const Table*, std::less<>> tables_;
  std::vector<ToldWrite> writes_;
};

}  // namespace

std::vector<ToldWrite> told_writes(const Page& page) { return SentenceReader(page).run(); }

}  // namespace assay::lint
