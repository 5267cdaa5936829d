#include "harness/contract/json_payload.hpp"

#include "harness/base/strings.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

// Payloads printed as YAML, or nearly so: `name: value` lines nested by their indentation. They become the same tree as JSON, so that
// samples, placeholders and schemas are understood alike. No YAML library: these blocks are cut, and hold `...` and `uuid?`.

namespace assay::contract {
namespace {

struct YamlLine {
  std::size_t offset = 0;  // of the first byte behind the indentation
  std::size_t indent = 0;
  bool item = false;       // begins with "- "
  std::string_view name;
  std::string_view value;
  std::size_t end = 0;     // behind the value
};

bool is_yaml_name(std::string_view word) {
  return !word.empty() && word.size() <= 80 && std::isdigit(static_cast<unsigned char>(word[0])) == 0 &&
         std::all_of(word.begin(), word.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '$' || c == '?'; });
}

std::string_view unquoted(std::string_view words) {
  const bool quoted = words.size() >= 2 && (words[0] == '"' || words[0] == '\'') && words.back() == words[0];
  return quoted ? words.substr(1, words.size() - 2) : words;
}

std::optional<YamlLine> yaml_line(std::string_view line, std::size_t offset) {
  YamlLine out;
  std::size_t i = std::min(line.find_first_not_of(' '), line.size());
  if (line.substr(i).starts_with("- ")) {
    out.item = true;
    i += 2;
    while (i < line.size() && line[i] == ' ') ++i;
  }
  out.indent = i;
  out.offset = offset + i;
  std::string_view body = line.substr(i);
  const std::size_t comment = body.find(" #");
  body = trim(body.substr(0, comment));
  out.end = out.offset + body.size();
  const std::size_t colon = body.find(':');
  const bool member = colon != std::string_view::npos && (colon + 1 == body.size() || body[colon + 1] == ' ') && is_yaml_name(unquoted(trim(body.substr(0, colon))));
  if (!member && !out.item) return std::nullopt;
  if (member) out.name = unquoted(trim(body.substr(0, colon)));
  out.value = member ? trim(body.substr(colon + 1)) : body;
  return out;
}

std::vector<YamlLine> yaml_lines(std::string_view code) {
  std::vector<YamlLine> lines;
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    if (const auto line = yaml_line(code.substr(begin, end - begin), begin)) lines.push_back(*line);
    begin = end + 1;
  }
  return lines;
}

class YamlReader {
 public:
  explicit YamlReader(std::vector<YamlLine> lines) : lines_(std::move(lines)) {}

  JsonTree run() { return block(0, 0); }

 private:
  /// The lines from `next_` on that are indented at least so far: the members of one object, or the items of one list.
  JsonTree block(std::size_t indent, int depth) {
    JsonTree tree;
    tree.kind = JsonKind::object;
    if (next_ < lines_.size()) tree.offset = lines_[next_].offset;
    while (next_ < lines_.size() && lines_[next_].indent >= indent) {
      const YamlLine line = lines_[next_];
      if (line.item) {
        tree.kind = JsonKind::array;
        item(tree, line, depth);
        continue;
      }
      ++next_;
      JsonTree child = value(line, depth);
      if (!child.name.empty()) tree.members.push_back(std::move(child));
    }
    return tree;
  }

  void item(JsonTree& list, const YamlLine& line, int depth) {
    if (line.name.empty()) {
      ++next_;
      list.items.push_back(scalar(line));
      return;
    }
    lines_[next_].item = false;  // the first member of an object
    if (depth > nesting_max) ++next_;
    else list.items.push_back(members_of_item(line.indent, depth + 1));
  }

  JsonTree members_of_item(std::size_t indent, int depth) {
    JsonTree tree;
    tree.kind = JsonKind::object;
    tree.offset = lines_[next_].offset;
    while (next_ < lines_.size() && lines_[next_].indent >= indent && !(lines_[next_].item && lines_[next_].indent <= indent)) {
      const YamlLine line = lines_[next_++];
      if (!line.item) tree.members.push_back(value(line, depth));
    }
    return tree;
  }

  JsonTree value(const YamlLine& line, int depth) {
    JsonTree child;
    const bool deeper = line.value.empty() && next_ < lines_.size() && (lines_[next_].indent > line.indent || (lines_[next_].item && lines_[next_].indent > line.indent));
    if (deeper && depth < nesting_max) {
      child = block(line.indent + 1, depth + 1);
    } else {
      child = scalar(line);
    }
    child.name = std::string(line.name);
    child.offset = line.offset;
    child.end = line.end;
    return child;
  }

  static JsonTree scalar(const YamlLine& line) {
    const bool flow = line.value.starts_with('{') || line.value.starts_with('[');
    if (flow) return read_json_tree(line.value);
    JsonTree tree;
    const bool quoted = unquoted(line.value).size() != line.value.size();
    if (!quoted) tree = read_json_tree(line.value);
    if (tree.kind != JsonKind::unknown || line.value.empty()) return tree;
    tree.kind = JsonKind::string;  // words without quotes
    tree.text = std::string(unquoted(line.value));
    return tree;
  }

  std::vector<YamlLine> lines_;
  std::size_t next_ = 0;
};

/// `name?:` is how some print that a member is optional.
void take_marks(std::vector<Field>& fields) {
  for (Field& field : fields) {
    if (!field.path.ends_with('?')) continue;
    field.path.pop_back();
    field.required = false;
  }
}

}  // namespace

bool is_yaml(std::string_view code, std::string_view language) {
  const bool braced = trim(code).starts_with('{') || trim(code).starts_with('[');
  if (braced) return false;
  if (language == "yaml" || language == "yml") return true;
  if (!language.empty()) return false;
  const std::string_view head = code.substr(0, 2000);
  const std::size_t lines = yaml_lines(head).size();
  return lines >= 2 && lines == static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n')) + (head.ends_with('\n') ? 0U : 1U);
}

Payload read_yaml_payload(const document::Text& code, const std::string& file) {
  const JsonTree root = YamlReader(yaml_lines(code.plain)).run();
  Payload payload = read_json_value(root, code, file);
  payload.example.reset();  // it is no JSON
  take_marks(payload.fields);
  return payload;
}

}  // namespace assay::contract
