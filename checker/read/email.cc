#include "checker/read/email.h"

#include "checker/read/encoding.h"
#include "checker/read/extracted_text.h"
#include "checker/read/html.h"
#include "checker/read/plain_text.h"
#include "checker/read/white_space.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace claimcheck::read {

namespace {

constexpr int deepest_part = 32;
constexpr int most_parts = 1000;

template <class Object>
using Owned = std::unique_ptr<Object, void (*)(gpointer)>;

void start_library() {
  static const bool once = [] {
    g_mime_init();
    return true;
  }();
  (void)once;
}

std::string text_of_part(GMimeTextPart* part) {
  const std::unique_ptr<char, void (*)(gpointer)> text(g_mime_text_part_get_text(part), g_free);
  std::string out = text ? text.get() : "";
  // Without a charset, or with a wrong one, the bytes are what they are.
  std::string encoding;
  std::vector<Diagnostic> unused;
  if (!decode_text("", out, encoding, unused)) out = repaired_utf8(out);
  std::erase(out, '\r');
  return out;
}

/// The text without the marks of quotation before its lines ("> > In May"), with a blank line where their number
/// changes: an answer goes on in no paragraph of what it answers.
std::string without_quote_marks(std::string_view text) {
  std::string out;
  std::size_t last_marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    std::size_t marks = 0, begin = 0;
    for (std::size_t i = 0; i < line.size() && (line[i] == '>' || (line[i] == ' ' && i > 0)); ++i)
      if (line[i] == '>') {
        ++marks;
        begin = i + 1;
      }
    begin += marks > 0 && begin < line.size() && line[begin] == ' ';
    if (marks != last_marks && !out.empty()) out += '\n';
    last_marks = marks;
    out += line.substr(begin);
    out += '\n';
    at = end + 1;
  }
  return out;
}

class MailText {
 public:
  MailText(const ReadOptions& options, Document& document) : options_(options), document_(document), out_(document) {}

  void message(GMimeMessage* message, const std::string& place, int depth) {
    const char* subject = g_mime_message_get_subject(message);
    if (subject != nullptr) {
      Block title;
      title.kind = depth == 0 ? BlockKind::title : BlockKind::heading;
      title.level = depth == 0 ? 0 : 1;
      out_.add(title, subject, place + "subject");
      if (depth == 0) document_.meta.title = repaired_utf8(subject);
    }
    if (depth == 0) headers(message);
    if (GMimeObject* body = g_mime_message_get_mime_part(message)) part(body, place, depth + 1);
  }

 private:
  void headers(GMimeMessage* message) {
    InternetAddressList* from = g_mime_message_get_from(message);
    InternetAddress* sender = from != nullptr && internet_address_list_length(from) > 0
                                  ? internet_address_list_get_address(from, 0)
                                  : nullptr;
    if (sender != nullptr) {
      const char* name = internet_address_get_name(sender);
      if (name == nullptr && INTERNET_ADDRESS_IS_MAILBOX(sender))
        name = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender));
      if (name != nullptr) document_.meta.source = repaired_utf8(name);
    }
    GDateTime* date = g_mime_message_get_date(message);
    if (date == nullptr) return;
    // The day where the message was written.
    document_.meta.date =
        make_date(g_date_time_get_year(date), g_date_time_get_month(date), g_date_time_get_day_of_month(date));
    if (document_.meta.date) document_.meta.date_origin = "mail header";
  }

  void part(GMimeObject* object, const std::string& place, int depth) {
    if (depth > deepest_part || ++parts_ > most_parts) return;
    if (GMIME_IS_MULTIPART(object)) return multipart(GMIME_MULTIPART(object), place, depth);
    if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr) message(inner, place + "message " + std::to_string(++messages_) + ", ", depth);
      return;
    }
    if (!GMIME_IS_TEXT_PART(object) || g_mime_part_is_attachment(GMIME_PART(object)) != 0) return;
    const bool html = is_html(object);
    if (!html && g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", "plain") == 0) return;
    Document part;
    part.path = document_.path;
    std::vector<Diagnostic> unused;  // neither reader has anything to say of valid UTF-8
    std::string text = text_of_part(GMIME_TEXT_PART(object));
    if (html)
      read_html(std::move(text), options_, part, unused);
    else
      read_plain_body(without_quote_marks(text), part);
    out_.add(part, place + (html ? "HTML part" : "text part"));
  }

  static bool is_html(GMimeObject* object) {
    GMimeContentType* type = g_mime_object_get_content_type(object);
    return g_mime_content_type_is_type(type, "text", "html") != 0 ||
           g_mime_content_type_is_type(type, "application", "xhtml+xml") != 0;
  }

  /// Of alternatives the last one that is read (RFC 2046, 5.1.4): the same text must not count twice.
  void multipart(GMimeMultipart* parts, const std::string& place, int depth) {
    const int count = std::min(g_mime_multipart_get_count(parts), most_parts);
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    const bool alternatives = g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
    if (!alternatives) {
      for (int i = 0; i < count; ++i) part(g_mime_multipart_get_part(parts, i), place, depth + 1);
      return;
    }
    for (int i = count; i-- > 0;) {
      const std::size_t before = document_.blocks.size();
      part(g_mime_multipart_get_part(parts, i), place, depth + 1);
      if (document_.blocks.size() > before) return;
    }
  }

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
  const auto fail = [&] {
    diagnostics.push_back(
        {document.path, 0, 0, Severity::error, "no e-mail message: it does not open with headers", {}});
  };
  if (!read_header_names(bytes, [](const std::string&) {})) return fail();
  start_library();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()), g_object_unref);
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()), g_object_unref);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr), g_object_unref);
  if (!message) return fail();
  MailText(options, document).message(message.get(), "", 0);
}

}  // namespace claimcheck::read
