#include "tests/support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

namespace assay::support {
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  return std::move(buffer).str();
}

void write_to(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

bool matches_golden(std::string_view name, std::string_view bytes) {
  const fs::path path = fs::path(ASSAY_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("ASSAY_APPROVE") != nullptr) {
    write_to(path, bytes);
    return true;
  }
  const std::string expected = read(path);
  if (expected == bytes) return true;
  const fs::path actual = fs::temp_directory_path() / "assay-golden" / name;
  write_to(actual, bytes);
  std::cerr << "differs from " << path.string() << "; what came out is in " << actual.string() << '\n';
  return false;
}

std::string fixture(std::string_view name) { return (fs::path(ASSAY_SOURCE_DIR) / "tests/fixtures" / name).string(); }

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "assay-test-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
  const fs::path path = fs::path(path_) / name;
  write_to(path, bytes);
  return path.string();
}

Ran run_assay(std::string_view arguments) {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/out";
  const std::string err = folder.path() + "/err";
  const std::string line = "cd '" ASSAY_SOURCE_DIR "' && '" ASSAY_BINARY "' " + std::string(arguments) + " >'" + out + "' 2>'" + err + "' </dev/null";
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(out), read(err)};
}

}  // namespace assay::support
