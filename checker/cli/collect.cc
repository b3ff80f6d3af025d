#include "checker/cli/collect.h"

#include "checker/cli/claims_cache.h"
#include "checker/cli/file.h"
#include "checker/cli/overrides.h"
#include "checker/cli/show_document.h"
#include "checker/cli/system_memory.h"
#include "checker/compare/check.h"
#include "checker/read/comments.h"
#include "checker/read/compression.h"
#include "checker/read/formats.h"
#include "checker/store/decisions.h"
#include "checker/text/token.h"

#include <algorithm>
#include <filesystem>
#include <map>
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
  std::string key;           // in the cache
  std::uint32_t blocks = 0;  // of the document
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
    std::vector<store::Suppression> found = store::parse_sidecar({shown, file.bytes}, input.shown(), diagnostics);
    all.suppressions.insert(all.suppressions.end(), found.begin(), found.end());
  } else {
    diagnostics.push_back({shown, 0, 0, Severity::error, "cannot read suppressions: " + file.error, {}});
  }
  say(diagnostics, settings);
  all.broken_suppressions |= !diagnostics.empty();
}

/// Stems of the words of a text that say something; sorted.
std::vector<std::uint64_t> content_stems(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::uint64_t> stems;
  for (const Token& token : tokens)
    if (token.kind == TokenKind::word && !is_stop_word(token.hash))
      stems.push_back(stem_hash(slice(text, token.span), token.hash));
  std::sort(stems.begin(), stems.end());
  return stems;
}

/// How many figures stand under the measure of a reference, and under others in sentences with all words of its title.
struct ReferenceFigures {
  const Reference* reference = nullptr;
  std::vector<std::uint64_t> words;  // stems of the title, sorted
  std::uint64_t own = 0;
  std::map<std::string, std::int64_t> narrower;  // by rule
};

void count(const Claim& claim, ReferenceFigures& figures) {
  if (claim.measure == figures.reference->claim.measure) {
    ++figures.own;
    return;
  }
  if (claim.rule.empty() || figures.words.empty() || claim.quantity.kind != figures.reference->claim.quantity.kind)
    return;
  const std::vector<std::uint64_t> said = content_stems(claim.sentence);
  if (std::includes(said.begin(), said.end(), figures.words.begin(), figures.words.end()))
    ++figures.narrower[claim.rule];
}

/// " economy/x has 2": the rules with most figures.
std::string most_of(const std::map<std::string, std::int64_t>& figures) {
  constexpr std::size_t most_named = 3;
  std::vector<std::pair<std::int64_t, std::string>> most;
  for (const auto& [rule, count] : figures) most.emplace_back(-count, rule);
  std::sort(most.begin(), most.end());
  if (most.size() > most_named) most.resize(most_named);
  std::string out;
  for (const auto& [count, rule] : most) out += (out.empty() ? " " : ", ") + rule + " has " + std::to_string(-count);
  return out;
}

}  // namespace

LoadedRules load_for_check(const Settings& settings) {
  LoadedRules rules = load(settings);
  if (!rules) return {};
  const std::vector<Diagnostic> unknown = unknown_names(settings.severity, *rules);
  say(unknown, settings);
  return unknown.empty() ? rules : LoadedRules{};
}

namespace {

// Shares of the limit: claims as they are may take half of it, since their comparison takes about as much again. Beyond
// that they are records, in memory up to an eighth and in a file what is more; a quarter is for those looked at.
constexpr std::size_t share_as_they_are = 2, share_of_records = 8, share_looked_at = 4;
constexpr std::size_t least_looked_at = std::size_t{2} << 20;  // bytes for each thread, whatever the limit

/// From now on claims are kept as records.
void keep_claims(Collected& all) {
  all.kept = std::make_unique<store::KeptClaims>(all.memory_limit / share_of_records);
  for (std::vector<Claim>& claims : all.claims) all.kept->add(claims.front().document, claims);
  std::vector<std::vector<Claim>>().swap(all.claims);  // "= {}" would keep its memory
}

}  // namespace

void limit_memory(const Settings& settings, Collected& all) {
  all.memory_limit = settings.memory_limit ? static_cast<std::size_t>(*settings.memory_limit) << 20
                                           : static_cast<std::size_t>(memory_of_process().value_or(0) / 2);
}

namespace {

/// Takes the claims and suppressions of the document with the number `index`, or of a part of it.
void add_claims(store::DocumentRecord& record, std::uint32_t index, Collected& all) {
  if (all.kept) all.kept->add(index, record.claims);
  for (Claim& claim : record.claims) {
    claim.document = index;
    if (all.memory_limit > 0) all.claim_bytes += bytes_of(claim);
  }
  if (!record.claims.empty()) all.claims.push_back(std::move(record.claims));
  if (!all.kept && all.memory_limit > 0 && all.claim_bytes > all.memory_limit / share_as_they_are) keep_claims(all);
  all.suppressions.insert(all.suppressions.end(), record.suppressions.begin(), record.suppressions.end());
}

/// Takes a part of a large file, which is a document with the first of its parts that could be read.
void add_part(const Ingested& ingested, Extracted& extracted, bool with_hash, Collected& all) {
  const Part& part = ingested.part;
  store::DocumentRecord& record = extracted.record;
  if (ingested.document) {
    place_in_file(part, extracted.blocks, record, extracted.diagnostics);
    if (part.of->found) {
      add_claims(record, static_cast<std::uint32_t>(all.documents.size() - 1), all);
    } else {
      part.of->found = true;
      part.of->date = record.info.date;
      part.of->date_origin = record.info.date_origin;
      add_record(record, with_hash, all);
    }
  }
  if (part.last && part.of->found && with_hash) all.inputs.back().sha256 = record.sha256;
}

}  // namespace

void add_record(store::DocumentRecord& record, bool with_hash, Collected& all) {
  add_claims(record, static_cast<std::uint32_t>(all.documents.size()), all);
  if (with_hash) all.inputs.push_back({record.info.path, {}, record.sha256, record.info.date, record.info.date_origin});
  DocumentInfo& info = all.documents.emplace_back(std::move(record.info));
  info.keywords.shrink_to_fit();
  info.title.shrink_to_fit();
}

void finish_records(const Settings& settings, Collected& all) {
  const auto key = [](const store::Suppression& one) {
    return std::make_tuple(std::string_view(one.document), -static_cast<int>(one.origin), std::string_view(one.path),
                           one.line);
  };
  std::stable_sort(all.suppressions.begin(), all.suppressions.end(),
                   [&](const store::Suppression& a, const store::Suppression& b) { return key(a) < key(b); });
  if (!all.kept) return;
  const std::vector<std::uint32_t> order = sorted_documents(all.documents);
  all.kept->finish(order);
  if (settings.verbose.value_or(false))
    say("memory: " + std::to_string(all.kept->size()) + " claims are kept as records, " +
        std::to_string(all.kept->spilled() >> 10) + " KiB of them in a temporary file");
  if (std::is_sorted(order.begin(), order.end())) return;
  std::vector<DocumentInfo> documents;
  documents.reserve(order.size());
  for (const std::uint32_t document : order) documents.push_back(std::move(all.documents[document]));
  all.documents = std::move(documents);
}

void for_each_claim(const Collected& all, const std::function<void(const Claim&)>& look) {
  for (const std::vector<Claim>& claims : all.claims) std::for_each(claims.begin(), claims.end(), look);
  if (!all.kept) return;
  const ClaimSource source = all.kept->source(0);
  for (std::uint32_t i = 0; i < source.count; i += ClaimSource::piece) {
    const std::unique_ptr<ClaimPiece> piece = source.read(i / ClaimSource::piece);
    for (std::uint32_t number = 0; number < piece->size(); ++number) look(piece->make(number));
  }
}

Collected collect(const Walk& inputs, const LoadedRules& loaded, const Settings& settings,
                  const CollectOptions& options) {
  const RuleSet& rules = *loaded;
  Collected all;
  if (!options.all_in_memory) limit_memory(settings, all);
  all.failures = inputs.failures;
  const InputForm form = settings.input.value_or(InputForm::files);
  if (form == InputForm::files)
    for (const Input& input : inputs.files) read_sidecar(input, settings, all);
  if (form == InputForm::files) all.documents.reserve(inputs.files.size());
  Feed feed(inputs.files, form, read_options(settings).most_expanded, options.hash,
            options.show ? std::nullopt : std::optional(options.parts));
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
    out.blocks = static_cast<std::uint32_t>(document.blocks.size());
    if (options.show) out.shown = show_document(document, out.record.claims);
    // What was told of a document is told again the next time: it is not kept.
    if (!out.key.empty() && ingested.diagnostics.empty() && ingested.failures.empty() && out.diagnostics.empty())
      cache.keep(out.key, out.record);
  };
  std::uint64_t room = most_shown_bytes;
  const auto done = [&](const Ingested& ingested, Extracted& extracted) {
    store::DocumentRecord& record = extracted.record;
    record.sha256 = ingested.sha256;
    if (ingested.part.of) add_part(ingested, extracted, options.hash, all);
    say(ingested.diagnostics, settings);
    say(extracted.diagnostics, settings);
    all.broken_suppressions |= !extracted.diagnostics.empty();
    all.failures.insert(all.failures.end(), ingested.failures.begin(), ingested.failures.end());
    if (ingested.part.of || (!ingested.document && !ingested.recalled)) return true;
    add_record(record, options.hash, all);
    if (options.show) {
      bound_text(extracted.shown, room);
      all.shown.push_back(std::move(extracted.shown));
    }
    return true;
  };
  for_each_document<Extracted>(feed, read_options(settings), jobs(settings), progress, recall, work, done);
  cache.finish(settings);
  finish_records(settings, all);
  return all;
}

void say_references(const RuleSet& rules, const Collected& collected, const Settings& settings) {
  if (!settings.verbose.value_or(false) || rules.references.empty()) return;
  std::vector<ReferenceFigures> told;
  for (const Reference& reference : rules.references) {
    const Measure* measure = rules.find_measure(reference.claim.measure);
    told.push_back(
        {&reference, measure != nullptr ? content_stems(measure->title) : std::vector<std::uint64_t>(), 0, {}});
  }
  for_each_claim(collected, [&](const Claim& claim) {
    for (ReferenceFigures& figures : told) count(claim, figures);
  });
  for (const ReferenceFigures& figures : told) {
    const Reference& reference = *figures.reference;
    const std::string& rule = reference.claim.rule;
    const std::string others = most_of(figures.narrower);
    const std::string hint =
        others.empty() ? "; a narrower one may have those you think of" : "; with its words," + others;
    say("reference: " + rule + " = " + printable(reference.claim.quote) + " (" + printable(reference.path) + ":" +
        std::to_string(reference.claim.position.line) + "): " + std::to_string(figures.own) +
        (figures.own == 1 ? " figure stands" : " figures stand") + " under this measure" +
        (figures.own > 0 && others.empty() ? "" : hint + ": claimcheck rules show " + rule + " --try PATH"));
  }
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
  options.jobs = jobs(settings);
  return options;
}

Report make_report(Collected& collected, const RuleSet& rules, const CommandLine& line, const Settings& settings,
                   Listed listed) {
  CheckOptions options = check_options(collected, line, settings);
  if (listed == Listed::wanted && collected.suppressions.empty()) options.min_severity = least_severity(settings);
  const std::size_t looked_at = std::max(collected.memory_limit / share_looked_at, options.jobs * least_looked_at);
  if (!collected.kept)
    collected.sorted = std::make_shared<SortedInput>(sort_input(collected.documents, std::move(collected.claims)));
  Report report = collected.kept ? check(collected.documents, collected.kept->source(looked_at), rules, options)
                                 : check(*collected.sorted, rules, options);
  report.failures.insert(report.failures.end(), collected.failures.begin(), collected.failures.end());
  std::stable_sort(report.failures.begin(), report.failures.end(),
                   [](const Failure& a, const Failure& b) { return a.path < b.path; });
  apply_overrides(settings.severity, report);
  return report;
}

}  // namespace claimcheck::cli
