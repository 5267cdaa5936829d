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
  std::string format = "model";  // model or json-schema
  std::string out = "-";
};
int compile(const CompileOptions& options);

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
