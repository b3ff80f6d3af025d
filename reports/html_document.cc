#include "reports/html_document.h"

#include "reports/passage.h"
#include "reports/xml_escape.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>

namespace claimcheck::reports {

namespace {

std::string hash_source(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  std::array<char, BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)> encoded;
  base64_encode_raw(encoded.data(), digest.size(), digest.data());
  return "'sha256-" + std::string(encoded.data(), encoded.size()) + "'";
}

}  // namespace

const std::string_view sheet_style = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 1rem; background: Canvas; color: CanvasText; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
)";

std::string content_security_policy(std::string_view style, std::string_view script, std::string_view more) {
  std::string policy = "default-src 'none'";
  if (!script.empty()) policy += "; script-src " + hash_source(script);
  policy += "; style-src " + hash_source(style) + "; base-uri 'none'; form-action 'none'";
  return more.empty() ? policy : policy + "; " + std::string(more);
}

std::string failures_html(const Report& report) {
  std::string out;
  for (const Failure& failure : report.failures)
    out += "<p>Could not be read: " + html_text(visible_path(failure.path) + ": " + failure.reason) + "</p>\n";
  return out;
}

std::string html_text(std::string_view text) { return xml_escape(text); }

std::string write_html_document(const HtmlDocument& document) {
  const std::string policy = content_security_policy(document.style, document.script);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + html_text(document.title) + "</title>\n";
  out += "<style>" + document.style + "</style>\n</head>\n<body>\n<main>\n" + document.body + "</main>\n";
  if (!document.script.empty()) out += "<script>" + std::string(document.script) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace claimcheck::reports
