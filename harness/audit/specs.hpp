#pragma once

#include "harness/base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

struct Spec {
  std::string id;        // "CE-29"; of a file whose name begins with none, its stem: "intake-screen", or, where two have that, its path
  std::string core;      // "CE"
  std::string path;      // as it can be opened
  std::string relative;  // below the root: "ce/specs/CE-29-lead-pipeline.md"
  bool named = true;     // its id is one; if not, only its path or its stem can be referenced
};

/// A file below {core}/specs/ that is no spec.
struct NoSpec {
  std::string path;
  std::string why;  // "goes with specs by its name"
};

/// What lies below the root of specs.
struct SpecTree {
  std::string root;                  // without a slash at the end
  std::vector<Spec> specs;           // by core, number, id, path
  std::vector<std::string> files;    // every Markdown file, relative to the root, sorted: also plans, templates, archives
  std::vector<NoSpec> set_aside;     // sorted by path
  std::vector<std::string> cores;    // folders of cores, lower case, sorted
};

/// Reads the names below `root`: a spec is a Markdown file at any depth below `{core}/specs/`, whatever its name; its id stands at the beginning
/// of its name or, for a spec.md, of its folder's. Set aside are READMEs, indexes, templates, plans, tasks, what lies below a folder `archive`,
/// `plans`, `tasks`, `templates` or one that begins with `_` or `.`, and what lies beside a spec in a folder with that spec's id. No file is opened.
/// Errors: unreadable, if the root cannot be read; invalid, if no spec lies below it: an audit of nothing must not pass.
[[nodiscard]] Result<SpecTree> read_specs(const std::string& root);

/// "ce/specs/CE-29-lead-pipeline.md" -> "CE-29-lead-pipeline".
[[nodiscard]] std::string_view stem_of(std::string_view path);

/// "ce/specs/CE-29-lead-pipeline.md" -> "CE-29-lead-pipeline.md".
[[nodiscard]] std::string_view name_of(std::string_view path);

/// What a spec's name says after its id: "lead-pipeline"; empty if nothing.
[[nodiscard]] std::string slug_of(const Spec& spec);

}  // namespace assay::audit
