#include "checker/read/html.h"

#include "checker/read/html_parse.h"
#include "checker/read/html_tag.h"
#include "checker/read/metadata.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <array>

namespace claimcheck::read {

namespace {

// Names of <meta> elements that hold the day of publication, the surest first. Days of change are left out: what counts
// is when a figure was published.
constexpr std::array<std::string_view, 19> date_names = {"article:published_time",
                                                         "datepublished",
                                                         "citation_publication_date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dcterms.date",
                                                         "dc.date",
                                                         "dcterms.created",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "og:published_time",
                                                         "publish-date",
                                                         "publishdate",
                                                         "publish_date",
                                                         "pubdate",
                                                         "publication_date",
                                                         "cxenseparse:recs:publishtime",
                                                         "release_date",
                                                         "date"};
constexpr std::array<std::string_view, 5> source_names = {"og:site_name", "dc.publisher", "dcterms.publisher",
                                                          "publisher", "application-name"};
constexpr std::array<std::string_view, 4> title_names = {"og:title", "dc.title", "dcterms.title", "twitter:title"};

constexpr std::size_t blocks_above_text = 5;  // headline, byline and the like

std::string lower_case(std::string text) {
  for (char& c : text)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return text;
}

/// The best value so far of a list of names, the first name being the best.
template <class Value>
struct Best {
  std::size_t rank = 1000;
  Value value{};
  void offer(std::size_t new_rank, Value new_value) {
    if (new_rank >= rank) return;
    rank = new_rank;
    value = std::move(new_value);
  }
};

/// Title, source and date while the page goes by.
class PageMetadata {
 public:
  PageMetadata(std::string_view source, TextBuilder& builder, Document& document)
      : source_(source),
        builder_(builder),
        document_(document),
        has_h1_(source.find("<h1") != std::string_view::npos || source.find("<H1") != std::string_view::npos) {}

  void tag(const HtmlTag& tag) {
    if (tag.name == "meta")
      meta(tag);
    else if (tag.name == "link" && attribute(tag, "rel") == "canonical")
      publisher_.offer(source_names.size(), attribute(tag, "href"));
    else if (tag.name == "time")
      time(tag);
    else if (!tag.attributes.empty() && attribute(tag, "itemprop") == "datePublished")
      offer_date(1, attribute(tag, "content"));
  }

  void title(Span content) {
    const std::string text = decode_html(slice(source_, content));
    if (text.empty() || title_.rank <= title_names.size()) return;
    title_.offer(title_names.size(), text);
    if (has_h1_ || content.begin < builder_.source_end()) return;
    // No headline on the page: the title is what a reader sees instead.
    Block block;
    block.kind = BlockKind::title;
    BlockWriter writer(builder_, document_);
    writer.expect(block);
    write_html_text(source_, content, writer);
    writer.close();
  }

  void script(const HtmlTag& tag, std::string_view content) {
    if (attribute(tag, "type") != "application/ld+json") return;
    // "datePublished": "2024-07-31T…", found as text: the object may nest as it likes.
    static constexpr std::string_view key = "\"datePublished\"";
    const std::size_t found = content.find(key);
    if (found == std::string_view::npos) return;
    const std::size_t value = content.find('"', found + key.size());
    if (value == std::string_view::npos) return;
    offer_date(1, content.substr(value + 1, 40));
  }

  void finish() {
    Metadata& meta = document_.meta;
    for (const Block& block : document_.blocks)
      if (title_.value.empty() && block.kind == BlockKind::heading) title_.value = slice(document_.text, block.span);
    meta.title = title_.value;
    meta.source = publisher_.value;
    if (!date_.value) return;
    meta.date = date_.value;
    meta.date_origin = "html metadata";
  }

 private:
  void meta(const HtmlTag& tag) {
    std::string name = attribute(tag, "property");
    if (name.empty()) name = attribute(tag, "name");
    if (name.empty()) name = attribute(tag, "itemprop");
    if (name.empty()) return;
    name = lower_case(std::move(name));
    const auto rank = [&](const auto& names) {
      return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    if (rank(date_names) < date_names.size()) offer_date(rank(date_names), attribute(tag, "content"));
    if (rank(source_names) < source_names.size()) publisher_.offer(rank(source_names), attribute(tag, "content"));
    if (rank(title_names) < title_names.size()) title_.offer(rank(title_names), attribute(tag, "content"));
  }

  /// A <time> counts where it is marked as the day of publication, or stands above the text.
  void time(const HtmlTag& tag) {
    bool marked = false;
    attribute(tag, "pubdate", &marked);
    marked = marked || attribute(tag, "itemprop") == "datePublished" ||
             attribute(tag, "class").find("published") != std::string::npos;
    const bool above_text = document_.blocks.size() < blocks_above_text;
    if (marked || above_text) offer_date(marked ? 2 : date_names.size(), attribute(tag, "datetime"));
  }

  void offer_date(std::size_t rank, std::string_view written) {
    if (const auto date = parse_written_date(trim(written))) date_.offer(rank, date);
  }

  std::string_view source_;
  TextBuilder& builder_;
  Document& document_;
  bool has_h1_;
  Best<std::string> title_;
  Best<std::string> publisher_;
  Best<std::optional<Date>> date_;
};

}  // namespace

bool looks_like_html(std::string_view bytes) {
  const std::string head = lower_case(std::string(trim(bytes.substr(0, 1024))));
  return head.find("<!doctype html") != std::string::npos || head.starts_with("<html") ||
         head.starts_with("\xEF\xBB\xBF<html") || head.find("<head>") != std::string::npos ||
         head.find("<body") != std::string::npos;
}

void read_html(std::string bytes, const ReadOptions&, Document& document, std::vector<Diagnostic>&) {
  document.source = std::move(bytes);
  TextBuilder builder(document.source);
  PageMetadata metadata(document.source, builder, document);
  HtmlEvents events;
  events.tag = [&](const HtmlTag& tag) { metadata.tag(tag); };
  events.title = [&](Span content) { metadata.title(content); };
  events.script = [&](const HtmlTag& tag, std::string_view content) { metadata.script(tag, content); };
  parse_html(document.source, 0, static_cast<std::uint32_t>(document.source.size()), builder, document, events);
  builder.finish(document);
  metadata.finish();
}

}  // namespace claimcheck::read
