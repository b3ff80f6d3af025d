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

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    out += std::to_string(part.size()) + ":";
    out += part;
  }
  return out;
}

/// The rules as the user gave them, and the program, which holds the built-in ones.
std::string everything_else(const Settings& settings) {
  RuleOptions options;
  const std::string build = build_id();
  if (cache_folder(settings).empty() || build.empty() || !gather_rules(settings, options)) return {};
  const ReadOptions read = read_options(settings);
  std::string rules = options.use_all_builtin ? "all" : "named";
  for (const std::string& pack : options.builtin) rules += joined({pack});
  for (const SourceFile& file : options.files) rules += joined({file.path, file.bytes});
  return joined({std::to_string(store::record_version), build, sha256(rules), read.date ? to_string(*read.date) : "",
                 std::to_string(static_cast<int>(read.tracked)), std::to_string(read.most_expanded), read.pdftotext});
}

}  // namespace

store::UnitFinder unit_finder(const RuleSet& rules) {
  return [&rules](const Unit& described) { return find_unit(*rules.lexicon, described); };
}

ClaimsCache::ClaimsCache(const Settings& settings, const RuleSet& rules)
    : everything_else_(everything_else(settings)),
      cache_(everything_else_.empty() ? std::string() : cache_folder(settings),
             settings.cache_size ? *settings.cache_size << 20 : store::Cache::default_limit, unit_finder(rules)) {}

std::string ClaimsCache::key_of(const Item& item, std::string_view bytes) const {
  if (everything_else_.empty()) return {};
  return sha256(joined({everything_else_, item.input->shown, std::to_string(static_cast<int>(item.input->role)),
                        item.is_record ? std::to_string(item.line_number) : "file", bytes}));
}

void ClaimsCache::finish(const Settings& settings) const {
  cache_.trim();
  if (settings.verbose.value_or(false) && !everything_else_.empty())
    say("cache: " + std::to_string(cache_.hits()) + " documents were there, " + std::to_string(cache_.kept()) +
        " were added (" + cache_folder(settings) + ")");
}

}  // namespace claimcheck::cli
