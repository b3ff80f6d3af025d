// The compiled lexicon as bytes and back (text/archive.h), so that the built-in one needs no TOML at start-up.
#pragma once

#include "checker/quantity/lexicon.h"
#include "checker/text/archive.h"

namespace claimcheck {

void write_lexicon(ArchiveWriter& archive, const Lexicon& lexicon);
/// Null when the bytes end too early.
std::shared_ptr<const Lexicon> read_lexicon(ArchiveReader& archive);

}  // namespace claimcheck
