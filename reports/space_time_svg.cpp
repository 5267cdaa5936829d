#include "reports/space_time_svg.hpp"

#include "reports/html_text.hpp"
#include "reports/space_time.hpp"
#include "reports/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

namespace assay::reports {
namespace {

using scenario::Failure;
using scenario::TimelineItem;

constexpr int half_row = diagram_row_height / 2;
constexpr int beyond_any_page = 9999;
constexpr int slope = 13;  // how far a message falls on its way

std::string line(std::string_view kind, int x1, int y1, int x2, int y2) {
  return fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", kind, x1, y1, x2, y2);
}

std::string cross(std::string_view kind, int x, int y, int size) {
  return fmt::format(R"(<path class="{}" d="M{} {}l{} {}m0 {}l{} {}"/>)", kind, x - size, y - size, 2 * size, 2 * size,
                     -2 * size, -2 * size, 2 * size);
}

/// The sign that stands on a party's line.
std::string sign(Mark mark, int x, int y) {
  switch (mark) {
    case Mark::crash: return cross("st-crash", x, y, 7);
    case Mark::write: return fmt::format(R"(<circle class="st-write" cx="{}" cy="{}" r="5"/>)", x, y);
    case Mark::commit: return fmt::format(R"(<circle class="st-commit" cx="{}" cy="{}" r="6"/>)", x, y);
    case Mark::rollback:
      return fmt::format(R"(<circle class="st-write" cx="{0}" cy="{1}" r="5"/>)", x, y) +
             line("st-strike", x - 7, y + 7, x + 7, y - 7);
    case Mark::refusal:
      return fmt::format(R"(<rect class="st-refusal" x="{}" y="{}" width="14" height="5" rx="1"/>)", x - 7, y - 2);
    case Mark::unavailable: return fmt::format(R"(<path class="st-warn" d="M{} {}l7 12h-14z"/>)", x, y - 7);
    case Mark::command: return fmt::format(R"(<path class="st-command" d="M{} {}l8 5l-8 5z"/>)", x - 3, y - 5);
    case Mark::send:
    case Mark::delivery:
    case Mark::acknowledgement:
    case Mark::lost_acknowledgement: return fmt::format(R"(<circle class="st-end" cx="{}" cy="{}" r="3"/>)", x, y);
    case Mark::clock:
    case Mark::other: break;
  }
  return fmt::format(R"(<circle class="st-other" cx="{}" cy="{}" r="3"/>)", x, y);
}

/// A filled arrow head whose tip is at (x, y), for an arrow that comes from (from_x, from_y).
std::string arrow_head(std::string_view kind, int from_x, int from_y, int x, int y) {
  const int back = x > from_x ? -9 : 9;
  const int run = std::max(1, std::abs(x - from_x));
  const int drop = (from_y - y) * 9 / run;  // along the line
  return fmt::format(R"(<path class="{}" d="M{} {}L{} {}L{} {}z"/>)", kind, x, y, x + back, y + drop - 4, x + back,
                     y + drop + 4);
}

std::string arrow(std::string_view kind, std::string_view head, int x1, int y1, int x2, int y2) {
  return line(kind, x1, y1, x2, y2) + arrow_head(head, x1, y1, x2, y2);
}

/// The message's name beside its arrow, half way between the broker and the line next to it, where no other line passes:
/// above what goes to the broker, below what comes from it, so that it stays within its own row.
std::string message_label(const Diagram& diagram, const DiagramRow& row, bool to_broker) {
  const std::string name = one_line(row.item->message);
  const int pitch = diagram.lanes.size() < 2 ? 0 : diagram.lanes[1].x - diagram.lanes[0].x;
  if (name.empty() || pitch == 0) return {};
  const int away = std::abs(diagram.lanes[row.lane].x - diagram.lanes[diagram.broker].x);
  const int fallen = slope * (pitch / 2) / std::max(1, away);
  const int y = to_broker ? row.y + slope - fallen - 5 : row.y - slope + fallen + 13;
  const int x = diagram.lanes[diagram.broker].x + (row.lane < diagram.broker ? -pitch / 2 : pitch / 2);
  return fmt::format(R"(<text class="st-message" x="{}" y="{}">{}</text>)", x, y, escape(shortened(name, 9)));
}

std::string sent(const Diagram& diagram, const DiagramRow& row) {
  const int x = diagram.lanes[row.lane].x;
  const int broker = diagram.lanes[diagram.broker].x;
  return arrow("st-arrow", "st-head", x, row.y, broker, row.y + slope) + message_label(diagram, row, true);
}

std::string delivered(const Diagram& diagram, const DiagramRow& row) {
  const int x = diagram.lanes[row.lane].x;
  const int broker = diagram.lanes[diagram.broker].x;
  const int tip = x > broker ? x - 4 : x + 4;
  return arrow("st-arrow", "st-head", broker, row.y - slope, tip, row.y) + message_label(diagram, row, false);
}

std::string acknowledged(const Diagram& diagram, const DiagramRow& row) {
  const int broker = diagram.lanes[diagram.broker].x;
  return arrow("st-ack", "st-ack-head", diagram.lanes[row.lane].x, row.y, broker, row.y + slope);
}

/// It ends in a cross half way between the broker and the line next to it.
std::string lost(const Diagram& diagram, const DiagramRow& row) {
  const int from = diagram.lanes[row.lane].x;
  const int broker = diagram.lanes[diagram.broker].x;
  const int x = from + (broker - from) * 6 / 10;
  const int y = row.y + slope * 6 / 10;
  return line("st-lost", from, row.y, x, y) + cross("st-lost-cross", x, y, 5);
}

std::string message_path(const Diagram& diagram, const DiagramRow& row) {
  if (row.lane == diagram.broker) return {};
  switch (mark_of(*row.item)) {
    case Mark::send: return sent(diagram, row);
    case Mark::delivery: return delivered(diagram, row);
    case Mark::acknowledgement: return acknowledged(diagram, row);
    case Mark::lost_acknowledgement: return lost(diagram, row);
    default: return {};
  }
}

std::string full_width(const DiagramRow& row, std::string_view kind) {
  return fmt::format(R"(<rect class="{}" x="0" y="{}" width="{}" height="{}"/>)", kind, row.y - half_row, beyond_any_page,
                     diagram_row_height);
}

std::string who_and_what(const DiagramRow& row) {
  const std::string sign = row.first_culprit ? "✗ " : "";
  const std::string party = row_party(row);
  if (party.empty()) return escape(sign + row_words(row));
  return fmt::format(R"({}<tspan class="st-who">{}</tspan><tspan dx="7">{}</tspan>)", sign, escape(party),
                     escape(row_words(row)));
}

std::string words(const Diagram& diagram, const DiagramRow& row) {
  const bool culprit = row.item != nullptr && row.item->culprit;
  const bool item = row.kind == DiagramRow::Kind::item;
  return fmt::format(R"(<text class="{}" x="{}" y="{}">{}</text>)",
                     culprit ? "st-culprit"
                     : item  ? "st-words"
                             : "st-aside",
                     diagram.words_x, row.y + 4, who_and_what(row));
}

std::string margin(const Diagram& diagram, const DiagramRow& row) {
  std::string out;
  if (!row.step.empty()) out += fmt::format(R"(<text class="st-step" x="44" y="{}">{}</text>)", row.y + 4, escape(row.step));
  if (!row.time.empty())
    out += fmt::format(R"(<text class="st-time" x="{}" y="{}">{}</text>)", diagram.time_x, row.y + 4, escape(row.time));
  return out;
}

/// The clock moved: a wavy line over all lanes says that much time passes here.
std::string time_break(const Diagram& diagram, const DiagramRow& row) {
  const int from = diagram.lanes.front().x - 30;
  const int to = diagram.lanes.back().x + 30;
  std::string out = fmt::format(R"(<path class="st-break" d="M{} {})", from, row.y);
  for (int x = from; x < to; x += 12) out += (x - from) % 24 == 0 ? "q6 -7 12 0" : "q6 7 12 0";
  return out + R"("/>)";
}

std::string item_drawing(const Diagram& diagram, const DiagramRow& row) {
  const Mark mark = mark_of(*row.item);
  if (mark == Mark::clock) return time_break(diagram, row);
  const int x = diagram.lanes[row.lane].x;
  return message_path(diagram, row) + sign(mark, x, row.y);
}

std::string row_drawing(const Diagram& diagram, const DiagramRow& row) {
  std::string out = "<g>";
  if (row.item != nullptr) out += fmt::format("<title>{}</title>", escape(whose(*row.item) + ": " + words_of(*row.item)));
  if (row.item != nullptr) out += item_drawing(diagram, row);
  if (row.kind == DiagramRow::Kind::drain_begins) out += line("st-drain", 8, row.y, diagram.words_x - 8, row.y);
  return out + margin(diagram, row) + words(diagram, row) + "</g>\n";
}

std::string lane_heads(const Diagram& diagram) {
  std::string out = fmt::format(
      R"(<text class="st-step st-caption" x="44" y="27">step</text><text class="st-time st-caption" x="{}" y="27">time</text>)",
      diagram.time_x);
  for (const Lane& lane : diagram.lanes) {
    const int width = static_cast<int>(columns_of(lane.title)) * 8 + 16;
    out += fmt::format(
        R"(<rect class="{}" x="{}" y="10" width="{}" height="26" rx="{}"/><text class="st-name" x="{}" y="27">{}</text>)",
        lane.is_broker ? "st-lane-head st-broker-head" : "st-lane-head", lane.x - width / 2, width, lane.is_broker ? 13 : 4,
        lane.x, escape(lane.title));
  }
  return out + '\n';
}

std::string lane_lines(const Diagram& diagram) {
  std::string out;
  for (const Lane& lane : diagram.lanes)
    out += line(lane.is_broker ? "st-lane st-broker" : "st-lane", lane.x, diagram.top - 8, lane.x, diagram.bottom);
  for (const Stretch& it : diagram.dead) {
    out += line("st-blank", diagram.lanes[it.lane].x, it.from_y, diagram.lanes[it.lane].x, it.to_y);
    out += line("st-dead", diagram.lanes[it.lane].x, it.from_y, diagram.lanes[it.lane].x, it.to_y);
  }
  for (const Stretch& it : diagram.busy) {
    out += fmt::format(R"(<rect class="st-busy" x="{}" y="{}" width="8" height="{}" rx="3"/>)", diagram.lanes[it.lane].x - 4,
                       it.from_y - 4, it.to_y - it.from_y + 8);
  }
  return out + '\n';
}

std::string backgrounds(const Diagram& diagram) {
  std::string out;
  for (const DiagramRow& row : diagram.rows) {
    const bool culprit = row.item != nullptr && row.item->culprit;
    if (culprit) out += full_width(row, "st-culprit-row");
    if (row.shaded && !culprit) out += full_width(row, "st-shade");
  }
  return out + '\n';
}

std::string culprit_rings(const Diagram& diagram) {
  std::string out;
  for (const Stretch& it : diagram.culprits) {
    out += fmt::format(R"(<rect class="st-ring" x="{}" y="{}" width="24" height="{}" rx="12"/>)", diagram.lanes[it.lane].x - 12,
                       it.from_y - 11, it.to_y - it.from_y + 22);
  }
  return out + '\n';
}

std::string description(const Failure& failure, const Diagram& diagram) {
  return fmt::format(
      "Time runs downwards. {} and the broker stand side by side; {} in order. The same is written out as a list below the "
      "drawing. {}",
      counted(diagram.lanes.size() - 1, "party", "parties"),
      counted(failure.timeline.size(), "thing happened", "things happened"), one_line(failure.what));
}

std::string key_entry(int width, const std::string& drawing, std::string_view meaning) {
  return fmt::format("<li><svg width=\"{}\" height=\"20\" aria-hidden=\"true\">{}</svg>{}</li>\n", width, drawing, meaning);
}

struct KeyEntry {
  Mark mark;  // shown where the failure has such an item
  int width;
  std::string drawing;
  std::string_view meaning;
};

std::vector<KeyEntry> key_entries() {
  return {{Mark::delivery, 40, arrow("st-arrow", "st-head", 2, 5, 38, 15), "message"},
          {Mark::acknowledgement, 40, arrow("st-ack", "st-ack-head", 38, 5, 2, 15), "acknowledgement"},
          {Mark::lost_acknowledgement, 40, line("st-lost", 38, 5, 16, 12) + cross("st-lost-cross", 16, 12, 5),
           "acknowledgement lost"},
          {Mark::delivery, 20, R"(<rect class="st-busy" x="6" y="1" width="8" height="18" rx="3"/>)", "at work"},
          {Mark::write, 20, sign(Mark::write, 10, 10), "write"},
          {Mark::commit, 20, sign(Mark::commit, 10, 10), "commit"},
          {Mark::rollback, 20, sign(Mark::rollback, 10, 10), "rolled back"},
          {Mark::refusal, 20, sign(Mark::refusal, 10, 10), "refused or asked for later"},
          {Mark::unavailable, 20, sign(Mark::unavailable, 10, 10), "store unavailable"},
          {Mark::crash, 40, cross("st-crash", 10, 10, 6) + line("st-dead", 20, 10, 38, 10), "crash, then down"},
          {Mark::clock, 40, R"(<path class="st-break" d="M2 10q6 -7 12 0q6 7 12 0q6 -7 12 0"/>)", "the clock moves on"}};
}

bool occurs(const Failure& failure, Mark mark) {
  return std::any_of(failure.timeline.begin(), failure.timeline.end(), [&](const auto& item) { return mark_of(item) == mark; });
}

}  // namespace

std::string space_time_svg(const Failure& failure, std::string_view id) {
  if (failure.timeline.empty()) return {};
  const Diagram diagram = diagram_of(failure);
  std::string out = fmt::format(
      "<svg class=\"space-time\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\" width=\"{1}\" height=\"{2}\" viewBox=\"0 0 {1} "
      "{2}\" "
      "preserveAspectRatio=\"xMinYMin\" style=\"width:max(100%,{1}px)\">\n"
      "<title id=\"{0}-t\">Space-time diagram</title>\n<desc id=\"{0}-d\">{3}</desc>\n",
      id, diagram.width, diagram.height, escape(description(failure, diagram)));
  out += backgrounds(diagram) + lane_lines(diagram) + lane_heads(diagram);
  for (const DiagramRow& row : diagram.rows) out += row_drawing(diagram, row);
  return out + culprit_rings(diagram) + "</svg>\n";
}

std::string space_time_key(const Failure& failure) {
  std::string out = "<ul class=\"key\">\n";
  for (const KeyEntry& entry : key_entries()) {
    if (occurs(failure, entry.mark)) out += key_entry(entry.width, entry.drawing, entry.meaning);
  }
  const std::string ring = R"(<circle class="st-ring" cx="10" cy="10" r="8"/>)" + sign(Mark::other, 10, 10);
  return out + key_entry(20, ring, "the contract is broken here") + "</ul>\n";
}

}  // namespace assay::reports
