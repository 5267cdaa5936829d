#include "harness/contract/rules/families.hpp"

#include <array>

// AC2xx: what the index document asks of every document.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC201", Level::warning, "document", "file name against the naming patterns",
         "Names that follow no pattern are not found by people nor by the tools that look for them.",
         "`depot-gates-integration.md`, while the index asks for `{CORE}-##-{feature-kebab-case}-INTEGRATION.md`.",
         "Rename the file and its links, or add the pattern to the index."},
    Rule{"AC202", Level::warning, "contradiction", "example breaks its own naming pattern",
         "Whoever copies the example breaks the rule beside it.",
         "The pattern asks for `{CORE1}-{CORE2}-{feature-kebab-case}-INTEGRATION.md`, the example is `LG-ST-HANDOVER.md`.",
         "Correct the example, or the pattern."},
    Rule{"AC203", Level::note, "document", "status sign outside the legend",
         "Readers can only guess what it means.",
         "A link that ends in a sign which the status legend does not list.",
         "Use a sign of the legend, or add this one to it."},
    Rule{"AC204", Level::note, "document", "status outside the legend",
         "A word that the legend does not define says nothing that all readers understand alike.",
         "\"Status: Populated\", while the legend knows implemented, in progress, planned and deprecated.",
         "Use a word of the legend."},
    Rule{"AC205", Level::warning, "document", "implemented without a last-verified date",
         "Nobody knows whether the document still says what the code does.",
         "A document with the sign of implemented and no line \"Last Verified\".",
         "Verify it against the code and add the date."},
    Rule{"AC206", Level::warning, "document", "planned without a link to its spec",
         "A plan that cannot be read cannot be reviewed.",
         "\"Status: Planned\", and no spec.",
         "Link the spec."},
    Rule{"AC207", Level::warning, "document", "breaking change without a migration guide",
         "Consumers learn that they will break, and not what to do.",
         "A document with the sign of a breaking change that names no migration guide.",
         "Write the guide and link it."},
    Rule{"AC208", Level::warning, "document", "review date is past due",
         "What should have been looked at again may have been wrong since.",
         "\"Next Review\" of last quarter.",
         "Review the document and set the next date."},
    Rule{"AC209", Level::warning, "document", "link to a file that is not there",
         "The reader finds nothing, and what the link stands for may be gone.",
         "A link to `./LG-02-boxes.md` in a folder that has no such file.",
         "Correct the link or restore the file."},
    Rule{"AC210", Level::note, "document", "finished document with open checklist items",
         "Either the items are done and not ticked, or the document is not finished.",
         "\"Status: Complete\", and `- [ ] Integration tests written`.",
         "Finish the item, tick it, or change the status."},
    Rule{"AC211", Level::note, "document", "document repeats what the platform's document says",
         "A copy is not mended when its original is, and then there are two rules.",
         "Three sentences that stand, word for word, in the platform's contract too.",
         "Link the platform's document and strike the copy."},
    Rule{"AC212", Level::note, "document", "finished document leaves the checklist of the index open",
         "The index asks each integration for it, and the document says nothing.",
         "The checklist asks for row-level security and tests; the document speaks of neither.",
         "Say how the item is met, or why it does not apply."},
    Rule{"AC213", Level::note, "document", "payload lacks what the checklist asks for",
         "General consumers, auditors and filters rely on the members that every event is to have.",
         "The checklist asks every payload for event_type and timestamp; a payload has neither.",
         "Add the members, or say where the envelope carries them."}};

}  // namespace

std::span<const Rule> index_rules() { return table; }

}  // namespace assay::contract
