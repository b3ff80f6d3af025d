// The facade's load_rules: embedded and given files, read, parsed and compiled. The built-in ones come from the image
// that the build compiled (image.h) where nobody asks for their examples, and where all of them are wanted alone, so
// does the whole RuleSet.
#include "checker/ruleset/compile.h"
#include "checker/ruleset/embedded.h"
#include "checker/ruleset/image.h"
#include "checker/ruleset/language.h"
#include "checker/ruleset/thresholds.h"
#include "checker/ruleset/vocabulary.h"
#include "checker/text/place.h"

#include <algorithm>

namespace claimcheck {

namespace {

constexpr std::string_view pack_folder = "rules/packs/";
constexpr std::string_view lexicon_folder = "rules/lexicon/en/";  // one language at a time: words of two would clash

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  return path.substr(0, path.rfind('.'));
}

std::vector<SourceFile> embedded_under(std::string_view folder) {
  std::vector<SourceFile> out;
  for (std::size_t i = 0; i < embedded_rules_count; ++i) {
    const EmbeddedFile& f = embedded_rules[i];
    if (std::string_view(f.path).substr(0, folder.size()) == folder)
      out.push_back({f.path, std::string(f.bytes, f.size)});
  }
  std::sort(out.begin(), out.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return out;
}

/// A built-in pack without its example tables, which a check does not read and which are half of its bytes. Their lines
/// stay, empty, so that places keep their meaning.
std::string without_examples(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    inside = inside || line == "examples = [\n" || line == "counterexamples = [\n";
    out += inside ? "\n" : line;
    inside = inside && line != "]\n";
  }
  return out;
}

/// All built-in packs: from the image, or from their text.
std::vector<RuleFile> builtin_files(const RuleImage& image, Examples examples, std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleFile> files = read_files(image);
  std::vector<SourceFile> sources = embedded_under(pack_folder);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (i < files.size()) {  // the same packs in the same order
      files[i].bytes = std::move(sources[i].bytes);
      continue;
    }
    if (examples == Examples::skip) sources[i].bytes = without_examples(sources[i].bytes);
    files.push_back(parse_rule_file(std::move(sources[i]), diagnostics));
    files.back().builtin = true;
  }
  return files;
}

LanguageData load_language(const RuleImage& image, std::vector<Diagnostic>& diagnostics) {
  LanguageData language = read_language(image);
  if (language.lexicon != nullptr) return language;
  const std::vector<SourceFile> words = embedded_under(lexicon_folder);
  return {load_lexicon(words, diagnostics), load_vocabulary(words, diagnostics)};
}

/// The language of the given files: that of the image, unless they add words or move how numbers are read.
void extend_language(const std::vector<RuleFile>& own, const Thresholds& thresholds, LanguageData& language,
                     std::vector<Diagnostic>& diagnostics) {
  LanguageAdditions additions = gather_additions(own, language, diagnostics);
  if (!additions.any && !moves_reading(thresholds)) return;
  additions.lexicon.thresholds = thresholds;
  const std::vector<SourceFile> words = embedded_under(lexicon_folder);
  language = {load_lexicon(words, diagnostics, additions.lexicon),
              load_vocabulary(words, diagnostics, additions.vocabulary)};
}

/// `rules` with what the options say beside the files.
std::shared_ptr<const RuleSet> with_options(std::shared_ptr<const RuleSet> rules, const RuleOptions& options) {
  auto changed = std::make_shared<RuleSet>(*rules);
  changed->thresholds = options.thresholds;
  for (Measure& measure : changed->measures)
    measure.tolerance = std::max(measure.tolerance, options.thresholds.tolerance);
  if (options.measure_costs) changed->costs = std::make_shared<RuleCosts>(changed->measures.size());
  return changed;
}

/// The packs that were asked for and, later, those they extend.
std::vector<RuleFile> parse_builtin(const RuleOptions& options, const RuleImage& image, Examples examples,
                                    std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleFile> all = builtin_files(image, examples, diagnostics);
  if (options.use_all_builtin) return all;
  for (const std::string& name : options.builtin) {
    const std::vector<std::string> known = builtin_packs();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string guess = nearest(name, known);
    std::string message = "unknown rule pack \"" + name + "\"";
    if (!guess.empty()) message += "; did you mean \"" + guess + "\"?";
    diagnostics.push_back({"", 0, 0, Severity::error, std::move(message), {}});
  }
  return all;
}

/// Keeps the wanted built-in packs and whatever they or the user's files extend.
void keep_wanted(const RuleOptions& options, std::vector<RuleFile>& builtin, const std::vector<RuleFile>& own) {
  if (options.use_all_builtin) return;
  std::vector<std::string> wanted = options.builtin;
  for (const RuleFile& file : own)
    for (const Text& base : file.extends) wanted.push_back(base.value);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    for (const RuleFile& file : builtin)
      if (file.name.value == wanted[i])
        for (const Text& base : file.extends)
          if (std::find(wanted.begin(), wanted.end(), base.value) == wanted.end()) wanted.push_back(base.value);
  std::erase_if(builtin, [&](const RuleFile& f) {
    return std::find(wanted.begin(), wanted.end(), f.name.value) == wanted.end();
  });
}

}  // namespace

std::vector<std::string> builtin_packs() {
  std::vector<std::string> names;
  for (const SourceFile& file : embedded_under(pack_folder)) names.emplace_back(stem_of(file.path));
  return names;
}

CompiledRules load_compiled(const RuleOptions& options, std::vector<Diagnostic>& all, Examples examples) {
  std::vector<Diagnostic> diagnostics;  // its own, so that they can be put in order of place
  RuleImage image;
  if (examples == Examples::skip) image = open_image({embedded_image, embedded_image_size});
  LanguageData language = load_language(image, diagnostics);
  CompiledRules compiled;
  std::vector<RuleFile> own;
  for (const SourceFile& file : options.files) own.push_back(parse_rule_file(file, diagnostics));
  for (const SourceFile& file : options.projects) own.push_back(parse_project_file(file, diagnostics));
  if (std::string wrong = wrong_thresholds(options.thresholds); !wrong.empty())
    diagnostics.push_back({"", 0, 0, Severity::error, std::move(wrong), {}});
  extend_language(own, options.thresholds, language, diagnostics);
  if (options.use_all_builtin && own.empty() && !has_errors(diagnostics)) compiled.rules = read_rules(image, language);
  if (compiled.rules == nullptr) {
    std::vector<RuleFile> files = parse_builtin(options, image, examples, diagnostics);
    keep_wanted(options, files, own);
    files.insert(files.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    compiled = compile_rules(std::move(files), std::move(language), diagnostics);
  }
  if (compiled.rules && (options.measure_costs || moved(options.thresholds)))
    compiled.rules = with_options(compiled.rules, options);
  all.insert(all.end(), std::make_move_iterator(diagnostics.begin()), std::make_move_iterator(diagnostics.end()));
  return compiled;
}

std::shared_ptr<const RuleSet> load_rules(const RuleOptions& options, std::vector<Diagnostic>& diagnostics) {
  return load_compiled(options, diagnostics, Examples::skip).rules;
}

}  // namespace claimcheck
