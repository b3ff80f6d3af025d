// What standard output is: its width, and whether it takes colours and links.
#pragma once

#include "checker/cli/settings.h"

#include <string>

namespace claimcheck::cli {

bool use_colour(const Settings& settings);
/// Columns of the terminal; 80 where the output is none.
unsigned terminal_width(const Settings& settings);
/// What OSC 8 links to files begin with, "file://host/folder/": the host lets a terminal on another machine see that
/// the file is not its own. Empty where links are not wanted.
std::string hyperlink_base(const Settings& settings);

}  // namespace claimcheck::cli
