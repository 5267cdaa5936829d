#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace assay {

/// A place in an input: line and column count from 1 (columns in bytes); 0 says "the whole file".
struct SourceSpan {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string pointer;  // JSON-pointer-like path of the value inside the file, or empty

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// What went wrong, in classes that decide the exit code.
enum class ErrorCode : std::uint8_t {
  usage,       // 64: the command line is wrong
  unreadable,  // 66: an input is missing, no regular file, too large, or not UTF-8
  invalid,     // 66: an input was read but says something that cannot be meant
  internal,    // 3: the harness itself broke
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  // never holds a value of a message or a row
  SourceSpan where;
};

using Errors = std::vector<Error>;

template <typename T>
using Result = tl::expected<T, Error>;

/// For readers that report all they found, not just the first.
template <typename T>
using Results = tl::expected<T, Errors>;

/// "file:line:column /pointer: message"; parts that are not known are left out.
[[nodiscard]] std::string to_string(const Error& error);

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string message, SourceSpan where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace assay
