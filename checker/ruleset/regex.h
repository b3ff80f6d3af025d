// The regular expressions of rules, compiled when they are first asked for: most runs meet no sentence that needs them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace claimcheck {

/// Immutable; safe to share between threads. Copies share the compiled form.
class Regex {
 public:
  Regex() = default;  // holds nothing: to be assigned
  explicit Regex(std::string pattern);
  const std::string& pattern() const;
  /// The compiled form, within limits::regex_memory; check ok() where the pattern is not known to be good.
  const re2::RE2& compiled() const;
  /// Whether it matches somewhere in `text`.
  bool matches(std::string_view text) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// Many of them at once: one pass over a text tells which of them may match, whatever their number.
class RegexSet {
 public:
  RegexSet() = default;  // of none
  explicit RegexSet(std::vector<Regex> regexes);
  /// False only where none of them can match a text made of this one by folding its white space and putting symbols
  /// ("{value}") in the place of parts of it: a quick look at its letters.
  bool may_match(std::string_view text) const;
  /// Indexes of those that match somewhere in `text`, ascending. All are run where the pass
  /// outgrows limits::regex_set_memory.
  void find(std::string_view text, std::vector<std::uint32_t>& out) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace claimcheck
