#include "harness/contract/payload.hpp"
#include "harness/lint/fields.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/rules.hpp"

#include <optional>

// A member that the payload shows and a table below describes again. The model keeps one of the two.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Field;
using document::Block;
using document::BlockKind;

/// "type string, type integer", or nothing if both can hold.
std::optional<std::string> difference(const Field& one, const Field& other) {
  const bool typed = one.type != "unknown" && other.type != "unknown" && one.type != "array" && other.type != "array";
  const bool numbers = (one.type == "number" && other.type == "integer") || (one.type == "integer" && other.type == "number");
  if (typed && one.type != other.type && !numbers) return one.type + " and " + other.type;
  if (one.format && other.format && *one.format != *other.format) return *one.format + " and " + *other.format;
  const bool stated = one.required && other.required && !one.inferred && !other.inferred;
  if (stated && *one.required != *other.required) return *one.required ? "required and optional" : "optional and required";
  return std::nullopt;
}

void compare(const Event& event, const std::vector<Field>& described, Report& report) {
  for (const Field& field : described) {
    const Field* shown = event.field(field.path);
    if (shown == nullptr) shown = field.path.find('.') == std::string::npos ? field_of_leaf(event, field.path) : nullptr;
    if (shown == nullptr || shown->at.line == field.at.line) continue;
    if (const auto unlike = difference(*shown, field)) report.add("AC329", {event.name, {}}, leaf_of(field.path) + " of " + event.name + " (" + *unlike + ")", {shown->at, field.at});
  }
}

}  // namespace

void members_are_described_once(const Page& page, Report& report) {
  for (const Block& block : page.document.source.blocks) {
    if (block.kind != BlockKind::table || block.quoted || block.rows.size() < 2 || block.rows.size() > contract::fields_max) continue;
    const Event* const event = page.event_at(block.rows.front().at.line);
    if (event == nullptr || event->fields.size() > 1000) continue;  // looked up by name: no payload is that wide
    compare(*event, contract::read_field_table(block, page.path()), report);
  }
}

}  // namespace assay::lint
