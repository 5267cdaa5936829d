#include "harness/audit/visible_text.hpp"

#include "harness/base/strings.hpp"
#include "harness/document/shapes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace assay::audit {
namespace {

struct Tags {
  std::string_view open, close;
};
constexpr std::array<Tags, 3> struck{{{"~~", "~~"}, {"<del>", "</del>"}, {"<s>", "</s>"}}};

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

class Blanker {
 public:
  explicit Blanker(std::string_view markdown) : out_(markdown), text_(markdown) {}

  std::string run() {
    while (i_ < text_.size()) {
      if (line_begins_) about_line();
      if (i_ < text_.size()) step();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool here(std::string_view words) const { return text_.substr(i_).starts_with(words); }
  [[nodiscard]] std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }

  /// Fences are passed whole.
  void about_line() {
    line_begins_ = false;
    while (i_ < text_.size()) {
      const std::string_view line = trim(text_.substr(i_, line_end(i_) - i_));
      const bool fence = document::is_fence(line);
      if (fence_.empty() && !fence) break;
      if (fence_.empty()) {
        fence_ = line.substr(0, 3);
      } else if (line.starts_with(fence_)) {
        fence_ = {};
      }
      i_ = std::min(line_end(i_) + 1, text_.size());
    }
    line_start_ = i_;
  }

  void measure_paragraph() {
    paragraph_end_ = i_;
    while (paragraph_end_ < text_.size()) {
      const std::size_t end = line_end(paragraph_end_);
      if (trim(text_.substr(paragraph_end_, end - paragraph_end_)).empty()) break;
      paragraph_end_ = std::min(end + 1, text_.size());
    }
    unclosed_ = {};
  }

  void step() {
    if (here("<!--")) return comment();
    for (std::size_t kind = 0; kind < struck.size(); ++kind) {
      if (here(struck[kind].open)) return strike(kind);
    }
    pass(1);
  }

  void pass(std::size_t bytes) {
    i_ = std::min(i_ + bytes, text_.size());
    line_begins_ = text_[i_ - 1] == '\n';
  }

  void blank_to(std::size_t end) {
    const auto at = [&](std::size_t offset) { return out_.begin() + static_cast<std::ptrdiff_t>(offset); };
    std::replace_if(at(i_), at(end), [](char c) { return c != '\n'; }, ' ');
    pass(end - i_);
  }

  /// One that is never closed reaches to the end if it begins a line; within a line it is text.
  void comment() {
    const std::size_t close = comments_end_ ? std::string_view::npos : text_.find("-->", i_ + 4);
    if (close != std::string_view::npos) return blank_to(close + 3);
    comments_end_ = true;
    if (trim(text_.substr(line_start_, i_ - line_start_)).empty()) return blank_to(text_.size());
    pass(4);
  }

  void strike(std::size_t kind) {
    if (i_ >= paragraph_end_) measure_paragraph();
    const auto& [open, close] = struck[kind];
    const std::size_t inside = i_ + open.size();
    const bool opens = inside < text_.size() && !is_space(text_[inside]) && !unclosed_[kind];
    if (!opens) return pass(open.size());
    const std::size_t end = text_.substr(0, paragraph_end_).find(close, inside + 1);
    if (end == std::string_view::npos) {
      unclosed_[kind] = true;
      return pass(open.size());
    }
    blank_to(end + close.size());
  }

  std::string out_;
  std::string_view text_;
  std::string_view fence_;
  std::size_t i_ = 0;
  std::size_t line_start_ = 0;
  std::size_t paragraph_end_ = 0;  // where struck-through text ends at the latest
  std::array<bool, struck.size()> unclosed_{};  // in this paragraph
  bool line_begins_ = true;
  bool comments_end_ = false;  // no further one is closed
};

}  // namespace

std::string visible_text(std::string_view markdown) { return Blanker(markdown).run(); }

}  // namespace assay::audit
