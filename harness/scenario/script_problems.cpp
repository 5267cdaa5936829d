#include "harness/scenario/script_problems.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace assay::scenario::script {

void Problems::add(const SourceSpan& where, std::string message) {
  if (errors_.size() < shown_max) {
    errors_.push_back({ErrorCode::invalid, std::move(message), where});
  } else {
    ++not_shown_;
  }
}

void Problems::add_all(const Problems& others) {
  for (const Error& error : others.errors_) add(error.where, error.message);
  not_shown_ += others.not_shown_;
}

Errors Problems::sorted() const {
  Errors sorted = errors_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Error& a, const Error& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  if (not_shown_ > 0) {
    sorted.push_back(
        {ErrorCode::invalid, fmt::format("{} more are not shown", not_shown_), {sorted.back().where.file, 0, 0, {}}});
  }
  return sorted;
}

}  // namespace assay::scenario::script
