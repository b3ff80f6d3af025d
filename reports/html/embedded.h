// The files of the review page as they are compiled into the executable (cmake/embed.cmake).
#pragma once

#include <cstddef>

namespace claimcheck::reports {

struct EmbeddedFile {
  const char* path;  // relative to the source tree, e.g. "reports/html/page.css"
  const char* bytes;
  std::size_t size;
};

extern const EmbeddedFile embedded_page[];
extern const std::size_t embedded_page_count;

}  // namespace claimcheck::reports
