#pragma once

#include "harness/base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

struct Spec {
  std::string id;        // "CE-29"
  std::string core;      // "CE"
  std::string path;      // as it can be opened
  std::string relative;  // below the root: "ce/specs/CE-29-lead-pipeline.md"
};

/// What lies below the root of specs.
struct SpecTree {
  std::string root;                  // without a slash at the end
  std::vector<Spec> specs;           // by core, number, id, path
  std::vector<std::string> files;    // every Markdown file, relative to the root, sorted: also plans, templates, archives
  std::vector<std::string> unnamed;  // paths of files among the specs whose name begins with no id
  std::vector<std::string> cores;    // folders of cores, lower case, sorted
};

/// Reads the names below `root`: a spec is a Markdown file at any depth below `{core}/specs/` whose name begins with its id, or a
/// spec.md in a folder that does. READMEs, indexes, templates, plans, tasks and what lies below a folder `archive`, `plans`, `tasks`,
/// `templates` or one that begins with `_` or `.` are none. No file is opened.
/// Errors: unreadable, if the root cannot be read; invalid, if no spec lies below it: an audit of nothing must not pass.
[[nodiscard]] Result<SpecTree> read_specs(const std::string& root);

/// "ce/specs/CE-29-lead-pipeline.md" -> "CE-29-lead-pipeline".
[[nodiscard]] std::string_view stem_of(std::string_view path);

/// What a spec's name says after its id: "lead-pipeline"; empty if nothing.
[[nodiscard]] std::string slug_of(const Spec& spec);

}  // namespace assay::audit
