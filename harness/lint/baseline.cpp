#include "harness/lint/baseline.hpp"

#include "harness/base/file.hpp"
#include "harness/lint/source_file.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::lint {
namespace {

using contract::Finding;
using contract::JsonTree;
using Json = nlohmann::json;

constexpr std::string_view version = "1";

std::string text_of(const Json& entry, const char* member) {
  const auto found = entry.find(member);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_fingerprint(std::string_view text) { return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

tl::unexpected<Error> wrong(const SourceFile& file, std::size_t offset, std::string message) { return failure(ErrorCode::invalid, std::move(message), file.at(offset)); }

Result<void> read_entries(const SourceFile& file, const JsonSource& json, std::vector<KnownFinding>& out) {
  if (!json.value.is_object()) return wrong(file, json.tree.offset, "a baseline is an object with baseline_version and findings");
  const JsonTree* const stated = json.tree.member("baseline_version");
  if (text_of(json.value, "baseline_version") != version) {
    return wrong(file, stated == nullptr ? json.tree.offset : stated->offset, fmt::format("baseline_version must be \"{}\"", version));
  }
  const JsonTree* const findings = json.tree.member("findings");
  const auto list = json.value.find("findings");
  if (findings == nullptr || list == json.value.end() || !list->is_array()) {
    return wrong(file, findings == nullptr ? json.tree.offset : findings->offset, "findings must be an array");
  }
  for (std::size_t i = 0; i < list->size() && i < findings->items.size(); ++i) {
    const Json& entry = (*list)[i];
    const std::size_t offset = findings->items[i].offset;
    if (!entry.is_object()) return wrong(file, offset, "an entry is an object with rule, title, file and fingerprint");
    KnownFinding known{text_of(entry, "rule"), text_of(entry, "title"), text_of(entry, "file"), text_of(entry, "fingerprint")};
    if (known.rule.empty()) return wrong(file, offset, "an entry needs the id of its rule");
    if (!is_fingerprint(known.fingerprint)) return wrong(file, offset, "fingerprint must be 16 lower-case hexadecimal digits");
    out.push_back(std::move(known));
  }
  return {};
}

}  // namespace

Result<std::vector<KnownFinding>> baseline_of(const std::string& path, std::string_view text) {
  const SourceFile file(path, text);
  std::vector<KnownFinding> known;
  const auto read = with_json(file, text, 0, [&](const JsonSource& json) { return read_entries(file, json, known); });
  if (!read) return tl::unexpected(read.error());
  return known;
}

Result<std::vector<KnownFinding>> read_baseline(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  return baseline_of(path, *text);
}

std::string baseline_json(std::span<const Finding> findings) {
  std::vector<KnownFinding> known;
  for (const Finding& finding : findings) {
    known.push_back({finding.rule, finding.title, finding.at.empty() ? std::string() : finding.at.front().at.file, finding.fingerprint()});
  }
  const auto key = [](const KnownFinding& it) { return std::tie(it.rule, it.file, it.title, it.fingerprint); };
  std::sort(known.begin(), known.end(), [&](const KnownFinding& a, const KnownFinding& b) { return key(a) < key(b); });
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const KnownFinding& it : known) list.push_back({{"rule", it.rule}, {"title", it.title}, {"file", it.file}, {"fingerprint", it.fingerprint}});
  const nlohmann::ordered_json json = {{"baseline_version", version}, {"findings", std::move(list)}};
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

Compared compare(std::vector<Finding> findings, const std::vector<KnownFinding>& baseline) {
  std::set<std::string> known;
  for (const KnownFinding& it : baseline) known.insert(it.fingerprint);
  std::set<std::string> seen;
  Compared out;
  for (Finding& finding : findings) {
    const std::string fingerprint = finding.fingerprint();
    seen.insert(fingerprint);
    if (known.contains(fingerprint)) {
      ++out.known;
    } else {
      out.fresh.push_back(std::move(finding));
    }
  }
  std::copy_if(baseline.begin(), baseline.end(), std::back_inserter(out.gone), [&](const KnownFinding& it) { return !seen.contains(it.fingerprint); });
  return out;
}

}  // namespace assay::lint
