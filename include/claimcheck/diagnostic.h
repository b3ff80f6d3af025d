// Errors in input are values with places: what is wrong, where, and what was expected.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace claimcheck {

enum class Severity : std::uint8_t { error, warning, note };

/// One message about an input (rule file, configuration, document). Lines and columns are 1-based, columns count
/// Unicode code points; 0 means that there is no place.
struct Diagnostic {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Severity severity = Severity::error;
  std::string message;
  /// The source line and a caret line below it, both without a line end; empty when there is no place.
  std::string excerpt;
};

/// "path:line:column: error: message", followed by the excerpt where there is one.
std::string to_string(const Diagnostic& diagnostic);
const char* to_string(Severity severity);
bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace claimcheck
