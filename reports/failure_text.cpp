#include "reports/failure_text.hpp"

#include "harness/base/strings.hpp"
#include "reports/text.hpp"
#include "reports/timeline.hpp"
#include "reports/totals.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::RunRecord;
using Lines = std::vector<std::string>;

constexpr std::size_t indent = 2;
constexpr std::size_t label_columns = 12;
constexpr std::size_t text_columns_min = 40;

std::size_t text_columns(const FailureStyle& style) {
  return std::max(text_columns_min, style.width - std::min(style.width, indent + label_columns));
}

/// A label on the left, its lines on the right; nothing if there are none.
std::string block(const FailureStyle& style, std::string_view label, const Lines& lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string left = padded(i == 0 ? label : std::string_view(), label_columns);
    out += std::string(indent, ' ') + style.paint.dim(left) + lines[i] + '\n';
  }
  return out;
}

std::string sentence_block(const FailureStyle& style, std::string_view label, const std::string& sentence) {
  return sentence.empty() ? std::string() : block(style, label, wrapped(sentence, text_columns(style)));
}

std::string obligation_block(const RunRecord& record, const FailureStyle& style, const std::string& id) {
  Lines lines{style.paint.bold(one_line(id))};
  const contract::Obligation* const obligation = obligation_of(record, id);
  if (obligation == nullptr) {
    lines.emplace_back("no document states it any more");
    return block(style, "obligation", lines);
  }
  for (std::string& line : wrapped("“" + obligation->text + "”", text_columns(style))) lines.push_back(std::move(line));
  if (const std::string at = place(obligation->at); !at.empty()) lines.push_back(at);
  return block(style, "obligation", lines);
}

Lines schedule_lines(const Failure& failure, std::size_t columns) {
  Lines lines;
  for (std::size_t i = 0; i < failure.schedule.size(); ++i) {
    std::string number = right_aligned(std::to_string(i + 1), 2) + "  ";
    for (const std::string& part : wrapped(failure.schedule[i], columns - 4)) {
      lines.push_back(number + part);
      number = "    ";
    }
  }
  if (failure.drain_steps != 0) {
    lines.push_back(fmt::format("    then {} without faults", counted(failure.drain_steps, "delivery", "deliveries")));
  }
  return lines;
}

struct TimelineColumns {
  std::size_t time = 0;
  std::size_t whose = 0;
};

std::string timeline_line(const Failure& failure, const FailureStyle& style, const TimelineLine& line,
                          const TimelineColumns& columns) {
  if (line.item == nullptr) return style.paint.dim(fmt::format("    … {} left out", counted(line.left_out, "line", "lines")));
  const std::string step = line.item->step == 0 ? "" : std::to_string(line.item->step);
  std::string text =
      fmt::format("{}  {}  {}  {}", right_aligned(step, 2), right_aligned(elapsed(failure, *line.item), columns.time),
                  padded(whose(*line.item), columns.whose), words_of(*line.item));
  if (!line.item->culprit) return text;
  return style.paint.red(text + (line.first_culprit ? "  ← here" : "  ←"));
}

Lines timeline_lines(const Failure& failure, const FailureStyle& style) {
  const auto shown = relevant_timeline(failure, style.timeline_lines_max);
  TimelineColumns columns;
  for (const TimelineLine& line : shown) {
    if (line.item == nullptr) continue;
    columns.time = std::max(columns.time, columns_of(elapsed(failure, *line.item)));
    columns.whose = std::max(columns.whose, columns_of(whose(*line.item)));
  }
  Lines lines;
  for (const TimelineLine& line : shown) lines.push_back(timeline_line(failure, style, line, columns));
  return lines;
}

bool is_plain(char c) {
  constexpr std::string_view plain = "_-./=:,+@%";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos;
}

std::string shell_word(const std::string& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string Paint::wrap(std::string_view code, std::string_view text) const {
  return color && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string Paint::of(scenario::Outcome outcome, std::string_view text) const {
  switch (outcome) {
    case scenario::Outcome::pass: return green(text);
    case scenario::Outcome::fail: return red(text);
    case scenario::Outcome::inconclusive: return yellow(text);
    case scenario::Outcome::not_run: break;
  }
  return dim(text);
}

std::string failure_text(const RunRecord& record, const Failure& failure, const FailureStyle& style) {
  std::string out;
  for (const std::string& id : failure.obligations) out += obligation_block(record, style, id);
  out += sentence_block(style, "also fails", join(failure.also, ", "));
  out += sentence_block(style, "expected", failure.expected);
  out += sentence_block(style, "found", failure.found);
  out += block(style, "schedule", schedule_lines(failure, text_columns(style)));
  out += block(style, "timeline", timeline_lines(failure, style));
  if (const std::string command = replay_command(failure); !command.empty()) {
    out += block(style, "replay", {style.paint.bold(command)});
  }
  return out;
}

std::string replay_command(const Failure& failure) {
  return failure.replay.empty() ? std::string() : "assay replay " + shell_word(one_line(failure.replay));
}

}  // namespace assay::reports
