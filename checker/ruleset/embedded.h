// The files of rules/ as they are compiled into the executable (cmake/embed.cmake).
#pragma once

#include <cstddef>

namespace claimcheck {

struct EmbeddedFile {
  const char* path;  // relative to the source tree, e.g. "rules/packs/border.toml"
  const char* bytes;
  std::size_t size;
};

extern const EmbeddedFile embedded_rules[];
extern const std::size_t embedded_rules_count;

}  // namespace claimcheck
