#include "checker/cli/collect.h"

#include "checker/cli/claims_cache.h"
#include "checker/cli/file.h"
#include "checker/cli/overrides.h"
#include "checker/cli/show_document.h"
#include "checker/read/comments.h"
#include "checker/read/compression.h"
#include "checker/read/formats.h"
#include "checker/store/decisions.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <tuple>
#include <utility>

namespace claimcheck::cli {
namespace {

/// What is kept of one document until all are there.
struct Extracted {
  store::DocumentRecord record;
  std::vector<Diagnostic> diagnostics;  // of its suppressions
  ShownDocument shown;
  std::string key;  // in the cache
};

/// The suppressions in the comments of a document.
void read_comments(const Document& document, Extracted& out) {
  if (!store::may_suppress(document.source_bytes())) return;
  const SourceFile file{std::string(read::without_compression(document.path)), std::string(document.source_bytes())};
  const read::FormatRow* named = read::format_by_extension(file.path);
  if (named != nullptr && named->content != read::Content::text) return;  // its source is the extracted text
  const std::vector<Comment> comments =
      read::find_comments(file.bytes, read::format_of_text(file).format, store::comment_word);
  out.record.suppressions = store::find_suppressions(document.path, file.bytes, comments, out.diagnostics);
}

/// The suppressions in the sidecar file of an input.
void read_sidecar(const Input& input, const Settings& settings, Collected& all) {
  if (input.path == "-") return;  // standard input has no neighbours
  const std::string path = input.path + std::string(store::sidecar_ending);
  std::error_code error;
  const std::filesystem::file_type type = std::filesystem::symlink_status(path, error).type();
  if (type == std::filesystem::file_type::not_found) return;
  const std::string shown = printable(path);
  FileBytes file;
  if (type == std::filesystem::file_type::symlink)  // messages quote lines, and a link may lead to any file
    file.error = "a symbolic link is not followed";
  else
    file = read_file(path, false, store::longest_decisions);
  std::vector<Diagnostic> diagnostics;
  if (file.error.empty()) {
    std::vector<store::Suppression> found = store::parse_sidecar({shown, file.bytes}, input.shown, diagnostics);
    all.suppressions.insert(all.suppressions.end(), found.begin(), found.end());
  } else {
    diagnostics.push_back({shown, 0, 0, Severity::error, "cannot read suppressions: " + file.error, {}});
  }
  say(diagnostics, settings);
  all.broken_suppressions |= !diagnostics.empty();
}

}  // namespace

LoadedRules load_for_check(const Settings& settings) {
  LoadedRules rules = load(settings);
  if (!rules) return {};
  const std::vector<Diagnostic> unknown = unknown_names(settings.severity, *rules);
  say(unknown, settings);
  return unknown.empty() ? rules : LoadedRules{};
}

void add_record(store::DocumentRecord& record, bool with_hash, Collected& all) {
  const auto index = static_cast<std::uint32_t>(all.documents.size());
  for (Claim& claim : record.claims) {
    claim.document = index;
    all.claims.push_back(std::move(claim));
  }
  all.suppressions.insert(all.suppressions.end(), record.suppressions.begin(), record.suppressions.end());
  if (with_hash)
    all.inputs.push_back({record.info.path, {}, record.sha256, record.info.meta.date, record.info.meta.date_origin});
  all.documents.push_back(std::move(record.info));
}

void sort_suppressions(Collected& all) {
  const auto key = [](const store::Suppression& one) {
    return std::make_tuple(std::string_view(one.document), -static_cast<int>(one.origin), std::string_view(one.path),
                           one.line);
  };
  std::stable_sort(all.suppressions.begin(), all.suppressions.end(),
                   [&](const store::Suppression& a, const store::Suppression& b) { return key(a) < key(b); });
}

Collected collect(const Walk& inputs, const LoadedRules& loaded, const Settings& settings,
                  const CollectOptions& options) {
  const RuleSet& rules = *loaded;
  Collected all;
  all.failures = inputs.failures;
  const InputForm form = settings.input.value_or(InputForm::files);
  if (form == InputForm::files)
    for (const Input& input : inputs.files) read_sidecar(input, settings, all);
  Feed feed(inputs.files, form, read_options(settings).most_expanded, options.hash);
  Progress progress(!settings.quiet.value_or(false), form == InputForm::files ? inputs.files.size() : 0);
  ClaimsCache cache(settings, loaded);
  const auto recall = [&](const Item& item, std::string_view bytes, Extracted& out) {
    if (options.show) return false;  // the text is wanted, too
    out.key = cache.key_of(item, bytes);
    return !out.key.empty() && cache.recall(out.key, out.record);
  };
  const auto work = [&](const Ingested& ingested, Extracted& out) {
    const Document& document = *ingested.document;
    out.record.info = document_info(document, rules);
    out.record.claims = extract_claims(document, rules);
    read_comments(document, out);
    if (options.show) out.shown = show_document(document, out.record.claims);
    // What was told of a document is told again the next time: it is not kept.
    if (!out.key.empty() && ingested.diagnostics.empty() && ingested.failures.empty() && out.diagnostics.empty())
      cache.keep(out.key, out.record);
  };
  std::uint64_t room = most_shown_bytes;
  const auto done = [&](const Ingested& ingested, Extracted& extracted) {
    store::DocumentRecord& record = extracted.record;
    say(ingested.diagnostics, settings);
    say(extracted.diagnostics, settings);
    all.broken_suppressions |= !extracted.diagnostics.empty();
    all.failures.insert(all.failures.end(), ingested.failures.begin(), ingested.failures.end());
    if (!ingested.document && !ingested.recalled) return true;
    record.sha256 = ingested.sha256;
    add_record(record, options.hash, all);
    if (options.show) {
      bound_text(extracted.shown, room);
      all.shown.push_back(std::move(extracted.shown));
    }
    return true;
  };
  for_each_document<Extracted>(feed, read_options(settings), jobs(settings), progress, recall, work, done);
  cache.finish(settings);
  sort_suppressions(all);
  return all;
}

Severity least_severity(const Settings& settings) {
  if (!settings.severity.empty()) return Severity::note;  // an override may raise a note
  const Severity shown = settings.min_severity.value_or(Severity::warning);
  const FailOn fail_on = settings.fail_on.value_or(FailOn::error);
  if (fail_on == FailOn::never) return shown;
  return std::max(shown, static_cast<Severity>(fail_on));
}

int status_of(const Report& report, FailOn fail_on) {
  if (!report.failures.empty()) return status_input;
  if (fail_on == FailOn::never) return status_ok;
  const auto level = static_cast<Severity>(fail_on);
  const bool found = std::any_of(report.findings.begin(), report.findings.end(), [level](const Finding& finding) {
    return finding.severity <= level && is_open(finding);
  });
  return found ? status_findings : status_ok;
}

static_assert(static_cast<int>(FailOn::error) == static_cast<int>(Severity::error) &&
              static_cast<int>(FailOn::note) == static_cast<int>(Severity::note));

CheckOptions check_options(const Collected& collected, const CommandLine& line, const Settings& settings) {
  CheckOptions options;
  options.against =
      !line.against.empty() || std::any_of(collected.documents.begin(), collected.documents.end(),
                                           [](const DocumentInfo& document) { return document.role == Role::draft; });
  options.facts = settings.facts.value_or(false) || settings.dump == Dump::facts;
  options.min_severity = least_severity(settings);
  options.jobs = jobs(settings);
  return options;
}

Report make_report(Collected& collected, const RuleSet& rules, const CommandLine& line, const Settings& settings) {
  const CheckOptions options = check_options(collected, line, settings);
  Report report = check(collected.documents, std::move(collected.claims), rules, options);
  report.failures.insert(report.failures.end(), collected.failures.begin(), collected.failures.end());
  std::stable_sort(report.failures.begin(), report.failures.end(),
                   [](const Failure& a, const Failure& b) { return a.path < b.path; });
  apply_overrides(settings.severity, report);
  return report;
}

}  // namespace claimcheck::cli
