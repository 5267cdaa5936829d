#include "harness/document/shapes.hpp"
#include "harness/document/table.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// The columns of a jammed row are told apart by what they hold: a label of a closed vocabulary, a name (which ends where an upper-case
// letter begins, or at its version), a number, a type. What cannot be told apart stays together in the last cell.

namespace assay::document {
namespace {

// Longer words first: "Retention class" must win over "Retention".
constexpr std::array header_words{
    "Consumer / Producer", "CloudEvents type", "Retention class", "Idempotency key", "Payload Schema", "Payload (data)", "Publisher Spec",
    "Source service", "Subscribers", "Description", "Constraints", "Idempotency", "Subscriber", "Dependency", "Aggregate",
    "Attribute", "Publisher", "Consumers", "Mechanism", "Direction", "Event Name", "Event type", "Event Type", "Retention", "Required",
    "Consumer", "Producer", "Property", "Delivery", "Trigger", "Purpose", "Version", "Subject", "Channel", "Pattern", "Payload", "Handler",
    "Default", "Notes", "Status", "Source", "Action", "Format", "Column", "Schema", "Stream", "Fields", "Event", "Field", "Value", "Layer",
    "Usage", "Note", "Name", "Type", "Spec", "Key", "v"};

constexpr std::array row_labels{
    "CloudEvents source", "Retention class", "Idempotency key", "Subject prefix", "Delivery guarantee", "At-least-once", "Partition key",
    "Event Name", "Event Type", "Deduplication", "Subscribers", "Idempotency", "Publisher", "Consumers", "Subscriber", "Retention",
    "Guarantee", "Delivery", "Envelope", "Ordering", "Trigger", "Payload", "Channel", "Version", "Subject", "Storage", "Stream", "Status",
    "Replay"};

constexpr std::array type_words{"TIMESTAMPTZ", "TIMESTAMP", "BOOLEAN", "INTEGER", "NUMERIC", "VARCHAR", "BIGINT", "JSONB", "TEXT[]",
                                "UUID[]", "UUID", "TEXT", "DATE", "JSON", "ENUM", "INT", "BOOL", "timestamptz", "boolean", "integer",
                                "string", "number", "uuid", "text", "date", "object", "array", "jsonb"};

template <std::size_t N>
std::string_view prefix_of(std::string_view body, const std::array<const char*, N>& words) {
  for (const std::string_view word : words) {
    if (body.starts_with(word)) return word;
  }
  return {};
}

bool is_label_header(const std::vector<std::string>& header) {
  return header.size() == 2 && (header[1] == "Value" || header[1] == "Notes" || header[1] == "Description") && header[0] != "Column" &&
         header[0] != "Event" && header[0] != "Key" && header[0] != "Name";
}

bool has_column(const std::vector<std::string>& header, std::string_view name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

/// The name that begins a row: lower-case parts, `_`, `-` and `.`; ends before an upper-case letter that starts a new word, or
/// behind a version `.v1` whose digits the version column repeats.
std::size_t name_length(std::string_view body, bool version_follows) {
  std::size_t end = 0;
  while (end < body.size()) {
    const char c = body[end];
    const bool lower_byte = (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
    if (!lower_byte) break;
    ++end;
  }
  if (end < 2 || end >= body.size() || body[end] < '0' || body[end] > '9') return end;
  if (!body.substr(0, end).ends_with(".v")) {
    while (end < body.size() && body[end] >= '0' && body[end] <= '9') ++end;
    return end;
  }
  std::size_t digits = 0;
  while (end + digits < body.size() && body[end + digits] >= '0' && body[end + digits] <= '9') ++digits;
  if (!version_follows || digits < 2) return end + (version_follows ? 1 : digits);
  return end + (digits >= 4 && body.substr(end, 2) == body.substr(end + 2, 2) ? 2 : 1);
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

}  // namespace

std::optional<std::vector<std::string>> jammed_header(std::string_view body) {
  if (body.size() < 7 || body.size() > 120) return std::nullopt;
  std::vector<std::string> words;
  while (!body.empty()) {
    const std::string_view word = prefix_of(body, header_words);
    if (word.empty()) return std::nullopt;
    words.emplace_back(word);
    body.remove_prefix(word.size());
  }
  return words.size() >= 2 ? std::optional(std::move(words)) : std::nullopt;
}

std::optional<Row> split_jammed_row(const std::vector<std::string>& header, const Line& line) {
  JammedRow row(line);
  if (is_label_header(header)) {
    const std::string_view label = prefix_of(row.rest(), row_labels);
    if (label.empty() || label.size() == row.rest().size()) return std::nullopt;
    row.take(label.size());
    return row.finish();
  }
  const bool version = has_column(header, "v") || has_column(header, "Version");
  const std::size_t name = name_length(row.rest(), version);
  if (name < 2) return std::nullopt;
  row.take(name);
  if (version && header[1].starts_with('v') == false && header[1] != "Version") return row.finish();
  if (version) row.take(row.rest().starts_with('v') ? 2 : 1);
  if (header.size() > 1 && header[1] == "Type") row.take(prefix_of(row.rest(), type_words).size());
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
