#include "checker/text/place.h"

#include <claimcheck/document.h>

#include "support/catch.h"

using namespace claimcheck;

TEST_CASE("lines and columns count code points") {
  const std::string text = "é1\nab\r\n\xF0\x9F\x98\x80x";
  PlaceFinder finder(text);
  CHECK(finder.at(2).column == 2);
  CHECK(finder.at(4).line == 2);
  const auto last = finder.at(12);
  CHECK(last.line == 3);
  CHECK(last.column == 2);
  CHECK(finder.at(0).line == 1);  // going back works, too
}

TEST_CASE("diagnostics show the line and a caret") {
  const Diagnostic d = diagnostic_at("a.toml", "x = 1\ny = \x1B[2J\n", 10, "bad");
  CHECK(to_string(d) == "a.toml:2:5: error: bad\ny = ?[2J\n    ^");
}

TEST_CASE("did you mean") {
  CHECK(nearest("mesure", {"measure", "check", "reference"}) == "measure");
  CHECK(nearest("chekc", {"measure", "check"}) == "check");
  CHECK(nearest("zzz", {"measure", "check"}).empty());
}

TEST_CASE("invalid UTF-8 is found at its first byte") {
  CHECK(invalid_utf8("plain ascii text, long enough") == std::string_view::npos);
  CHECK(invalid_utf8("h\xC3\xA9llo \xE2\x82\xAC \xF0\x9F\x98\x80") == std::string_view::npos);
  CHECK(invalid_utf8("ab\xC0\x80") == 2);
  CHECK(invalid_utf8("\xED\xA0\x80") == 0);
  CHECK(invalid_utf8("abc\xE2\x82") == 3);
  CHECK(invalid_utf8("\xF5\x80\x80\x80") == 0);
}

TEST_CASE("a broken character is found wherever it stands among good ones") {
  const std::string good = "a h\xC3\xA9 \xE2\x82\xAC\xF0\x9F\x98\x80 b";
  for (std::size_t before = 0; before < 140; ++before)
    for (const std::string bad : {"\x80", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80"})
      for (const std::size_t behind : {0U, 1U, 70U, 200U}) {
        std::string text(before % 7, 'x');
        while (text.size() < before) text += good;
        REQUIRE(invalid_utf8(text + std::string(behind, 'y')) == std::string_view::npos);
        REQUIRE(invalid_utf8(text + bad + std::string(behind, 'y')) == text.size());
      }
}

TEST_CASE("offsets map back through break points") {
  // "<b>14</b>,700" reads "14,700".
  const OffsetMap map{{{0, 3}, {2, 9}}};
  CHECK(map.to_source(Span{0, 6}) == Span{3, 13});
  CHECK(map.to_source(Span{0, 2}) == Span{3, 5});
  CHECK(OffsetMap{}.to_source(Span{4, 9}) == Span{4, 9});
}
