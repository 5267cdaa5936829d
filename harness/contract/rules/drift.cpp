#include "harness/contract/rules/families.hpp"

#include <array>

// AC5xx: where registry, TypeScript names, documents and matrix have drifted apart.

namespace assay::contract {
namespace {

constexpr std::array table{
    Rule{"AC501", Level::error, "drift", "event of a document is not in the registry",
         "The registry wins: publishing an event that it does not know fails, and subscribers cannot be set up.",
         "A document states lg_box_closed as implemented; fw_workflow_events has no such row.",
         "Register the event, correct the name in the document, or mark it as planned."},
    Rule{"AC502", Level::warning, "drift", "event of the registry is in no document",
         "An event without a contract has no members, key or duties that anybody could rely on.",
         "A row lg_box_lost, and no document that states it.",
         "Write its contract, or take it out of the registry."},
    Rule{"AC503", Level::error, "drift", "TypeScript name is not in the registry",
         "The code compiles and publishing fails at run time.",
         "KnownEventName has 'lg_box_shut', the registry lg_box_closed.",
         "Correct the name in the code, or register the event."},
    Rule{"AC504", Level::error, "drift", "event of the registry is no TypeScript name",
         "The code cannot publish the event without going around its own types.",
         "The registry has lg_box_closed, KnownEventName has not.",
         "Add the name to KnownEventName."},
    Rule{"AC505", Level::warning, "drift", "event of a document is no TypeScript name",
         "The code cannot publish or handle it under this name.",
         "A document states lg_box_closed as implemented, KnownEventName has not.",
         "Add the name to the code, or mark the event as planned."},
    Rule{"AC506", Level::warning, "drift", "TypeScript name is in no document",
         "An event without a contract has no members, key or duties that anybody could rely on.",
         "KnownEventName has 'lg_box_lost', and no document states it.",
         "Write its contract, or take the name out of the code."},
    Rule{"AC507", Level::warning, "drift", "matrix names an unknown event",
         "Whoever plans by the matrix plans with an event that does not exist.",
         "A cell of the matrix with lg_box_shut; registry, code and documents say lg_box_closed.",
         "Correct the matrix: the other sources win."},
    Rule{"AC508", Level::warning, "drift", "matrix names a pair that the documents do not",
         "By the documents, nothing goes from the one to the other.",
         "The matrix sends lg_box_closed from LG to FA; its contract lists other subscribers.",
         "Correct the matrix, or add the subscriber to the contract."},
    Rule{"AC509", Level::note, "drift", "matrix lacks a pair that the documents have",
         "Whoever asks the matrix who is affected by a change overlooks this subscriber.",
         "LG-02 publishes lg_box_closed for ST-01; the matrix has nothing from LG to ST.",
         "Add the event to the matrix."},
    Rule{"AC510", Level::error, "drift", "members of registry and document differ",
         "The registry's schema decides what is accepted; a member that only the document knows is refused or never sent.",
         "The schema requires sealed_at; the document's payload has no such member.",
         "Bring the document in line with the schema, or change the schema by the rules for breaking changes."},
    Rule{"AC511", Level::error, "drift", "type or form of a member differs between registry and document",
         "What is built from the document is refused by the schema.",
         "`weight` is a number in the schema and a string in the document.",
         "Bring the document in line with the schema."},
    Rule{"AC512", Level::warning, "drift", "status of registry and document differ",
         "Others see the event in the registry and build on it, while its contract says that it is not there yet, or that it goes.",
         "Status: Planned, and a row in fw_workflow_events that is in use.",
         "Bring the document's status in line with the registry, or take the event out of the registry."},
    Rule{"AC513", Level::warning, "drift", "version of registry and document differ",
         "One of the two describes a payload that the other does not mean.",
         "Version 2.0 in the registry, v1 in the document.",
         "Describe the registered version, and keep the older one under its own version while it is in use."}};

}  // namespace

std::span<const Rule> drift_rules() { return table; }

}  // namespace assay::contract
