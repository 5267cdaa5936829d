#include "harness/base/text.hpp"

#include "harness/base/hash.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace assay {
namespace {

/// Characters live in blocks that are never freed or moved, so that views into them stay good.
class Pool {
 public:
  const Text::Entry* intern(std::string_view content) {
    const std::uint64_t hash = hash_bytes(content);
    const std::lock_guard lock(mutex_);
    const auto [first, last] = by_hash_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      if (at->second->content == content) return at->second.get();
    }
    return by_hash_.emplace(hash, std::make_unique<Text::Entry>(Text::Entry{keep(content), hash}))->second.get();
  }

 private:
  static constexpr std::size_t block_bytes = 1 << 16;

  std::string_view keep(std::string_view content) {
    if (content.size() > left_) {
      left_ = std::max(block_bytes, content.size());
      blocks_.push_back(std::make_unique<char[]>(left_));
      next_ = blocks_.back().get();
    }
    char* const start = next_;
    std::copy(content.begin(), content.end(), start);
    next_ += content.size();
    left_ -= content.size();
    return {start, content.size()};
  }

  std::mutex mutex_;
  std::unordered_multimap<std::uint64_t, std::unique_ptr<Text::Entry>> by_hash_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

Pool& pool() {
  static Pool* const instance = new Pool;  // never destroyed: Texts may live in statics
  return *instance;
}

}  // namespace

Text joined(Text first, Text second) {
  static std::mutex mutex;
  static auto* const known = new std::unordered_map<std::uint64_t, std::vector<std::pair<std::pair<Text, Text>, Text>>>;
  const std::lock_guard lock(mutex);
  auto& answers = (*known)[combine(first.hash(), second.hash())];
  for (const auto& [pair, answer] : answers) {
    if (pair == std::pair(first, second)) return answer;
  }
  std::string content(first.view());
  content += second.view();
  return answers.emplace_back(std::pair(first, second), Text(content)).second;
}

Text::Text(std::string_view content) : entry_(content.empty() ? nullptr : pool().intern(content)) {}

}  // namespace assay
