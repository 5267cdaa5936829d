#include "harness/schema/format.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace assay::schema {
namespace {

bool matches(std::string_view format, std::string_view text) { return format_named(format)->matches(text); }

struct Samples {
  std::string_view format;
  std::vector<std::string> good, bad;
};

const std::vector<Samples>& all_samples() {
  static const std::vector<Samples> samples{
      {"uuid",
       {"2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"},
       {"", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
        "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d16380\n",
        "2eb8aa08-aa98-11eab-4aa-73b441d16380"}},
      {"date-time",
       {"1963-06-19T08:30:06.283185Z", "1963-06-19T08:30:06Z", "1937-01-01T12:00:27.87+00:20", "1990-12-31T15:59:50.123-08:00",
        "1998-12-31T23:59:60Z", "1998-12-31T15:59:60.123-08:00", "1963-06-19t08:30:06.283185z", "2024-02-29T00:00:00Z"},
       {"", "1990-02-31T15:59:59Z", "1990-12-31T15:59:59-24:00", "1998-12-31T23:59:61Z", "1998-12-31T23:58:60Z",
        "1963-06-19 08:30:06Z", "06/19/1963 08:30:06 PST", "2013-350T01:01:01", "1963-6-19T08:30:06Z", "1963-06-19T08:30:06",
        "1963-06-19T24:00:00Z", "2023-02-29T00:00:00Z", "1963-06-19T08:30:06.Z"}},
      {"date",
       {"1963-06-19", "2020-02-29", "2000-02-29"},
       {"", "1963-6-19", "2021-02-29", "1900-02-29", "2020-13-01", "06/19/1963", "1963-06-19Z", "20200101", "1963-06-19 "}},
      {"time",
       {"08:30:06Z", "08:30:06.283185Z", "08:30:06+00:20", "08:30:06-08:00", "23:59:60Z", "01:29:60+01:30"},
       {"", "08:30:06", "8:30:06Z", "24:00:00Z", "00:60:00Z", "22:59:60Z", "08:30:06 PST", "01:01:01,1111", "12:00:00+24:00",
        "12:00"}},
      {"email",
       {"joe.bloggs@example.com", "te~st@example.com", "~test@example.com", "te.s.t@example.com", "\"joe bloggs\"@example.com",
        "\"joe..bloggs\"@example.com", "\"joe@bloggs\"@example.com", "joe.bloggs@[127.0.0.1]", "a+b@example.co.uk", "a@b"},
       {"", "2962", "joe.bloggs@", "@example.com", ".test@example.com", "test.@example.com", "te..st@example.com",
        "joe bloggs@example.com", "joe.bloggs@invalid=domain.com", "joe.bloggs@-a.com", "a@b..c", "a@b\n", "a@@b"}},
      {"uri",
       {"http://foo.bar/?baz=qux#quuz", "http://foo.bar:8080/a/b;c=d?x=1&y=%20#z",
        "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", "mailto:John.Doe@example.com", "ftp://ftp.is.co.za/rfc/rfc1808.txt",
        "ldap://[2001:db8::7]/c=GB?objectClass?one", "file:///etc/hosts", "tel:+1-816-555-1212", "http://user:pass@host",
        "a:", "http://"},
       {"", "//foo.bar/?baz", "/abc", "abc", "\\\\WINDOWS\\fileshare", "http:// shouldfail.com", ":// should fail",
        "bar,baz:foo", "https://example.org/foobar\".txt", "https://example.org/foobar<>.txt", "https://example.org/%zz",
        "http://a#b#c", "1http://a", "http://[::1", "http://é"}},
  };
  return samples;
}

}  // namespace

TEST_CASE("format: what the standard allows matches", "[schema]") {
  for (const Samples& samples : all_samples()) {
    for (const std::string& text : samples.good) {
      CAPTURE(samples.format, text);
      CHECK(matches(samples.format, text));
    }
  }
}

TEST_CASE("format: what the standard does not allow does not match", "[schema]") {
  for (const Samples& samples : all_samples()) {
    for (const std::string& text : samples.bad) {
      CAPTURE(samples.format, text);
      CHECK_FALSE(matches(samples.format, text));
    }
  }
}

TEST_CASE("format: every format has samples and an unknown name has none", "[schema]") {
  CHECK(all_formats().size() == all_samples().size());
  CHECK(format_named("ipv4") == nullptr);
  CHECK(format_named("UUID") == nullptr);
}

TEST_CASE("format: an e-mail address is bounded as in RFC 5321", "[schema]") {
  CHECK(matches("email", std::string(64, 'a') + "@b.c"));
  CHECK_FALSE(matches("email", std::string(65, 'a') + "@b.c"));
  CHECK_FALSE(matches("email", "a@" + std::string(64, 'b') + ".c"));
}

}  // namespace assay::schema
