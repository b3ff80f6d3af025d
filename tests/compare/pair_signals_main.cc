// Prints the signals of every candidate pair of slots with different figures, one JSON line a pair: the input of
// tests/compare/calibrate.py, which fits the weights of checker/compare/similarity.cc.
//
//   pair_signals FILE...            documents of one set
//   pair_signals --jsonl FILE       JSON Lines documents (see design/interface.md)
#include "checker/compare/lineup.h"

#include <claimcheck/claimcheck.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>

using namespace claimcheck;

namespace {

std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Document> load(int argc, char** argv, std::vector<Diagnostic>& diagnostics) {
  std::vector<Document> documents;
  if (argc > 2 && std::string_view(argv[1]) == "--jsonl") {
    const std::string bytes = read(argv[2]);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      if (auto d = read_json_record(std::string_view(bytes).substr(at, end - at), ++number, argv[2], {}, diagnostics))
        documents.push_back(std::move(*d));
      at = end + 1;
    }
    return documents;
  }
  for (int i = 1; i < argc; ++i)
    if (auto d = read_document({argv[i], read(argv[i])}, {}, diagnostics)) documents.push_back(std::move(*d));
  return documents;
}

void print(const CheckInput& input, const SlotList& slots, const Likeness& pair) {
  const Slot &a = slots[pair.a], &b = slots[pair.b];
  const auto place = [&](const Slot& slot) {
    const Claim& c = input.claims[slot.claim];
    std::string path = input.documents[c.document].path;
    return "[\"" + path.substr(path.find_last_of('/') + 1) + "\"," + std::to_string(c.position.start) + "," +
           std::to_string(c.position.end) + "]";
  };
  std::string line =
      "{\"set\":\"" + input.documents[a.document].set + "\",\"a\":" + place(a) + ",\"b\":" + place(b) +
      ",\"update\":" + std::to_string(is_update(input, slots.row(pair.a), slots.row(pair.b), pair.verdict)) +
      ",\"relation\":" + std::to_string(static_cast<int>(pair.verdict.relationship)) +
      ",\"p\":" + std::to_string(pair.probability) + ",\"signals\":[";
  for (std::size_t i = 0; i < pair.signals.size(); ++i) line += (i > 0 ? "," : "") + std::to_string(pair.signals[i]);
  std::puts((line + "]}").c_str());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Diagnostic> diagnostics;
  const auto rules = load_rules({}, diagnostics);
  if (rules == nullptr) return 2;
  std::vector<DocumentInfo> infos;
  std::vector<Claim> claims;
  for (const Document& d : load(argc, argv, diagnostics)) {
    auto own = extract_claims(d, *rules, static_cast<std::uint32_t>(infos.size()));
    std::move(own.begin(), own.end(), std::back_inserter(claims));
    infos.push_back(document_info(d, *rules));
  }
  std::vector<Fact> facts;
  const CheckOptions options;
  const CheckInput input{infos, claims, *rules, options, facts};
  const SlotList slots = make_slots(input);
  for (const Likeness& pair : line_up(input, slots))
    if (pair.differs) print(input, slots, pair);
  return 0;
}
