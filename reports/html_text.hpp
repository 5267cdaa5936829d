#pragma once

#include "harness/base/error.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

/// Small pieces of HTML. Whatever comes from a record passes `escape`; the builders do it for their texts.
namespace assay::reports {

/// Safe as text and inside quoted attributes, in HTML and in SVG: clean, and & < > " ' as references.
[[nodiscard]] std::string escape(std::string_view text);

/// One escaped line with places to break after / and _ so that long names wrap on a narrow screen.
[[nodiscard]] std::string breakable(std::string_view text);

/// <code>text</code>, breakable.
[[nodiscard]] std::string code(std::string_view text);

/// "file:line" as code; empty where nothing is known.
[[nodiscard]] std::string place_html(const SourceSpan& at);

/// <span class="badge …">word</span>: "pass", "violated", "error"; its class is the word's slug.
[[nodiscard]] std::string badge(std::string_view word);

/// A command that one click selects.
[[nodiscard]] std::string command_html(std::string_view command);

/// An element id from any text: letters, digits and hyphens only.
[[nodiscard]] std::string anchor(std::string_view prefix, std::string_view text);

/// A data cell: `label` names the column again where a narrow screen stacks the row.
[[nodiscard]] std::string cell(std::string_view label, const std::string& html, std::string_view kind = "");

/// <thead> with one column heading for each text; a leading "#" makes the column numeric.
[[nodiscard]] std::string table_head(std::initializer_list<std::string_view> columns);

}  // namespace assay::reports
