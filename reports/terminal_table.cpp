#include "reports/terminal_table.hpp"

#include "reports/text.hpp"

#include <algorithm>
#include <array>

namespace assay::reports {
namespace {

constexpr std::size_t columns_count = 6;
constexpr std::size_t bounds_columns_min = 24;
constexpr std::string_view gap = "  ";

using Cells = std::array<std::string, columns_count>;  // name, verdict, schedules, states, deliveries, bounds
using Widths = std::array<std::size_t, columns_count>;

/// bounds_of, in fewer letters.
std::string tried(const scenario::ScenarioResult& it) {
  const std::string bounds = one_line(it.bounds);
  if (bounds.empty()) return it.exhaustive ? "all" : "";
  if (it.exhaustive) return "all: " + bounds;
  return (it.schedules > 1 ? "some: " : "") + bounds;
}

bool is_number(std::size_t column) { return column >= 2 && column <= 4; }

Cells cells_of(const scenario::ScenarioResult& it) {
  return {one_line(it.name),      std::string(to_string(it.outcome)),
          grouped(it.schedules),  grouped(it.states),
          grouped(it.deliveries), tried(it)};
}

Widths widths_of(const std::vector<Cells>& rows, std::size_t width) {
  Widths widths{};
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < columns_count; ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::size_t taken = 0;
  for (std::size_t i = 0; i + 1 < columns_count; ++i) taken += widths[i] + gap.size();
  const std::size_t left = width > taken ? width - taken : 0;
  widths.back() = std::min(widths.back(), std::max(bounds_columns_min, left));
  return widths;
}

std::string cell(const Cells& row, const Widths& widths, std::size_t column) {
  return is_number(column) ? right_aligned(row[column], widths[column]) : padded(row[column], widths[column]);
}

std::string line_of(const Cells& row, const Widths& widths, const std::string& verdict) {
  std::string out = cell(row, widths, 0) + std::string(gap) + verdict;
  for (std::size_t i = 2; i + 1 < columns_count; ++i) out += std::string(gap) + cell(row, widths, i);
  const std::string margin(
      columns_of(cell(row, widths, 0)) + columns_of(cell(row, widths, 1)) + widths[2] + widths[3] + widths[4] + 5 * gap.size(),
      ' ');
  const std::vector<std::string> bounds = wrapped(row.back(), widths.back());
  out += (bounds.front().empty() ? "" : std::string(gap)) + bounds.front() + '\n';
  for (std::size_t i = 1; i < bounds.size(); ++i) out += margin + bounds[i] + '\n';
  return out;
}

}  // namespace

std::string bounds_of(const scenario::ScenarioResult& scenario) {
  const std::string bounds = one_line(scenario.bounds);
  if (bounds.empty()) return scenario.exhaustive ? "every schedule" : "";
  if (scenario.exhaustive) return "every schedule: " + bounds;
  return (scenario.schedules > 1 ? "sampled: " : "") + bounds;
}

std::string scenario_table(const scenario::RunRecord& record, const Paint& paint, std::size_t width) {
  if (record.scenarios.empty()) return {};
  std::vector<Cells> rows{{"scenario", "verdict", "schedules", "states", "deliveries", "tried"}};
  for (const auto& scenario : record.scenarios) rows.push_back(cells_of(scenario));
  const Widths widths = widths_of(rows, width);
  std::string head = line_of(rows.front(), widths, cell(rows.front(), widths, 1));
  head.pop_back();
  std::string out = paint.dim(head) + '\n';
  for (std::size_t i = 1; i < rows.size(); ++i) {
    out += line_of(rows[i], widths, paint.of(record.scenarios[i - 1].outcome, cell(rows[i], widths, 1)));
  }
  return out + '\n';
}

}  // namespace assay::reports
