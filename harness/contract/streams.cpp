#include "harness/contract/streams.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/walk.hpp"

#include <algorithm>
#include <map>

namespace assay::contract {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using document::Text;

constexpr std::size_t text_bytes_max = 20'000;

bool is_upper(char c) { return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9'); }
bool is_subject_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == '*' || c == '>' || c == '{' || c == '}'; }

/// The length of a stream's name at `from`: capitals, at least three; 0 if there is none.
std::size_t name_length(std::string_view text, std::size_t from) {
  if (from >= text.size() || text[from] < 'A' || text[from] > 'Z') return 0;
  std::size_t end = from;
  while (end < text.size() && is_upper(text[end])) ++end;
  return end - from >= 3 ? end - from : 0;
}

/// "registration.>", "patient_chart.*": a pattern of subjects; 0 if none begins here.
std::size_t pattern_length(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_subject_byte(text[end])) {
    if (text[end++] == '>') break;  // nothing follows the last token: the next name may be glued to it
  }
  const std::string_view pattern = text.substr(from, end - from);
  const bool wild = pattern.ends_with(".>") || pattern.ends_with(".*");
  return wild && pattern.size() > 3 ? pattern.size() : 0;
}

class StreamReader {
 public:
  StreamReader(const Document& document, const Draft& draft, Model& model) : document_(document), draft_(draft), model_(model) {}

  void run() {
    for (const Block& block : document_.blocks) {
      if (block.quoted || block.kind == BlockKind::code) continue;
      if (block.kind == BlockKind::table) table(block);
      else words(block);
    }
    if (!draft_.stream) return;
    const auto at = draft_.stated_at.find("stream");
    Stream& own = add(*draft_.stream, at == draft_.stated_at.end() ? SourceSpan{document_.path, 0, 0, {}} : at->second);
    if (own.retention.empty() && draft_.retention) own.retention = *draft_.retention;
  }

 private:
  Stream& add(const std::string& name, const SourceSpan& at) {
    const auto [place, added] = places_.emplace(name, model_.streams.size());
    if (added) model_.streams.push_back({name, {}, {}, at});
    return model_.streams[place->second];
  }

  void words(const Block& block) {
    const Text& text = block.text;
    if (text.plain.size() > text_bytes_max) return;
    pairs(text);
    sentence(text);
    if (block.kind == BlockKind::bullet) channel(text);
  }

  /// "REGISTRATION→registration.>SCHEDULING→scheduling.>", "REGISTRATIONregistration.>"
  void pairs(const Text& text) {
    const std::string& plain = text.plain;
    for (std::size_t i = 0; i < plain.size();) {
      const std::size_t length = name_length(plain, i);
      if (length == 0 || (i > 0 && std::isalnum(static_cast<unsigned char>(plain[i - 1])) != 0)) {
        ++i;
        continue;
      }
      std::size_t subject = i + length;
      while (subject < plain.size() && plain[subject] == ' ') ++subject;
      for (const std::string_view arrow : {"→", "->", "=>", ":"}) {
        if (plain.compare(subject, arrow.size(), arrow) == 0) subject += arrow.size();
      }
      while (subject < plain.size() && plain[subject] == ' ') ++subject;
      const std::size_t pattern = pattern_length(plain, subject);
      if (pattern > 0) set_prefix(add(plain.substr(i, length), span_of(document_.path, text.at(i))), plain.substr(subject, pattern));
      i = pattern > 0 ? subject + pattern : i + length;
    }
  }

  static void set_prefix(Stream& stream, const std::string& prefix) {
    if (stream.subject_prefix.empty()) stream.subject_prefix = prefix;
  }

  /// "JetStream stream: DIAG_LAB — subject wildcard diag.laboratory.>"
  void sentence(const Text& text) {
    const std::string small = lower(text.plain);
    const std::size_t stream = small.find("stream");
    const std::size_t subject = stream == std::string::npos ? stream : small.find("subject", stream);
    if (subject == std::string::npos) return;
    for (std::size_t i = stream; i < subject; ++i) {
      const std::size_t length = i > 0 && std::isalnum(static_cast<unsigned char>(text.plain[i - 1])) != 0 ? 0 : name_length(text.plain, i);
      if (length == 0) continue;
      Stream& found = add(text.plain.substr(i, length), span_of(document_.path, text.at(i)));
      for (std::size_t j = subject; j < text.plain.size(); ++j) {
        const bool begins = text.plain[j - 1] == ' ' || text.plain[j - 1] == '`';
        std::size_t end = j;
        while (begins && end < text.plain.size() && (is_subject_byte(text.plain[end]) || is_upper(text.plain[end]) || text.plain[end] == '<')) ++end;
        const std::string pattern = text.plain.substr(j, end - j);
        if (pattern.find('.') == std::string::npos || pattern.size() < 4) continue;
        set_prefix(found, pattern.ends_with('.') ? pattern.substr(0, pattern.size() - 1) : pattern);
        return;
      }
      return;
    }
  }

  /// "**`lo_events`** — Postgres `pg_notify` channel"
  void channel(const Text& text) {
    const std::vector<Named> names = names_in(text.slice(0, 200));
    if (names.empty() || names[0].begin > 1 || !names[0].name.ends_with("_events")) return;
    if (contains_word(lower(text.plain), "channel") || text.plain.find("pg_notify") != std::string::npos) add(names[0].name, span_of(document_.path, text.at(names[0].begin)));
  }

  void table(const Block& block) {
    if (block.rows.size() < 2) return;
    std::vector<Label> labels;
    for (const Text& cell : block.rows[0].cells) labels.push_back(label_of(cell.plain));
    const auto column = [&](Label wanted) { return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), wanted) - labels.begin()); };
    if (column(Label::stream) < labels.size()) {
      const std::size_t pattern = std::min(column(Label::subject), column(Label::event));
      for (std::size_t i = 1; i < block.rows.size(); ++i) row(block.rows[i], column(Label::stream), pattern, column(Label::retention));
    } else if (labels.size() == 2) {
      transport(block);
    }
    for (const document::Row& each : block.rows) {
      for (const Text& cell : each.cells) pairs(cell);
    }
  }

  void row(const document::Row& row, std::size_t name, std::size_t subject, std::size_t retention) {
    if (name >= row.cells.size()) return;
    const Text& cell = row.cells[name];
    const std::string word = cell.plain.substr(0, cell.plain.find_first_of(" ,("));
    const bool named = name_length(word, 0) == word.size() || word.ends_with("_events");
    if (word.empty() || !named) return;
    Stream& found = add(word, span_of(document_.path, cell.at()));
    if (subject < row.cells.size()) set_prefix(found, row.cells[subject].plain);
    if (retention < row.cells.size() && found.retention.empty()) found.retention = row.cells[retention].plain;
  }

  /// "| Stream | REGISTRATION |", "| Subject prefix | REGISTRATION. |", "| Retention | WorkQueue |"
  void transport(const Block& block) {
    const Text* name = nullptr;
    const Text* subject = nullptr;
    const Text* retention = nullptr;
    for (const document::Row& each : block.rows) {
      if (each.cells.size() < 2) continue;
      const std::string printed = lower(each.cells[0].plain);
      const Label label = label_of(printed);
      if (label == Label::stream) name = &each.cells[1];
      if (label == Label::subject || printed.starts_with("subject prefix") || printed.starts_with("subjects pattern")) subject = &each.cells[1];
      if (label == Label::retention) retention = &each.cells[1];
    }
    const std::size_t length = name == nullptr ? 0 : name_length(name->plain, 0);
    if (length == 0) return;
    Stream& found = add(name->plain.substr(0, length), span_of(document_.path, name->at()));
    if (subject != nullptr && subject->plain.find('.') != std::string::npos) set_prefix(found, subject->plain.substr(0, subject->plain.find(' ')));
    if (retention != nullptr && found.retention.empty()) found.retention = retention->plain;
  }

  const Document& document_;
  const Draft& draft_;
  Model& model_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

void read_streams(const Document& document, const Draft& draft, Model& model) { StreamReader(document, draft, model).run(); }

}  // namespace assay::contract
