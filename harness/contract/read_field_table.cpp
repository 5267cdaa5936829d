#include "harness/contract/labels.hpp"
#include "harness/contract/names.hpp"
#include "harness/contract/payload.hpp"

#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"

#include <algorithm>
#include <array>

namespace assay::contract {
namespace {

using document::Text;

constexpr std::size_t none = std::string::npos;

struct FieldColumns {
  std::size_t name = none;
  std::size_t type = none;
  std::size_t format = none;
  std::size_t required = none;
  std::size_t optional = none;
  std::size_t nullable = none;
  std::size_t values = none;
  std::size_t notes = none;
};

void read_header(std::string_view printed, std::size_t i, FieldColumns& columns) {
  std::string words = lower(trim(printed));
  while (words.ends_with('?')) words.pop_back();
  const auto take = [&](std::size_t& column) { column = std::min(column, i); };
  if (one_of(words, {"key", "field name", "member", "payload field", "path", "json path", "element"})) return take(columns.name);
  if (words == "format") return take(columns.format);
  if (words == "kind") return take(columns.type);
  if (one_of(words, {"constraint", "constraints", "rule"})) {
    columns.notes = i;
    return;
  }
  if (words == "optional") return take(columns.optional);
  if (one_of(words, {"mandatory", "presence", "cardinality", "m/o"})) return take(columns.required);
  if (one_of(words, {"nullable", "null", "null allowed"})) return take(columns.nullable);
  if (one_of(words, {"enum", "values", "allowed values", "possible values", "allowed", "options"})) return take(columns.values);
  switch (label_of(printed)) {
    case Label::field: return take(columns.name);
    case Label::type: return take(columns.type);
    case Label::required: return take(columns.required);
    case Label::notes: columns.notes = i; break;
    default: break;
  }
}

FieldColumns field_columns(const document::Row& header) {
  FieldColumns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) read_header(header.cells[i].plain, i, columns);
  if (columns.type == none) columns.type = columns.format;
  return columns;
}

std::optional<bool> yes_or_no(std::string_view printed) {
  const std::string words = lower(trim(printed));
  for (const std::string_view sign : {"✅", "✓", "✔", "☑"}) {
    if (printed.find(sign) != none) return true;
  }
  for (const std::string_view sign : {"❌", "✗", "✘", "—", "–"}) {
    if (printed.starts_with(sign)) return false;
  }
  const auto begins = [&](std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return words.starts_with(start); });
  };
  if (one_of(words, {"y", "m", "x", "1", "1..1", "1..*", "1..n"}) || begins({"yes", "required", "true", "mandatory", "always"})) return true;
  if (one_of(words, {"n", "o", "0", "-", "0..1", "0..*", "0..n"}) || begins({"no", "optional", "false", "conditional"})) return false;
  return std::nullopt;
}

const Text* cell(const document::Row& row, std::size_t column) { return column < row.cells.size() ? &row.cells[column] : nullptr; }

void read_notes(std::string_view notes, Field& field) {
  const std::string words = lower(notes);
  read_type_note(notes, field);
  if (words.starts_with("optional") && !field.required) field.required = false;
  if (words.starts_with("required") && !field.required) field.required = true;
}

void describe(const document::Row& row, const FieldColumns& columns, Field& field) {
  if (const Text* type = cell(row, columns.type)) {
    read_type_words(type->plain, field);
    read_type_note(type->plain, field);
  }
  if (const Text* format = cell(row, columns.format); format != nullptr && columns.format != columns.type) {
    Field typed;
    read_type_words(format->plain, typed);
    if (typed.format) field.format = typed.format;
  }
  if (const Text* required = cell(row, columns.required)) {
    if (const auto said = yes_or_no(required->plain)) field.required = said;
  }
  if (const Text* optional = cell(row, columns.optional)) {
    if (const auto said = yes_or_no(optional->plain)) field.required = !*said;
  }
  if (const Text* nullable = cell(row, columns.nullable)) field.nullable = field.nullable || yes_or_no(nullable->plain) == true || lower(trim(nullable->plain)) == "null";
  if (const Text* values = cell(row, columns.values)) {
    if (field.enum_values.empty()) field.enum_values = listed_constants(values->plain);
    if (!field.enum_values.empty() && field.type == "unknown") field.type = "string";
  }
  if (const Text* notes = cell(row, columns.notes)) read_notes(notes->plain, field);
}

/// "↳ id", "└ id", "→ id": a member of the object or list above.
std::size_t nesting_mark(std::string_view name) {
  for (const std::string_view mark : {"↳", "└─", "└", "→", "»"}) {
    if (name.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

std::vector<Field> read_field_table(const document::Block& table, const std::string& file) {
  std::vector<Field> fields;
  if (table.rows.empty()) return fields;
  const FieldColumns columns = field_columns(table.rows[0]);
  const bool numbered = columns.name == 1 && one_of(lower(table.rows[0].cells[0].plain), {"#", "no", "no.", "nr"});
  const bool described = columns.type != none || columns.required != none || columns.optional != none;
  if ((columns.name != 0 && !numbered) || !described) return fields;
  std::string above;  // the path that nested rows hang below
  for (std::size_t i = 1; i < table.rows.size() && fields.size() < fields_max; ++i) {
    const Text* name = cell(table.rows[i], columns.name);
    if (name == nullptr) continue;
    const std::size_t mark = nesting_mark(name->plain);
    std::vector<Field> named = read_name_list(name->slice(mark), file);
    if (named.size() != 1) continue;
    Field field = named[0];
    describe(table.rows[i], columns, field);
    if (const Text* notes = cell(table.rows[i], columns.notes)) add_note(notes->plain, field);
    if (mark > 0 && !above.empty()) field.path = above + "." + field.path;
    if (mark == 0) above = field.type.starts_with("array") ? field.path + "[]" : field.path;
    fields.push_back(std::move(field));
  }
  return fields;
}

std::optional<Field> read_field_bullet(const Text& bullet, const std::string& file) {
  const std::string& plain = bullet.plain;
  std::size_t end = plain.find_first_of("(:");
  for (const std::string_view dash : {" — ", " – ", " - "}) end = std::min(end, plain.find(dash));
  std::vector<Field> named = read_name_list(bullet.slice(0, end), file);
  if (named.size() != 1) return std::nullopt;
  Field field = named[0];
  if (end == none) return field;
  const bool noted = plain[end] == '(';
  const std::size_t close = noted ? plain.find(')', end) : none;
  std::string_view words = std::string_view(plain).substr(end + 1, noted && close != none ? close - end - 1 : none);
  while (!words.empty() && (words[0] == ' ' || words[0] == '-' || static_cast<unsigned char>(words[0]) >= 0x80)) words.remove_prefix(1);
  for (const std::string_view part : split(words.substr(0, words.find_first_of(".;\n")), ',')) {
    const std::string flag = lower(trim(part));
    if (flag.starts_with("required")) field.required = true;
    if (flag.starts_with("optional")) field.required = false;
    if (flag.starts_with("nullable")) field.nullable = true;
    if (field.type == "unknown") read_type_words(part, field);
  }
  read_type_note(words, field);
  if (noted && close != none) read_type_note(std::string_view(plain).substr(close + 1), field);
  if (contains_word(lower(plain), "optional") && !field.required) field.required = false;
  return field;
}

}  // namespace assay::contract
