// Prints every claim of the given files, with or without a measure, as JSON Lines: for agreement.py.
#include <claimcheck/claimcheck.h>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace claimcheck;

int main(int argc, char** argv) {
  std::vector<Diagnostic> diagnostics;
  const auto rules = load_rules({}, diagnostics);
  if (!rules) return 2;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    SourceFile file{argv[i], std::string(std::istreambuf_iterator<char>(in), {})};
    const auto document = read_document(std::move(file), {}, diagnostics);
    if (!document) return 3;
    for (const Claim& claim : extract_claims(*document, *rules)) {
      nlohmann::json line = {{"path", document->path},
                             {"start", claim.position.start},
                             {"end", claim.position.end},
                             {"quote", claim.quote},
                             {"stance", to_string(claim.stance)},
                             {"speaker", claim.speaker},
                             {"attribution", claim.attribution},
                             {"cumulative", claim.cumulative},
                             {"sentence", claim.sentence}};
      for (const Dimension& d : claim.dimensions) {
        nlohmann::json value = {{"value", d.value},
                                {"origin", to_string(d.origin)},
                                {"from_words", d.words},
                                {"inferred_from", to_string(d.from)}};
        if (d.dates && d.dates->from) value["from"] = to_string(*d.dates->from);
        if (d.dates && d.dates->to) value["to"] = to_string(*d.dates->to);
        line["dimensions"][d.name] = std::move(value);
      }
      std::puts(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    }
  }
}
