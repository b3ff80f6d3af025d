// ZIP containers for tests: entries in, bytes out.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace read_tests {

using Entries = std::vector<std::pair<std::string, std::string>>;  // name and content

/// The first entry is stored as it is, the others are compressed.
std::string zipped(const Entries& entries);

/// A Word document whose body and notes are this XML, with the prefix "w" declared; a style "Heading2" and a character
/// style are known.
std::string docx(const std::string& body, const std::string& footnotes = {});
/// An OpenDocument text with these automatic styles and body; prefixes "text", "table", "style", "fo", "office".
std::string odt(const std::string& body, const std::string& styles = {});
/// An Excel workbook of one sheet with this XML below <worksheet> and number formats by style: 0 General, 1 #,##0, 2
/// 0.0%.
std::string xlsx(const std::string& sheet, const std::string& name = "Sheet1");
/// An Excel workbook of several sheets, by their names.
std::string xlsx_of(const Entries& sheets);
/// An OpenDocument spreadsheet with these automatic styles and sheets; prefixes as in odt().
std::string ods(const std::string& sheets, const std::string& styles = {});

}  // namespace read_tests
