// Fuzz target of the rule files: the bytes before a line "%%" are a rule file, those behind it a text to match.
// With libFuzzer (CLAIMCHECK_FUZZ=ON, clang) it explores; otherwise a plain main runs the files named on the command
// line.
//
// Checked for any input: nothing throws; a file without rules has a message; every message has a place inside the file;
// the same file gives the same messages; every match refers to a mention and a measure and spans the mention.
#include "checker/extract/match.h"
#include "checker/ruleset/compile.h"
#include "checker/ruleset/embedded.h"
#include "checker/ruleset/vocabulary.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace claimcheck;

namespace {

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

const LanguageData& language() {
  static const LanguageData loaded = [] {
    std::vector<SourceFile> files;
    for (std::size_t i = 0; i < embedded_rules_count; ++i)
      if (std::string_view(embedded_rules[i].path).starts_with("rules/lexicon/"))
        files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
    std::vector<Diagnostic> diagnostics;
    return LanguageData{load_lexicon(files, diagnostics), load_vocabulary(files, diagnostics)};
  }();
  return loaded;
}

CompiledRules compile(const std::string& bytes, std::vector<Diagnostic>& diagnostics) {
  std::vector<RuleFile> files;
  files.push_back(parse_rule_file({"fuzz.toml", bytes}, diagnostics));
  return compile_rules(std::move(files), language(), diagnostics);
}

std::string print(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += to_string(d) + "\n";
  return out;
}

void match(const std::string& text, const RuleSet& rules) {
  Document document;
  document.text = text;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document.blocks.push_back(block);
  Scan scan;
  scan_quantities(document, *rules.lexicon, scan);
  MeasureMatcher matcher(document, scan, rules);
  for (const Sentence& sentence : scan.sentences) {
    std::uint32_t next = sentence.first_mention;
    for (const MeasureMatch& m : matcher.match(sentence)) {
      require(m.mention >= next && m.mention < sentence.end_mention,
              "matches are of the sentence, one a mention, in order");
      require(m.measure < rules.measures.size(), "a match has a measure");
      require(m.span.begin < m.span.end && m.span.end <= text.size(), "a match spans text");
      require(std::is_sorted(m.dimensions.begin(), m.dimensions.end(),
                             [](const Dimension& a, const Dimension& b) { return a.name < b.name; }),
              "dimensions are sorted");
      next = m.mention + 1;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size > 1 << 18) return 0;
  std::string rules(reinterpret_cast<const char*>(data), size), text;
  if (const std::size_t cut = rules.find("\n%%\n"); cut != std::string::npos) {
    text = rules.substr(cut + 4);
    rules.resize(cut + 1);
  }
  std::vector<Diagnostic> diagnostics, again;
  const CompiledRules compiled = compile(rules, diagnostics);
  require(compiled.rules != nullptr || has_errors(diagnostics), "a file without rules has an error");
  const auto lines = static_cast<std::uint32_t>(std::count(rules.begin(), rules.end(), '\n')) + 1;
  for (const Diagnostic& d : diagnostics)
    require(d.line <= lines && !d.message.empty(), "a message has a place inside the file");
  compile(rules, again);
  require(print(diagnostics) == print(again), "the same file gives the same messages");
  if (compiled.rules) match(text, *compiled.rules);
  return 0;
}
