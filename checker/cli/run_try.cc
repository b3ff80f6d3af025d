// `claimcheck rules show ID --try FILE`: what one measure matches in documents, and why it comes close and fails.
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/extract/match.h"
#include "checker/ruleset/compile.h"
#include "checker/text/place.h"
#include "checker/text/token.h"

#include <algorithm>
#include <utility>

namespace claimcheck::cli {
namespace {

struct Tried {
  std::string text;
  std::size_t matches = 0, near_misses = 0;
};

/// The sentence on one line, the quantity in brackets; a long one is cut on both sides.
std::string quote(std::string_view text, Span sentence, Span mention) {
  constexpr std::uint32_t around = 160;
  std::uint32_t begin = mention.begin - std::min(mention.begin - sentence.begin, around);
  std::uint32_t end = mention.end + std::min(std::max(sentence.end, mention.end) - mention.end, around);
  const auto inside = [&](std::uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (begin < mention.begin && inside(begin)) ++begin;
  while (end > mention.end && inside(end)) --end;
  const auto folded = [&](std::uint32_t from, std::uint32_t to) { return fold_space(slice(text, {from, to})); };
  const std::string before = folded(begin, mention.begin), after = folded(mention.end, end);
  const char* gap = mention.begin > begin && text[mention.begin - 1] != '-' && !before.empty() ? " " : "";
  const bool tight = mention.end < text.size() && text[mention.end] != ' ' && text[mention.end] != '\n';
  return (begin > sentence.begin ? "... " : "") + before + gap + "[" + folded(mention.begin, mention.end) + "]" +
         (after.empty() || tight ? "" : " ") + after + (end < sentence.end ? " ..." : "");
}

Tried try_measure(const Document& document, const RuleSet& rules, std::uint32_t measure) {
  Tried out;
  Scan scan;
  scan_quantities(document, *rules.lexicon, scan);
  MeasureMatcher matcher(document, scan, rules);
  PlaceFinder places(document.source_bytes());
  for (const Sentence& sentence : scan.sentences) {
    if (sentence.first_mention == sentence.end_mention) continue;
    for (const MatchReason& reason : matcher.explain(sentence, measure)) {
      const Mention& mention = scan.mentions[reason.mention];
      const LineColumn place = places.at(document.offsets.to_source(mention.span).begin);
      out.text += document.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
                  (reason.claimed ? "match" : "near miss") + "\n    " +
                  quote(document.text, sentence.span, mention.span) + "\n    " + reason.text + "\n";
      ++(reason.claimed ? out.matches : out.near_misses);
    }
  }
  return out;
}

std::string count_of(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

int run_try(const CommandLine& line, const Settings& settings, const RuleOptions& options, std::string shown,
            Output& output) {
  std::vector<Diagnostic> diagnostics;
  const std::shared_ptr<const RuleSet> rules = load_rules(options, diagnostics);
  if (!rules) return status_usage;
  const std::string& id = line.paths.front();
  const auto at = std::find_if(rules->measures.begin(), rules->measures.end(),
                               [&](const Measure& m) { return m.rule == id || m.id == id; });
  if (at == rules->measures.end()) {
    say("claimcheck: error: --try: '" + printable(id) + "' is a check; only a measure matches texts");
    return status_usage;
  }
  const auto measure = static_cast<std::uint32_t>(at - rules->measures.begin());
  CommandLine documents = line;
  documents.paths = line.tried;
  const Walk inputs = gather_inputs(documents, settings);
  int status = inputs.failures.empty() ? status_ok : status_input;
  const InputForm form = settings.input.value_or(InputForm::files);
  Feed feed(inputs.files, form, read_options(settings).most_expanded);
  Progress progress(!settings.quiet.value_or(false), form == InputForm::files ? inputs.files.size() : 0);
  std::string found;
  std::size_t matches = 0, near_misses = 0;
  for_each_document<Tried>(
      feed, read_options(settings), jobs(settings), progress,
      [&](const Document& document, Tried& tried) { tried = try_measure(document, *rules, measure); },
      [&](const Ingested& ingested, const Tried& tried) {
        say(ingested.diagnostics, settings);
        if (!ingested.failures.empty()) status = status_input;
        found += tried.text;
        matches += tried.matches;
        near_misses += tried.near_misses;
        return true;
      });
  output.write(shown + "\ntried: " + count_of(matches, "match", "matches") + ", " +
               count_of(near_misses, "near miss", "near misses") + "\n" + found);
  return finish(output, status);
}

}  // namespace claimcheck::cli
