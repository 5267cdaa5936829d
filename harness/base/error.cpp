#include "harness/base/error.hpp"

#include <fmt/format.h>

namespace assay {

std::string to_string(const Error& error) {
  std::string place = error.where.file;
  if (error.where.line > 0) place += fmt::format(":{}", error.where.line);
  if (error.where.line > 0 && error.where.column > 0) place += fmt::format(":{}", error.where.column);
  if (!error.where.pointer.empty()) place += (place.empty() ? "" : " ") + error.where.pointer;
  return place.empty() ? error.message : place + ": " + error.message;
}

}  // namespace assay
