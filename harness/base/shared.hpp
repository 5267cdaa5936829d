#pragma once

#include <cstdint>
#include <utility>

namespace assay {

/// The base of values that are shared between states, never changed while shared, and counted without atomics: every worker
/// of an exploration owns its states and everything below them, so a count has one writer. (std::shared_ptr's atomic counts
/// would be a third of the cost of a step.)
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) : owners_(0) {}
  Counted& operator=(const Counted&) { return *this; }

 protected:
  ~Counted() = default;

 private:
  template <typename T>
  friend class Shared;
  mutable std::uint32_t owners_ = 0;
};

/// A counted pointer to a T that derives from Counted. The default one is null.
template <typename T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T* fresh) : it_(fresh) { own(); }
  Shared(const Shared& other) : it_(other.it_) { own(); }
  Shared(Shared&& other) noexcept : it_(std::exchange(other.it_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(it_, other.it_);
    return *this;
  }
  ~Shared() {
    if (it_ != nullptr && --it_->owners_ == 0) delete it_;
  }

  [[nodiscard]] const T* get() const { return it_; }
  [[nodiscard]] const T& operator*() const { return *it_; }
  [[nodiscard]] const T* operator->() const { return it_; }
  explicit operator bool() const { return it_ != nullptr; }
  [[nodiscard]] bool sole_owner() const { return it_ != nullptr && it_->owners_ == 1; }
  friend bool operator==(const Shared& a, const Shared& b) { return a.it_ == b.it_; }

  /// For writing: the value itself if nobody else holds it, else a copy that only this pointer holds.
  [[nodiscard]] T& own_copy() {
    if (it_ == nullptr) {
      *this = Shared(new T());
    } else if (it_->owners_ > 1) {
      *this = Shared(new T(*it_));
    }
    return *it_;
  }

 private:
  void own() const {
    if (it_ != nullptr) ++it_->owners_;
  }
  T* it_ = nullptr;
};

}  // namespace assay
