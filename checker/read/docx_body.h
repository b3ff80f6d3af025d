// The body of a Word document to blocks: what docx.cc asks of each part that holds text.
#pragma once

#include "checker/read/extracted_text.h"

#include <claimcheck/claimcheck.h>

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimcheck::read {

/// What a paragraph style says, its parents' words included.
struct DocxStyle {
  int heading = 0;  // 1 to 9; 0 for none
  bool list = false;
  bool quote = false;
  bool bold = false;
  bool hidden = false;
};

/// Styles by their id.
std::map<std::string, DocxStyle, std::less<>> docx_styles(const pugi::xml_node& root);

class DocxBody {
 public:
  using Styles = std::map<std::string, DocxStyle, std::less<>>;
  DocxBody(const Styles& styles, Tracked tracked, Document& document)
      : styles_(styles), tracked_(tracked), document_(document), out_(document) {}

  /// Blocks of a body, a content control, a text box or a note.
  void blocks(const pugi::xml_node& parent);
  /// Footnotes or endnotes, each under its number.
  void notes(const pugi::xml_node& root, const std::string& what);
  /// Whether elements nested so deeply that some were not read.
  bool too_deep() const { return too_deep_; }

 private:
  bool reads(std::string_view change) const;
  void block(const pugi::xml_node& node);
  void paragraph(const pugi::xml_node& node);
  void finish_paragraph(const pugi::xml_node& properties);
  Block shape_of(std::string_view text, const pugi::xml_node& properties) const;
  void inline_text(const pugi::xml_node& node);
  void run(const pugi::xml_node& node);
  void character(const pugi::xml_node& node, std::string_view name);
  void table(const pugi::xml_node& node);
  void rows(const pugi::xml_node& parent);
  void row(const pugi::xml_node& node);
  void cells(const pugi::xml_node& parent, bool header);
  void cell(const pugi::xml_node& node, bool header);
  bool enter();

  const Styles& styles_;
  Tracked tracked_;
  Document& document_;
  ExtractedText out_;
  std::string open_;  // text of the paragraph so far
  bool all_bold_ = true, bold_ = false, raised_ = false;
  std::vector<pugi::xml_node> boxes_, inner_tables_;
  bool in_cell_ = false;
  Block cell_;
  std::string cell_text_;
  std::string place_;  // of a note
  int paragraphs_ = 0, tables_ = 0;
  int depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace claimcheck::read
