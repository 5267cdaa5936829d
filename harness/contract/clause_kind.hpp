#pragma once

#include <string>
#include <string_view>

namespace assay::contract {

/// What kind of duty a clause states, by its words; "other" if they say nothing that checks know.
[[nodiscard]] std::string kind_of_clause(std::string_view words);

/// The word by which an unlabelled clause of this kind is called: "create-record" is "create".
[[nodiscard]] std::string_view stem_of_kind(std::string_view kind);

/// Whether the clause's object is a part of its id ("create-pm-patients"), or only used to tell two clauses apart.
[[nodiscard]] bool names_its_object(std::string_view kind);

/// Whether a sentence, in lower case, promises that payloads hold identifiers only or no PHI.
[[nodiscard]] bool promises_no_phi(std::string_view sentence);

}  // namespace assay::contract
