// Claims files: what `claimcheck extract` writes of one part of a document set, and `claimcheck merge` joins
// (docs/claims-file.md).
//
// One line of JSON that says what the file is, then zstd frames with a checksum each, that hold document records in
// order of set and path.
#pragma once

#include "checker/store/claim_record.h"

#include <claimcheck/claimcheck.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::store {

/// Largest claims file that is read.
inline constexpr std::uint64_t longest_claims_file = std::uint64_t{1} << 36;

struct ClaimsHeader {
  std::string tool;               // version of the program that wrote it
  std::string rules;              // hash of the rules and lexicon, in hexadecimal digits
  std::uint64_t documents = 0;    // number of records
  std::vector<Failure> failures;  // inputs that could not be read
  bool broken_suppressions = false;
};

/// Appends to a claims file, piece by piece; `sink` is given its bytes.
class ClaimsWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  ClaimsWriter(const ClaimsHeader& header, Sink sink);
  void add(const DocumentRecord& record);
  /// Writes what is left. False when there was not enough memory for a frame.
  bool finish();

 private:
  void flush();
  Sink sink_;
  Encoder pending_;  // records, each with its length
  bool failed_ = false;
};

/// Reads a claims file; `take` gets its records in order. The reason why it cannot be read, or an empty string: then
/// all records that the header promises were there. Records that came before a broken one have been taken.
std::string read_claims(std::string_view bytes, const UnitFinder& find_unit, ClaimsHeader& header,
                        const std::function<void(DocumentRecord&)>& take);

}  // namespace claimcheck::store
