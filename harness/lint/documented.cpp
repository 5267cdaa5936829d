#include "harness/lint/documented.hpp"

#include "harness/base/strings.hpp"
#include "harness/lint/drift_sources.hpp"

#include <algorithm>

namespace assay::lint {
namespace {

constexpr std::size_t questions_max = 100;

bool is_planned(const Statement& it) {
  if (it.event->status) return *it.event->status == "planned" || *it.event->status == "in_progress";
  return lower(it.page->model.documents.front().status.value_or("")).starts_with("planned");
}

}  // namespace

std::map<std::string, Documented> documented(const Statements& all) {
  const Matrix* const matrix = all.evidence().matrix;
  std::map<std::string, Documented> out;
  for (const auto& [name, statements] : all.events()) {
    Documented it{&statements, true, false, {}};
    for (const Statement& statement : statements) {
      if (matrix != nullptr && matrix->source.path() == statement.file()) continue;
      if (it.at.line == 0) it.at = statement.event->at.front();
      it.planned = it.planned && is_planned(statement);
      it.deprecated = it.deprecated || statement.event->status == "deprecated";
    }
    if (it.at.line > 0) out.emplace(name, it);
  }
  return out;
}

std::string Suggestions::near(std::string_view name) {
  if (++asked_ > questions_max) return {};
  for (const std::string& candidate : names_) {
    if (candidate.ends_with("_" + std::string(name)) || name.ends_with("_" + candidate)) return "; did you mean " + candidate + "?";
  }
  const std::string found = nearest(name, names_);
  const bool close = !found.empty() && found.size() <= name.size() + 4 && name.size() <= found.size() + 4;
  return close ? "; did you mean " + found + "?" : std::string();
}

}  // namespace assay::lint
