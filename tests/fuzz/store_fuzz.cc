// Any bytes as a decisions file, a baseline, a sidecar file, and as a document with suppressions: what is read can be
// written and read again, and what cannot be read says why.
#include "checker/read/comments.h"
#include "checker/store/baseline.h"
#include "checker/store/decisions.h"
#include "checker/store/suppressions.h"

#include <cstdlib>
#include <string>

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void read_decisions_file(const std::string& bytes) {
  std::vector<Diagnostic> diagnostics;
  const std::vector<Decision> decisions = parse_decisions({"d.toml", bytes}, diagnostics);
  if (has_errors(diagnostics)) return;
  const std::string written = format_decisions(decisions);
  const std::vector<Decision> again = parse_decisions({"d.toml", written}, diagnostics);
  check(diagnostics.empty() && again.size() == decisions.size() && format_decisions(again) == written);
}

void read_baseline_file(const std::string& bytes) {
  std::vector<Diagnostic> diagnostics;
  const std::vector<BaselineEntry> entries = parse_baseline({"b.toml", bytes}, diagnostics);
  if (has_errors(diagnostics)) return;
  const std::string written = format_baseline(entries);
  check(format_baseline(parse_baseline({"b.toml", written}, diagnostics)) == written && diagnostics.empty());
}

void read_document_comments(const std::string& bytes) {
  for (const Format format : {Format::html, Format::markdown}) {
    std::vector<Diagnostic> diagnostics;
    const std::vector<Comment> comments = read::find_comments(bytes, format, comment_word);
    for (const Comment& one : comments)
      check(one.source.end <= bytes.size() && bytes.compare(one.source.begin, 4, "<!--") == 0 &&
            (!one.problem.empty() || bytes.compare(one.source.end - 3, 3, "-->") == 0));
    for (const Suppression& one : find_suppressions("a.md", bytes, comments, diagnostics))
      check(one.line > 0 && one.first_line <= one.last_line && !one.about.empty() && !one.reason.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_decisions_file(bytes);
  read_baseline_file(bytes);
  read_document_comments(bytes);
  std::vector<Diagnostic> diagnostics;
  for (const Suppression& one : parse_sidecar({"s.toml", bytes}, "a.txt", diagnostics))
    check(!one.about.empty() && !one.reason.empty());
  return 0;
}
