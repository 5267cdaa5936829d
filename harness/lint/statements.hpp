#pragma once

#include "harness/lint/lint.hpp"
#include "harness/lint/page.hpp"
#include "harness/lint/party_key.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assay::lint {

/// What one document says of one event.
struct Statement {
  const Page* page = nullptr;
  const contract::Event* event = nullptr;
  bool produced = false;  // the document's own party publishes it
  bool consumed = false;  // the document's own party listens to it; neither: it speaks of others

  [[nodiscard]] const std::string& file() const { return page->path(); }
};

/// What the documents say of each event, side by side. Passing mentions are no statements.
class Statements {
 public:
  Statements(const Evidence& evidence, const std::vector<Page>& pages);

  using Of = std::vector<Statement>;  // of one event, in the order of the documents; at least one

  [[nodiscard]] const std::map<std::string, Of>& events() const { return events_; }
  /// Of the event of that name or other name, or null.
  [[nodiscard]] const Of* of(const std::string& name) const;
  /// Whose document a page is; empty where it does not say.
  [[nodiscard]] const PartyKey& owner(const Page& page) const;
  [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
  [[nodiscard]] const Evidence& evidence() const { return evidence_; }

 private:
  void add(const Page& page, const contract::Event& event);

  const Evidence& evidence_;
  const std::vector<Page>& pages_;
  std::map<const Page*, PartyKey> owners_;  // for look-ups only
  std::map<std::string, std::string> names_;  // other name -> name
  std::map<std::string, Of> events_;
};

/// What a statement says, and whether two such words cannot both hold.
using Said = std::function<std::optional<std::string>(const Statement&)>;
using Disagree = std::function<bool(const std::string&, const std::string&)>;

/// The statements that disagree with each other, one for each thing said, the first documents first; empty where all agree.
[[nodiscard]] std::vector<const Statement*> disagreeing(const Statements::Of& statements, const Said& said, const Disagree& disagree);

}  // namespace assay::lint
