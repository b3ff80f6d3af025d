// JSON and JSON Lines files: every text in them, and lists of flat records as tables, with the path of the field as
// locator ("$.items[3].summary"). Not the records of `--input jsonl`, which are documents of their own.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

void read_json_file(std::string bytes, const ReadOptions& options, Document& document,
                    std::vector<Diagnostic>& diagnostics);
bool looks_like_json(std::string_view bytes);

}  // namespace claimcheck::read
