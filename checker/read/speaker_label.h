// The label of a speaker turn at the start of a line: who it names, and how sure its shape makes it.
#pragma once

#include <claimcheck/document.h>

#include <optional>
#include <string_view>

namespace claimcheck::read {

struct SpeakerLabel {
  Span name;                  // within the given text; empty when only a timestamp stands there
  std::uint32_t content = 0;  // where the speech begins
  bool certain = false;       // capitals, a title or role, or a timestamp before it: a turn on its own evidence
  bool capitals = false;      // no lower-case letter in it
  bool question = false;      // "Q", "REPORTER"
  bool timestamp = false;     // a timestamp stands before it
};

/// Whether parse_speaker_label can find anything: most lines have no colon soon enough.
bool may_be_label(std::string_view text);

/// The label that `text` (from the start of a line) begins with. Labels with no evidence but their shape ("Klein: …")
/// come back with `certain` false: the document must show that they recur.
std::optional<SpeakerLabel> parse_speaker_label(std::string_view text);

}  // namespace claimcheck::read
