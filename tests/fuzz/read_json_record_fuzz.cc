// Any bytes as a line of JSON Lines input: a document or a message, never neither.
#include <claimcheck/claimcheck.h>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<claimcheck::Diagnostic> diagnostics;
  const auto document =
      claimcheck::read_json_record({reinterpret_cast<const char*>(data), size}, 1, "in.jsonl", {}, diagnostics);
  if (document.has_value() == claimcheck::has_errors(diagnostics)) std::abort();
  return 0;
}
