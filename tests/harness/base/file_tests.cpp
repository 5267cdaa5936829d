#include "harness/base/file.hpp"

#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

namespace assay {
namespace fs = std::filesystem;
using support::TemporaryFolder;

namespace {

std::string refusal(const Result<std::string>& result) {
  if (result) return "";
  CHECK(result.error().code == ErrorCode::unreadable);
  return result.error().message;
}

std::string names_in(const std::string& folder) {
  std::string names;
  for (const auto& entry : fs::directory_iterator(folder)) names += entry.path().filename().string() + " ";
  return names;
}

}  // namespace

TEST_CASE("file: text is read as it stands, but for a byte order mark", "[base]") {
  const TemporaryFolder folder;
  CHECK(read_text_file(folder.write("a", "é\r\nb\n")) == "é\r\nb\n");
  CHECK(read_text_file(folder.write("b", "\xEF\xBB\xBFtext")) == "text");
  CHECK(read_text_file(folder.write("c", "")) == "");
  CHECK(read_text_file(folder.write("d", std::string(200'000, 'x'))) == std::string(200'000, 'x'));
}

TEST_CASE("file: what is missing, no file or too large is refused with its path", "[base]") {
  const TemporaryFolder folder;
  CHECK(refusal(read_text_file(folder.path() + "/none")) == "no such file");
  CHECK(read_text_file(folder.path() + "/none").error().where.file == folder.path() + "/none");
  CHECK(refusal(read_text_file(folder.path())) == "is a directory, not a file");
  CHECK(refusal(read_text_file("/dev/null")) == "is not a regular file");
  CHECK(refusal(read_text_file("")) == "no such file");
  const std::string path = folder.write("a", "12345");
  CHECK(read_text_file(path, 5) == "12345");
  CHECK(refusal(read_text_file(path, 4)) == "has 5 bytes; at most 4 are read");
}

TEST_CASE("file: a pipe is refused and never waited for", "[base]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(refusal(read_text_file(path)) == "is not a regular file");
}

TEST_CASE("file: a file whose size is not told is bounded all the same", "[base]") {
  if (!fs::exists("/proc/self/maps")) return;
  CHECK(refusal(read_text_file("/proc/self/maps", 10)).ends_with("at most 10 are read"));
  CHECK(refusal(read_text_file("/proc/self/mem")) == "cannot be read");
}

TEST_CASE("file: what is not UTF-8 is refused with line and column", "[base]") {
  const TemporaryFolder folder;
  const auto text = read_text_file(folder.write("a", "ab\ncd\xffz"));
  CHECK(refusal(text) == "is not UTF-8 text here");
  CHECK(text.error().where.line == 2);
  CHECK(text.error().where.column == 3);
}

TEST_CASE("file: a NUL byte is told by its name", "[base]") {
  const TemporaryFolder folder;
  const auto text = read_text_file(folder.write("a", std::string_view("ab\nc\0d", 6)));
  CHECK(refusal(text).starts_with("has a NUL byte here"));
  CHECK(text.error().where.line == 2);
  CHECK(text.error().where.column == 2);
}

TEST_CASE("file: writing makes folders, replaces the file and leaves nothing beside it", "[base]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a/b/c.json";
  REQUIRE(write_file(path, "first"));
  REQUIRE(write_file(path, "second"));
  CHECK(read_text_file(path) == "second");
  CHECK(names_in(folder.path() + "/a/b") == "c.json ");
}

TEST_CASE("file: bytes that are no text are written as they are", "[base]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a";
  REQUIRE(write_file(path, std::string_view("\0\xff", 2)));
  CHECK(fs::file_size(path) == 2);
}

TEST_CASE("file: what cannot be written is refused and leaves nothing behind", "[base]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("file", "kept");
  for (const std::string& path : {folder.path(), file + "/below"}) {
    const auto written = write_file(path, "x");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == ErrorCode::unreadable);
    CHECK(written.error().where.file == path);
  }
  CHECK(read_text_file(file) == "kept");
  CHECK(names_in(folder.path()) == "file ");
}

TEST_CASE("file: a link is written through, not replaced", "[base]") {
  const TemporaryFolder folder;
  const std::string target = folder.write("target", "old");
  fs::create_symlink(target, folder.path() + "/link");
  fs::create_symlink("/dev/null", folder.path() + "/null");
  REQUIRE(write_file(folder.path() + "/link", "new"));
  REQUIRE(write_file(folder.path() + "/null", "new"));
  CHECK(read_text_file(target) == "new");
  CHECK(fs::is_symlink(folder.path() + "/link"));
  CHECK(fs::is_symlink(folder.path() + "/null"));
}

TEST_CASE("file: files below a folder come sorted and by extension", "[base]") {
  const TemporaryFolder folder;
  for (const auto* const name : {"b.md", "a/z.md", "a/y.txt", "a.md", "c.yaml", "md", ".md"}) folder.write(name, "");
  fs::create_directories(folder.path() + "/d.md");
  fs::create_symlink("nowhere", folder.path() + "/dangling.md");
  const auto found = files_below(folder.path(), {".md", ".txt"});
  REQUIRE(found);
  CHECK(*found == std::vector<std::string>{folder.path() + "/a.md", folder.path() + "/a/y.txt", folder.path() + "/a/z.md",
                                           folder.path() + "/b.md"});
}

TEST_CASE("file: a file named outright is found whatever its extension", "[base]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("notes", "");
  CHECK(files_below(path, {".md"}) == std::vector<std::string>{path});
  CHECK(files_below(folder.path(), {".md"})->empty());
}

TEST_CASE("file: files below nothing are refused", "[base]") {
  const auto found = files_below("/no/such/folder", {".md"});
  REQUIRE_FALSE(found.has_value());
  CHECK(found.error().code == ErrorCode::unreadable);
}

}  // namespace assay
