#include "harness/base/strings.hpp"
#include "harness/exports/asyncapi_channels.hpp"
#include "harness/exports/asyncapi_message.hpp"
#include "harness/exports/event_schema.hpp"
#include "harness/exports/exports.hpp"
#include "harness/exports/names.hpp"
#include "harness/contract/same_fields.hpp"
#include "harness/exports/words.hpp"

#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::exports {
namespace {

using contract::DocumentInfo;
using contract::Event;
using contract::Model;
using contract::PartyRef;

/// All that one party does with one event.
struct Deed {
  std::string party;
  const Event* event = nullptr;
  bool sends = false;
  std::vector<const PartyRef*> said;
};

class Document {
 public:
  explicit Document(const Model& model) : model_(model), ids_(event_ids(model)), channels_(channels_of(model)) {
    for (const contract::Party& party : model.parties) {
      if (!party.core.empty()) cores_[party.name] = party.core;
    }
  }

  Json json() const {
    Json out = Json::object();
    append(out, "asyncapi", "3.0.0");
    append(out, "info", info());
    append(out, "defaultContentType", "application/json");
    Json channels = object_for(channels_.size());
    for (const Channel& channel : channels_) append(channels, channel.id, channel_json(model_, channel, ids_));
    append(out, "channels", std::move(channels));
    append(out, "operations", operations());
    append(out, "components", components());
    return out;
  }

 private:
  /// The documents that state an event, in the order of their paths.
  std::vector<const DocumentInfo*> sources() const {
    std::set<std::string_view> stating;
    for (const Event& event : model_.events) {
      for (const SourceSpan& at : event.at) stating.insert(at.file);
    }
    std::vector<const DocumentInfo*> out;
    for (const DocumentInfo& info : model_.documents) {
      if (stating.contains(info.path)) out.push_back(&info);
    }
    return out;
  }

  static Json source_json(const DocumentInfo& source) {
    Json out = Json::object();
    append(out, "path", one_line(source.path));
    if (!source.title.empty()) append(out, "title", one_line(source.title));
    if (source.version) append(out, "version", one_line(*source.version));
    if (source.status) append(out, "status", one_line(*source.status));
    if (source.last_updated) append(out, "last_updated", one_line(*source.last_updated));
    return out;
  }

  Json info() const {
    const std::vector<const DocumentInfo*> documents = sources();
    std::set<std::string> versions;
    Json list = Json::array();
    for (const DocumentInfo* document : documents) {
      if (document->version) versions.insert(one_line(*document->version));
      list.push_back(source_json(*document));
    }
    const bool one = documents.size() == 1 && !documents.front()->title.empty();
    Json out = Json::object();
    append(out, "title", one ? one_line(documents.front()->title) : fmt::format("Events of {} contract document{}", documents.size(), documents.size() == 1 ? "" : "s"));
    append(out, "version", versions.size() == 1 ? *versions.begin() : "0.0.0");  // required; "0.0.0": the documents give none, or several
    append(out, "description", fmt::format("Made by assay from contract documents: {} events. What AsyncAPI has no word for stands in x- members.", model_.events.size()));
    if (const std::vector<std::string> tags = all_tags(); !tags.empty()) append(out, "tags", tags_json(tags));
    append(out, "x-documents", std::move(list));
    return out;
  }

  /// Its core, or the party itself where there is none: one core is a set of features, and a service is its own.
  std::string tag_of(const std::string& party) const {
    const auto core = cores_.find(party);
    return core == cores_.end() ? one_line(party) : core->second;
  }

  std::vector<std::string> all_tags() const {
    std::set<std::string> tags;
    for (const Event& event : model_.events) {
      for (const auto* refs : {&event.publishers, &event.subscribers}) {
        for (const PartyRef& ref : *refs) tags.insert(tag_of(ref.party));
      }
    }
    return {tags.begin(), tags.end()};
  }

  std::vector<std::string> publisher_tags(const Event& event) const {
    std::set<std::string> tags;
    for (const PartyRef& ref : event.publishers) tags.insert(tag_of(ref.party));
    return {tags.begin(), tags.end()};
  }

  std::vector<Deed> deeds() const {
    std::vector<Deed> out;
    for (const Event& event : model_.events) {
      for (const bool sends : {true, false}) {
        std::map<std::string_view, std::size_t> known;
        for (const PartyRef& ref : sends ? event.publishers : event.subscribers) {
          const auto [place, fresh] = known.emplace(ref.party, out.size());
          if (fresh) out.push_back({ref.party, &event, sends, {}});
          out[place->second].said.push_back(&ref);
        }
      }
    }
    return out;
  }

  /// For each event of the model, in order, the id of its channel.
  std::vector<std::string> channel_ids() const {
    std::vector<std::string> out(model_.events.size());
    for (const Channel& channel : channels_) {
      for (const std::size_t event : channel.events) out[event] = channel.id;
    }
    return out;
  }

  Json operations() const {
    const std::vector<Deed> all = deeds();
    const std::vector<std::string> channels = channel_ids();
    std::vector<std::string> originals;
    std::vector<std::string> wishes;
    for (const Deed& deed : all) {
      const std::string id = ids_[static_cast<std::size_t>(deed.event - model_.events.data())];
      wishes.push_back(safe_name(deed.party) + (deed.sends ? ".sends." : ".receives.") + id);
      originals.push_back(deed.party + '\n' + wishes.back());
    }
    const std::vector<std::string> names = unique_names(originals, std::move(wishes));
    Json out = object_for(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto event = static_cast<std::size_t>(all[i].event - model_.events.data());
      append(out, names[i], operation(all[i], channels[event], ids_[event]));
    }
    return out;
  }

  Json operation(const Deed& deed, const std::string& channel, const std::string& message) const {
    std::vector<std::string> said;
    std::vector<SourceSpan> places;
    for (const PartyRef* ref : deed.said) {
      const std::string words = one_line(ref->action.empty() ? ref->as_printed : ref->action);
      if (!words.empty() && words != deed.party) said.push_back(words);
      places.push_back(ref->at);
    }
    Json out = Json::object();
    append(out, "action", deed.sends ? "send" : "receive");
    append(out, "channel", Json{{"$ref", "#/channels/" + channel}});
    append(out, "title", one_line(deed.party) + (deed.sends ? " sends " : " receives ") + one_line(deed.event->name));
    if (!said.empty()) append(out, "summary", join(said, "; "));
    append(out, "messages", Json::array({Json{{"$ref", "#/channels/" + channel + "/messages/" + message}}}));
    append(out, "tags", tags_json({tag_of(deed.party)}));
    append(out, "x-party", deed.party);
    append(out, "x-documented-at", places_json(places));
    return out;
  }

  Json components() const {
    Json messages = object_for(ids_.size());
    Json schemas = object_for(ids_.size());
    std::set<std::string> envelopes;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      append(messages, ids_[i], message_json(model_.events[i], ids_[i], publisher_tags(model_.events[i])));
      append(schemas, ids_[i], component_schema(model_.events[i], ids_[i]));
      envelopes.insert(model_.events[i].envelope);
    }
    Json traits = Json::object();
    for (const char* const envelope : {"cloudevents", "fw16"}) {
      if (envelopes.contains(envelope)) append(traits, envelope, envelope_trait(envelope));
    }
    Json out = Json::object();
    append(out, "messages", std::move(messages));
    append(out, "schemas", std::move(schemas));
    if (!traits.empty()) append(out, "messageTraits", std::move(traits));
    return out;
  }

  const Model& model_;
  std::vector<std::string> ids_;
  std::vector<Channel> channels_;
  std::map<std::string, std::string> cores_;
};

}  // namespace

std::string asyncapi(const Model& printed) {
  const Model model = with_same_fields(printed);
  return text_of(Document(model).json());
}

}  // namespace assay::exports
