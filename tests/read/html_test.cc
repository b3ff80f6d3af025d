#include "read/support.h"
#include "support/catch.h"

using namespace claimcheck;
using read_tests::blocks;
using read_tests::read;

TEST_CASE("HTML falls into blocks") {
  struct Row {
    const char* what;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"paragraphs and headings",
       "<h1>Report</h1><p>We found <em>many</em> <b>14</b>,700.<p>Second one</p><h2>Part</h2>Text",
       "heading1 | Report\nparagraph under 0 | We found many 14,700.\nparagraph under 0 | Second one\nheading2 under 0 "
       "| Part\nparagraph under 3 | Text\n"},
      {"references", "<p>Caf&eacute; &amp bar&nbsp;&#8212; &#x20AC;5 &#146;s &unknown; a&b</p>",
       "paragraph | Café & bar — €5 ’s &unknown; a&b\n"},
      {"what is not read",
       "<head><style>p { x: 1 }</style><script>var a = "
       "'<p>2</p>';</script></head><body><nav><p>3</p><nav>4</nav>5</nav><!-- 6 > --><p hidden>7</p>"
       "<div role=\"banner\">8<div>9</div></div><p "
       "aria-hidden=true>10</p><template>11</template><noscript>12</noscript><select><option>13</select><svg><text>14</"
       "text></svg><p>Read</p>",
       "paragraph | Read\n"},
      {"header and footer of the page, not of the article",
       "<header>Site 1</header><main><article><header><h1>Title</h1></header><p>Text</p><footer>By "
       "us</footer></article></main><aside>2</aside><footer>3</footer>",
       "heading1 | Title\nparagraph under 0 | Text\nparagraph under 0 | By us\n"},
      {"without a main part everything is read", "<header><h1>Title</h1></header><p>Text</p><footer>Notes</footer>",
       "heading1 | Title\nparagraph under 0 | Text\nparagraph under 0 | Notes\n"},
      {"an unclosed menu does not hide the page", "<nav><ul><li>1<main><p>Text</p></main>", "paragraph | Text\n"},
      {"what a style hides",
       "<p style=\"display:none\">1</p><div STYLE='color: red; Display : None'>2<p>3</p></div><p "
       "style=\"visibility:hidden\">4</p><p style=\"--display:none-yet; display:block\">Text</p>",
       "paragraph | Text\n"},
      {"boxes around the text",
       "<div role=dialog>1</div><div id=\"cookie-banner\">2<div>3</div></div><div class=\"wide "
       "newsletter_signup\">4</div><ul "
       "class=share><li>5</ul><section class=\"related-articles\"><h2>6</h2></section><p>Text</p>",
       "paragraph | Text\n"},
      {"names that only begin like a box around the text",
       "<div class=\"cookies-sold\">1 cookie</div><div class=\"shared\">2 rooms</div><table><tr><td "
       "class=share>3%</table><main "
       "class=related>4 ships</main>",
       "paragraph | 1 cookie\nparagraph | 2 rooms\ntable_cell 0:0:0 | 3%\nparagraph | 4 ships\n"},
      {"struck text is withdrawn", "<p>We spent <s>50</s> <del>60</del> 70.</p>", "paragraph | We spent 70.\n"},
      {"links to notes",
       "<p>Some 14,700.<a role=\"doc-noteref\" href=\"#n\">1</a> Some 12<a class=\"footnote-reference\" "
       "href=\"#n\">2</a>, 5<a href=\"#n\">3</a> and 7.<a epub:type=\"noteref\"><sup>4</sup></a></p>",
       "paragraph | Some 14,700.¹ Some 12², 53 and 7.⁴\n"},
      {"links with words in them, and classes that only hold the name of such a link",
       "<p>The <a class=\"noteref\" href=\"#n\">31 barges of 2019</a> and <a class=\"my-footnote-refs\">12</a> or <a "
       "class='noteref-list'>5</a> sank.<a class='x\nnoteref' href=#n>[<i>3</i>]</a> All<a "
       "role=doc-noteref>&dagger;</a> "
       "of 9<a epub:type='biblioref noteref'>12</a>, 4<a class=noteref>5",
       "paragraph | The 31 barges of 2019 and 12 or 5 sank.[³] All† of 9¹², 45\n"},
      {"superscripts", "<p>The 21<sup>st</sup>, 300<sup>1</sup>, 10<sup>-6</sup>, 40<sup>a</sup>, CO<sub>2</sub></p>",
       "paragraph | The 21st, 300¹, 10⁻⁶, 40 a, CO2\n"},
      {"lists with their lead", "<p>In 2023 we:</p><ul><li>opened 12<li>hired<ol><li>90 nurses</li></ol></ul>",
       "paragraph | In 2023 we:\nlist_item1 lead 0 | opened 12\nlist_item1 lead 0 | hired\nlist_item2 lead 0 | 90 "
       "nurses\n"},
      {"quotes", "<blockquote><p>We saw 12.</p></blockquote>x", "quote | We saw 12.\nparagraph | x\n"},
      {"breaks", "<p>One<br>two<br/><br>three</p>", "paragraph | One two\nparagraph | three\n"},
      {"blank lines inside a paragraph", "<p>We found\n\n\n12 of them.</p>", "paragraph | We found 12 of them.\n"},
      {"code, and preformatted text that is none",
       "<pre><code>x = 4\n\ny</code></pre><pre>Plain text ends.\n\nAnd starts.</pre>",
       "code | x = 4 y\nparagraph | Plain text ends.\nparagraph | And starts.\n"},
      {"preformatted text that its class or its box calls a listing",
       "<pre class=\"screen\">x 4</pre><div class='highlight-c notranslate'><div><pre>y 5</pre></div></div><pre "
       "class=poem>Ships 6.</pre><div class=smallexample><div><p>Ships 7.</p></div><pre>z 8</pre></div><pre>Ships "
       "9.</pre>"
       "<main class=source><div class=example><pre>Ships 10.</pre></div></main>",
       "code | x 4\ncode | y 5\nparagraph | Ships 6.\nparagraph | Ships 7.\ncode | z 8\nparagraph | Ships 9.\n"
       "paragraph | Ships 10.\n"},
      {"the list of contents", "<div class=\"toc\"><dl class=toc><dt>1. Ships</dl></div><h2>Ships</h2><p>Text</p>",
       "heading2 | Ships\nparagraph under 0 | Text\n"},
      {"tables",
       "<table><caption>Table 1</caption><thead><tr><td>Year<td>Deaths</thead><tr><th>2021</th><td><p>1,234</p><p>of "
       "them</p><tr><td>2022<td></table>after",
       "paragraph | Table 1\ntable_cell header 0:0:0 | Year\ntable_cell header 0:0:1 | Deaths\ntable_cell header 0:1:0 "
       "| 2021\ntable_cell 0:1:1 | 1,234\n"
       "table_cell 0:1:1 | of them\ntable_cell 0:2:0 | 2022\nparagraph | after\n"},
      {"spanning cells",
       "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e</table><table><tr><td>f</table>",
       "table_cell 0:0:0 | a\ntable_cell 0:0:1 | b\ntable_cell 0:1:1 | c\ntable_cell 0:1:2 | d\ntable_cell 0:2:0 | "
       "e\ntable_cell 1:0:0 | f\n"},
      {"layout tables", "<table role=presentation><tr><td>a<td>b</table>", "paragraph | a\nparagraph | b\n"},
      {"bold headings", "<p><strong>What we did</strong></p><p>We did 3 things.</p>",
       "heading6 | What we did\nparagraph under 0 | We did 3 things.\n"},
      {"speakers", "<p><b>MODERATOR:</b>&nbsp; Hello.</p><p>Q&nbsp;&nbsp; Is it 5?</p>",
       "paragraph <MODERATOR> | Hello.\nparagraph <Q?> | Is it 5?\n"},
      {"what is no tag", "<p>3 < 4 and 5 <6 a<b</p>", "paragraph | 3 < 4 and 5 <6 a\n"},
      {"cut off", "<p>Text &am<a href=\"x", "paragraph | Text &am\n"},
      {"a title where there is no headline", "<title>At least\n 12 &amp; more</title><p>Text",
       "title | At least 12 & more\nparagraph | Text\n"},
      {"declarations", "<?xml version=\"1.0\"?><!DOCTYPE html><![CDATA[x]]></ y><p>Text", "paragraph | Text\n"},
  };
  for (const Row& row : rows) DYNAMIC_SECTION(row.what) {
      CHECK(blocks(read("a.html", row.text)) == row.expected);
    }
}

TEST_CASE("spans of HTML lead back to the bytes") {
  const std::string source = "<p>Seized <b>14</b>,700&nbsp;lbs worth &pound;5m, 85&#37; of it.</p>";
  const auto document = read("a.html", source);
  const std::pair<const char*, const char*> rows[] = {
      {"14,700\xC2\xA0lbs", "14</b>,700&nbsp;lbs"}, {"£5m", "&pound;5m"}, {"85%", "85&#37;"}, {"of it.", "of it."}};
  for (const auto& [phrase, bytes] : rows) {
    const auto at = static_cast<std::uint32_t>(document.text.find(phrase));
    CHECK(slice(source, document.offsets.to_source(
                            Span{at, at + static_cast<std::uint32_t>(std::string_view(phrase).size())})) == bytes);
  }
}

TEST_CASE("metadata of HTML") {
  struct Row {
    const char* text;
    const char* date;
    const char* title;
    const char* source;
  };
  const Row rows[] = {
      {"<title>T &amp; U | Site</title><meta property='og:title' content='T'><meta property=og:site_name "
       "content=Agency><meta property=\"article:published_time\" "
       "content=\"2024-07-31T10:00:00Z\"><meta property='article:modified_time' content='2025-01-01'>",
       "2024-07-31", "T", "Agency"},
      {"<meta name=date content='3 May 2024'><link rel=canonical href='https://example.org/a'>", "2024-05-03", "",
       "https://example.org/a"},
      {"<meta content='2020-01-01' name='DC.date'><meta itemprop=datePublished content=2021-02-03>", "2021-02-03", "",
       ""},
      {"<script type=\"application/ld+json\">{\"@graph\":[{\"dateModified\":\"2025-01-01\",\"datePublished\" : "
       "\"2024-02-08T00:00\"}]}</script>",
       "2024-02-08", "", ""},
      {"<script>{\"datePublished\":\"2024-02-08\"}</script>", "none", "", ""},
      {"<h1>Head</h1><time datetime=2024-02-08>Thursday</time>", "2024-02-08", "Head", ""},
      {"<h1>Head</h1><p>1<p>2<p>3<p>4<p>5<p><time datetime=2024-02-08>Thursday</time>", "none", "Head", ""},
      {"<p>Published: February 8, 2024</p>", "2024-02-08", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto document = read("a.html", row.text);
    CHECK((document.meta.date ? to_string(*document.meta.date) : "none") == row.date);
    CHECK(document.meta.title == row.title);
    CHECK(document.meta.source == row.source);
  }
}
