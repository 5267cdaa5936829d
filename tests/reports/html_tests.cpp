#include "reports/html.hpp"

#include "reports/html_text.hpp"
#include "reports/space_time_svg.hpp"
#include "tests/reports/sample.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

namespace assay::reports {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// What stands in every attribute of that name, in order.
std::vector<std::string> attributes(const std::string& html, const std::string& name) {
  std::vector<std::string> values;
  const std::string start = " " + name + "=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
    at += start.size();
    values.push_back(html.substr(at, html.find('"', at) - at));
  }
  return values;
}

}  // namespace

TEST_CASE("html report: a rich run", "[reports][golden]") {
  CHECK(support::matches_golden("reports/rich_run.html", html_report(*sample::rich_run())));
}

TEST_CASE("html report: a passing run", "[reports][golden]") {
  CHECK(support::matches_golden("reports/passing_run.html", html_report(*sample::passing_run())));
}

TEST_CASE("html report: the same run gives the same bytes", "[reports]") {
  CHECK(html_report(*sample::rich_run()) == html_report(*sample::rich_run()));
}

TEST_CASE("escape: markup, quotes and control characters cannot act", "[reports]") {
  CHECK(escape("<a href=\"x\" b='y'>&</a>") == "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
  CHECK(escape("]]>") == "]]&gt;");
  CHECK(escape("a\x1b\x01") == "a\uFFFD\uFFFD");
}

TEST_CASE("html report: hostile texts stay texts", "[reports]") {
  const std::string html = html_report(*sample::hostile_run());
  CHECK_FALSE(holds(html, "<script"));
  CHECK_FALSE(holds(html, "<img"));
  CHECK(times(html, "</style>") == 1);
  CHECK_FALSE(holds(html, "]]>"));
  CHECK_FALSE(holds(html, "\x1b"));
  CHECK(holds(html, "&lt;script&gt;alert(1)&lt;"));
}

TEST_CASE("html report: nothing outside the file is referred to, and nothing runs", "[reports]") {
  const std::string html = html_report(*sample::rich_run());
  CHECK(attributes(html, "src").empty());
  for (const std::string& target : attributes(html, "href")) CHECK(target.starts_with('#'));
  CHECK_FALSE(holds(html, "<script"));
  CHECK_FALSE(holds(html, "@import"));
  CHECK_FALSE(holds(html, "url("));
  CHECK(holds(html, "default-src 'none'"));
}

TEST_CASE("html report: ids are unique and every link inside the page has its target", "[reports]") {
  for (const auto& run : {sample::rich_run(), sample::hostile_run()}) {
    const std::string html = html_report(*run);
    const std::vector<std::string> ids = attributes(html, "id");
    const std::set<std::string> known(ids.begin(), ids.end());
    CHECK(known.size() == ids.size());
    for (const std::string& target : attributes(html, "href")) CHECK(known.contains(target.substr(1)));
    for (const std::string& label : attributes(html, "aria-labelledby"))
      CHECK(known.contains(label.substr(0, label.find(' '))));
  }
}

TEST_CASE("html report: headings never skip a level", "[reports]") {
  const std::string html = html_report(*sample::rich_run());
  int last = 0;
  for (std::size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
    const char level = html[at + 2];
    if (level < '1' || level > '6') continue;
    CHECK(level - '0' <= last + 1);
    last = level - '0';
  }
  CHECK(times(html, "<h1") == 1);
}

TEST_CASE("html report: every table has a caption and headings with a scope", "[reports]") {
  const std::string html = html_report(*sample::rich_run());
  CHECK(times(html, "<table") == times(html, "<caption>"));
  CHECK(times(html, "<th ") == times(html, "<th scope=") + times(html, "<th class="));
  CHECK(times(html, "<th>") == 0);
}

TEST_CASE("html report: a failure shows the clause, its place, the schedule, the diagram and the replay", "[reports]") {
  const std::string html = html_report(*sample::rich_run());
  CHECK(holds(html, "<blockquote>Check idempotency via correlation_<wbr>id</blockquote>"));
  CHECK(holds(html, "lead-conversion.md:62"));
  CHECK(holds(html, "deliver e1 #1 to PM-01, crash after commit pm_<wbr>patients</li>"));
  CHECK(holds(html, "then 4 deliveries without faults"));
  CHECK(times(html, "class=\"space-time\"") == 2);
  CHECK(holds(html, "assay replay &#39;out/replays/tenant isolation.json&#39;"));
}

TEST_CASE("html report: what was not tested is shown as untested", "[reports]") {
  const std::string html = html_report(*sample::rich_run());
  CHECK(holds(html, "PM-38 has no reference implementation"));
  CHECK(holds(html, "<span class=\"badge untested\">untested</span>"));
}

TEST_CASE("space-time diagram: it is well-formed XML with a title and a description, whatever the texts", "[reports]") {
  for (const auto& failure : {sample::repeated_effect(), sample::late_copy(), sample::hostile_failure()}) {
    pugi::xml_document document;
    REQUIRE(document.load_string(space_time_svg(failure, "d1").c_str()));
    CHECK(document.child("svg").child("title").attribute("id").value() == std::string("d1-t"));
    CHECK(document.child("svg").child("desc").attribute("id").value() == std::string("d1-d"));
  }
}

TEST_CASE("space-time diagram: without a timeline there is none", "[reports]") { CHECK(space_time_svg({}, "d1").empty()); }

TEST_CASE("space-time diagram: the key explains only what is drawn", "[reports]") {
  const std::string key = space_time_key(sample::repeated_effect());
  CHECK(holds(key, "crash, then down"));
  CHECK_FALSE(holds(key, "acknowledgement lost"));
  CHECK(holds(space_time_key(sample::late_copy()), "acknowledgement lost"));
}

}  // namespace assay::reports
