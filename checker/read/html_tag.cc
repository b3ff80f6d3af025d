#include "checker/read/html_tag.h"

#include "checker/read/entities.h"
#include "checker/read/white_space.h"
#include "checker/text/token.h"

#include <algorithm>

namespace claimcheck::read {

namespace {

constexpr std::size_t longest_name = 32;

char lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }
bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// One attribute at `i`; false at the end of the tag ('>' or the end of `s`).
bool next_attribute(std::string_view s, std::size_t& i, std::string_view& name, std::string_view& value) {
  while (i < s.size() && (blank(s[i]) || s[i] == '/')) ++i;
  if (i >= s.size() || s[i] == '>') return false;
  const std::size_t begin = i++;  // a first '=' belongs to the name
  while (i < s.size() && !blank(s[i]) && s[i] != '/' && s[i] != '>' && s[i] != '=') ++i;
  name = s.substr(begin, i - begin);
  value = {};
  std::size_t sign = i;
  while (sign < s.size() && blank(s[sign])) ++sign;
  if (sign >= s.size() || s[sign] != '=') return true;
  i = sign + 1;
  while (i < s.size() && blank(s[i])) ++i;
  if (i < s.size() && (s[i] == '"' || s[i] == '\'')) {
    const std::size_t end = std::min(s.find(s[i], i + 1), s.size());
    value = s.substr(i + 1, end - i - 1);
    i = std::min(end + 1, s.size());
    if (end == s.size()) return true;
  } else {
    const std::size_t first = i;
    while (i < s.size() && !blank(s[i]) && s[i] != '>') ++i;
    value = s.substr(first, i - first);
  }
  return true;
}

bool same_name(std::string_view written, std::string_view name) {
  return written.size() == name.size() &&
         std::equal(written.begin(), written.end(), name.begin(), [](char a, char b) { return lower(a) == b; });
}

}  // namespace

bool parse_tag(std::string_view source, std::size_t at, HtmlTag& tag) {
  tag = {};
  std::size_t i = at + 1;
  tag.closing = i < source.size() && source[i] == '/';
  i += tag.closing;
  if (i >= source.size() || !is_letter(source[i])) return false;
  const std::size_t name = i;
  while (i < source.size() && !blank(source[i]) && source[i] != '/' && source[i] != '>') ++i;
  for (const char c : source.substr(name, std::min(i - name, longest_name))) tag.name += lower(c);
  const std::size_t first = i;
  std::string_view key, value;
  while (next_attribute(source, i, key, value)) {
  }
  if (i >= source.size()) {
    tag.end = source.size();
    return false;
  }
  tag.attributes = source.substr(first, i - first);
  tag.end = i + 1;
  return true;
}

std::string attribute(const HtmlTag& tag, std::string_view name, bool* found) {
  std::size_t i = 0;
  std::string_view key, value;
  while (next_attribute(tag.attributes, i, key, value)) {
    if (!same_name(key, name)) continue;
    if (found != nullptr) *found = true;
    return decode_html(value);
  }
  if (found != nullptr) *found = false;
  return {};
}

std::size_t skip_markup(std::string_view source, std::size_t at) {
  const std::string_view rest = source.substr(at);
  const auto behind = [&](std::size_t found, std::size_t length) {
    return found == std::string_view::npos ? source.size() : found + length;
  };
  if (rest.starts_with("<!--")) {
    if (rest.starts_with("<!-->")) return at + 5;
    if (rest.starts_with("<!--->")) return at + 6;
    return std::min(behind(source.find("-->", at + 4), 3), source.size());
  }
  const bool markup = rest.starts_with("<!") || rest.starts_with("<?") ||
                      (rest.starts_with("</") && rest.size() > 2 && !is_letter(rest[2]));
  return markup ? behind(source.find('>', at), 1) : 0;
}

std::size_t find_end_tag(std::string_view source, std::size_t at, std::string_view name) {
  for (std::size_t i = source.find("</", at); i != std::string_view::npos; i = source.find("</", i + 2)) {
    const std::size_t end = i + 2 + name.size();
    if (end > source.size() || !same_name(source.substr(i + 2, name.size()), name)) continue;
    if (end == source.size() || blank(source[end]) || source[end] == '/' || source[end] == '>') return i;
  }
  return source.size();
}

std::string decode_html(std::string_view text) {
  std::string out, decoded;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t reference = text[i] == '&' ? decode_entity(text.substr(i), decoded, false) : 0;
    if (reference > 0)
      out += decoded;
    else if (const std::size_t hidden = invisible_at(text, i))
      i += hidden - 1;
    else
      out += text[i];
    i += reference > 0 ? reference : 1;
  }
  return fold_space(out);
}

}  // namespace claimcheck::read
