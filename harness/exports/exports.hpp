#pragma once

#include "harness/base/file.hpp"
#include "harness/contract/model.hpp"

#include <string>
#include <vector>

/// The contract model in the formats of other tools. Every export says where the documents say it, holds nothing that they do not
/// say, and is the same bytes for the same model. Names of documents are hostile: they end no string, comment or folder.
namespace assay::exports {

/// JSON Schema 2020-12, one file for each event: "<event>.schema.json", beside "index.json" that lists them
/// (contracts/schema-index.schema.json). Paths are file names without a folder. Each file stands alone, so that no validator has to
/// fetch anything, and has the `$id` "urn:assay:event:<name>" or "urn:assay:event:<name>:<version>".
[[nodiscard]] std::vector<FileToWrite> json_schema_files(const contract::Model& model);

/// The files that an earlier json_schema_files wrote and `files` has no more, by the index.json that it left. None where the text is
/// no index of ours, or names what is no file of its own folder.
[[nodiscard]] std::vector<std::string> superseded_files(std::string_view old_index, const std::vector<FileToWrite>& files);

/// The same schemas in one JSON object: event name -> schema.
[[nodiscard]] std::string json_schemas(const contract::Model& model);

/// An AsyncAPI 3.0.0 document as JSON: a channel for each address, a message for each event, an operation for each publisher (send)
/// and subscriber (receive). What AsyncAPI has no word for stands in `x-` members. An event of which no document says where it goes has a channel without an address. Servers and
/// bindings are left out: documents name no server, and the nats binding of AsyncAPI 3 knows a queue group only, which no document
/// names either; so a JetStream stream stands as `x-stream`.
[[nodiscard]] std::string asyncapi(const contract::Model& model);

/// One TypeScript module: the union KnownEventName, an interface for the payload of each event, and the map EventPayloads.
[[nodiscard]] std::string typescript(const contract::Model& model);

}  // namespace assay::exports
