#include "harness/schema/format.hpp"

#include "harness/base/duration.hpp"

#include <algorithm>
#include <array>

#include <re2/re2.h>

namespace assay::schema {
namespace {

bool fully_matches(const re2::RE2& pattern, std::string_view text) {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

/// RFC 9562, section 4, of any version.
bool is_uuid(std::string_view text) {
  static const re2::RE2 pattern("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  return fully_matches(pattern, text);
}

/// RFC 3339, section 5.6: date-time.
bool is_date_time(std::string_view text) { return parse_instant(text).has_value(); }

/// RFC 3339, section 5.6: full-date.
bool is_date(std::string_view text) { return text.size() == 10 && is_date_time(std::string(text) + "T00:00:00Z"); }

/// RFC 3339, section 5.6: full-time, which has an offset.
bool is_time(std::string_view text) { return is_date_time("2016-12-31T" + std::string(text)); }

/// RFC 5321, section 4.1.2: Mailbox, with domains and IPv4 literals.
bool is_email(std::string_view text) {
  static const re2::RE2 pattern(R"re((?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[ !#-\[\]-~]|\\[ -~])*"))re"
                                R"re(@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?)re"
                                R"re((?:\.[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*|\[\d{1,3}(?:\.\d{1,3}){3}\]))re");
  const std::size_t local = text.rfind('@');
  return local <= 64 && text.size() <= 254 && fully_matches(pattern, text);
}

/// RFC 3986, section 3: URI, which has a scheme.
bool is_uri(std::string_view text) {
  static const re2::RE2 pattern(R"re([A-Za-z][0-9A-Za-z+.-]*:)re"
                                R"re((?://(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?)re"                      // user
                                R"re((?:\[[0-9A-Fa-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\d*)?)re"  // host, port
                                R"re((?:/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?)re"                         // its path
                                R"re(|/|(?:/?(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}))re"  // a path without a host
                                R"re((?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?))re"
                                R"re((?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)re"  // query
                                R"re((?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)re"   // fragment
  );
  return fully_matches(pattern, text);
}

constexpr std::array formats{
    Format{"uuid", "a UUID", is_uuid},
    Format{"date-time", "a date and time as in RFC 3339", is_date_time},
    Format{"date", "a date such as 2026-04-17", is_date},
    Format{"time", "a time of day with an offset, as in RFC 3339", is_time},
    Format{"email", "an e-mail address", is_email},
    Format{"uri", "a URI with a scheme", is_uri},
};

}  // namespace

std::span<const Format> all_formats() { return formats; }

const Format* format_named(std::string_view name) {
  const auto* const found = std::find_if(formats.begin(), formats.end(), [&](const Format& each) { return each.name == name; });
  return found == formats.end() ? nullptr : found;
}

}  // namespace assay::schema
