// `claimcheck extract`: the claims of one part of a document set, as a file that `claimcheck merge` reads.
#include "checker/cli/collect.h"
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/compare/align.h"
#include "checker/store/claims_file.h"
#include "reports/lines.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace claimcheck::cli {
namespace {

/// Every document with its claims and suppressions, in order of set and path. Takes the claims.
std::vector<store::DocumentRecord> records_of(Collected& all) {
  std::vector<store::DocumentRecord> records(all.documents.size());
  std::map<std::string, std::size_t> by_path;
  for (std::size_t i = 0; i < records.size(); ++i) {
    by_path.try_emplace(all.documents[i].path, i);
    records[i].info = std::move(all.documents[i]);
    records[i].sha256 = std::move(all.inputs[i].sha256);
  }
  for (std::vector<Claim>& claims : all.claims) {
    std::vector<Claim>& own = records[claims.front().document].claims;
    own.insert(own.end(), std::make_move_iterator(claims.begin()), std::make_move_iterator(claims.end()));
    std::vector<Claim>().swap(claims);
  }
  for (store::Suppression& one : all.suppressions) {
    const auto about = by_path.find(one.document);
    // What is about a document that could not be read is kept all the same: a report tells that it has no effect.
    if (!records.empty()) records[about != by_path.end() ? about->second : 0].suppressions.push_back(std::move(one));
  }
  std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
    return std::tie(a.info.set, a.info.path) < std::tie(b.info.set, b.info.path);
  });
  return records;
}

/// One claim a line: its fact key, a tab, and the claim as `claims --format jsonl` shows it; sorted by key.
void write_lines(const std::vector<store::DocumentRecord>& records, const RuleSet& rules, Output& output) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const store::DocumentRecord& record : records)
    for (const Claim& claim : record.claims)
      lines.emplace_back(fact_key(claim, record.info, rules),
                         reports::claim_line(claim, record.info.path, record.info.is_id, {}));
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, line] : lines) output.write(key + "\t" + line);
}

}  // namespace

int run_extract(const CommandLine& line, const Settings& settings) {
  const std::string format = line.settings.format.value_or("claims");  // the configuration's is one of `check`
  if (format != "claims" && format != "tsv") {
    say("claimcheck: error: --format: expected one of claims, tsv, not '" + format + "'");
    return status_usage;
  }
  const bool is_text = format == "tsv";
  const std::string target = settings.output.value_or("");
  if (!is_text && (target.empty() || target == "-") && ::isatty(STDOUT_FILENO) != 0) {
    say("claimcheck: error: a claims file is nothing for a terminal; name a file with -o, or use --format tsv");
    return status_usage;
  }
  const LoadedRules rules = load(settings);
  if (!rules) return status_usage;
  CollectOptions with_hash;
  with_hash.hash = true;
  with_hash.all_in_memory = true;
  Collected all = collect(gather_inputs(line, settings), rules, settings, with_hash);
  const bool broken = all.broken_suppressions;
  const int status = !all.failures.empty() ? status_input : broken ? status_usage : status_ok;
  const std::vector<store::DocumentRecord> records = records_of(all);
  Output output(target);
  if (is_text) {
    write_lines(records, *rules, output);
    return finish(output, status);
  }
  store::ClaimsWriter writer({std::string(version()), rules_hash(rules), records.size(), all.failures, broken},
                             [&output](std::string_view bytes) { output.write(bytes); });
  for (const store::DocumentRecord& record : records) writer.add(record);
  if (!writer.finish()) {
    say("claimcheck: error: not enough memory to write the claims");
    return status_usage;
  }
  return finish(output, status);
}

}  // namespace claimcheck::cli
