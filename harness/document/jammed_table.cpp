#include "harness/document/jammed_cells.hpp"
#include "harness/document/shapes.hpp"
#include "harness/document/table.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// A table whose borders are gone is known by its header: a line of header words without a space between them. Its rows are told apart by
// what their columns hold (jammed_cells); what cannot be told apart stays together in the last cell.

namespace assay::document {
namespace {

constexpr std::size_t header_bytes_max = 160;
constexpr std::size_t label_bytes_max = 48;
constexpr std::size_t cell_bytes_max = 2000;  // a longer cell is not looked through: hostile rows cost no more than they are long

// Longer words first: "Retention class" must win over "Retention".
constexpr auto header_words = std::to_array<std::string_view>({
    "Consumer / Producer", "Producer / Consumer", "Event / Subject", "Subject / Type", "Type / Pattern", "CloudEvents type", "Retention class", "Idempotency key", "Payload Schema",
    "Payload (data)", "Publisher Spec", "Source service", "Schema highlights", "Integration Point", "Source Core", "Target Core", "Spec Reference", "Out of scope",
    "Event / API", "Responsibility", "Subscribers", "Description", "Constraints", "Idempotency", "Integration", "Subscriber", "Dependency", "Event Name", "Event type",
    "Event Type", "NATS subject", "Avg. volume", "Permission", "Convention", "Aggregate", "Attribute", "Publisher", "Consumers", "Mechanism", "Direction", "Event/API",
    "Retention", "In scope", "Required", "Consumer", "Producer", "Property", "Delivery", "Trigger", "Purpose", "Version", "Subject", "Channel", "Pattern", "Payload",
    "Handler", "Default", "Setting", "Command", "Concern", "Endpoint", "Details", "Invariant", "Entity", "Method", "Notes", "Status", "Source", "Action", "Format",
    "Column", "Schema", "Stream", "Fields", "Aspect", "Detail", "Events", "Event", "Field", "Value", "Layer", "Query", "Owner", "Table", "Scope", "Usage", "Topic", "Route",
    "Note", "Name", "Type", "Spec", "Item", "From", "Role", "Auth", "Path", "Risk", "Key", "To", "v"});

constexpr auto row_labels = std::to_array<std::string_view>({
    "CloudEvents source", "CloudEvents type", "Key Events Published", "Key Events Consumed", "Events Published", "Events Consumed", "Event Domain", "Event domain",
    "Event type format", "Retention class", "Idempotency key", "Subject prefix", "Subjects pattern", "Delivery guarantee", "At-least-once", "Partition key", "NATS subject",
    "Stream name", "Event Name", "Event Type", "Deduplication", "Subscribers", "Idempotency", "Publisher", "Consumers", "Subscriber", "Retention", "Guarantee", "Delivery",
    "Envelope", "Ordering", "Subjects", "Trigger", "Payload", "Channel", "Version", "Subject", "Storage", "Replicas", "Source", "Stream", "Status", "Replay", "DB Tables"});

template <std::size_t N>
std::string_view prefix_of(std::string_view body, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (!body.empty() && body[0] == word[0] && body.starts_with(word)) return word;
  }
  return {};
}

bool is_label_header(const std::vector<std::string>& header) {
  if (header.size() != 2) return false;
  const auto among = [](const std::string& word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); };
  return among(header[1], {"Value", "Notes", "Description", "Detail", "Details", "Setting"}) && !among(header[0], {"Column", "Event", "Key", "Name", "Permission", "Table"});
}

/// A header word that is not known: up to the next seam.
std::size_t unknown_word(std::string_view body) {
  if (std::isupper(static_cast<unsigned char>(body[0])) == 0) return 0;
  std::size_t end = 1;
  while (end < body.size() && end < 30 && !is_seam(body, end)) {
    const char c = body[end];
    if (std::isalpha(static_cast<unsigned char>(c)) == 0 && c != ' ' && c != '/' && c != '-') return 0;
    ++end;
  }
  return end > 2 && end < 30 ? end : 0;
}

/// "Role in CE-63": small words that go on behind a header word, up to the next seam.
std::size_t header_rest(std::string_view body, std::size_t word) {
  if (word + 1 >= body.size() || body[word] != ' ' || std::islower(static_cast<unsigned char>(body[word + 1])) == 0) return 0;
  std::size_t end = word + 1;
  while (end < body.size() && end - word < 30 && !(is_seam(body, end) && std::isdigit(static_cast<unsigned char>(body[end - 1])) == 0)) {
    const char c = body[end];
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != ' ' && c != '-' && c != '/') return 0;
    ++end;
  }
  return end - word;
}

/// "(subject)" behind a header word.
std::size_t header_note(std::string_view rest) {
  if (!rest.starts_with(" (")) return 0;
  const std::size_t close = rest.find(')');
  return close == std::string_view::npos || close > 40 ? 0 : close + 1;
}

class JammedRow {
 public:
  explicit JammedRow(const Line& line) : line_(line) { row_.at = line.at; }

  [[nodiscard]] std::string_view rest() const { return line_.body.substr(offset_); }

  void take(std::size_t length) {
    const std::string_view cell = rest().substr(0, length);
    row_.cells.push_back(strip_inline(cell, {line_.at.line, line_.at.column + static_cast<std::uint32_t>(offset_)}));
    offset_ += cell.size();
  }

  Row finish() {
    take(std::string_view::npos);
    return std::move(row_);
  }

 private:
  const Line& line_;
  Row row_;
  std::size_t offset_ = 0;
};

/// "Primary eventlg_parcel_lost", "Core tableslg_parcels": a label whose last word says what names follow it; or 0.
std::size_t label_of_names(std::string_view body) {
  for (const std::string_view word : {" events", " event", " tables", " table", " keys", " channels", " channel", " subjects", " queues"}) {
    const std::size_t at = body.substr(0, label_bytes_max).find(word);
    if (at == std::string_view::npos || at + word.size() >= body.size()) continue;
    const std::string_view rest = body.substr(at + word.size());
    const std::string_view name = rest.substr(0, rest.find_first_of(" ,(:"));
    if (std::islower(static_cast<unsigned char>(name.empty() ? ' ' : name[0])) != 0 && name.find_first_of("_.") != std::string_view::npos) return at + word.size();
  }
  return 0;
}

/// The label that begins a row of two columns: a known one, or capitalised words up to the first seam.
std::size_t row_label(std::string_view body) {
  if (const std::string_view known = prefix_of(body, row_labels); !known.empty()) return known.size();
  if (std::isupper(static_cast<unsigned char>(body[0])) == 0 || label_length(body)) return 0;
  if (const std::size_t names = label_of_names(body); names > 0) return names;
  for (std::size_t end = 2; end < body.size() && end < label_bytes_max; ++end) {
    const char c = body[end];
    if (is_seam(body, end) && std::isdigit(static_cast<unsigned char>(body[end - 1])) == 0) return end;
    if (std::isalpha(static_cast<unsigned char>(c)) == 0 && c != ' ' && c != '-' && c != '/' && c != '(' && c != ')' && c != '.') return 0;
  }
  return 0;
}

std::optional<Row> label_row(JammedRow row) {
  const std::size_t label = row_label(row.rest());
  if (label == 0 || label == row.rest().size()) return std::nullopt;
  row.take(label);
  return row.finish();
}

}  // namespace

std::optional<std::vector<std::string>> jammed_header(std::string_view body) {
  if (body.size() < 7 || body.size() > header_bytes_max) return std::nullopt;
  std::vector<std::string> words;
  std::size_t known = 0;
  while (!body.empty()) {
    const std::string_view word = prefix_of(body, header_words);
    const bool goes_on = word.size() < body.size() && std::islower(static_cast<unsigned char>(body[word.size()])) != 0 && body[word.size()] != 'v';
    std::size_t length = word.empty() || goes_on ? unknown_word(body) : word.size();
    if (length == 0) return std::nullopt;
    known += !word.empty() && !goes_on;
    if (!word.empty() && !goes_on) length += header_rest(body, length);
    length += header_note(body.substr(length));
    words.emplace_back(body.substr(0, length));
    body.remove_prefix(length);
  }
  const bool mostly_known = known >= 2 && known * 2 >= words.size();
  return mostly_known ? std::optional(std::move(words)) : std::nullopt;
}

std::optional<Row> split_jammed_row(const std::vector<std::string>& header, const Line& line) {
  JammedRow row(line);
  if (is_label_header(header)) return label_row(std::move(row));
  std::vector<CellKind> kinds;
  for (const std::string& word : header) kinds.push_back(kind_of_column(word));
  if (kinds[0] == CellKind::type) kinds[0] = CellKind::name;
  const bool of_events = header[0].starts_with("Event") || header[0].starts_with("Subject");  // beside them a type is another name
  for (CellKind& kind : kinds) kind = of_events && kind == CellKind::type ? CellKind::name : kind;
  for (std::size_t i = 0; i + 1 < kinds.size(); ++i) {
    if (kinds[i] == CellKind::type && kinds[i + 1] == CellKind::required) kinds[i] = CellKind::asked_type;
  }
  for (std::size_t i = 0; i + 1 < kinds.size(); ++i) {
    const std::string_view rest = row.rest().substr(0, cell_bytes_max);
    std::size_t length = cell_length(kinds[i], kinds[i + 1], rest);
    if (length == 0) length = words_before(kinds[i + 1], rest);
    if (i == 0 && (length == 0 || length == row.rest().size())) return std::nullopt;  // no row, or one that the end of the text cut off
    if (length == 0 || length >= row.rest().size()) break;
    row.take(length);
  }
  return row.finish();
}

Row jammed_header_row(const std::vector<std::string>& header, const Line& line) {
  Row row;
  row.at = line.at;
  std::uint32_t offset = 0;
  for (const std::string& word : header) {
    row.cells.push_back(verbatim(word, {line.at.line, line.at.column + offset}));
    offset += static_cast<std::uint32_t>(word.size());
  }
  return row;
}

}  // namespace assay::document
