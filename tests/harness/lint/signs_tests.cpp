#include "harness/lint/links.hpp"
#include "harness/lint/signs.hpp"

#include <catch2/catch.hpp>

namespace assay::lint {

TEST_CASE("signs: symbols and emoji in front of and behind words", "[lint]") {
  CHECK(sign_in_front(" ✅ Complete") == "✅");
  CHECK(sign_in_front("🟡 In Progress") == "🟡");
  CHECK(sign_in_front("⚠️ Open") == "⚠");
  CHECK(sign_behind("see the plan 📋") == "📋");
  CHECK(sign_behind("see the plan ⚠️ ") == "⚠");
  for (const char* const words : {"", " ", "Complete", "é", "→ next", "— none", "\xF0\x9F"}) {
    CAPTURE(words);
    CHECK(sign_in_front(words).empty());
    CHECK(sign_behind(words).empty());
  }
}

TEST_CASE("links: paths are made normal before they are compared", "[lint]") {
  CHECK(normal("./docs/a/../") == "docs");
  CHECK(normal(".").empty());
  CHECK(resolved("docs/a.md", "../b/c.md") == "b/c.md");
  CHECK(resolved("a.md", "./c.md") == "c.md");
  CHECK(resolved("/a.md", "c.md") == "/c.md");
  CHECK(lies_in("docs/a.md", "docs"));
  CHECK(lies_in("docs/a.md", ""));
  CHECK(lies_in("/a.md", "/"));
  CHECK_FALSE(lies_in("docs2/a.md", "docs"));
  CHECK_FALSE(lies_in("../a.md", ""));
  CHECK_FALSE(lies_in("/a.md", ""));
}

}  // namespace assay::lint
