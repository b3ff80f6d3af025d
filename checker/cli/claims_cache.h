// Which claims of an input the cache holds: everything that they depend on, as one key.
#pragma once

#include "checker/cli/run.h"
#include "checker/store/cache.h"

#include <string>
#include <string_view>

namespace claimcheck::cli {

class ClaimsCache {
 public:
  /// Keeps nothing with --no-cache, or where there is no folder for it ($XDG_CACHE_HOME or ~/.cache).
  ClaimsCache(const Settings& settings, const LoadedRules& rules);

  /// Key of the claims of an input with these bytes; empty when nothing is kept.
  std::string key_of(const Item& item, std::string_view bytes) const;
  bool recall(const std::string& key, store::DocumentRecord& record) const { return cache_.recall(key, record); }
  void keep(const std::string& key, const store::DocumentRecord& record) { cache_.keep(key, record); }
  /// Keeps the folder within its size. With --verbose, says how much was there.
  void finish(const Settings& settings) const;

 private:
  std::string everything_else_;  // rules, options, build; empty: nothing is kept
  store::Cache cache_;
};

/// decode()'s question, answered by the lexicon of the rules, which must live as long as what is decoded.
store::UnitFinder unit_finder(const RuleSet& rules);

}  // namespace claimcheck::cli
