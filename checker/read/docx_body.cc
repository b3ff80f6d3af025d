#include "checker/read/docx_body.h"

#include "checker/read/lines.h"
#include "checker/read/table_headers.h"
#include "checker/read/white_space.h"
#include "checker/read/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace claimcheck::read {

namespace {

constexpr std::int32_t most_columns = 1000;
constexpr std::uint8_t bold_heading_level = 6;

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// A switch of Office Open XML is on where it stands, unless its value says otherwise.
bool is_on(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node found = child(properties, name);
  const std::string_view value = attribute(found, "val");
  return found && value != "0" && value != "false" && value != "off" && value != "none";
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return out;
}

DocxStyle own_style(const pugi::xml_node& style) {
  DocxStyle out;
  const std::string name = lower_case(attribute(child(style, "name"), "val"));
  const pugi::xml_node paragraph = child(style, "pPr");
  const std::string_view level = attribute(child(paragraph, "outlineLvl"), "val");
  if (!level.empty()) out.heading = number_of(level, 9) + 1;
  if (name.starts_with("heading ")) out.heading = number_of(std::string_view(name).substr(8), 0);
  if (name == "title") out.heading = 1;
  if (out.heading > 9) out.heading = 0;
  out.list = static_cast<bool>(child(paragraph, "numPr")) || name.starts_with("list ");
  out.quote = name == "quote" || name == "intense quote" || name == "block text";
  out.bold = is_on(child(style, "rPr"), "b");
  out.hidden = is_on(child(style, "rPr"), "vanish");
  return out;
}

}  // namespace

std::map<std::string, DocxStyle, std::less<>> docx_styles(const pugi::xml_node& root) {
  constexpr int most_parents = 20;  // parents may form a circle
  std::map<std::string, std::pair<DocxStyle, std::string>, std::less<>> own;
  for (const pugi::xml_node& style : root.children())
    if (local_name(style) == "style")
      own[std::string(attribute(style, "styleId"))] = {own_style(style),
                                                       std::string(attribute(child(style, "basedOn"), "val"))};
  std::map<std::string, DocxStyle, std::less<>> out;
  for (const auto& [id, entry] : own) {
    DocxStyle style = entry.first;
    auto parent = own.find(entry.second);
    for (int i = 0; i < most_parents && parent != own.end(); ++i) {
      const DocxStyle& of = parent->second.first;
      if (style.heading == 0) style.heading = of.heading;
      style.list |= of.list;
      style.quote |= of.quote;
      style.bold |= of.bold;
      parent = own.find(parent->second.second);
    }
    out.emplace(id, style);
  }
  return out;
}

/// Counts one level more, if there is room.
bool DocxBody::enter() {
  if (depth_ >= deepest_xml) {
    too_deep_ = true;
    return false;
  }
  ++depth_;
  return true;
}

/// Whether the text of a tracked change is read.
bool DocxBody::reads(std::string_view change) const {
  const bool added = change == "ins" || change == "moveTo";
  return added ? tracked_ != Tracked::original : tracked_ != Tracked::accepted;
}

void DocxBody::blocks(const pugi::xml_node& parent) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) block(node);
  --depth_;
}

void DocxBody::block(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (name == "p") return paragraph(node);
  if (name == "tbl") return table(node);
  if (name == "AlternateContent") {  // the same content twice, for old and new programs
    const pugi::xml_node choice = child(node, "Choice");
    return blocks(choice ? choice : child(node, "Fallback"));
  }
  const bool change = name == "ins" || name == "del" || name == "moveTo" || name == "moveFrom";
  if (change ? reads(name) : name == "sdt" || name == "sdtContent" || name == "customXml" || name == "smartTag")
    blocks(node);
}

void DocxBody::notes(const pugi::xml_node& root, const std::string& what) {
  int number = 0;
  for (const pugi::xml_node& note : root.children()) {
    const std::string_view type = attribute(note, "type");
    if (!type.empty() && type != "normal") continue;  // separator lines
    place_ = what + " " + std::to_string(++number);
    blocks(note);
  }
  place_.clear();
}

void DocxBody::paragraph(const pugi::xml_node& node) {
  inline_text(node);
  const pugi::xml_node properties = child(node, "pPr");
  const pugi::xml_node mark = child(properties, "rPr");
  // The paragraph goes on in the next one where its end is a change that is not read.
  for (const char* change : {"ins", "del", "moveTo", "moveFrom"})
    if (child(mark, change) && !reads(change) && node.next_sibling()) return;
  finish_paragraph(properties);
}

void DocxBody::finish_paragraph(const pugi::xml_node& properties) {
  const std::string text = std::exchange(open_, {});
  const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, {});
  if (in_cell_) {  // a cell is one block, whatever its paragraphs
    if (!cell_text_.empty() && !is_blank(text)) cell_text_ += '\n';
    cell_text_ += text;
  } else {
    if (place_.empty() && !is_blank(text)) ++paragraphs_;
    out_.add(shape_of(text, properties), text, place_.empty() ? "paragraph " + std::to_string(paragraphs_) : place_);
  }
  all_bold_ = true;
  for (const pugi::xml_node& box : boxes) blocks(box);
}

Block DocxBody::shape_of(std::string_view text, const pugi::xml_node& properties) const {
  Block shape;
  const auto found = styles_.find(attribute(child(properties, "pStyle"), "val"));
  const DocxStyle style = found == styles_.end() ? DocxStyle{} : found->second;
  const std::string_view own_level = attribute(child(properties, "outlineLvl"), "val");
  const int level = own_level.empty() ? style.heading : number_of(own_level, 9) + 1;
  const pugi::xml_node numbering = child(properties, "numPr");
  if (level >= 1 && level <= 9) {
    shape.kind = BlockKind::heading;
    shape.level = static_cast<std::uint8_t>(std::min(level, 6));
  } else if (numbering ? attribute(child(numbering, "numId"), "val") != "0" : style.list) {
    shape.kind = BlockKind::list_item;
    shape.level =
        static_cast<std::uint8_t>(std::clamp(number_of(attribute(child(numbering, "ilvl"), "val"), 0), 0, 254) + 1);
  } else if (style.quote) {
    shape.kind = BlockKind::quote;
  } else if ((all_bold_ || style.bold) && reads_as_heading(trim(text))) {
    shape.kind = BlockKind::heading;
    shape.level = bold_heading_level;
  }
  return shape;
}

void DocxBody::inline_text(const pugi::xml_node& node) {
  if (!enter()) return;
  for (const pugi::xml_node& inner : node.children()) {
    const std::string_view name = local_name(inner);
    if (name == "pPr" || name == "rPr" || name == "sdtPr" || name == "Fallback") continue;
    if (name == "r")
      run(inner);
    else if (name == "ins" || name == "del" || name == "moveTo" || name == "moveFrom")
      reads(name) ? inline_text(inner) : void();
    else if (name == "txbxContent")
      boxes_.push_back(inner);
    else
      character(inner, name);
  }
  --depth_;
}

void DocxBody::run(const pugi::xml_node& node) {
  const pugi::xml_node properties = child(node, "rPr");
  // Hidden text is not seen, and struck text is what the author withdrew.
  if (is_on(properties, "vanish") || is_on(properties, "strike") || is_on(properties, "dstrike")) return;
  bold_ = is_on(properties, "b");
  raised_ = attribute(child(properties, "vertAlign"), "val") == "superscript";
  inline_text(node);
  bold_ = raised_ = false;
}

void DocxBody::character(const pugi::xml_node& node, std::string_view name) {
  if (name == "t" || (name == "delText" && tracked_ != Tracked::accepted)) {
    const std::string text = text_of(node);
    if (!bold_ && !is_blank(text)) all_bold_ = false;
    open_ += raised_ ? raised(text) : text;
  } else if (name == "tab" || name == "ptab") {
    open_ += '\t';
  } else if (name == "br" || name == "cr") {
    open_ += '\n';
  } else if (name == "noBreakHyphen") {
    open_ += "\xE2\x80\x91";
  } else if (name != "instrText" && name != "delInstrText" && name != "delText") {
    inline_text(node);
  }
}

void DocxBody::table(const pugi::xml_node& node) {
  if (in_cell_) return inner_tables_.push_back(node);
  if (!enter()) return;
  cell_ = {};
  cell_.kind = BlockKind::table_cell;
  cell_.table = out_.next_table();
  ++tables_;
  const std::size_t first = document_.blocks.size();
  rows(node);
  mark_header_rows(document_.text, std::span(document_.blocks).subspan(first));
  for (const pugi::xml_node& inner : std::exchange(inner_tables_, {})) table(inner);
  --depth_;
}

void DocxBody::rows(const pugi::xml_node& parent) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tr")
      row(node);
    else if (name == "sdt" || name == "sdtContent" || name == "customXml")
      rows(node);
  }
  --depth_;
}

void DocxBody::row(const pugi::xml_node& node) {
  const pugi::xml_node properties = child(node, "trPr");
  for (const char* change : {"ins", "del"})
    if (child(properties, change) && !reads(change)) return;
  ++cell_.row;
  cell_.column = number_of(attribute(child(properties, "gridBefore"), "val"), 0) - 1;
  cell_.column = std::clamp(cell_.column, -1, most_columns);
  cells(node, is_on(properties, "tblHeader"));
}

void DocxBody::cells(const pugi::xml_node& parent, bool header) {
  if (!enter()) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tc")
      cell(node, header);
    else if (name == "sdt" || name == "sdtContent" || name == "customXml")
      cells(node, header);
  }
  --depth_;
}

void DocxBody::cell(const pugi::xml_node& node, bool header) {
  const pugi::xml_node properties = child(node, "tcPr");
  if (++cell_.column >= most_columns) return;
  cell_.columns =
      std::clamp(number_of(attribute(child(properties, "gridSpan"), "val"), 1), 1, most_columns - cell_.column);
  cell_.header = header;
  cell_text_.clear();
  in_cell_ = true;
  blocks(node);
  in_cell_ = false;
  const std::string place = "table " + std::to_string(tables_) + ", row " + std::to_string(cell_.row + 1) +
                            ", column " + std::to_string(cell_.column + 1);
  out_.add(cell_, cell_text_, place);
  cell_.column += cell_.columns - 1;
}

}  // namespace claimcheck::read
