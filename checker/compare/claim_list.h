// The claims of a check, in memory or read from a source when they are looked at: one list for all that compares.
#pragma once

#include <claimcheck/claim_source.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace claimcheck {

/// About how many bytes of memory a claim takes, with what it does not share.
std::size_t bytes_of(const Claim& claim);

/// A number that nothing else of this run has, by which what a thread holds is told apart.
std::uint64_t unique_number();

/// Pieces of a source that are in memory, for each thread its own. What a thread has read stays until it lets go.
class ClaimReader {
 public:
  ClaimReader(const ClaimSource& source, unsigned jobs);
  ~ClaimReader();
  ClaimReader(const ClaimReader&) = delete;
  ClaimReader& operator=(const ClaimReader&) = delete;

  std::uint32_t size() const { return source_.count; }
  /// A copy of the claims [first, end), of which the reader holds nothing.
  std::vector<Claim> copy(std::uint32_t first, std::uint32_t end) const;
  const Claim& at(std::size_t i) const;
  const Claim& glance(std::size_t i) const;
  std::uint32_t document_of(std::uint32_t claim) const;
  /// For a thread that holds no reference to a claim: of what it has read, some is let go when it is more than its
  /// share.
  void let_go() const;
  /// Bytes of memory that a thread should take for claims that it has read.
  std::size_t share() const { return share_; }
  const ClaimSource& source() const { return source_; }

 private:
  struct Held;
  static Held& of_thread();
  Held& held() const;
  std::unique_ptr<ClaimPiece> read(std::uint32_t number) const;

  const ClaimSource& source_;
  std::size_t share_;     // bytes a thread
  std::uint64_t number_;  // of this reader among all
};

/// The claims [first, end) of whole documents.
struct DocumentRun {
  std::uint32_t first = 0, end = 0;
};

/// A view of claims, as of a vector. What it gives refers into memory until let_go() is called in the same thread.
class ClaimList {
 public:
  ClaimList(const std::vector<Claim>& all)  // NOLINT(google-explicit-constructor): a vector is a list of claims
      : all_(all.data()), size_(static_cast<std::uint32_t>(all.size())) {}
  /// Of claims that lie anywhere, in this order.
  ClaimList(const std::vector<const Claim*>& in_order)  // NOLINT(google-explicit-constructor): the same
      : in_order_(in_order.data()), size_(static_cast<std::uint32_t>(in_order.size())) {}
  explicit ClaimList(const ClaimReader& reader) : reader_(&reader), size_(reader.size()) {}

  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Claim& operator[](std::size_t i) const { return reader_ == nullptr ? held(i) : reader_->at(first_ + i); }
  /// The claim, for a look: it goes with the thread's next glance. For walks over more claims than memory may hold.
  const Claim& glance(std::size_t i) const { return reader_ == nullptr ? held(i) : reader_->glance(first_ + i); }
  /// Claim::document of a claim, without a look at the claim.
  std::uint32_t document_of(std::uint32_t claim) const {
    return reader_ == nullptr ? held(claim).document : reader_->document_of(first_ + claim);
  }
  /// First and end of the claims of a document, without a look at them.
  std::pair<std::uint32_t, std::uint32_t> of_document(std::uint32_t document) const;
  /// The whole list in runs, each of at least so many claims (but for the last), for threads to share out.
  std::vector<DocumentRun> document_runs(std::uint32_t least) const;
  /// The claims [first, end) as a list of their own.
  ClaimList part(std::uint32_t first, std::uint32_t end) const {
    ClaimList list = *this;
    list.first_ += first;
    list.size_ = end - first;
    return list;
  }
  /// The claim where claims are in memory, else null: for those who ask for it early.
  const Claim* in_memory(std::size_t i) const { return reader_ == nullptr && i < size_ ? &held(i) : nullptr; }
  /// Null when all claims are in memory.
  const ClaimReader* reader() const { return reader_; }
  /// To be called between two pieces of work, by a thread that holds no reference, view or iterator into the list.
  void let_go() const {
    if (reader_ != nullptr) reader_->let_go();
  }

  class Iterator {
   public:
    using value_type = Claim;
    using reference = const Claim&;
    using pointer = const Claim*;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::random_access_iterator_tag;
    Iterator() = default;
    Iterator(const ClaimList& list, std::ptrdiff_t at) : list_(&list), at_(at) {}
    reference operator*() const { return (*list_)[static_cast<std::size_t>(at_)]; }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator operator--(int) {
      Iterator before = *this;
      --*this;
      return before;
    }
    friend Iterator operator+(Iterator i, difference_type n) { return i += n; }
    friend Iterator operator+(difference_type n, Iterator i) { return i += n; }
    friend Iterator operator-(Iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    const ClaimList* list_ = nullptr;  // which outlives it
    std::ptrdiff_t at_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, static_cast<std::ptrdiff_t>(size_)}; }

 private:
  const Claim& held(std::size_t i) const { return in_order_ != nullptr ? *in_order_[first_ + i] : all_[first_ + i]; }

  // Where the claims are: one of the three.
  const Claim* all_ = nullptr;
  const Claim* const* in_order_ = nullptr;
  const ClaimReader* reader_ = nullptr;
  std::uint32_t first_ = 0;  // there
  std::uint32_t size_ = 0;
};

}  // namespace claimcheck
