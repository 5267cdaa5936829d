#pragma once

#include "harness/lint/statements.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::lint {

/// What the documents, taken together, say of an event's state.
struct Documented {
  const Statements::Of* statements = nullptr;
  bool planned = false;     // by its own status, or by that of every document that states it
  bool deprecated = false;
  SourceSpan at;
};

/// The documents' events by name; the matrix, where it is one of the documents, does not count.
[[nodiscard]] std::map<std::string, Documented> documented(const Statements& all);

/// Offers a near name, for at most a hundred questions, since each is a search through all names.
class Suggestions {
 public:
  explicit Suggestions(std::vector<std::string> names) : names_(std::move(names)) {}
  /// "; did you mean lg_box_closed?", or nothing.
  [[nodiscard]] std::string near(std::string_view name);

 private:
  std::vector<std::string> names_;
  std::size_t asked_ = 0;
};

}  // namespace assay::lint
