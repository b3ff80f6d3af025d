// `claimcheck quantities` and `claimcheck claims`, and --dump=document|quantities|claims: one line or block per hit, in
// document order, written as the documents are read.
#include "checker/cli/file.h"
#include "checker/cli/run.h"
#include "checker/read/dump.h"
#include "checker/text/place.h"
#include "reports/lines.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace claimcheck::cli {
namespace {

constexpr std::size_t longest_quote = 400;

enum class Listing : std::uint8_t { document, quantities, claims };

struct ListOptions {
  Listing listing = Listing::quantities;
  bool jsonl = false;
  bool all_claims = false;  // also those that no rule names
};

void list_quantities(const Document& document, const RuleSet& rules, const ListOptions& options, std::string& out) {
  const std::string_view source = document.source_bytes();
  PlaceFinder places(source);
  for (const Mention& mention : find_quantities(document, rules)) {
    const Span span = document.offsets.to_source(mention.span);
    const LineColumn place = places.at(span.begin);
    const reports::QuantityPlace where{
        document.path,
        document.is_id,
        {span.begin, span.end, place.line, place.column},
        slice(source, {span.begin, std::min<std::uint32_t>(span.end, span.begin + longest_quote)}),
        slice(document.text, mention.hedge),
        document.locator_at(mention.span.begin)};
    out += options.jsonl ? reports::quantity_line(mention, where) : reports::quantity_row(mention, where);
  }
}

void list_claims(const Document& document, const RuleSet& rules, const ListOptions& options, std::string& out) {
  for (const Claim& claim : extract_claims(document, rules)) {
    if (claim.measure.empty() && !options.all_claims) continue;
    const std::string_view hedge = slice(document.text, claim.quantity.hedge);
    out += options.jsonl ? reports::claim_line(claim, document.path, document.is_id, hedge)
                         : reports::claim_row(claim, document.path, document.is_id, hedge);
  }
}

bool pick_options(const CommandLine& line, const Settings& settings, ListOptions& options) {
  const Dump dump = settings.dump.value_or(Dump::none);
  if (dump == Dump::document)
    options.listing = Listing::document;
  else if (dump == Dump::claims || (dump == Dump::none && line.command == Command::claims))
    options.listing = Listing::claims;
  options.all_claims = dump == Dump::claims;
  // The configuration's format is one of `check`; only a flag chooses here.
  const std::string format = line.settings.format.value_or("text");
  const bool ours = line.command != Command::check;
  if (ours && format != "text" && format != "jsonl") {
    say("claimcheck: error: --format: expected one of text, jsonl, not '" + format + "'");
    return false;
  }
  options.jsonl = ours && format == "jsonl";
  return true;
}

}  // namespace

int run_list(const CommandLine& line, const Settings& settings) {
  ListOptions options;
  if (!pick_options(line, settings, options)) return status_usage;
  const LoadedRules rules = load(settings);
  if (!rules) return status_usage;
  const Walk inputs = gather_inputs(line, settings);
  int status = inputs.failures.empty() ? status_ok : status_input;
  Output output(settings.output.value_or(""));
  const InputForm form = settings.input.value_or(InputForm::files);
  Feed feed(inputs.files, form, read_options(settings).most_expanded);
  Progress progress(!settings.quiet.value_or(false), form == InputForm::files ? inputs.files.size() : 0);
  const auto work = [&](const Document& document, std::string& lines) {
    if (options.listing == Listing::document)
      lines = read::dump(document);
    else if (options.listing == Listing::claims)
      list_claims(document, *rules, options, lines);
    else
      list_quantities(document, *rules, options, lines);
  };
  const auto done = [&](const Ingested& ingested, const std::string& lines) {
    say(ingested.diagnostics, settings);
    if (!ingested.failures.empty()) status = status_input;
    output.write(lines);
    return !output.closed();
  };
  for_each_document<std::string>(feed, read_options(settings), jobs(settings), progress, work, done);
  return finish(output, status);
}

}  // namespace claimcheck::cli
