#include "reports/html_document.h"

#include "reports/xml_escape.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>

namespace claimcheck::reports {

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

std::string html_text(std::string_view text) { return xml_escape(text); }

std::string write_html_document(const HtmlDocument& document) {
  std::string policy =
      "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash_source(document.style);
  if (!document.script.empty()) policy += "; script-src " + hash_source(document.script);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + html_text(document.title) + "</title>\n";
  out += "<style>" + std::string(document.style) + "</style>\n</head>\n<body>\n" + document.body;
  if (!document.script.empty()) out += "<script>" + std::string(document.script) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace claimcheck::reports
