#include "harness/contract/clause_kind.hpp"

#include "harness/base/strings.hpp"
#include "harness/contract/names.hpp"

#include <array>

namespace assay::contract {
namespace {

struct Sign {
  std::string_view words;
  std::string_view kind;
};

// The first that fits wins: what is said of data protection comes before the verbs, which are wide.
constexpr std::array signs{
    Sign{"no phi in log", "protect-logs"}, Sign{"phi in log", "protect-logs"}, Sign{"protect log", "protect-logs"}, Sign{"never log", "protect-logs"},
    Sign{"not log", "protect-logs"}, Sign{"insert-only", "append-only"}, Sign{"insert only", "append-only"}, Sign{"append-only", "append-only"},
    Sign{"append only", "append-only"}, Sign{"no update/delete", "append-only"}, Sign{"ids only", "minimise-payload"}, Sign{"identifiers only", "minimise-payload"},
    Sign{"carry ids", "minimise-payload"}, Sign{"phi minimi", "minimise-payload"}, Sign{"no phi", "minimise-payload"}, Sign{"minimum necessary", "minimise-payload"},
    Sign{"consent", "verify-consent"}, Sign{"row level security", "isolate-tenant"}, Sign{"row-level security", "isolate-tenant"},
    Sign{"rls", "isolate-tenant"}, Sign{"org-scoped", "isolate-tenant"}, Sign{"organization scope", "isolate-tenant"}, Sign{"scoped by organization", "isolate-tenant"},
    Sign{"tenant isolation", "isolate-tenant"}, Sign{"same organization", "isolate-tenant"}, Sign{"idempoten", "deduplicate"}, Sign{"dedup", "deduplicate"},
    Sign{"duplicate", "deduplicate"}, Sign{"at-least-once", "deliver"}, Sign{"at least once", "deliver"}};

// These stand at the beginning of a clause.
constexpr std::array verbs{
    Sign{"publish", "publish"}, Sign{"emit", "publish"}, Sign{"deliver", "deliver"}, Sign{"receive", "receive"}, Sign{"consume", "receive"},
    Sign{"subscribe", "receive"}, Sign{"listen", "receive"}, Sign{"acknowledge", "receive"}, Sign{"create", "create-record"}, Sign{"insert", "create-record"},
    Sign{"register", "create-record"}, Sign{"map", "create-record"}, Sign{"open", "create-record"}, Sign{"set", "set-status"}, Sign{"update status", "set-status"},
    Sign{"preserve", "preserve-reference"}, Sign{"keep", "preserve-reference"}, Sign{"trigger", "trigger"}, Sign{"start", "trigger"}, Sign{"assign", "trigger"},
    Sign{"queue", "trigger"}, Sign{"notify", "trigger"}, Sign{"send", "trigger"}, Sign{"count", "aggregate"}, Sign{"aggregate", "aggregate"},
    Sign{"measure", "aggregate"}, Sign{"latest", "aggregate"}, Sign{"audit", "audit"}, Sign{"write an audit", "audit"}, Sign{"record", "audit"}, Sign{"log", "audit"}};

}  // namespace

std::string kind_of_clause(std::string_view words) {
  const std::string text = lower(words);
  for (const Sign& sign : signs) {
    if (text.find(sign.words) != std::string::npos) return std::string(sign.kind);
  }
  for (const Sign& verb : verbs) {
    if (text.starts_with(verb.words)) return std::string(verb.kind);
  }
  return "other";
}

std::string_view stem_of_kind(std::string_view kind) {
  if (kind == "create-record") return "create";
  if (kind == "preserve-reference") return "preserve";
  if (kind == "isolate-tenant") return "organization-scope";
  if (kind == "minimise-payload") return "ids-only";
  return kind;
}

bool names_its_object(std::string_view kind) { return kind == "create-record" || kind == "preserve-reference"; }

bool promises_no_phi(std::string_view sentence) {
  const auto has = [&](std::string_view part) { return sentence.find(part) != std::string_view::npos; };
  if (has("log")) return false;
  const bool ids = has("ids only") || has("identifiers only") || has("only ids") || has("only identifiers");
  const bool none = contains_word(sentence, "no phi") || has("never phi") || has("without phi");
  const bool of_message = has("payload") || has("event") || has("field") || has("message");
  return of_message && (ids || none);
}

}  // namespace assay::contract
