// gzip and zstd files: expanded before their format is looked for, within a bound.
#pragma once

#include <claimcheck/claimcheck.h>

#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// Whether the bytes open as gzip or zstd data.
bool is_compressed(std::string_view bytes);

/// Expands `bytes` in place, and once more what was compressed twice. False, with an error, when the data is broken,
/// cut off, or holds more than `most` bytes.
bool expand(const std::string& path, std::string& bytes, std::uint64_t most, std::vector<Diagnostic>& diagnostics);

/// "report.md" for "report.md.gz" and "report.md.zst"; other names as they are.
std::string_view without_compression(std::string_view path);

}  // namespace claimcheck::read
