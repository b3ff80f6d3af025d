#include "checker/read/email.h"

#include "checker/read/encoding.h"
#include "checker/read/extracted_text.h"
#include "checker/read/gmime.h"
#include "checker/read/html.h"
#include "checker/read/lines.h"
#include "checker/read/plain_text.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <memory>

namespace claimcheck::read {

namespace {

constexpr int deepest_part = 32;
constexpr int most_parts = 1000;

template <class Object>
using Owned = std::unique_ptr<Object, void (*)(gpointer)>;

std::string text_of_part(const Gmime& gmime, GMimeTextPart* part) {
  const std::unique_ptr<char, void (*)(gpointer)> text(gmime.g_mime_text_part_get_text(part), gmime.g_free);
  std::string out = text ? text.get() : "";
  // Without a charset, or with a wrong one, the bytes are what they are.
  std::string encoding;
  std::vector<Diagnostic> unused;
  if (!decode_text("", out, encoding, unused)) out = repaired_utf8(out);
  std::erase(out, '\r');
  return out;
}

/// The marks of quotation before a line ("> > In May"), and where the line goes on behind them.
struct QuoteMarks {
  std::size_t count = 0, end = 0;
  bool close = false;  // the last stands right before its text, as in ">In May"
};

/// ">500 people" and ">= 30 mg" are comparisons and no quotations: a mark is followed by white space, another mark or a
/// word; by a figure only where the line above is quoted without a space too (`close`).
QuoteMarks quote_marks(std::string_view line, bool close) {
  constexpr std::string_view before_words = " \t>\"'*_[";
  QuoteMarks out;
  for (std::size_t i = 0; i < line.size() && (line[i] == '>' || (line[i] == ' ' && i > 0)); ++i) {
    if (line[i] == ' ') continue;
    const char next = i + 1 < line.size() ? line[i + 1] : ' ';
    const auto lead = static_cast<unsigned char>(next);
    const bool word = is_letter(next) || (lead >= 0xC3 && lead != 0xE2);  // no "£", "€" nor "≥"
    if (!word && before_words.find(next) == std::string_view::npos && (!close || next == '=')) break;
    ++out.count;
    out.end = i + 1;
    out.close = next != ' ' && next != '\t';
  }
  if (out.count > 0 && out.end < line.size() && line[out.end] == ' ') ++out.end;
  return out;
}

/// A text without its marks of quotation, and without invisible characters.
struct PlainMail {
  std::string text;
  std::vector<Span> quoted;
};

/// A blank line stands where the number of marks changes, for an answer goes on in no paragraph of what it answers. A
/// line that was wrapped once more ("> holds some 40" above "million dollars") goes on in lower case.
PlainMail without_quote_marks(std::string_view text) {
  PlainMail out;
  QuoteMarks last;
  std::string above;  // the last line
  bool rest = false;  // which is the rest of a quoted one
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line;
    for (std::size_t i = at; i < end;) {
      const std::size_t invisible = invisible_at(text, i);
      if (invisible == 0) line += text[i];
      i += std::max<std::size_t>(invisible, 1);
    }
    const QuoteMarks marks = quote_marks(line, last.close);
    line.erase(0, marks.end);
    const std::string_view here = trim(line);
    const bool changes = marks.count != last.count;
    const bool goes_on = changes && (marks.count < last.count || rest) && !here.empty() && is_lower(here[0]) &&
                         !above.empty() && !ends_sentence(above) && !above.ends_with(':');
    if (changes && !goes_on && !out.text.empty()) out.text += '\n';
    if (changes) rest = goes_on && marks.count < last.count;
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += line;
    if (marks.count > 0) out.quoted.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
    out.text += '\n';
    above = here;
    last = marks;
    at = end + 1;
  }
  return out;
}

/// Reads mail in plain text. A short line of a quotation heads nothing.
void read_plain_mail(std::string_view text, Document& document) {
  PlainMail mail = without_quote_marks(text);
  read_plain_body(std::move(mail.text), document);
  auto quoted = mail.quoted.begin();
  for (Block& block : document.blocks) {
    while (quoted != mail.quoted.end() && quoted->end <= block.span.begin) ++quoted;
    if (quoted == mail.quoted.end()) break;
    if (block.kind != BlockKind::heading || quoted->begin > block.span.begin) continue;
    block.kind = BlockKind::paragraph;
    block.level = 0;
  }
}

class MailText {
 public:
  MailText(const Gmime& gmime, const ReadOptions& options, Document& document)
      : gmime_(gmime), options_(options), document_(document), out_(document) {}

  void message(GMimeMessage* message, const std::string& place, int depth) {
    const char* subject = gmime_.g_mime_message_get_subject(message);
    if (subject != nullptr) {
      Block title;
      title.kind = depth == 0 ? BlockKind::title : BlockKind::heading;
      title.level = depth == 0 ? 0 : 1;
      out_.add(title, subject, place + "subject");
      if (depth == 0) document_.meta.title = repaired_utf8(subject);
    }
    if (depth == 0) headers(message);
    if (GMimeObject* body = gmime_.g_mime_message_get_mime_part(message)) part(body, place, depth + 1);
  }

 private:
  void headers(GMimeMessage* message) {
    InternetAddressList* from = gmime_.g_mime_message_get_from(message);
    InternetAddress* sender = from != nullptr && gmime_.internet_address_list_length(from) > 0
                                  ? gmime_.internet_address_list_get_address(from, 0)
                                  : nullptr;
    if (sender != nullptr) {
      const char* name = gmime_.internet_address_get_name(sender);
      if (name == nullptr && gmime_.is_a(sender, gmime_.internet_address_mailbox_get_type()))
        name = gmime_.internet_address_mailbox_get_addr(reinterpret_cast<InternetAddressMailbox*>(sender));
      if (name != nullptr) document_.meta.source = repaired_utf8(name);
    }
    GDateTime* date = gmime_.g_mime_message_get_date(message);
    if (date == nullptr) return;
    // The day where the message was written.
    document_.meta.date = make_date(gmime_.g_date_time_get_year(date), gmime_.g_date_time_get_month(date),
                                    gmime_.g_date_time_get_day_of_month(date));
    if (document_.meta.date) document_.meta.date_origin = "mail header";
  }

  void part(GMimeObject* object, const std::string& place, int depth) {
    if (depth > deepest_part || ++parts_ > most_parts) return;
    if (gmime_.is_a(object, gmime_.g_mime_multipart_get_type()))
      return multipart(reinterpret_cast<GMimeMultipart*>(object), place, depth);
    if (gmime_.is_a(object, gmime_.g_mime_message_part_get_type())) {
      GMimeMessage* inner = gmime_.g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart*>(object));
      if (inner != nullptr) message(inner, place + "message " + std::to_string(++messages_) + ", ", depth);
      return;
    }
    if (!gmime_.is_a(object, gmime_.g_mime_text_part_get_type()) ||
        gmime_.g_mime_part_is_attachment(reinterpret_cast<GMimePart*>(object)) != 0)
      return;
    const bool html = is_html(object);
    if (!html && !is_type(object, "text", "plain")) return;
    Document part;
    part.path = document_.path;
    std::vector<Diagnostic> unused;  // neither reader has anything to say of valid UTF-8
    std::string text = text_of_part(gmime_, reinterpret_cast<GMimeTextPart*>(object));
    if (html)
      read_html(std::move(text), options_, part, unused);
    else
      read_plain_mail(text, part);
    out_.add(part, place + (html ? "HTML part" : "text part"));
  }

  bool is_type(GMimeObject* object, const char* type, const char* subtype) const {
    return gmime_.g_mime_content_type_is_type(gmime_.g_mime_object_get_content_type(object), type, subtype) != 0;
  }
  bool is_html(GMimeObject* object) const {
    return is_type(object, "text", "html") || is_type(object, "application", "xhtml+xml");
  }

  /// Of alternatives the last one that is read (RFC 2046, 5.1.4): the same text must not count twice.
  void multipart(GMimeMultipart* parts, const std::string& place, int depth) {
    const int count = std::min(gmime_.g_mime_multipart_get_count(parts), most_parts);
    if (!is_type(reinterpret_cast<GMimeObject*>(parts), "multipart", "alternative")) {
      for (int i = 0; i < count; ++i) part(gmime_.g_mime_multipart_get_part(parts, i), place, depth + 1);
      return;
    }
    for (int i = count; i-- > 0;) {
      const std::size_t before = document_.blocks.size();
      part(gmime_.g_mime_multipart_get_part(parts, i), place, depth + 1);
      if (document_.blocks.size() > before) return;
    }
  }

  const Gmime& gmime_;
  const ReadOptions& options_;
  Document& document_;
  ExtractedText out_;
  int parts_ = 0, messages_ = 0;
};

/// Calls found(name in lower case) for each header line at the start of the bytes.
template <class Found>
bool read_header_names(std::string_view bytes, Found&& found) {
  constexpr std::size_t enough = 1u << 16;
  bytes = bytes.substr(0, enough);
  bool any = false;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    if (is_blank(line)) break;
    const std::size_t colon = line.find(':');
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (!folded) {
      if (colon == 0 || colon == std::string_view::npos) return any && line.starts_with("From ");
      std::string name;
      for (const char c : line.substr(0, colon)) {
        if (c <= ' ' || static_cast<unsigned char>(c) >= 0x7F) return false;
        name += is_upper(c) ? static_cast<char>(c | 0x20) : c;
      }
      found(name);
      any = true;
    }
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
  }
  return any;
}

}  // namespace

bool looks_like_email(std::string_view bytes) {
  // A memo in plain text may open with "From:", "To:" and "Subject:"; these are written by mail programs alone.
  bool from = false, by_program = false;
  const bool headers = read_header_names(bytes, [&](const std::string& name) {
    from |= name == "from";
    by_program |= name == "message-id" || name == "mime-version" || name == "received" || name == "return-path";
  });
  return headers && from && by_program;
}

void read_email(std::string bytes, const ReadOptions& options, Document& document,
                std::vector<Diagnostic>& diagnostics) {
  const auto fail = [&](const std::string& why) {
    diagnostics.push_back({document.path, 0, 0, Severity::error, why, {}});
  };
  const std::string no_message = "no e-mail message: it does not open with headers";
  if (!read_header_names(bytes, [](const std::string&) {})) return fail(no_message);
  std::string problem;
  const Gmime* const gmime = load_gmime(problem);
  if (gmime == nullptr) return fail(problem);
  const auto unref = gmime->g_object_unref;
  const Owned<GMimeStream> stream(gmime->g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()), unref);
  const Owned<GMimeParser> parser(gmime->g_mime_parser_new_with_stream(stream.get()), unref);
  const Owned<GMimeMessage> message(gmime->g_mime_parser_construct_message(parser.get(), nullptr), unref);
  if (!message) return fail(no_message);
  MailText(*gmime, options, document).message(message.get(), "", 0);
}

}  // namespace claimcheck::read
