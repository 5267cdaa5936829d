#pragma once

#include "harness/contract/model.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace assay::contract {

/// Makes one model of those of many documents. An event that several state is one event: what an earlier one left open is taken from a
/// later one. Linear, but for the sorting, in what is added.
class Merger {
 public:
  void add(const Model& document);

  /// Events by name, obligations by id, the rest by place: the same whatever the order of files was. The merger is empty afterwards.
  [[nodiscard]] Model finish();

 private:
  struct EventPlace {
    std::size_t index = 0;
    std::set<std::string, std::less<>> publishers;
    std::set<std::string, std::less<>> subscribers;
    std::set<std::string, std::less<>> aliases;
  };

  void add_event(const Event& event);
  void add_table(const Table& table);

  Model model_;
  std::map<std::string, EventPlace, std::less<>> events_;
  std::map<std::string, std::size_t, std::less<>> tables_;
};

}  // namespace assay::contract
