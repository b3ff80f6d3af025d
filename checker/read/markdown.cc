#include "checker/read/markdown.h"

#include "checker/read/front_matter.h"
#include "checker/read/markdown_parse.h"
#include "checker/read/metadata.h"
#include "checker/read/white_space.h"

namespace claimcheck::read {

namespace {

/// The first heading of level 1 names a document that has no title.
void take_title(Document& document) {
  if (!document.meta.title.empty()) return;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::heading || block.level != 1) continue;
    document.meta.title = slice(document.text, block.span);
    return;
  }
}

}  // namespace

bool looks_like_markdown(std::string_view bytes) {
  const auto begin = static_cast<std::uint32_t>(bytes.empty() ? 0 : invisible_at(bytes, 0));
  return parse_front_matter(bytes, begin).end > 0 || bytes.substr(begin).starts_with("# ");
}

void read_markdown(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>&) {
  const auto mark = static_cast<std::uint32_t>(bytes.empty() ? 0 : invisible_at(bytes, 0));
  document.source = std::move(bytes);
  const FrontMatter front = parse_front_matter(document.source, mark);
  apply_front_matter(front, document.meta);
  TextBuilder builder(document.source);
  write_title(front, builder, document);
  parse_markdown(document.source, std::max(front.end, mark), static_cast<std::uint32_t>(document.source.size()),
                 builder, document);
  builder.finish(document);
  take_title(document);
}

}  // namespace claimcheck::read
