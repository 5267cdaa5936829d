#include "harness/exports/asyncapi_channels.hpp"

#include "harness/base/strings.hpp"
#include "harness/exports/names.hpp"
#include "harness/exports/words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::Event;
using contract::Model;

constexpr std::size_t address_bytes_max = 1000;

/// Documents write one stream as "REGISTRATION" and "registration".
bool is_below(const std::string& name, const std::optional<std::string>& prefix) {
  return prefix && !prefix->empty() && name.size() > prefix->size() && name[prefix->size()] == '.' && lower(name.substr(0, prefix->size())) == lower(*prefix);
}

std::optional<std::string> printed_address(const Event& event) {
  if (event.subject && !event.subject->empty()) return event.subject;
  if (is_below(event.name, event.stream) || is_below(event.name, event.channel)) return event.name;
  if (event.channel && !event.channel->empty() && event.channel != event.stream) return event.channel;
  return std::nullopt;
}

bool is_parameter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

/// Each "{…}" becomes a parameter with a name that AsyncAPI takes.
void read_parameters(std::string& address, std::vector<std::string>& parameters) {
  std::set<std::string> known;
  for (std::size_t open = address.find('{'); open != std::string::npos; open = address.find('{', open)) {
    const std::size_t close = address.find('}', open + 2);  // "{}" has no name
    if (close == std::string::npos) return;
    std::replace_if(address.begin() + static_cast<std::ptrdiff_t>(open) + 1, address.begin() + static_cast<std::ptrdiff_t>(close),
                    [](char c) { return !is_parameter_char(c); }, '_');
    std::string name = address.substr(open + 1, close - open - 1);
    if (known.insert(name).second) parameters.push_back(std::move(name));
    open = close;
  }
}

Json message_refs(const std::vector<std::size_t>& events, const std::vector<std::string>& ids) {
  Json messages = object_for(events.size());
  for (const std::size_t event : events) append(messages, ids[event], Json{{"$ref", "#/components/messages/" + ids[event]}});
  return messages;
}

}  // namespace

std::vector<Channel> channels_of(const Model& model) {
  std::map<std::string, Channel> by_address;  // or, behind a NUL, by event
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const std::optional<std::string> printed = printed_address(model.events[i]);
    std::string address = one_line(printed.value_or(model.events[i].name), address_bytes_max);
    std::vector<std::string> parameters;
    if (printed) read_parameters(address, parameters);
    Channel& channel = by_address[printed ? address : address + '\0' + model.events[i].name];
    if (printed) channel.address = address;
    channel.parameters = std::move(parameters);
    channel.events.push_back(i);
  }
  std::vector<Channel> channels;
  std::vector<std::string> addresses;
  std::vector<std::string> wishes;
  for (auto& [address, channel] : by_address) {
    addresses.push_back(address);
    wishes.push_back(safe_name(address.substr(0, address.find('\0'))));
    channels.push_back(std::move(channel));
  }
  const std::vector<std::string> ids = unique_names(addresses, std::move(wishes));
  for (std::size_t i = 0; i < ids.size(); ++i) channels[i].id = ids[i];
  return channels;
}

Json channel_json(const Model& model, const Channel& channel, const std::vector<std::string>& ids) {
  Json out = Json::object();
  append(out, "address", channel.address ? Json(*channel.address) : Json(nullptr));
  append(out, "messages", message_refs(channel.events, ids));
  if (!channel.parameters.empty()) {
    Json parameters = Json::object();
    for (const std::string& name : channel.parameters) append(parameters, name, Json{{"description", "Printed in braces in the address."}});
    append(out, "parameters", std::move(parameters));
  }
  const auto& stream = model.events[channel.events.front()].stream;
  const bool shared = std::all_of(channel.events.begin(), channel.events.end(), [&](std::size_t event) { return model.events[event].stream == stream; });
  if (stream && shared) append(out, "x-stream", one_line(*stream));
  return out;
}

}  // namespace assay::exports
