#include "checker/read/text_builder.h"
#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;

TEST_CASE("pieces keep the way back to the source") {
  //                          0123456789012345678901234
  const std::string source = "<b>14</b>,700 &pound;x";
  read::TextBuilder builder(source);
  builder.copy(3, 5);
  builder.copy(9, 14);
  builder.decode("£", 14, 21);
  builder.copy(21, 22);
  builder.decode("\n\n", 22, 22);
  Document document;
  builder.finish(document);
  CHECK(document.text == "14,700 £x\n\n");
  const auto quote = [&](std::uint32_t begin, std::uint32_t end) {
    return std::string(slice(source, document.offsets.to_source(Span{begin, end})));
  };
  CHECK(quote(0, 6) == "14</b>,700");
  CHECK(quote(0, 2) == "14");
  CHECK(quote(7, 9) == "&pound;");
  CHECK(quote(3, 9) == "700 &pound;");
  CHECK(quote(7, 10) == "&pound;x");
  CHECK(quote(9, 12) == "x");
  CHECK(document.offsets.to_source(8) == 14);
}

TEST_CASE("invisible characters are dropped wherever a piece begins or ends") {
  const std::string source =
      "a\xC2\xAD"
      "b\xE2\x80\x8B\xE2\x80\x8B"
      "c\xEF\xBB\xBF";
  for (std::uint32_t cut = 0; cut <= source.size(); ++cut) {
    if (cut < source.size() && (static_cast<unsigned char>(source[cut]) & 0xC0) == 0x80) continue;
    read::TextBuilder builder(source);
    builder.copy(0, cut);
    builder.copy(cut, static_cast<std::uint32_t>(source.size()));
    Document document;
    builder.finish(document);
    CHECK(document.text == "abc");
    CHECK(document.offsets.to_source(2) == source.find('c'));
  }
}

TEST_CASE("contiguous pieces make no break") {
  const std::string source = "one two three";
  read::TextBuilder builder(source);
  builder.copy(0, 3);
  builder.space(4, " ");
  builder.copy(4, 13);
  Document document;
  builder.finish(document);
  CHECK(document.text == source);
  CHECK(document.offsets.breaks.empty());
}
