// Title, source and date of a document: where each comes from, and which of several wins.
//
// Date, strongest first: option, record or front matter, HTML metadata, dateline, file name.
#pragma once

#include <claimcheck/claimcheck.h>
#include <claimcheck/document.h>

#include "checker/read/front_matter.h"
#include "checker/read/text_builder.h"

#include <optional>
#include <string_view>

namespace claimcheck::read {

/// Takes title, source and date from front matter.
void apply_front_matter(const FrontMatter& front, Metadata& meta);

/// Writes the title of the front matter as the text's first block: a figure in a headline is a claim, too.
void write_title(const FrontMatter& front, TextBuilder& builder, Document& document);

/// Sets the date from `option`, or where the reader found none from the dateline or the file name.
void resolve_date(Document& document, const ReadOptions& options);

/// A complete calendar date at the start of `text` ("2024-07-31", "July 31, 2024", "31 July 2024", "Wed, Jul 31st
/// 2024", "31.07.2024", and "07/31/2024" where only one reading exists). `length` is set to the bytes used.
std::optional<Date> parse_written_date(std::string_view text, std::size_t* length = nullptr);

/// The date of an article, and the text that states it, up to the date's end or the dash behind it.
struct Dateline {
  Date date;
  Span span;  // in Document::text
};

/// The dateline ("LONDON, July 3, 2024 (Reuters) -") or line of its own ("Published: 3 July 2024", "Harbour Authority,
/// 12 May 2023") among the first blocks.
std::optional<Dateline> find_dateline(const Document& document);

/// The date in a file name or in the folders above it ("2024-07-31-statement.md", "20240731.txt", "2024/07/31/x.html").
std::optional<Date> date_in_path(std::string_view path);

}  // namespace claimcheck::read
