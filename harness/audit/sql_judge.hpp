#pragma once

#include "harness/audit/cores.hpp"
#include "harness/audit/finding_list.hpp"
#include "harness/audit/source_files.hpp"
#include "harness/audit/sql_facts.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

/// Judges migrations: who owns the tables they create, which keys cross from core to core, whose tables a core's SQL uses.
class SqlJudge {
 public:
  /// Both must outlive this.
  SqlJudge(const Cores& cores, FindingList& findings) : cores_(cores), findings_(findings) {}

  /// `own`: the core in whose folder the file lies, or empty.
  void judge(const SourceFile& file, std::string_view sql, const std::string& own);

  /// What only all files together show: call it once, at the end.
  void finish();

 private:
  struct Creation {
    std::string own;
    contract::Quote at;
  };
  void created(const SqlName& name, const std::string& own, contract::Quote at);
  void keyed(const ForeignKey& key, contract::Quote at);

  const Cores& cores_;
  FindingList& findings_;
  std::map<std::string, std::vector<Creation>> creations_;  // by table, lower case: one for each core whose folder creates it
};

}  // namespace assay::audit
