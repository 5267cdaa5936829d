#include "harness/exports/words.hpp"

#include "harness/base/strings.hpp"

#include <fmt/format.h>

namespace assay::exports {
namespace {

using contract::Event;
using contract::PartyRef;

constexpr std::size_t places_max = 8;
constexpr std::size_t path_bytes_max = 4096;

/// How many bytes at `at` are a sign without a glyph: a control character, a line separator, or one that turns text around.
std::size_t unseen(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  if (byte(0) <= 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && (byte(1) < 0xA0)) return 2;                                                 // C1
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;                                                  // U+061C
  if (byte(0) != 0xE2) return 0;
  if (byte(1) == 0x80 && ((byte(2) >= 0x8E && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE))) return 3;  // U+200E..F, U+2028..E
  return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;                              // U+2066..9
}

/// The first bytes of a longer text, no character torn.
std::string cut(const std::string& text, std::size_t bytes) {
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string parties(const std::vector<PartyRef>& refs) {
  std::vector<std::string> names;
  for (const PartyRef& ref : refs) names.push_back(one_line(ref.as_printed.empty() ? ref.party : ref.as_printed, 120));
  return join(names, ", ");
}

std::string envelope(const Event& event) {
  if (event.envelope == "fw16") return "The payload inside of the FW-16 envelope.";
  if (event.envelope == "cloudevents") return "The whole message, a CloudEvents 1.0 event.";
  return event.fields.empty() ? "The documents give it no fields." : "";
}

std::string places(const Event& event) {
  std::vector<std::string> said;
  for (std::size_t i = 0; i < event.at.size() && i < places_max; ++i) said.push_back(place(event.at[i]));
  if (event.at.size() > places_max) said.push_back(fmt::format("and {} more", event.at.size() - places_max));
  return join(said, ", ");
}

/// Words of a document as a sentence of ours: one full stop, whether the document prints it or not.
std::string ended(std::string words) {
  while (words.ends_with('.') || words.ends_with(' ')) words.pop_back();
  const bool ends = words.ends_with('!') || words.ends_with('?') || words.ends_with("…");
  return ends ? words : words + ".";
}

/// Which members may or may not be there, as far as any document says; said once, since it holds for most or none.
std::string open_requirements(const Event& event) {
  std::vector<std::string> names;
  for (const contract::Field& field : event.fields) {
    if (!field.required) names.push_back(field.path);
  }
  if (names.empty()) return {};
  if (names.size() == event.fields.size()) return "The document does not say which members are required.";
  return ended("The document does not say whether these are required: " + one_line(join(names, ", ")));
}

std::string differences(const Event& event) {
  std::vector<std::string> said;
  for (const contract::Difference& difference : event.differences) {
    said.push_back(fmt::format("{} is {} ({}) or {} ({})", one_line(difference.fact, 120), one_line(difference.value, 120), place(difference.at),
                               one_line(difference.other, 120), place(difference.other_at)));
  }
  return said.empty() ? std::string() : ended("Documents differ: " + join(said, "; "));
}

}  // namespace

std::string place(const SourceSpan& at) {
  const std::string file = one_line(at.file, path_bytes_max);
  return at.line == 0 ? file : fmt::format("{}:{}", file, at.line);
}

std::string one_line(std::string_view text, std::size_t bytes_max) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = unseen(text, at);
    gap = gap || blank > 0;
    at += blank;
    if (blank > 0) continue;
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[at++];
    if (out.size() > bytes_max) return cut(out, bytes_max) + "…";
  }
  return out;
}

std::vector<std::string> sentences_on(const Event& event) {
  std::vector<std::string> out;
  const auto add = [&](std::string sentence) {
    if (!sentence.empty()) out.push_back(std::move(sentence));
  };
  const auto say = [&](std::string_view what, const std::string& said) {
    if (!said.empty()) out.push_back(ended(fmt::format("{}: {}", what, said)));
  };
  add(envelope(event));
  const auto fact = [](const std::optional<std::string>& said) { return said ? one_line(*said) : std::string(); };
  say("Published by", parties(event.publishers));
  say("Subscribers", parties(event.subscribers));
  say("Published when", fact(event.trigger));
  say("Delivery", fact(event.delivery));
  say("Ordering", fact(event.ordering));
  say("Retention", fact(event.retention));
  if (event.idempotency) say("Idempotency key", one_line(join(event.idempotency->key, ", ")));
  say("Status", fact(event.status));
  say("Also named", one_line(join(event.aliases, ", ")));
  say("Fields as of", fact(event.same_as));
  add(differences(event));
  add(open_requirements(event));
  say("Stated at", places(event));
  return out;
}

std::string sentence_on(const contract::Field& field) {
  std::string out = field.note.empty() ? std::string() : ended(one_line(field.note)) + " ";
  out += place(field.at) + ".";
  if (field.inferred) out += " " + ended("Inferred: " + one_line(*field.inferred));
  return out;
}

}  // namespace assay::exports
