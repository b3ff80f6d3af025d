// Any bytes as a claim record and as a claims file: what is read can be written and read again, and nothing that a
// check slices by lies outside of what it slices.
#include "checker/store/claims_file.h"

#include <cstdlib>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>

using namespace claimcheck;
using namespace claimcheck::store;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_record(const DocumentRecord& record, const UnitFinder& find_unit) {
  for (const Claim& claim : record.claims) {
    check(claim.sentence_number.end <= claim.sentence.size());
    for (const ContextWord& word : claim.context) check(word.distance != INT16_MIN);
  }
  const std::string bytes = encode(record);
  DocumentRecord again;
  check(decode(bytes, find_unit, again) && encode(again) == bytes);
}

void check_piece(std::string_view bytes) {
  static const Unit unit{};
  UnitTable units;
  units.number_of(&unit);
  const std::unique_ptr<ClaimPiece> piece = open_piece(std::string(bytes), units);
  for (std::uint32_t i = 0; piece != nullptr && i < piece->size(); ++i) {
    try {
      const Claim claim = piece->make(i);
      check(claim.sentence_number.end <= claim.sentence.size());
    } catch (const std::runtime_error&) {  // says that this one is damaged
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Units that a record describes are kept by the lexicon: here they go with the run.
  std::deque<Unit> units;
  const UnitFinder find_unit = [&](const Unit& described) { return &units.emplace_back(described); };
  DocumentRecord record;
  if (decode(bytes, find_unit, record)) check_record(record, find_unit);
  ClaimsHeader header;
  read_claims(bytes, find_unit, header, [&](DocumentRecord& one) { check_record(one, find_unit); });
  check_piece(bytes);
  return 0;
}
