#include "checker/cli/terminal.h"

#include "reports/passage.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

namespace claimcheck::cli {
namespace {

/// OSC 8 links, where the terminal is known to take them or to leave them out. The console of Linux and terminals of
/// before 2017 may print them; FORCE_HYPERLINK=1 asks for them and =0 forbids them, as in other programs.
bool use_hyperlinks(const Settings& settings) {
  const char* forced = std::getenv("FORCE_HYPERLINK");
  if (forced != nullptr && *forced != '\0') return std::string_view(forced) != "0";
  if (!use_colour(settings) || settings.output || ::isatty(STDOUT_FILENO) != 1) return false;
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  const char* vte = std::getenv("VTE_VERSION");
  if (vte != nullptr) return std::atoi(vte) >= 5000;  // GNOME's terminal widget: from 0.50
  const char* program = std::getenv("TERM_PROGRAM");
  if (program != nullptr)
    for (const std::string_view known : {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty"})
      if (known == program) return true;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr)
    for (const std::string_view known : {"xterm-kitty", "alacritty", "foot", "xterm-ghostty"})
      if (known == terminal) return true;
  return is_set("KITTY_WINDOW_ID") || is_set("WT_SESSION") || is_set("KONSOLE_VERSION") || is_set("DOMTERM");
}

}  // namespace

bool use_colour(const Settings& settings) {
  const Color wanted = settings.color.value_or(Color::automatic);
  if (wanted != Color::automatic) return wanted == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return !settings.output && ::isatty(STDOUT_FILENO) == 1;
}

std::string hyperlink_base(const Settings& settings) {
  if (!use_hyperlinks(settings)) return {};
  std::error_code error;
  const std::string folder = std::filesystem::current_path(error).string();
  std::array<char, 256> host = {};
  if (error || ::gethostname(host.data(), host.size() - 1) != 0) return {};
  std::string base = reports::uri(folder) + "/";
  constexpr std::size_t behind_scheme = 7;  // "file://"
  return base.insert(behind_scheme, host.data());
}

unsigned terminal_width(const Settings& settings) {
  constexpr unsigned usual = 80;
  winsize size = {};
  if (settings.output || ::isatty(STDOUT_FILENO) != 1 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return usual;
  return size.ws_col > 0 ? size.ws_col : usual;
}

}  // namespace claimcheck::cli
