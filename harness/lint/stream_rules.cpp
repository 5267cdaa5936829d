#include "harness/base/strings.hpp"
#include "harness/base/words.hpp"
#include "harness/lint/gap.hpp"
#include "harness/lint/retention.hpp"
#include "harness/lint/rules.hpp"

#include <algorithm>

// Streams: what their retention makes of a message, and which subjects they take.

namespace assay::lint {
namespace {

using contract::Event;
using contract::Stream;

bool is_denied(const std::string& words) {
  for (const std::string_view word : {"not ", "no ", "never", "instead of", "rather than", "would", "original", "unlike", "without"}) {
    if (has(words, word)) return true;
  }
  return false;
}

/// Where the document sets a stream's retention to work queue: a cell or a label, or a sentence that says so and does not deny it.
const Sentence* work_queue_statement(const Page& page) {
  for (const Sentence& sentence : page.sentences) {
    if (sentence.words.find("work") == std::string::npos || sentence.words.size() > 400 || kept(sentence.words).policy != "workqueue") continue;
    const bool value = sentence.words.starts_with("work") || sentence.words.starts_with("retention");
    const bool said = has(sentence.words, "retention") || has(sentence.words, "stream");
    if (value || (said && !is_denied(sentence.words))) return &sentence;
  }
  return nullptr;
}

constexpr std::size_t said_max = 20;  // sentences on one matter
constexpr std::int64_t long_days = 365;  // no queue keeps a message for a year

bool is_long(const std::string& words) { return kept(words).days.value_or(0) >= long_days || has(words, "long-term") || has(words, "long term") || has(words, "years"); }

/// "Kept for 10 years", "messages are retained for 7 years": how long messages stay, where it is not a row of a table.
bool says_kept_long(const Sentence& sentence) {
  const std::string& words = sentence.words;
  if (words.size() > 300 || is_denied(words) || kept(words).days.value_or(0) < long_days) return false;
  const auto begins = [&](std::string_view with) { return words.starts_with(with); };
  const bool bare = begins("kept ") || begins("retained ") || begins("retention") || begins("keep ") || begins("stored ");
  const bool of_messages = (begins("message") || begins("event") || begins("the stream") || begins("the event") || begins("all event") || begins("they ") || begins("it ")) &&
                           (has(words, "kept") || has(words, "retained") || has(words, "stored") || has(words, "stay"));
  for (const std::string_view other : {"audit", "archive", "copy", "copies", "table", "database", "log", "backup", "record", "row", "consumer", "subscriber", "outbox"}) {
    if (has(words, other)) return false;
  }
  return bare || of_messages;
}

std::vector<const Sentence*> long_times(const Page& page) {
  std::vector<const Sentence*> said;
  for (const Sentence& sentence : page.sentences) {
    if (said.size() < said_max && says_kept_long(sentence)) said.push_back(&sentence);
  }
  return said;
}

/// Whether a subject pattern ("diag.laboratory.>", "REGISTRATION.", "facility.{aggregate}.v{N}") takes the subject.
bool takes(std::string_view pattern, std::string_view subject) {
  const std::size_t open = pattern.find_first_of(">*{");
  const std::string_view fixed = pattern.substr(0, open);
  return subject.starts_with(fixed) || (open == std::string_view::npos && subject == pattern);
}

bool is_pattern(std::string_view printed) {
  return !printed.empty() && printed.find(' ') == std::string_view::npos && printed.find('.') != std::string_view::npos && printed.find('.') > 0;
}

}  // namespace

void work_queue_fits(const Page& page, Report& report) {
  const Sentence* const stated = work_queue_statement(page);
  if (stated == nullptr) return;
  const std::vector<const Sentence*> times = long_times(page);
  for (const Event& event : page.model.events) {
    if (!event.channel && !event.stream) continue;
    if (event.subscribers.size() > 1) {
      report.add("AC303", {event.name, {}}, event.name + " has " + std::to_string(event.subscribers.size()), {stated->at, event.subscribers.front().at});
    }
    const std::string words = lower(event.retention.value_or(""));
    if (is_long(words) && kept(words).policy != "workqueue") {
      report.add("AC304", {event.name, {}}, event.name, {stated->at, event.place_of("retention")});
      continue;
    }
    const auto of_event = [&](const Sentence* sentence) { return sentence->event == nullptr || sentence->event == &event; };
    const auto said = std::find_if(times.begin(), times.end(), of_event);
    if (said != times.end()) report.add("AC304", {event.name, {}}, event.name, {stated->at, (*said)->at});
  }
}

void subjects_are_in_stream(const Page& page, Report& report) {
  std::vector<const Stream*> streams;
  for (const Stream& stream : page.model.streams) {
    if (stream.subject_prefix.empty()) continue;
    if (!is_pattern(stream.subject_prefix)) return;  // words that no subject can be held against
    streams.push_back(&stream);
  }
  if (streams.empty() || streams.size() > 50) return;
  Gap gap("AC324");
  for (const Event& event : page.model.events) {
    const std::string subject = event.subject.value_or(event.name);
    if (!page.publishes(event) || subject.find('.') == std::string::npos) continue;
    gap.judged();
    const auto fits = [&](const Stream* stream) { return takes(stream->subject_prefix, subject); };
    if (std::none_of(streams.begin(), streams.end(), fits)) gap.found(event, event.place_of("subject"), "stream takes " + streams.front()->subject_prefix);
  }
  gap.report(report);
}

}  // namespace assay::lint
