// Sheets: the fact sheet (`claimcheck facts`) and the checklist (`claimcheck checklist`). Like the report formats, each
// family is a table of rows {name, summary, writer}.
#pragma once

#include "reports/formats.h"

#include <span>
#include <string_view>

namespace claimcheck::reports {

struct SheetFormat {
  std::string_view name;  // value of --format
  std::string_view summary;
  Writer write;
};

/// Formats of the fact sheet, which shows Report::facts; the default first.
std::span<const SheetFormat> fact_formats();
/// Formats of the checklist, which shows Report::claims; the default first.
std::span<const SheetFormat> checklist_formats();

std::string write_facts_text(const Report& report, const ReportOptions& options);
std::string write_facts_csv(const Report& report, const ReportOptions& options);
std::string write_facts_json(const Report& report, const ReportOptions& options);
std::string write_facts_html(const Report& report, const ReportOptions& options);

std::string write_checklist_markdown(const Report& report, const ReportOptions& options);
std::string write_checklist_csv(const Report& report, const ReportOptions& options);
std::string write_checklist_html(const Report& report, const ReportOptions& options);

}  // namespace claimcheck::reports
