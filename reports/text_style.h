// Colours, links and lines of the terminal report: empty strings where colour is off.
#pragma once

#include "reports/formats.h"
#include "reports/wrap.h"

#include <string>
#include <string_view>

namespace claimcheck::reports {

struct TextStyle {
  unsigned width = 80;
  bool colour = false;
  std::string bold, dim, place;  // SGR sequences
  std::string error, warning, note;
  std::string off;
  std::string hyperlink_base;

  const std::string& of(Severity severity) const;
  /// `text`, which is on one line and visible already, in a colour.
  std::string paint(const std::string& sgr, const std::string& text) const;
  /// The same for lines that each end in a line end.
  std::string paint_lines(const std::string& sgr, const std::string& lines) const;
  /// OSC 8 hyperlink to `path` around `text`; `text` alone without a base.
  std::string link(std::string_view path, const std::string& text) const;
  /// "── title ───────────── 1 of 3 ──", as wide as the terminal.
  std::string rule_line(Severity severity, std::string_view title, std::string_view right) const;
  WrapStyle plain_wrap(std::string first_prefix, std::string prefix) const;
  /// For quoted sentences: a bar at the left, numbers in the colour of the severity or with carets.
  WrapStyle marked_wrap(Severity severity) const;
};

TextStyle make_style(const ReportOptions& options);

}  // namespace claimcheck::reports
