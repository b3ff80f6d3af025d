// A regular expression of a rule, compiled when it is first asked for: most runs meet no sentence that needs it.
#pragma once

#include <memory>
#include <string>

namespace re2 {
class RE2;
}

namespace claimcheck {

/// Immutable; safe to share between threads. Copies share the compiled form.
class Regex {
 public:
  Regex() = default;  // matches nothing, holds nothing: to be assigned
  explicit Regex(std::string pattern);
  const std::string& pattern() const;
  /// The compiled form, within limits::regex_memory; check ok() where the pattern is not known to be good.
  const re2::RE2& compiled() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace claimcheck
