// Speaker turns: labels become Document::speakers and leave the blocks' spans.
#include "checker/read/lines.h"
#include "checker/read/speaker_label.h"
#include "checker/read/structure.h"
#include "checker/read/white_space.h"

#include <algorithm>
#include <map>
#include <string>

namespace claimcheck::read {

namespace {

struct Turn {
  std::size_t block = 0;
  std::uint32_t at = 0;  // text offset of the label
  SpeakerLabel label;    // relative to `at`
  bool mid_block = false;
};

bool may_hold_turn(BlockKind kind) { return kind == BlockKind::paragraph || kind == BlockKind::quote; }

bool may_start_label(char c) {
  return is_upper(c) || is_digit(c) || c == '[' || c == '(' || static_cast<unsigned char>(c) >= 0xC3;
}

bool opens_quote(std::string_view s) { return s.starts_with("“") || s.starts_with('"'); }
bool closes_quote(std::string_view s) { return s.ends_with("”") || s.ends_with('"') || s.ends_with("“"); }

/// Whether a turn may start behind `before` inside a paragraph: speech has ended there.
bool speech_ended(std::string_view before) {
  const std::string_view text = trim(before);
  return ends_sentence(text) || text.ends_with(')') || text.ends_with(']') || text.ends_with("—") ||
         text.ends_with('-') || closes_quote(text);
}

std::vector<Turn> find_candidates(const Document& document) {
  std::vector<Turn> turns;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    if (!may_hold_turn(block.kind)) continue;
    const std::string_view text = slice(document.text, block.span);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t first = skip_space(text, at);
      if (first < text.size() && may_start_label(text[first]) && may_be_label(text.substr(first)) &&
          (at == 0 || speech_ended(text.substr(0, at)))) {
        const auto label = parse_speaker_label(text.substr(first));
        if (label && (at == 0 || label->certain || label->capitals))
          turns.push_back({b, block.span.begin + static_cast<std::uint32_t>(first), *label, at != 0});
      }
      const std::size_t next = text.find('\n', first);
      if (next == std::string_view::npos) break;
      at = next + 1;
    }
  }
  return turns;
}

std::string_view name_of(const Document& document, const Turn& turn) {
  return slice(std::string_view(document.text).substr(turn.at), turn.label.name);
}

/// Drops the labels that only look like one. A document with two sure turns is a transcript, and there capitals are
/// enough; elsewhere a label must recur, in mixed case beside another one that recurs.
void keep_turns(const Document& document, std::vector<Turn>& turns) {
  std::map<std::string_view, std::size_t> counts;
  std::size_t certain = 0, recurring = 0;
  for (const Turn& turn : turns) {
    certain += turn.label.certain && !turn.label.name.empty();
    recurring += !turn.label.name.empty() && ++counts[name_of(document, turn)] == 2;
  }
  std::erase_if(turns, [&](const Turn& turn) {
    if (turn.label.certain) return false;
    const std::size_t count = counts[name_of(document, turn)];
    if (turn.label.capitals) return certain < 2 && count < 2;
    return count < 2 || recurring < 2 || turn.mid_block;
  });
}

/// The state of the conversation while blocks go by.
struct Speech {
  std::int32_t speaker = -1;
  bool question = false;
  bool quoted = false;  // the turn stands in quotation marks and ends with them
  bool closed = false;
};

class TurnWriter {
 public:
  explicit TurnWriter(Document& document) : document_(document) {}

  void write(const std::vector<Turn>& turns) {
    std::vector<Block> blocks;
    blocks.reserve(document_.blocks.size() + turns.size());
    std::size_t t = 0;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      const std::size_t first = t;
      while (t < turns.size() && turns[t].block == b) ++t;
      Block block = document_.blocks[b];
      if (first == t || turns[first].at > block.span.begin) {
        Block opening = block;
        if (first < t) opening.span = trim(document_.text, Span{block.span.begin, turns[first].at});
        carry_on(opening);
        blocks.push_back(opening);
      }
      for (std::size_t i = first; i < t; ++i) {
        Block piece = block;
        piece.span = {turns[i].at + turns[i].label.content, i + 1 < t ? turns[i + 1].at : block.span.end};
        piece.span = trim(document_.text, piece.span);
        start(turns[i], piece);
        if (!piece.span.empty()) blocks.push_back(piece);
      }
    }
    document_.blocks = std::move(blocks);
  }

 private:
  void start(const Turn& turn, Block& block) {
    if (!turn.label.name.empty()) {
      speech_.speaker = speaker_index(name_of(document_, turn));
      speech_.question = turn.label.question;
    }
    const std::string_view text = slice(document_.text, block.span);
    speech_.quoted = opens_quote(text);
    speech_.closed = closes_quote(text);
    block.speaker = speech_.speaker;
    block.question_turn = speech_.question;
  }

  /// A block without a label: the turn goes on, unless a heading or the end of the quotation ended it.
  void carry_on(Block& block) {
    const std::string_view text = slice(document_.text, block.span);
    if (block.kind == BlockKind::heading || block.kind == BlockKind::title) speech_ = {};
    if (speech_.quoted && (speech_.closed || !opens_quote(text))) speech_ = {};
    if (speech_.quoted) speech_.closed = closes_quote(text);
    block.speaker = speech_.speaker;
    block.question_turn = speech_.question;
  }

  std::int32_t speaker_index(std::string_view name) {
    const auto [place, added] = indices_.try_emplace(fold(name), static_cast<std::int32_t>(document_.speakers.size()));
    if (added) document_.speakers.push_back(place->first);
    return place->second;
  }

  /// The name with its white space folded: a label may be wrapped or hold no-break spaces.
  static std::string fold(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
      const std::size_t space = space_at(name, i);
      if (space == 0)
        out += name[i];
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
      i += space == 0 ? 1 : space;
    }
    return out;
  }

  Document& document_;
  Speech speech_;
  std::map<std::string, std::int32_t> indices_;
};

}  // namespace

void find_speaker_turns(Document& document) {
  std::vector<Turn> turns = find_candidates(document);
  keep_turns(document, turns);
  if (!turns.empty()) TurnWriter(document).write(turns);
}

}  // namespace claimcheck::read
