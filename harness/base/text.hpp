#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace assay {

/// An interned string: copying and comparing cost as much as a pointer, and each distinct content exists once for the life
/// of the process. Exploration copies states millions of times and compares ids billions of times; the strings in them are
/// few. Hashes depend on content only, never on the order of interning, so they are the same in every run.
/// Thread safe. The empty Text is the default one.
class Text {
 public:
  constexpr Text() = default;
  explicit Text(std::string_view content);

  [[nodiscard]] std::string_view view() const { return entry_ == nullptr ? std::string_view() : entry_->content; }
  [[nodiscard]] std::uint64_t hash() const { return entry_ == nullptr ? 0 : entry_->hash; }
  [[nodiscard]] bool empty() const { return entry_ == nullptr; }
  /// Equal contents have equal addresses: a key for caches.
  [[nodiscard]] const void* address() const { return entry_; }

  friend bool operator==(Text a, Text b) { return a.entry_ == b.entry_; }
  /// By content, so that sorting is the same in every run.
  friend auto operator<=>(Text a, Text b) { return a.view() <=> b.view(); }

  struct Entry {
    std::string_view content;
    std::uint64_t hash = 0;
  };

 private:
  const Entry* entry_ = nullptr;
};

/// The two contents one after the other. Remembered by the pair, so that a line that is put together a million times costs
/// one look-up each.
[[nodiscard]] Text joined(Text first, Text second);

}  // namespace assay

template <>
struct std::hash<assay::Text> {
  std::size_t operator()(assay::Text text) const noexcept { return text.hash(); }
};
