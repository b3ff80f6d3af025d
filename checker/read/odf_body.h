// The body of an OpenDocument file to blocks.
#pragma once

#include "checker/read/extracted_text.h"
#include "checker/read/sheet_grid.h"

#include <claimcheck/claimcheck.h>

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// What a style of text or paragraphs says about seeing it.
struct OdfStyle {
  bool bold = false;
  bool unread = false;  // hidden or struck out; of a sheet: hidden
  bool raised = false;
};

class OdfBody {
 public:
  OdfBody(Tracked tracked, Document& document) : tracked_(tracked), document_(document), out_(document) {}

  /// Takes in the styles below `parent`, before the text.
  void add_styles(const pugi::xml_node& parent);
  void text(const pugi::xml_node& body);
  void spreadsheet(const pugi::xml_node& body);
  bool too_deep() const { return too_deep_; }
  /// Columns of a sheet beyond those that are read.
  bool too_wide() const { return too_wide_; }

 private:
  void read_changes(const pugi::xml_node& tracked_changes);
  void blocks(const pugi::xml_node& parent, const Block& shape);
  void block(const pugi::xml_node& node, const Block& shape);
  void paragraph(const pugi::xml_node& node, Block shape);
  void inline_text(const pugi::xml_node& node, bool bold, bool raise);
  void inline_element(const pugi::xml_node& node, std::string_view name, bool bold, bool raise);
  void change_mark(const pugi::xml_node& node, std::string_view name);
  void append(std::string_view text, bool bold, bool raise);
  void table(const pugi::xml_node& node);
  void sheet(const pugi::xml_node& node, bool named);
  void read_hidden_columns(const pugi::xml_node& parent);
  void rows(const pugi::xml_node& parent, bool header);
  void row(const pugi::xml_node& node, bool header);
  void row_cells(const pugi::xml_node& node, bool header);
  void cell(const pugi::xml_node& node, std::int32_t repeated, bool header);
  void add_cell(const pugi::xml_node& node);
  OdfStyle style_of(const pugi::xml_node& node) const;
  bool enter();

  Tracked tracked_;
  Document& document_;
  ExtractedText out_;
  std::map<std::string, OdfStyle, std::less<>> styles_;
  std::map<std::string, pugi::xml_node, std::less<>> changes_;  // id -> <text:insertion> or <text:deletion>
  std::string open_;
  bool all_bold_ = true;
  int left_out_ = 0;  // open insertions that are not read
  std::vector<pugi::xml_node> boxes_, notes_, inner_tables_;
  bool in_cell_ = false;
  Block cell_;
  std::string cell_text_, place_;
  SheetGrid* grid_ = nullptr;           // of the sheet that is read; null in a text
  std::vector<SheetCell> sheet_cells_;  // of its row
  std::vector<bool> hidden_;            // its columns
  std::int64_t sheet_row_ = 0;
  int paragraphs_ = 0, tables_ = 0, note_number_ = 0, depth_ = 0;
  bool too_deep_ = false, too_wide_ = false;
};

}  // namespace claimcheck::read
