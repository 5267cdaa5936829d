#pragma once

#include "harness/base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Larger inputs are refused before they are read: no contract document, scenario or replay comes near.
inline constexpr std::uint64_t input_bytes_max = 32ULL << 20;

/// Reads a whole regular file as UTF-8 text; a byte order mark is dropped, CRLF stays.
/// Errors: unreadable, if it is missing, a directory or device, larger than `bytes_max`, or not UTF-8 (with line and column).
[[nodiscard]] Result<std::string> read_text_file(const std::string& path, std::uint64_t bytes_max = input_bytes_max);

/// Writes beside the target and renames, so that a reader sees the old file or the whole new one. A link, a pipe or a device
/// (/dev/stdout) is written through, not replaced. Missing folders are made.
/// Errors: unreadable, if it cannot be written.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

struct FileToWrite {
  std::string path;
  std::string bytes;
};
/// Writes all of the files or, if one cannot be written, none: each beside its target first, then all are renamed.
[[nodiscard]] Result<void> write_files(const std::vector<FileToWrite>& files);

/// All regular files below `path` with one of the extensions (".md"), sorted by path; `path` itself if it is a file.
/// Errors: unreadable, if `path` does not exist or a folder below it may not be opened. A link to nothing is no file.
[[nodiscard]] Result<std::vector<std::string>> files_below(const std::string& path, const std::vector<std::string>& extensions);

}  // namespace assay
