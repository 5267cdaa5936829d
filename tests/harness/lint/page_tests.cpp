#include "harness/lint/gap.hpp"
#include "harness/lint/page.hpp"

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::lint;

namespace {

/// A page of one document; what it points into lives as long as it does.
struct Read {
  explicit Read(const std::string& text) : corpus(contract::corpus_of({{"x.md", text}})), whole(corpus), page(corpus.documents.front(), whole) {}
  contract::Corpus corpus;
  Whole whole;
  Page page;
};

bool is_cut(const std::string& text) { return Read(text).page.cut; }

}  // namespace

TEST_CASE("page: a text that ends in the middle is known as cut", "[lint]") {
  CHECK(is_cut("# P\n\n```typescript\n{ parcel_id: uuid;\n  orga"));
  CHECK(is_cut("# P\n\nThe parcel (and what belongs to"));
  CHECK(is_cut("# P\n\nConsumers: a-service, b-service,"));
  CHECK(is_cut("# P\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5"));
  CHECK_FALSE(is_cut("# P\n\n```typescript\n{ parcel_id: uuid }\n```\n"));
  CHECK_FALSE(is_cut("# P\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"));
  CHECK_FALSE(is_cut("# P\n\n- docs/parcels.md\n"));
  CHECK_FALSE(is_cut(""));
}

TEST_CASE("page: lines belong to the event whose section or row they stand in", "[lint]") {
  const Read read("# P\n\n## Events\n\n### `lg_parcel_sent`\n\nfirst\n\n#### Payload\n\nsecond\n\n### `lg_parcel_lost`\n\nthird\n\n## Delivery\n\nfourth\n");
  const auto name_at = [&](std::uint32_t line) { return read.page.event_at(line) == nullptr ? std::string() : read.page.event_at(line)->name; };
  CHECK(name_at(1).empty());
  CHECK(name_at(7) == "lg_parcel_sent");
  CHECK(name_at(11) == "lg_parcel_sent");
  CHECK(name_at(15) == "lg_parcel_lost");
  CHECK(name_at(19).empty());
}

TEST_CASE("page: a party that subscribes and does not publish only listens", "[lint]") {
  const Read read("# P\n\n**Spec:** ST-01\n\n## Events\n\n### `lg_parcel_sent`\n\n**Publisher:** LG-02\n**Subscribers:** ST-01, AN-03\n\n### `st_parcel_stored`\n\n**Publisher:** ST-01\n**Subscribers:** LG-02\n");
  const contract::Event* heard = read.page.event("lg_parcel_sent");
  const contract::Event* sent = read.page.event("st_parcel_stored");
  REQUIRE((heard != nullptr && sent != nullptr));
  CHECK(read.page.listens(*heard));
  CHECK_FALSE(read.page.listens(*sent));
}

TEST_CASE("gap: a long list of names is cut, and says how many there are", "[lint]") {
  CHECK(listed({"a", "b"}) == "a, b");
  CHECK(listed({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) == "a, b, c, d, e, f, g and 3 more");
}
