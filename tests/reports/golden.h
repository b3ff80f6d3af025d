// Golden texts: what a writer gave when a person last read it, compared byte for byte.
#pragma once

#include <string>

namespace claimcheck::samples {

/// Compares with tests/reports/golden/<name>. With CLAIMCHECK_UPDATE_GOLDEN=1 in the environment the file is rewritten
/// instead, to be read in the diff before it is committed.
void check_golden(const std::string& name, const std::string& actual);

}  // namespace claimcheck::samples
