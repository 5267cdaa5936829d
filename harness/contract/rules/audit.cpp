#include "harness/contract/rules/families.hpp"

#include <array>

// AC6xx: what `assay audit` finds. AC60x: specs and the contracts that name them; AC61x: the allowlist; AC62x: source.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC601", Level::error, "underspecified", "spec without a contract",
         "A spec that no contract surface names may still read, publish or change what belongs to others, and nobody has looked. A surface names it by "
         "its id as a whole word, in a path or link, or by a document that is called after it; what stands in comments or is struck through names nothing. A spec without an id "
         "is looked for by its path and its file's name.",
         "specs/rh/specs/RH-12-visitor-log.md, and no contract document says RH-12.",
         "Add a row to the contract document that fits, write a document of the spec's own, or put the spec on the allowlist with a reason."},
    Rule{"AC602", Level::warning, "drift", "reference to a spec file that is not there",
         "A reader who follows the link finds nothing, and a spec that was renamed or archived may have taken its contract with it. Only printed paths below "
         "specs/ are judged; a bare id may belong to a spec that is kept elsewhere.",
         "[Spec](../specs/ce/specs/CE-29-old-name.md), while the file is called CE-29-new-name.md.", "Point the link at the file that is there, or take out what the spec no longer says."},
    Rule{"AC603", Level::note, "document", "file among the specs without an id",
         "Contracts name specs by their ids ({CORE}-##, in capitals, at the beginning of the file's name). This one can be looked for only by its path or by its file's name without the "
         "ending, so a mention in other words is not seen. READMEs, templates, plans and tasks are not meant.",
         "specs/ce/specs/intake-screen.md", "Name the file by its id, or move it out of the specs folder."},
    Rule{"AC604", Level::note, "document", "one id for several specs",
         "A reference to the id counts for all of them, so one may be covered by what was written about another.",
         "CE-29-pipeline.md and CE-29-reporting.md in the same folder.", "Give the later one an id of its own, or a sub-id such as CE-29-EN-01."},
    Rule{"AC611", Level::error, "document", "allowlist entry leaves out a member",
         "An exception is only as good as the reason and the person behind it: id, rationale, owner and added must all be there. A placeholder counts as nothing.",
         "- id: RH-12, with neither rationale nor owner.", "State id, rationale, owner and added (the day, as 2026-03-28)."},
    Rule{"AC612", Level::error, "document", "allowlist member that means nothing",
         "A misspelt member is read as absent by every reader, and nobody notices.", "ratoinale: internal only", "Use id, rationale, owner, added, reviewed and review, each once."},
    Rule{"AC613", Level::error, "document", "allowlist date that cannot be meant",
         "Without real dates nobody knows when an exception has to be looked at again.", "added: 28.03.2026", "Write the day as 2026-03-28; added and reviewed lie in the past, reviewed not before added."},
    Rule{"AC614", Level::error, "document", "allowlist names a spec twice",
         "Two entries may give two reasons and two owners, and only one of them will be reviewed.", "RH-12 on line 4 and on line 30.", "Keep one of the entries."},
    Rule{"AC615", Level::error, "document", "allowlist entry for a spec that is not there",
         "An entry that outlives its spec allows the next one that gets the same id.", "id: RH-99, and no spec is called RH-99.", "Take the entry out, or correct its id."},
    Rule{"AC616", Level::error, "document", "allowlist entry that is not needed",
         "A contract surface names the spec, so either it is no affair of one core only, or the entry is left over.",
         "RH-12 stands on the allowlist and in a row of the event contracts.", "Take the entry out; or take out the mention, if it is wrong."},
    Rule{"AC617", Level::error, "document", "allowlist review is overdue",
         "Specs change: what was an affair of one core last year may cross borders now. An entry is good for 92 days from the day it was last reviewed or added, or until "
         "its review day if that is sooner. Until it is mended its spec counts as a gap.",
         "added: 2026-01-05, no review, and today is 2026-06-01.", "Look at the spec again, then set reviewed to that day, or add the contract row and take the entry out."},
    Rule{"AC618", Level::error, "document", "allowlist review is more than a quarter away",
         "Entries are reviewed every quarter; a review day that is moved on and on, with nobody looking, would take one out of the rhythm.", "reviewed: 2026-04-01 and review: 2026-12-01",
         "Set a day within 92 days of the one on which it was last reviewed (or added), or leave review out."},
    Rule{"AC621", Level::error, "violation", "direct import between cores",
         "Code of one core that runs inside of another ties their releases, their tenants' rights and their tables together behind the contracts' back. Types are counted as well: they tie the "
         "shape of what should be a contract. Platform code and pages outside of the cores may put cores together.",
         "import { openBill } from '@/cores/fa/billing' inside of src/cores/rh.", "Use the platform layer, publish an event, or call an API that the other core's contract states; move shared types to the platform."},
    Rule{"AC622", Level::error, "violation", "another core's table used directly",
         "The owner can neither change the table nor check who reads it. A table belongs to the core of its prefix; platform tables are for all, and a database function (rpc) is an API. Changing the "
         "table, or putting a trigger, an index or a policy on it, is a use as well. One use is allowed: a subscriber whose contract maps fields of another core's table may read that table, on the "
         "server; that code runs there is not judged.",
         "supabase.from('fa_bills') inside of src/cores/rh.", "Ask the owner: an API or database function of its contract, or an event that carries what is needed."},
    Rule{"AC623", Level::error, "violation", "table owned by several cores",
         "Two owners mean two ideas of what a row is, and no one who may say no to a change.", "CREATE TABLE shared_visits, or the same table in the folders of two cores.",
         "Give the table to one core, with its prefix; let the others know by events or APIs."},
    Rule{"AC624", Level::warning, "violation", "table without an owner",
         "By its name it belongs to no core that specs, contracts or folders know, so nobody is asked when it changes. Tables of other schemas and temporary ones are not meant.",
         "CREATE TABLE visit_log", "Name the table by its core: rh_visit_log."},
    Rule{"AC625", Level::error, "violation", "foreign key between cores",
         "A key lets one core's delete fail or cascade in another. Across cores a plain UUID column stands for the reference. One exception is scoped: CL tables may reference "
         "pm_encounters.id with ON DELETE RESTRICT. Keys into platform tables are no keys between cores. Each statement is judged for itself: a key that a later one drops is told.",
         "rh_stays.patient_id uuid REFERENCES pm_patients(id)", "Keep the UUID column and drop the key; follow the other core's events to learn of changes."}};

}  // namespace

std::span<const Rule> audit_rules() { return table; }

}  // namespace assay::contract
