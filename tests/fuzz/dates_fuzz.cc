// Fuzz entry: any bytes as one sentence. Mentions must lie in order inside the text, whatever the document date is.
#include "checker/quantity/dates.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace claimcheck;

namespace {

const DateWords& words() {
  static const DateWords loaded = [] {
    std::ifstream in(CLAIMCHECK_SOURCE_DIR "/rules/lexicon/en/dates.toml");
    DateWords w;
    std::vector<Diagnostic> diagnostics;
    if (!load_date_words({"dates.toml", std::string(std::istreambuf_iterator<char>(in), {})}, w, diagnostics))
      std::abort();
    return w;
  }();
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(size)}, tokens);
  for (const auto& anchor :
       {std::optional<Date>(), make_date(2024, 2, 29), make_date(1, 1, 1), make_date(9999, 12, 31)}) {
    std::vector<Mention> found;
    std::vector<Span> clocks;
    find_dates(text, tokens, words(), anchor, found, clocks);
    std::uint32_t end = 0;
    for (const Mention& m : found) {
      if (m.span.empty() || m.span.begin < end || m.span.end > size) std::abort();
      end = m.span.end;
    }
  }
  return 0;
}
