#include "harness/schema/json_text.hpp"

#include "harness/base/utf8.hpp"
#include "harness/schema/schema.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace assay::schema {
namespace {

using nlohmann::json;

/// "… parse error at line 1, column 2: syntax error while parsing value - invalid literal; last read: 'x'; expected …"
/// is cut to "invalid literal", since what was last read may be the name of a patient.
std::string reason_of(std::string_view message) {
  const std::size_t dash = message.find(" - ");
  if (dash == std::string_view::npos) return "a number is out of range";  // the only other error of the parser
  message.remove_prefix(dash + 3);
  return std::string(message.substr(0, message.find("; last read")));
}

/// Builds the value as the parser walks the text.
class Builder : public nlohmann::json_sax<json> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  JsonText take() { return {std::move(root_), std::move(duplicate_keys_)}; }
  const Error& error() const { return error_; }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }  // JSON text has none
  bool start_object(std::size_t) override { return enter(json::object()); }
  bool start_array(std::size_t) override { return enter(json::array()); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }

  bool key(string_t& key) override {
    Level& level = levels_.back();
    level.key = std::move(key);
    if (level.container->contains(level.key) && duplicate_keys_.size() < violations_max) duplicate_keys_.push_back(pointer());
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const Position at = position_of(text_, std::min(position == 0 ? 0 : position - 1, text_.size()));
    error_ = {ErrorCode::invalid, reason_of(error.what()), {{}, at.line, at.column, {}}};
    return false;
  }

 private:
  struct Level {
    json* container;  // stays where it is: its parent does not change before it is left
    std::string key;
  };

  json* place(json value) {
    if (levels_.empty()) return &(root_ = std::move(value));
    Level& level = levels_.back();
    if (level.container->is_object()) return &((*level.container)[level.key] = std::move(value));
    level.container->push_back(std::move(value));
    return &level.container->back();
  }

  bool put(json value) {
    place(std::move(value));
    return true;
  }

  bool enter(json empty) {
    json* const container = place(std::move(empty));
    if (levels_.size() == depth_max) {
      error_ = {ErrorCode::invalid, fmt::format("nests deeper than {} levels", depth_max), {{}, 0, 0, pointer()}};
      return false;
    }
    levels_.push_back({container, {}});
    return true;
  }

  bool leave() {
    levels_.pop_back();
    return true;
  }

  std::string pointer() const {
    std::string out;
    for (const Level& level : levels_) {
      out = pointer_to(out, level.container->is_object() ? level.key : std::to_string(level.container->size() - 1));
    }
    return out;
  }

  std::string_view text_;
  json root_;
  std::vector<Level> levels_;
  std::vector<std::string> duplicate_keys_;
  Error error_;
};

}  // namespace

Result<JsonText> read_json(std::string_view text) {
  Builder builder(text);
  if (json::sax_parse(text, &builder)) return builder.take();
  return tl::unexpected(builder.error());
}

std::string pointer_to(std::string_view parent, std::string_view token) {
  std::string out(parent);
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace assay::schema
