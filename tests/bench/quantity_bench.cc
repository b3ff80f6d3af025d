// Throughput of the quantity stage alone: scan_quantities over the files named, read once, one block a paragraph.
//
//   quantity_bench [--plain] FILE...
//
// Prints bytes, mentions, and the best and median of several passes (PASSES=N) in MB/s of processor time. `--plain`
// takes the slow path that the tests hold the fast one against. speed.py runs it beside ripgrep on the same text:
// absolute figures drift between machines.
#include "checker/quantity/quantity.h"
#include "checker/ruleset/embedded.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

using namespace claimcheck;

namespace {

/// Paragraphs as blocks: what a reader of plain text makes of it.
Document paragraphs(std::string text) {
  Document document;
  document.text = std::move(text);
  document.meta.date = make_date(2024, 5, 15);
  std::size_t at = 0;
  while (at < document.text.size()) {
    std::size_t end = document.text.find("\n\n", at);
    if (end == std::string::npos) end = document.text.size();
    Block block;
    block.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    if (end > at) document.blocks.push_back(block);
    at = end + 2;
  }
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < embedded_rules_count; ++i)
    if (std::string_view(embedded_rules[i].path).starts_with("rules/lexicon/en/"))
      files.push_back({embedded_rules[i].path, std::string(embedded_rules[i].bytes, embedded_rules[i].size)});
  std::vector<Diagnostic> diagnostics;
  const auto start_load = std::chrono::steady_clock::now();
  const auto lexicon = load_lexicon(files, diagnostics);
  const bool plain = argc > 1 && std::string_view(argv[1]) == "--plain";
  const int first_file = plain ? 2 : 1;
  if (!lexicon || argc <= first_file) return std::fprintf(stderr, "usage: quantity_bench [--plain] FILE...\n"), 2;
  std::printf("lexicon loaded in %.1f ms\n",
              std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_load).count());
  std::vector<Document> documents;
  std::size_t bytes = 0;
  for (int i = first_file; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    documents.push_back(paragraphs(content.str()));
    bytes += documents.back().text.size();
  }
  const char* wanted = std::getenv("PASSES");
  const int passes = wanted != nullptr ? std::max(1, std::atoi(wanted)) : 9;
  std::vector<double> seconds;
  std::size_t mentions = 0;
  Scan scan;
  for (int pass = 0; pass < passes; ++pass) {
    mentions = 0;
    const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
    for (const Document& document : documents) {
      scan_quantities(document, *lexicon, scan, plain ? ScanPath::plain : ScanPath::fast);
      mentions += scan.mentions.size();
    }
    seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(seconds.begin(), seconds.end());
  const double size = static_cast<double>(bytes) / 1e6;
  std::printf("%zu files, %.1f MB, %zu mentions: best %.0f MB/s, median %.0f MB/s\n", documents.size(), size, mentions,
              size / seconds.front(), size / seconds[static_cast<std::size_t>(passes) / 2]);
  return 0;
}
