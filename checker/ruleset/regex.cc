#include "checker/ruleset/regex.h"

#include "checker/ruleset/limits.h"

#include <re2/re2.h>

#include <mutex>
#include <optional>
#include <utility>

namespace claimcheck {

struct Regex::State {
  std::string pattern;
  std::once_flag once;
  std::optional<re2::RE2> compiled;
};

Regex::Regex(std::string pattern) : state_(std::make_shared<State>()) { state_->pattern = std::move(pattern); }

const std::string& Regex::pattern() const { return state_->pattern; }

const re2::RE2& Regex::compiled() const {
  std::call_once(state_->once, [this] {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    options.set_max_mem(static_cast<int64_t>(limits::regex_memory));
    state_->compiled.emplace(state_->pattern, options);
  });
  return *state_->compiled;
}

}  // namespace claimcheck
