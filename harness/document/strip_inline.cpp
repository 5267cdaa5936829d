#include "harness/document/text.hpp"

#include <array>
#include <cctype>

// One pass over the bytes. Whatever needs a partner further on (a closing backtick, the end of a link) looks for it once and
// remembers that there is none, so that hostile text costs no more than friendly text.

namespace assay::document {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80; }
bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

/// The next place of a byte, looked up once for all questions that it answers.
class NextByte {
 public:
  NextByte(std::string_view text, char wanted) : text_(text), wanted_(wanted) {}
  std::size_t from(std::size_t offset) {
    if (!known_ || (found_ != std::string_view::npos && found_ < offset)) {
      found_ = text_.find(wanted_, offset);
      known_ = true;
    }
    return found_;
  }

 private:
  std::string_view text_;
  char wanted_;
  std::size_t found_ = 0;
  bool known_ = false;
};

class Stripper {
 public:
  Stripper(std::string_view source, Position at) : source_(source), start_(at), bracket_(source, ']'), paren_(source, ')') {
    text_.plain.reserve(source.size());
    text_.anchors.push_back({0, at});
  }

  Text run() {
    while (i_ < source_.size()) step();
    return std::move(text_);
  }

 private:
  void step() {
    const char c = source_[i_];
    if (c == '\\' && i_ + 1 < source_.size() && is_punctuation(source_[i_ + 1])) {
      skip(1);
      keep(1);
    } else if (c == '`') {
      backticks();
    } else if (c == '*') {
      stars();
    } else if (c == '[') {
      open_link();
    } else if (c == ']' && i_ == link_end_) {
      close_link();
    } else {
      keep(1);
    }
  }

  /// Bytes that stay.
  void keep(std::size_t count) {
    text_.plain.append(source_.substr(i_, count));
    i_ += count;
  }

  /// Bytes that go; what follows them gets an anchor of its own.
  void skip(std::size_t count) {
    i_ += count;
    const auto offset = static_cast<std::uint32_t>(text_.plain.size());
    const Position at{start_.line, start_.column + static_cast<std::uint32_t>(i_)};
    if (text_.anchors.back().offset == offset) {
      text_.anchors.back().at = at;
    } else {
      text_.anchors.push_back({offset, at});
    }
  }

  std::size_t run_length(char c) const {
    std::size_t end = i_;
    while (end < source_.size() && source_[end] == c) ++end;
    return end - i_;
  }

  void backticks() {
    const std::size_t length = run_length('`');
    const std::size_t close = length > 3 ? std::string_view::npos : closing_backticks(length);
    if (close == std::string_view::npos) {
      skip(length);
      return;
    }
    skip(length);
    const auto begin = static_cast<std::uint32_t>(text_.plain.size());
    keep(close - i_);
    text_.code.push_back({begin, static_cast<std::uint32_t>(text_.plain.size())});
    skip(length);
  }

  std::size_t closing_backticks(std::size_t length) {
    if (no_more_[length]) return std::string_view::npos;
    std::size_t at = i_ + length;
    while ((at = source_.find('`', at)) != std::string_view::npos) {
      std::size_t end = at;
      while (end < source_.size() && source_[end] == '`') ++end;
      if (end - at == length) return at;
      at = end;
    }
    no_more_[length] = true;
    return at;
  }

  void stars() {
    const std::size_t length = run_length('*');
    const char before = i_ == 0 ? ' ' : source_[i_ - 1];
    const char after = i_ + length < source_.size() ? source_[i_ + length] : ' ';
    if (length == 2) {
      toggle_strong();
    } else if (length == 1 && !emphasis_ && !is_word(before) && before != '.' && before != '_' && (is_word(after) || after == '`')) {
      emphasis_ = true;
      skip(1);
    } else if (length == 1 && emphasis_ && before != ' ') {
      emphasis_ = false;
      skip(1);
    } else {
      keep(length);
    }
  }

  void toggle_strong() {
    skip(2);
    const auto offset = static_cast<std::uint32_t>(text_.plain.size());
    if (strong_) text_.strong.push_back({strong_begin_, offset});
    strong_begin_ = offset;
    strong_ = !strong_;
  }

  void open_link() {
    const std::size_t end = bracket_.from(i_);
    const bool link = link_end_ == std::string_view::npos && end != std::string_view::npos && end + 1 < source_.size() &&
                      source_[end + 1] == '(' && paren_.from(end) != std::string_view::npos;
    if (!link) {
      keep(1);
      return;
    }
    link_end_ = end;
    skip(1);
  }

  void close_link() {
    const std::size_t end = paren_.from(i_);
    link_end_ = std::string_view::npos;
    skip(end + 1 - i_);
  }

  std::string_view source_;
  Position start_;
  NextByte bracket_;
  NextByte paren_;
  Text text_;
  std::size_t i_ = 0;
  std::size_t link_end_ = std::string_view::npos;
  std::array<bool, 4> no_more_{};
  bool emphasis_ = false;
  bool strong_ = false;
  std::uint32_t strong_begin_ = 0;
};

}  // namespace

Text strip_inline(std::string_view markdown, Position at) { return Stripper(markdown, at).run(); }

}  // namespace assay::document
