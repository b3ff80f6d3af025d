#include "checker/cli/claims_cache.h"

#include "checker/cli/build_id.h"
#include "checker/cli/sha256.h"
#include "checker/quantity/lexicon.h"
#include "checker/ruleset/ruleset.h"

#include <cstdlib>

namespace claimcheck::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Where caches of a user lie (XDG base directories), or empty. Relative paths are to be ignored, says the standard.
std::string cache_folder(const Settings& settings) {
  if (!settings.cache.value_or(true)) return {};
  const std::string given = environment("XDG_CACHE_HOME"), home = environment("HOME");
  if (given.starts_with('/')) return given + "/claimcheck";
  return home.starts_with('/') ? home + "/.cache/claimcheck" : std::string();
}

/// The rules as the user gave them, the options of reading, and the program, which holds the built-in rules.
std::string everything_else(const Settings& settings, const LoadedRules& rules) {
  const std::string build = build_id();
  if (cache_folder(settings).empty() || build.empty()) return {};
  const ReadOptions read = read_options(settings);
  return Sha256OfParts()
      .add(std::to_string(store::record_version))
      .add(build)
      .add(rules.given)
      .add(read.date ? to_string(*read.date) : "")
      .add(std::to_string(static_cast<int>(read.tracked)))
      .add(std::to_string(read.most_expanded))
      .add(read.pdftotext)
      .digest();
}

}  // namespace

store::UnitFinder unit_finder(const RuleSet& rules) {
  return [&rules](const Unit& described) { return find_unit(*rules.lexicon, described); };
}

ClaimsCache::ClaimsCache(const Settings& settings, const LoadedRules& rules)
    : everything_else_(everything_else(settings, rules)),
      cache_(everything_else_.empty() ? std::string() : cache_folder(settings),
             settings.cache_size ? *settings.cache_size << 20 : store::Cache::default_limit, unit_finder(*rules)) {}

std::string ClaimsCache::key_of(const Item& item, std::string_view bytes) const {
  if (everything_else_.empty()) return {};
  return Sha256OfParts()
      .add(everything_else_)
      .add(item.input->shown())
      .add(std::to_string(static_cast<int>(item.input->role)))
      .add(item.is_record ? std::to_string(item.line_number) : "file")
      .add(bytes)
      .digest();
}

void ClaimsCache::finish(const Settings& settings) const {
  cache_.trim();
  if (settings.verbose.value_or(false) && !everything_else_.empty())
    say("cache: " + std::to_string(cache_.hits()) + " documents were there, " + std::to_string(cache_.kept()) +
        " were added (" + cache_folder(settings) + ")");
}

}  // namespace claimcheck::cli
