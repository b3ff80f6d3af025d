#include "checker/compare/word_overlap.h"

#include "checker/text/token.h"

#include <algorithm>
#include <cstdlib>

namespace claimcheck {

namespace {

constexpr int beside_reach = 4;
constexpr std::uint32_t tiny_set = 8;  // slots

Overlap::Side* own_side(Overlap& o, const SlotWord& w) {
  if (!w.own || w.distance == 0) return nullptr;
  return w.distance < 0 ? &o.left : &o.right;
}

const SlotWord* nearest_event(const Slot& slot) {
  return slot.event == Slot::no_event ? nullptr : &slot.words[slot.event];
}

/// The names that the event is about: those before the date, or before the word for the event if that comes later.
struct Subject {
  bool named = false, shared = false;
};

bool has_stem(const Slot& slot, std::uint64_t stem) {
  return std::any_of(slot.words.begin(), slot.words.end(), [&](const SlotWord& w) { return w.stem == stem; });
}

/// The name right before a word of the sentence, or null.
const SlotWord* name_before(const Slot& slot, const SlotWord& word) {
  const auto found = std::find_if(slot.words.begin(), slot.words.end(),
                                  [&](const SlotWord& w) { return w.name && w.distance == word.distance - 1; });
  return found != slot.words.end() ? &*found : nullptr;
}

/// "Varda Bridge", "Serrin Bridge": names with one last word, of two.
bool other_first_names(const Slot& a, const SlotWord& in_a, const Slot& b, const SlotWord& in_b) {
  const SlotWord *x = name_before(a, in_a), *y = name_before(b, in_b);
  return x != nullptr && y != nullptr && !has_stem(b, x->stem) && !has_stem(a, y->stem);
}

Subject subject_of(const Slot& slot, const SlotWord& event, const Slot& other) {
  Subject s;
  for (const SlotWord& w : slot.words) {
    if (!w.name || w.distance > std::max<std::int16_t>(event.distance, 0)) continue;
    s.named = true;
    s.shared |= std::any_of(other.words.begin(), other.words.end(), [&](const SlotWord& v) {
      return v.stem == w.stem && !other_first_names(slot, w, other, v);
    });
  }
  if (slot.anaphor < event.distance) s.named = false;  // "his first album was released": whose, is said elsewhere
  return s;
}

/// "X is a 1995 film", "X is a 1959 film": the same noun is described, and the names before it are the same.
bool one_thing_described(const Slot& a, const Slot& b) {
  if (a.right.empty() || b.right.empty() || a.right.front() != b.right.front()) return false;
  const auto next_name = [](auto it, auto end) {
    return std::find_if(it, end, [](const SlotWord& w) { return w.name && w.distance < 0; });
  };
  auto x = next_name(a.words.begin(), a.words.end()), y = next_name(b.words.begin(), b.words.end());
  const bool named = x != a.words.end();
  while (x != a.words.end() && y != b.words.end() && x->stem == y->stem) {
    x = next_name(x + 1, a.words.end());
    y = next_name(y + 1, b.words.end());
  }
  return named && x == a.words.end() && y == b.words.end();
}

}  // namespace

std::int64_t shared_pairs(const Slot& a, const Slot& b) {
  std::int64_t shared = 0;
  auto x = a.word_pairs.begin(), y = b.word_pairs.begin();
  while (x != a.word_pairs.end() && y != b.word_pairs.end()) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      shared += x->rarity;
      ++x, ++y;
    }
  }
  return shared;
}

std::int64_t near_shared(const Slot& a, const Slot& b) {
  std::int64_t shared = 0;
  auto x = a.words.begin(), y = b.words.begin();
  while (x != a.words.end() && y != b.words.end()) {
    if (x->stem == y->stem) {
      if (x->near && y->near) shared += x->rarity;
      ++x, ++y;
    } else if (x->stem < y->stem) {
      ++x;
    } else {
      ++y;
    }
  }
  return shared;
}

Overlap overlap(const Slot& a, const Slot& b) {
  Overlap o;
  auto x = a.words.begin();
  auto y = b.words.begin();
  const auto only = [&](const SlotWord& w) {
    o.all += w.rarity;
    if (w.near) o.window_all += w.rarity;
    o.noun_only += w.distance == 0 && !w.event;
  };
  while (x != a.words.end() || y != b.words.end()) {
    if (y == b.words.end() || (x != a.words.end() && x->stem < y->stem)) {
      o.names_a += x->name;
      o.name_a += x->name && x->distance == 0;
      if (Overlap::Side* side = own_side(o, *x)) ++side->a;
      only(*x++);
    } else if (x == a.words.end() || y->stem < x->stem) {
      o.names_b += y->name;
      o.name_b += y->name && y->distance == 0;
      if (Overlap::Side* side = own_side(o, *y)) ++side->b;
      only(*y++);
    } else {
      o.all += x->rarity;
      o.all_shared += x->rarity;
      if (x->near || y->near) o.window_all += x->rarity;
      if (x->near && y->near) o.window_shared += x->rarity;
      Overlap::Side *one = own_side(o, *x), *two = own_side(o, *y);
      if (one != nullptr) ++one->a;
      if (two != nullptr) ++two->b;
      if (one != nullptr && one == two) ++one->shared;
      o.beside |= std::abs(x->distance) <= beside_reach && std::abs(y->distance) <= beside_reach &&
                  x->distance * y->distance >= 0;
      o.name_shared += x->name && x->distance == 0;
      o.noun_shared += x->distance == 0 && y->distance == 0;
      o.names_shared += (x->name || y->name) && !(x->name && y->name && other_first_names(a, *x, b, *y));
      o.same_event |= x->event && y->event && std::abs(x->distance) <= 5 && std::abs(y->distance) <= 5;
      o.names_a += x->name;
      o.names_b += y->name;
      ++x, ++y;
    }
  }
  return o;
}

bool other_events(const Slot& a, const Slot& b) {
  const SlotWord *x = nearest_event(a), *y = nearest_event(b);
  return x != nullptr && y != nullptr && x->stem != y->stem;
}

bool dates_a_trend(const Slot& slot) {
  static const std::uint64_t rise = hash_word("rise"), fall = hash_word("fall");  // of [event_word]
  const SlotWord* event = nearest_event(slot);
  return event != nullptr && (event->stem == rise || event->stem == fall);
}

bool other_things_described(const Slot& a, const Slot& b) {
  return a.attributive && b.attributive && !a.right.empty() && !b.right.empty() && a.right.front() == b.right.front() &&
         !one_thing_described(a, b);
}

bool date_of_event(const Slot& a, const Slot& b) {
  if (a.attributive && b.attributive) return one_thing_described(a, b);
  const SlotWord *x = nearest_event(a), *y = nearest_event(b);
  if (x == nullptr || y == nullptr || x->stem != y->stem) return false;
  const Subject one = subject_of(a, *x, b), two = subject_of(b, *y, a);
  if (one.shared || two.shared) return true;
  if (one.named && two.named) return false;
  if (a.set_slots <= tiny_set) return true;
  const Overlap o = overlap(a, b);
  return o.all_shared >= 2 * x->rarity;
}

int common_run(const StemRun& a, const StemRun& b) {
  std::uint32_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return static_cast<int>(n);
}

}  // namespace claimcheck
