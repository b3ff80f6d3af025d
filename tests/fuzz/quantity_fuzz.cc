// Fuzz target of the quantity stage. With libFuzzer (CLAIMCHECK_FUZZ=ON, clang) it explores; otherwise a plain main
// runs the files named on the command line through the same entry.
//
// Checked for any input: spans lie inside the text, are not empty and do not overlap; intervals are not empty; a
// charitable interval holds the literal one; the same text gives the same mentions again, also where every token is
// read (ScanPath::plain).
#include "checker/quantity/quantity.h"
#include "checker/ruleset/embedded.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace claimcheck;

namespace {

const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> loaded = [] {
    std::vector<SourceFile> files;
    for (std::size_t i = 0; i < embedded_rules_count; ++i)
      if (std::string_view(embedded_rules[i].path).starts_with("rules/lexicon/en/"))
        files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
    std::vector<Diagnostic> diagnostics;
    return load_lexicon(files, diagnostics);
  }();
  return *loaded;
}

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size > 1 << 20) return 0;
  Document document;
  document.text.assign(reinterpret_cast<const char*>(data), size);
  document.meta.date = make_date(2024, 5, 15);
  Block block;
  block.span = {0, static_cast<std::uint32_t>(size)};
  document.blocks.push_back(block);
  Scan scan, again, plain;
  scan_quantities(document, lexicon(), scan);
  scan_quantities(document, lexicon(), again);
  require(scan.mentions.size() == again.mentions.size(), "same mentions again");
  if (size <= 4096) {  // the plain path is slow
    scan_quantities(document, lexicon(), plain, ScanPath::plain);
    require(scan.mentions.size() == plain.mentions.size(), "the mentions of the plain path");
    for (std::size_t i = 0; i < plain.mentions.size(); ++i)
      require(scan.mentions[i].span == plain.mentions[i].span && scan.mentions[i].kind == plain.mentions[i].kind,
              "each as the plain path reads it");
  }
  std::uint32_t last = 0;
  for (const Mention& m : scan.mentions) {
    require(m.span.begin < m.span.end && m.span.end <= size, "span inside the text");
    require(m.span.begin >= last, "mentions in order, without overlap");
    require(m.full.begin <= m.span.begin && m.full.end >= m.span.end, "the full span holds the span");
    last = m.span.end;
    if (m.kind == QuantityKind::date || m.kind == QuantityKind::date_range) continue;
    require(!is_empty(m.charitable), "charitable interval not empty");
    require(is_empty(m.literal) || contains(m.charitable, m.literal), "charitable holds literal");
  }
  return 0;
}
