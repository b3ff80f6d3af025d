// What the claims of one sentence have in common: its text, and its words for alignment without a rule.
//
// Both are made once for a sentence and shared by all of its claims, so that a sentence with ten figures costs as much
// memory as one with a single figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimcheck {

/// Text that several claims share and none changes.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string text)  // NOLINT(google-explicit-constructor): a text is a text
      : text_(std::make_shared<const std::string>(std::move(text))) {}
  operator std::string_view() const {  // NOLINT(google-explicit-constructor)
    return text_ ? std::string_view(*text_) : std::string_view();
  }
  std::size_t size() const { return text_ ? text_->size() : 0; }
  bool empty() const { return size() == 0; }
  const char* data() const { return std::string_view(*this).data(); }
  char operator[](std::size_t i) const { return (*text_)[i]; }
  friend bool operator==(const SharedText& a, const SharedText& b) {
    return a.text_ == b.text_ || std::string_view(a) == std::string_view(b);
  }

 private:
  std::shared_ptr<const std::string> text_;
};

/// A word of the sentence around a claim, normalised for alignment without a rule.
struct ContextWord {
  std::uint64_t stem = 0;     // hash of the stemmed, lower-cased word
  std::int16_t distance = 0;  // words from the mention: negative before, positive behind
  std::uint8_t flags = 0;     // of the constants below
  static constexpr std::uint8_t name = 1, number = 2, stop = 4,
                                event = 8,  // reports a kind of event ("killed", "born")
      formula = 16, anaphor = 32,           // belongs to the wording of law and schedules ("pursuant", "subsection")
      partial = 64,                         // "other", "additional", "each": the figure beside it is no total
      symbol = 128;                         // "$", "%": neither word nor number
  /// Distance of the words of header cells: they stand far from the number, and say what it is.
  static constexpr std::int16_t header = 100;
};

/// The words around a mention, in this order: those before it (nearest last, distances ascending to -1), those behind
/// it (1, 2, …), the words of the counted noun (0), and its own: header cells, the events of a life span.
struct Context {
  /// Words, numbers and symbols of the sentence in order, shared by its claims; `distance` has no meaning there.
  std::shared_ptr<const std::vector<ContextWord>> sentence;
  std::uint32_t before_begin = 0, before_end = 0;  // indexes into `sentence`
  std::uint32_t behind_begin = 0, behind_end = 0;
  std::uint32_t noun_begin = 0, noun_end = 0;  // of these the words alone count
  std::vector<ContextWord> own;                // at distance 0, or ContextWord::header

  class Iterator {
   public:
    using value_type = ContextWord;
    using reference = ContextWord;
    using pointer = const ContextWord*;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    Iterator(const Context& context, std::uint32_t at) : context_(&context), at_(at) { skip(); }
    ContextWord operator*() const { return context_->at(at_); }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    void skip() {
      while (context_->passed_over(at_)) ++at_;
    }
    const Context* context_ = nullptr;
    std::uint32_t at_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, places()}; }
  bool empty() const { return begin() == end(); }
  /// Number of words.
  std::uint32_t size() const { return static_cast<std::uint32_t>(std::distance(begin(), end())); }

 private:
  std::uint32_t before_count() const { return before_end - before_begin; }
  std::uint32_t around_count() const { return before_count() + behind_end - behind_begin; }
  std::uint32_t shared_count() const { return around_count() + noun_end - noun_begin; }
  std::uint32_t places() const { return shared_count() + static_cast<std::uint32_t>(own.size()); }
  /// Numbers and symbols within the counted noun.
  bool passed_over(std::uint32_t at) const {
    return at >= around_count() && at < shared_count() &&
           ((*sentence)[noun_begin + at - around_count()].flags & (ContextWord::number | ContextWord::symbol)) != 0;
  }
  ContextWord at(std::uint32_t at) const {
    if (at >= shared_count()) return own[at - shared_count()];
    const std::uint32_t before = before_count(), around = around_count();
    ContextWord word;
    if (at < before) {
      word = (*sentence)[before_begin + at];
      word.distance = static_cast<std::int16_t>(static_cast<std::int32_t>(at) - static_cast<std::int32_t>(before));
    } else if (at < around) {
      word = (*sentence)[behind_begin + at - before];
      word.distance = static_cast<std::int16_t>(at - before + 1);
    } else {
      word = (*sentence)[noun_begin + at - around];
      word.distance = 0;
    }
    return word;
  }
};

}  // namespace claimcheck
