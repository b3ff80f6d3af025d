// `claimcheck merge`: one report of what `claimcheck extract` wrote in parts.
#include "checker/cli/claims_cache.h"
#include "checker/cli/file.h"
#include "checker/cli/report_on.h"
#include "checker/cli/run.h"
#include "checker/store/claims_file.h"
#include "checker/text/place.h"

#include <set>
#include <utility>

namespace claimcheck::cli {
namespace {

/// Joins one file after the other.
class Merging {
 public:
  Merging(const RuleSet& rules, std::string rules_hash, const Settings& settings)
      : find_unit_(unit_finder(rules)), rules_hash_(std::move(rules_hash)) {
    limit_memory(settings, all_);
  }

  /// False, after a message, when the file cannot be part of this report; what is broken of it becomes a failure.
  bool add(const std::string& path) {
    const FileBytes file = read_file(path, true, store::longest_claims_file);
    store::ClaimsHeader header;
    std::string problem = file.error;
    if (problem.empty())
      problem = store::read_claims(file.bytes, find_unit_, header, [&](store::DocumentRecord& record) {
        // Claims under other rules are no part of this; that is told below.
        if (header.rules == rules_hash_) take(record, path);
      });
    if (problem.empty() && header.rules != rules_hash_) {
      say(printable(path) + ": error: extracted with other rules than those of this run (or by another version: " +
          printable(header.tool) + "); give the same --rules, or extract it again");
      return false;
    }
    if (!problem.empty()) {
      say(printable(path) + ": error: cannot read: " + problem);
      all_.failures.push_back({printable(path), problem});
    }
    all_.failures.insert(all_.failures.end(), header.failures.begin(), header.failures.end());
    if (header.broken_suppressions)
      say(printable(path) +
          ": error: some suppressions in its documents have mistakes, which 'claimcheck extract' told; "
          "they suppress nothing");
    all_.broken_suppressions |= header.broken_suppressions;
    return true;
  }

  Collected& result(const Settings& settings) {
    finish_records(settings, all_);
    return all_;
  }

 private:
  void take(store::DocumentRecord& record, const std::string& path) {
    if (!seen_.emplace(record.info.set, record.info.path).second)
      return say(printable(path) + ": warning: " + printable(record.info.path) +
                 " stands in more than one claims file; this one is left out");
    add_record(record, true, all_);
  }

  store::UnitFinder find_unit_;
  std::string rules_hash_;
  std::set<std::pair<std::string, std::string>> seen_;
  Collected all_;
};

}  // namespace

int run_merge(const CommandLine& line, const Settings& settings) {
  const reports::ReportFormat* format = pick_format(settings);
  if (format == nullptr) return status_usage;
  if (format->shows_documents) {
    say("claimcheck: error: --format " + std::string(format->name) +
        " shows the documents, which claims files do not hold; use 'claimcheck check'");
    return status_usage;
  }
  if (line.paths.empty()) {
    say("claimcheck: error: no claims file given");
    return status_usage;
  }
  const LoadedRules rules = load_for_check(settings);
  if (!rules) return status_usage;
  Verdicts verdicts;
  if (!read_verdicts(line, settings, verdicts)) return status_usage;
  Merging merging(*rules, rules_hash(rules), settings);
  for (const std::string& path : line.paths)
    if (!merging.add(path)) return status_usage;
  return report_on(merging.result(settings), *rules, *format, verdicts, line, settings, {});
}

}  // namespace claimcheck::cli
