#pragma once

#include "harness/base/text.hpp"
#include "harness/contract/model.hpp"
#include "harness/schema/schema.hpp"

#include <memory>
#include <span>
#include <vector>

namespace assay::contract {

/// The events of a model, ready to hold messages against: each with its compiled payload schema. Verdicts are remembered by
/// type and payload, since the same few payloads pass millions of times in an exploration. Thread safe.
class Registry {
 public:
  struct Entry {
    Text name;
    const Event* event = nullptr;
    std::vector<Text> key;  // the idempotency key's fields inside the payload; empty: the contract is silent
    schema::Schema payload;
  };

  /// `model` must outlive the registry. Errors: an event whose payload schema does not compile, which is a bug of ours or a
  /// field that no schema can state.
  [[nodiscard]] static Results<std::shared_ptr<const Registry>> of(const Model& model);
  ~Registry();

  /// By name or alias; null if no contract knows it.
  [[nodiscard]] const Entry* entry(Text type) const;

  /// What is wrong with a payload; nothing if it conforms. An unknown type has no schema and no problems.
  [[nodiscard]] std::span<const schema::Violation> problems(Text type, Text payload) const;

 private:
  Registry();
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace assay::contract
