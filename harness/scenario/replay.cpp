#include "harness/scenario/replay.hpp"

#include "harness/base/file.hpp"
#include "harness/base/strings.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::scenario {

using Json = nlohmann::ordered_json;
using kernel::Action;
using kernel::Choice;
using kernel::Fault;

namespace {

constexpr std::size_t choices_max = 10'000;
constexpr std::array actions{Action::script, Action::work, Action::deliver};
constexpr std::array faults{Fault::none, Fault::duplicate, Fault::crash, Fault::lost_ack, Fault::unavailable, Fault::overlap, Fault::delay};

Json json_of(const Choice& choice) {
  Json json{{"label", kernel::to_string(choice)},
            {"action", kernel::to_string(choice.action)},
            {"fault", kernel::to_string(choice.fault)},
            {"party", choice.party.view()},
            {"message", choice.message.view()},
            {"attempt", choice.attempt}};
  if (choice.boundary != 0) {
    json["boundary"] = choice.boundary;
    json["boundary_name"] = choice.boundary_name.view();
  }
  if (choice.fault == Fault::overlap) {
    json["overlap_message"] = choice.overlap_message.view();
    json["overlap_attempt"] = choice.overlap_attempt;
  }
  if (choice.fault == Fault::delay) json["delay_ms"] = choice.delay.count();
  return json;
}

/// Reads members with their types; the first that is wrong is kept as the error.
class Members {
 public:
  Members(const Json& object, std::string file, std::string pointer)
      : object_(object), file_(std::move(file)), pointer_(std::move(pointer)) {}

  std::string text(const char* name, bool required = true) {
    if (!object_.contains(name)) {
      if (required) wrong(name, "is missing");
      return {};
    }
    if (object_[name].is_string()) return object_[name].get<std::string>();
    wrong(name, "must be a string");
    return {};
  }

  std::uint16_t small(const char* name) {
    if (!object_.contains(name)) return 0;
    if (object_[name].is_number_unsigned() && object_[name].get<std::uint64_t>() <= UINT16_MAX) {
      return static_cast<std::uint16_t>(object_[name].get<std::uint64_t>());
    }
    wrong(name, "must be a whole number from 0 to 65535");
    return 0;
  }

  std::int64_t milliseconds(const char* name) {
    if (!object_.contains(name)) return 0;
    if (object_[name].is_number_unsigned() && object_[name].get<std::uint64_t>() < (1ULL << 50)) return object_[name].get<std::int64_t>();
    wrong(name, "must be a number of milliseconds");
    return 0;
  }

  template <typename Enum, std::size_t size>
  Enum one_of(const char* name, const std::array<Enum, size>& values) {
    const std::string found = text(name);
    for (const Enum value : values) {
      if (kernel::to_string(value) == found) return value;
    }
    if (!error_) wrong(name, "is none of the known ones");
    return values.front();
  }

  void wrong(const char* name, std::string_view what) {
    if (!error_) error_ = Error{ErrorCode::invalid, std::string(what), {file_, 0, 0, fmt::format("{}/{}", pointer_, name)}};
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Json& object_;
  std::string file_;
  std::string pointer_;
  std::optional<Error> error_;
};

Result<Choice> choice_of(const Json& json, const std::string& file, std::size_t index) {
  const std::string pointer = fmt::format("/choices/{}", index);
  if (!json.is_object()) return failure(ErrorCode::invalid, "must be an object", {file, 0, 0, pointer});
  Members members(json, file, pointer);
  Choice choice;
  choice.action = members.one_of("action", actions);
  choice.fault = members.one_of("fault", faults);
  choice.party = Text(members.text("party"));
  choice.message = Text(members.text("message"));
  choice.attempt = members.small("attempt");
  choice.boundary = members.small("boundary");
  choice.boundary_name = Text(members.text("boundary_name", false));
  choice.overlap_message = Text(members.text("overlap_message", false));
  choice.overlap_attempt = members.small("overlap_attempt");
  choice.delay = Duration(members.milliseconds("delay_ms"));
  if (members.error()) return tl::unexpected(*members.error());
  return choice;
}

/// nlohmann's message names line and column: "… at line 3, column 7: …".
SourceSpan place_in(const std::string& file, const std::string& text, std::size_t byte) {
  const std::string_view before = std::string_view(text).substr(0, std::min(byte, text.size()));
  const auto line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, line, static_cast<std::uint32_t>(before.size() - start + 1), {}};
}

}  // namespace

std::string to_json(const Replay& replay) {
  Json choices = Json::array();
  for (const Choice& choice : replay.schedule) choices.push_back(json_of(choice));
  const Json json{{"replay_version", replay_version}, {"harness_version", replay.harness_version}, {"scenario", replay.scenario},
                  {"model_digest", replay.model_digest}, {"seed", std::to_string(replay.seed)}, {"twin", replay.twin},
                  {"bounds", replay.bounds},             {"check", replay.check},               {"signature", replay.signature},
                  {"what", replay.what},                 {"choices", std::move(choices)}};
  return json.dump(2) + "\n";
}

Result<Replay> read_replay(const std::string& path) {
  const Result<std::string> text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  Json json;
  try {
    json = Json::parse(*text, [](int depth, Json::parse_event_t, Json&) { return depth <= 16; });
  } catch (const Json::parse_error& error) {
    return failure(ErrorCode::invalid, "is not JSON here", place_in(path, *text, error.byte == 0 ? 0 : error.byte - 1));
  }
  if (!json.is_object()) return failure(ErrorCode::invalid, "must be a JSON object", {path, 1, 1, {}});
  Members members(json, path, "");
  const std::string version = members.text("replay_version");
  if (!members.error() && version != replay_version) {
    return failure(ErrorCode::invalid, fmt::format("is a replay of another version; this assay reads version {}", replay_version),
                   {path, 0, 0, "/replay_version"});
  }
  Replay replay;
  replay.harness_version = members.text("harness_version");
  replay.scenario = members.text("scenario");
  replay.model_digest = members.text("model_digest");
  replay.twin = members.text("twin", false);
  replay.bounds = members.text("bounds", false);
  replay.check = members.text("check");
  replay.signature = members.text("signature");
  replay.what = members.text("what", false);
  const std::string seed = members.text("seed");
  const auto [end, failed] = std::from_chars(seed.data(), seed.data() + seed.size(), replay.seed);
  if (failed != std::errc() || end != seed.data() + seed.size()) members.wrong("seed", "must be a whole number, as text");
  if (!json.contains("choices") || !json["choices"].is_array() || json["choices"].size() > choices_max) {
    members.wrong("choices", "must be a list of at most 10000 choices");
  }
  if (members.error()) return tl::unexpected(*members.error());
  for (std::size_t i = 0; i < json["choices"].size(); ++i) {
    Result<Choice> choice = choice_of(json["choices"][i], path, i);
    if (!choice) return tl::unexpected(choice.error());
    replay.schedule.push_back(*choice);
  }
  return replay;
}

std::string replay_file_name(const Replay& replay) {
  std::string_view scenario = replay.scenario;
  if (scenario.starts_with("scenarios/")) scenario.remove_prefix(10);
  const std::string twin = replay.twin.empty() ? "" : slug(replay.twin) + "--";
  return fmt::format("{}{}--{}.json", twin, slug(scenario), slug(replay.signature));
}

}  // namespace assay::scenario
