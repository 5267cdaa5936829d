#pragma once

#include "harness/cli/terminal.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// One struct of options and one function for each command; each returns the exit code. No parsing here.
namespace assay::cli {

struct CompileOptions {
  Speech speech;
  std::vector<std::string> paths;
  std::string format = "model";  // model json-schema asyncapi typescript
  std::string out = "-";
};
int compile(const CompileOptions& options);

struct AuditOptions {
  Speech speech;  // format: text, json or sarif
  std::string specs;
  std::string contracts;
  std::string allowlist;  // empty: the one beside the contracts, if there is one
  std::string source;     // empty: no source is looked at
  std::string report;     // empty: no report is written
  std::string today;      // empty: the system's day
  bool warn = false;
  bool verbose = false;
};
int audit_command(const AuditOptions& options);

struct DiffOptions {
  Speech speech;
  std::string before;  // a document, a folder of documents or a compiled model
  std::string after;
};
int diff_command(const DiffOptions& options);

struct LintOptions {
  Speech speech;  // format: text json sarif
  std::vector<std::string> paths;
  std::string registry;        // an export of the registered events, or empty
  std::string types;           // a TypeScript file with KnownEventName, or empty
  std::string matrix;          // who talks to whom, or empty
  std::string baseline;        // findings that are known, or empty
  std::string write_baseline;  // write all findings there in place of reporting them
  std::string today;           // "2026-03-28"; empty: the system's day
  std::string level = "error"; // what fails: error warning note
  std::vector<std::string> rules;  // only these: "AC301", "AC3xx"
  bool verbose = false;
};
int lint_command(const LintOptions& options);

struct RunCommandOptions {
  Speech speech;
  std::vector<std::string> scenarios;
  std::vector<std::string> contracts;
  std::uint64_t seed = 1;
  std::string filter;
  std::string shard;    // "I/N"
  std::string reports;  // folder; empty: no reports
  std::string twin;     // a broken twin in its party's place
  std::string command;  // as typed
};
int run(const RunCommandOptions& options);

struct ExploreOptions {
  Speech speech;
  std::string scenario;
  std::vector<std::string> contracts;
  bool exhaustive = false;
  std::uint64_t runs = 0;
  std::uint64_t seed = 1;
  std::uint64_t states_max = 5'000'000;
  std::string twin;
};
int explore_command(const ExploreOptions& options);

struct ReplayOptions {
  Speech speech;
  std::string file;
  std::vector<std::string> contracts;
  std::vector<std::string> scenarios;
  bool journal = false;
};
int replay(const ReplayOptions& options);

struct FaultsOptions {
  Speech speech;
  std::vector<std::string> ids;
  std::vector<std::string> contracts;
  std::vector<std::string> scenarios;
  std::uint64_t seed = 1;
  std::string replays;
};
int faults(const FaultsOptions& options);

struct ListOptions {
  Speech speech;
  std::string what;  // checks rules faults parties events obligations
  std::vector<std::string> contracts;
};
int list(const ListOptions& options);

struct ExplainOptions {
  Speech speech;
  std::string rule;
};
int explain(const ExplainOptions& options);

}  // namespace assay::cli
