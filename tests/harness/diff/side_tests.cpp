#include "harness/contract/compile.hpp"
#include "tests/harness/diff/documents.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

using namespace assay;
using namespace assay::support;

namespace fs = std::filesystem;

namespace {

bool git(const std::string& folder, const std::string& arguments) {
  return std::system(("git -C '" + folder + "' -c user.name=t -c user.email=t@example.test -c init.defaultBranch=main " + arguments + " >/dev/null 2>&1").c_str()) == 0;
}

std::string put(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
  fs::create_directories(fs::path(folder.path() + "/" + name).parent_path());
  return folder.write(name, text);
}

diff::Difference compare(const std::string& before, const std::string& after) {
  const auto old_side = diff::read_side(before);
  const auto new_side = diff::read_side(after);
  REQUIRE(old_side);
  REQUIRE(new_side);
  return diff::compare(*old_side, *new_side);
}

}  // namespace

TEST_CASE("diff: a worktree is compared with the checkout that it hangs on, even where it stands inside of it", "[diff]") {
  const TemporaryFolder folder;
  const std::string repository = folder.path() + "/repository";
  put(folder, "repository/docs/contracts/crates.md", crate("  dock: string;\n"));
  if (!git(repository, "init") || !git(repository, "add .") || !git(repository, "commit -m first")) {
    WARN("git is not there: worktrees are not tried");
    return;
  }
  const std::string worktree = GENERATE(std::string("/new"), std::string("/repository/.worktrees/new"));
  REQUIRE(git(repository, "worktree add -b change '" + folder.path() + worktree + "'"));
  CHECK(fs::is_regular_file(folder.path() + worktree + "/.git"));
  folder.write(worktree.substr(1) + "/docs/contracts/crates.md", crate(""));
  const auto difference = compare(repository, folder.path() + worktree);
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].kind == "field-removed");
  CHECK(difference.changes[0].old_at.file == repository + "/docs/contracts/crates.md");
  CHECK(difference.changes[0].new_at.file == folder.path() + worktree + "/docs/contracts/crates.md");
}

TEST_CASE("diff: a file that cannot be read is an error and no removal", "[diff]") {
  const TemporaryFolder folder;
  put(folder, "new/crates.md", crate(""));
  put(folder, "new/vans.md", "# Vans\n\n\xff\xfe\n");
  auto side = diff::read_side(folder.path() + "/new");
  REQUIRE_FALSE(side);
  CHECK(side.error()[0].where.line == 3);
  fs::remove(folder.path() + "/new/vans.md");
  fs::create_symlink("nowhere.md", folder.path() + "/new/vans.md");
  side = diff::read_side(folder.path() + "/new");
  REQUIRE_FALSE(side);
  CHECK(side.error()[0].message == "is a link to nothing");
  fs::remove(folder.path() + "/new/vans.md");
  CHECK(diff::read_side(folder.path() + "/new"));
}

TEST_CASE("diff: a side without any contract is an error", "[diff]") {
  const TemporaryFolder folder;
  CHECK_FALSE(diff::read_side(folder.path()));
  CHECK_FALSE(diff::read_side(folder.path() + "/none"));
  CHECK_FALSE(diff::read_side(put(folder, "list.md", "# Shopping\n\nMilk.\n")));
  CHECK_FALSE(diff::read_side(put(folder, "list.json", "{\"model_version\": \"1\"}")));
}

TEST_CASE("diff: compiled models compare like the documents that they were made of", "[diff]") {
  const TemporaryFolder folder;
  const std::string before = crate("  dock: string;\n");
  const std::string old_model = put(folder, "old.json", contract::to_json(contract::compile_text("crates.md", before)));
  put(folder, "out/model.json", contract::to_json(contract::compile_text("crates.md", crate(""))));
  const std::string document = put(folder, "documents/crates.md", crate(""));
  CHECK(compare(old_model, old_model).changes.empty());
  CHECK(summary(compare(old_model, folder.path() + "/out")) == "field-removed:ps");
  CHECK(summary(compare(old_model, document)) == "field-removed:ps");
  CHECK(summary(compare(document, old_model)) == "field-added:p");
}

TEST_CASE("diff: a file with another name or in another folder is the same document", "[diff]") {
  const std::string vans = head() + event_of("depot_van_left", parties, "  organization_id: uuid;\n  van_id: uuid;");
  const auto restated = [](std::string_view members) { return "# Reading Crates\n\n## Consumed Events\n\n" + event_of("depot_crate_sealed", parties, members); };
  const diff::Side before = diff::side_of({{"a/crates.md", crate("")}, {"a/reading.md", restated("  crate_id: string;")}, {"a/vans.md", vans}});
  const diff::Side after = diff::side_of({{"b/x/vans.md", vans}, {"b/reading.md", restated("  crate_id: string;")}, {"b/x/zz-crates.md", crate("")}});
  CHECK(diff::compare(before, after).changes.empty());
  CHECK(diff::compare(after, before).changes.empty());
}

TEST_CASE("diff: events that went with their document say so", "[diff]") {
  const std::string vans = head() + event_of("depot_van_left", parties, "  organization_id: uuid;\n  van_id: uuid;");
  const auto difference = diff::compare(diff::side_of({{"old/crates.md", crate("")}, {"old/vans.md", vans}}), diff::side_of({{"new/crates.md", crate("")}}));
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].text.starts_with("is gone with its document"));
}

TEST_CASE("diff: the shipped contracts compared with themselves have not changed", "[diff]") {
  CHECK(compare("contracts", "contracts").changes.empty());
  CHECK(compare("tests/fixtures/documents", "tests/fixtures/documents").changes.empty());
}

TEST_CASE("diff: many events with many members are compared in time", "[diff][slow]") {
  std::string before = head();
  std::string after = head();
  for (int i = 0; i < 3000; ++i) {
    const std::string name = "depot_crate_" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "_sealed";
    before += event_of(name, parties, std::string(ids) + "  dock: string;\n");
    after += event_of("x" + name, parties, std::string(ids) + "  dock: number;\n");
  }
  const auto difference = support::difference(before, after);
  CHECK(difference.changes.size() >= 3000);
}
