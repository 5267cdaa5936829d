#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"
#include "harness/lint/csv.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::lint {
namespace {

using contract::JsonTree;
using Json = nlohmann::json;

/// Collects rows out of whichever shape the export has.
class RegistryReader {
 public:
  RegistryReader(const std::string& path, std::string_view text) : text_(text), out_{SourceFile(path, text), {}} {}

  Result<RegistryExport> run() {
    const std::string path = lower(out_.source.path());
    const bool lines = path.ends_with(".jsonl") || path.ends_with(".ndjson");
    if (const auto read = path.ends_with(".csv") ? csv() : lines ? json_lines() : json(); !read) return tl::unexpected(read.error());
    auto& events = out_.events;
    if (events.empty()) return wrong(0, "the export has no row: it names no event to hold the documents against");
    std::stable_sort(events.begin(), events.end(), [](const RegisteredEvent& a, const RegisteredEvent& b) { return a.name < b.name; });
    events.erase(std::unique(events.begin(), events.end(), [](const RegisteredEvent& a, const RegisteredEvent& b) { return a.name == b.name; }), events.end());
    return std::move(out_);
  }

 private:
  Result<void> json() {
    return with_json(out_.source, text_, 0, [this](const JsonSource& file) -> Result<void> {
      if (file.value.is_array()) return rows(file.value, file.tree, 0);
      const auto list = file.value.is_object() ? file.value.find("rows") : file.value.end();
      const JsonTree* const tree = file.tree.member("rows");
      if (tree == nullptr || list == file.value.end() || !list->is_array()) {
        return wrong(file.tree.offset, "an export is an array of rows, or an object with an array \"rows\"");
      }
      return rows(*list, *tree, 0);
    });
  }

  Result<void> json_lines() {
    std::size_t offset = 0;
    for (const std::string_view line : split(text_, '\n')) {
      if (!trim(line).empty()) {
        const auto read = with_json(out_.source, line, offset, [&](const JsonSource& file) { return row(file.value, file.tree, offset); });
        if (!read) return read;
      }
      offset += line.size() + 1;
    }
    return {};
  }

  Result<void> rows(const Json& values, const JsonTree& tree, std::size_t base) {
    for (std::size_t i = 0; i < values.size() && i < tree.items.size(); ++i) {
      if (const auto read = row(values[i], tree.items[i], base); !read) return read;
    }
    return {};
  }

  Result<void> row(const Json& value, const JsonTree& tree, std::size_t base) {
    if (!value.is_object()) return wrong(base + tree.offset, "a row is an object with event_name and payload_schema");
    const auto name = value.find("event_name");
    const JsonTree* const named = tree.member("event_name");
    if (name == value.end() || !name->is_string() || trim(name->get<std::string>()).empty()) {
      return wrong(base + (named == nullptr ? tree.offset : named->offset), "a row needs an event_name that is a text");
    }
    RegisteredEvent event;
    event.name = std::string(trim(name->get<std::string>()));
    event.at = out_.source.at(base + (named == nullptr ? tree.offset : named->offset));
    state(text_of(value, "status"), text_of(value, "version"), event);
    const auto schema = value.find("payload_schema");
    const JsonTree* const stated = tree.member("payload_schema");
    const std::size_t at = base + (stated == nullptr ? tree.offset : stated->offset);
    if (schema != value.end() && !schema->is_null()) {
      const std::string text = schema->is_string() ? schema->get<std::string>() : schema->dump(-1, ' ', false, Json::error_handler_t::replace);
      if (const auto read = payload(text, at, event); !read) return read;
    }
    out_.events.push_back(std::move(event));
    return {};
  }

  static std::string text_of(const Json& row, const char* member) {
    const auto found = row.find(member);
    return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
  }

  static void state(std::string_view status, std::string_view version, RegisteredEvent& event) {
    std::string words = lower(status);
    std::replace(words.begin(), words.end(), '_', ' ');
    event.status = contract::event_status(words);
    if (!trim(version).empty()) event.version = std::string(trim(version));
  }

  Result<void> payload(std::string_view schema, std::size_t at, RegisteredEvent& event) {
    if (trim(schema).empty()) return {};
    const Json parsed = Json::parse(schema, nullptr, false);
    if (!parsed.is_object()) return wrong(at, fmt::format("payload_schema of '{}' is no JSON Schema: it must be an object", event.name));
    event.schema_at = out_.source.at(at);
    event.fields = contract::read_json_payload(document::verbatim(schema, {}), out_.source.path()).fields;
    for (contract::Field& field : *event.fields) field.at = event.schema_at;
    return {};
  }

  Result<void> csv() {
    const auto table = read_csv(out_.source, text_);
    if (!table) return tl::unexpected(table.error());
    if (table->empty()) return wrong(0, "the file is empty");
    const auto column = [&](std::string_view name) {
      const CsvRow& header = table->front();
      return static_cast<std::size_t>(std::find_if(header.begin(), header.end(), [&](const CsvCell& cell) { return lower(trim(cell.text)) == name; }) - header.begin());
    };
    const std::size_t name = column("event_name");
    const std::size_t schema = column("payload_schema");
    const std::size_t status = column("status");
    const std::size_t version = column("version");
    if (name == table->front().size()) return wrong(0, "the header has no column event_name");
    for (std::size_t i = 1; i < table->size(); ++i) {
      const CsvRow& cells = (*table)[i];
      if (cells.size() != table->front().size()) return wrong(cells.front().offset, fmt::format("a row of {} cells below a header of {}", cells.size(), table->front().size()));
      const std::string_view text = trim(cells[name].text);
      if (text.empty()) return wrong(cells[name].offset, "a row needs an event_name");
      RegisteredEvent event;
      event.name = std::string(text);
      event.at = out_.source.at(cells[name].offset);
      state(status < cells.size() ? cells[status].text : std::string(), version < cells.size() ? cells[version].text : std::string(), event);
      if (schema < cells.size()) {
        if (const auto read = payload(cells[schema].text, cells[schema].offset, event); !read) return read;
      }
      out_.events.push_back(std::move(event));
    }
    return {};
  }

  [[nodiscard]] tl::unexpected<Error> wrong(std::size_t offset, std::string message) const {
    return failure(ErrorCode::invalid, std::move(message), out_.source.at(offset));
  }

  std::string_view text_;
  RegistryExport out_;
};

}  // namespace

Result<RegistryExport> registry_of(const std::string& path, std::string_view text) { return RegistryReader(path, text).run(); }

Result<RegistryExport> read_registry(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  return registry_of(path, *text);
}

}  // namespace assay::lint
