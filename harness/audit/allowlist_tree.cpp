#include "harness/audit/allowlist_tree.hpp"

#include "harness/base/json_depth.hpp"
#include "harness/base/strings.hpp"
#include "harness/base/utf8.hpp"
#include "harness/contract/json_tree.hpp"
#include "harness/schema/json_text.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace assay::audit {
namespace {

constexpr int depth_max = 8;                // an entry's member lies three deep
constexpr std::string_view too_large = "nests deeper, or stands for more, than a list of entries can";
constexpr std::size_t nodes_max = 1'000'000;  // aliases of aliases stand for more than is written

struct TooLarge {
  std::size_t offset = 0;
};

TextTree of_json(const contract::JsonTree& json) {
  TextTree tree;
  tree.offset = json.offset;
  if (json.kind == contract::JsonKind::object) {
    tree.kind = TextTree::Kind::map;
    for (const contract::JsonTree& member : json.members) tree.members.push_back({member.name, member.offset, of_json(member)});
  } else if (json.kind == contract::JsonKind::array) {
    tree.kind = TextTree::Kind::list;
    for (const contract::JsonTree& item : json.items) tree.items.push_back(of_json(item));
  } else if (json.kind != contract::JsonKind::null && json.kind != contract::JsonKind::unknown) {
    tree.kind = TextTree::Kind::scalar;
    tree.text = json.text;
  }
  return tree;
}

class YamlReader {
 public:
  TextTree read(const YAML::Node& node, int depth) {
    TextTree tree;
    tree.offset = offset_of(node);
    if (depth > depth_max || ++nodes_ > nodes_max) throw TooLarge{tree.offset};
    if (node.IsMap()) {
      tree.kind = TextTree::Kind::map;
      for (const auto& member : node) {
        const std::string key = member.first.IsScalar() ? member.first.Scalar() : std::string();
        tree.members.push_back({key, offset_of(member.first), read(member.second, depth + 1)});
      }
    } else if (node.IsSequence()) {
      tree.kind = TextTree::Kind::list;
      for (const YAML::Node& item : node) tree.items.push_back(read(item, depth + 1));
    } else if (node.IsScalar()) {
      tree.kind = TextTree::Kind::scalar;
      tree.text = node.Scalar();
    }
    return tree;
  }

  static std::size_t offset_of(const YAML::Node& node) { return static_cast<std::size_t>(std::max(node.Mark().pos, 0)); }

 private:
  std::size_t nodes_ = 0;
};

SourceSpan span_of(const std::string& path, std::string_view text, std::size_t offset) {
  const Position at = position_of(text, std::min(offset, text.size()));
  return {path, at.line, at.column, {}};
}

Result<TextTree> read_yaml(const std::string& path, std::string_view text) {
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.size() > 1) return failure(ErrorCode::invalid, "holds more than one YAML document", span_of(path, text, YamlReader::offset_of(documents[1])));
    return documents.empty() ? TextTree{} : YamlReader().read(documents.front(), 0);
  } catch (const TooLarge& too) {
    return failure(ErrorCode::invalid, std::string(too_large), span_of(path, text, too.offset));
  } catch (const YAML::Exception& error) {
    // What the parser quotes of the text stands behind the colon.
    const std::string reason = error.msg.substr(0, error.msg.find(':'));
    const std::size_t offset = error.mark.is_null() ? 0 : static_cast<std::size_t>(std::max(error.mark.pos, 0));
    return failure(ErrorCode::invalid, "is not well-formed YAML: " + reason, span_of(path, text, offset));
  }
}

}  // namespace

bool looks_like_json(const std::string& path, std::string_view text) {
  const std::string_view start = trim(text);
  return lower(path).ends_with(".json") || start.starts_with('{') || start.starts_with('[');
}

Result<TextTree> read_text_tree(const std::string& path, std::string_view text) {
  if (!looks_like_json(path, text)) return read_yaml(path, text);
  // schema::read_json would say it too, by a pointer as long as the nesting is deep.
  if (const auto deep = deeper_than(depth_max, text)) return failure(ErrorCode::invalid, std::string(too_large), span_of(path, text, *deep));
  if (const auto strict = schema::read_json(text); !strict) {
    Error error = strict.error();
    error.where.file = path;
    return tl::unexpected(std::move(error));
  }
  return of_json(contract::read_json_tree(text));  // the same values, and where they stand
}

}  // namespace assay::audit
