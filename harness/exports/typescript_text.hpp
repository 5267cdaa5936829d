#pragma once

#include <string>
#include <string_view>
#include <vector>

// Words of documents inside of TypeScript source, which they can neither end nor change.
namespace assay::exports {

/// A string literal in single quotes; what is no plain ASCII letter, digit or sign and could mislead stands escaped.
[[nodiscard]] std::string literal(std::string_view text);

/// A member name: as it is, or quoted if it is no identifier or a reserved word.
[[nodiscard]] std::string member_name(std::string_view name);

/// A documentation comment, one line for one sentence, a block for more; nothing for none. `indent` stands before each line.
[[nodiscard]] std::string comment(const std::vector<std::string>& sentences, std::string_view indent);

}  // namespace assay::exports
