// A comment in the source of a document: what checker/read finds in Markdown and HTML, and checker/store understands.
#pragma once

#include <claimcheck/document.h>

#include <string>

namespace claimcheck {

struct Comment {
  std::string text;     // between "<!--" and "-->", as it was written; the marks of a quotation or list are left out
  Span source;          // in the source bytes, with both marks
  std::string problem;  // why it is no comment although its author meant one; empty: it is one
};

}  // namespace claimcheck
