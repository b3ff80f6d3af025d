// Any bytes, in every format: no crash, and every offset leads into the source. The first byte picks the format.
#include <claimcheck/claimcheck.h>

#include "checker/read/dump.h"

#include <cstdlib>

using namespace claimcheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr const char* paths[] = {"a.txt", "a.md", "a.html", "a"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<Diagnostic> diagnostics;
  const auto document = read_document({paths[data[0] % 4], bytes}, {}, diagnostics);
  if (!document) return diagnostics.empty() ? std::abort(), 0 : 0;
  std::uint32_t last = 0;
  for (const Block& block : document->blocks) {
    const Span place = document->offsets.to_source(block.span);
    if (block.span.begin < last || block.span.empty() || block.span.end > document->text.size() ||
        place.begin > place.end || place.end > document->source_bytes().size())
      std::abort();
    last = block.span.end;
  }
  if (read::dump(*document).size() > 100 * (bytes.size() + 1000)) std::abort();
  return 0;
}
