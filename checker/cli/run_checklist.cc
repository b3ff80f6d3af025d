// `claimcheck checklist`: every claim of a draft, with what its sources say of it.
#include "checker/cli/run.h"
#include "checker/cli/sheet.h"

namespace claimcheck::cli {

int run_checklist(const CommandLine& line, const Settings& settings) {
  return run_sheet(reports::checklist_formats(), line, settings);
}

}  // namespace claimcheck::cli
