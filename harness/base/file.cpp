#include "harness/base/file.hpp"

#include "harness/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

namespace assay {
namespace fs = std::filesystem;

namespace {

SourceSpan whole(const std::string& path) { return {path, 0, 0, {}}; }

std::string too_large(std::uintmax_t bytes, std::uint64_t bytes_max) {
  return fmt::format("has {} bytes; at most {} are read", bytes, bytes_max);
}

Result<void> check_regular(const std::string& path, std::uint64_t bytes_max) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return failure(ErrorCode::unreadable, "no such file", whole(path));
  if (fs::is_directory(status)) return failure(ErrorCode::unreadable, "is a directory, not a file", whole(path));
  if (!fs::is_regular_file(status)) return failure(ErrorCode::unreadable, "is not a regular file", whole(path));
  const std::uintmax_t bytes = fs::file_size(path, error);
  if (error) return failure(ErrorCode::unreadable, error.message(), whole(path));
  if (bytes > bytes_max) {
    return failure(ErrorCode::unreadable, too_large(bytes, bytes_max), whole(path));
  }
  return {};
}

bool put(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.flush();
  return out.good();
}

}  // namespace

Result<std::string> read_text_file(const std::string& path, std::uint64_t bytes_max) {
  if (const auto regular = check_regular(path, bytes_max); !regular) return tl::unexpected(regular.error());
  std::ifstream in(path, std::ios::binary);
  std::string text;
  for (std::array<char, 1 << 16> block; in && text.size() <= bytes_max;) {
    in.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || !in.is_open()) return failure(ErrorCode::unreadable, "cannot be read", whole(path));
  if (text.size() > bytes_max)
    return failure(ErrorCode::unreadable, too_large(text.size(), bytes_max), whole(path));  // it grew
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (const auto bad = first_invalid_utf8(text)) {
    const Position at = position_of(text, *bad);
    return failure(ErrorCode::unreadable, text[*bad] == '\0' ? "has a NUL byte here: this is no text file" : "is not UTF-8 text here", {path, at.line, at.column, {}});
  }
  return text;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const fs::path target(path);
  const fs::file_status there = fs::symlink_status(target, error);
  if (fs::is_directory(there)) return failure(ErrorCode::unreadable, "is a directory, not a file", whole(path));
  if (fs::exists(there) && !fs::is_regular_file(there)) {
    if (put(target, bytes)) return {};
    return failure(ErrorCode::unreadable, "cannot be written", whole(path));
  }
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  const fs::path beside = fmt::format("{}.{}.part", path, ::getpid());
  if (!put(beside, bytes)) {
    fs::remove(beside, error);
    return failure(ErrorCode::unreadable, "cannot be written", whole(path));
  }
  fs::rename(beside, target, error);
  if (!error) return {};
  const std::string reason = error.message();
  fs::remove(beside, error);
  return failure(ErrorCode::unreadable, "cannot be written: " + reason, whole(path));
}

Result<void> write_files(const std::vector<FileToWrite>& files) {
  std::error_code ignored;
  std::vector<fs::path> beside;
  const auto give_up = [&](const std::string& path, const std::string& why) {
    for (const fs::path& part : beside) fs::remove(part, ignored);
    return failure(ErrorCode::unreadable, why, whole(path));
  };
  for (const FileToWrite& file : files) {
    const fs::path target(file.path);
    if (fs::is_directory(target, ignored)) return give_up(file.path, "is a directory, not a file");
    if (target.has_parent_path()) fs::create_directories(target.parent_path(), ignored);
    beside.emplace_back(fmt::format("{}.{}.part", file.path, ::getpid()));
    if (!put(beside.back(), file.bytes)) return give_up(file.path, "cannot be written");
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::error_code error;
    fs::rename(beside[i], files[i].path, error);
    if (error) return give_up(files[i].path, "cannot be written: " + error.message());
  }
  return {};
}

Result<std::vector<std::string>> files_below(const std::string& path, const std::vector<std::string>& extensions) {
  std::error_code error;
  if (!fs::exists(path, error)) return failure(ErrorCode::unreadable, "no such file or directory", whole(path));
  std::vector<std::string> found;
  if (!fs::is_directory(path, error)) {
    found.push_back(path);
    return found;
  }
  fs::recursive_directory_iterator at(path, error);  // a folder that may not be opened ends it: what is below must not look absent
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code dangling;  // a link to nothing is no file, and no error
    const bool wanted = std::find(extensions.begin(), extensions.end(), at->path().extension().string()) != extensions.end();
    if (wanted && at->is_regular_file(dangling)) found.push_back(at->path().string());
  }
  if (error) return failure(ErrorCode::unreadable, error.message(), whole(path));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace assay
