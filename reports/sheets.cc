// The tables of sheet formats.
#include "reports/sheets.h"

namespace claimcheck::reports {

namespace {

constexpr SheetFormat fact_table[] = {
    {"text", "for reading on a terminal (default)", write_facts_text},
    {"csv", "for spreadsheets: a row for each passage", write_facts_csv},
    {"json", "one JSON object (docs/schema/report.schema.json)", write_facts_json},
    {"html", "one table, for a browser", write_facts_html},
};

constexpr SheetFormat checklist_table[] = {
    {"markdown", "a table (default)", write_checklist_markdown},
    {"csv", "for spreadsheets", write_checklist_csv},
    {"html", "to be ticked off in a browser, which keeps the ticks", write_checklist_html},
};

}  // namespace

std::span<const SheetFormat> fact_formats() { return fact_table; }

std::span<const SheetFormat> checklist_formats() { return checklist_table; }

}  // namespace claimcheck::reports
