#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// What can be looked for, in the order in which equals are listed.
enum class FoundKind : std::uint8_t {
  page,
  program,
  panel,
  command,
  person,
  school,
  course,
  session,
  report
};
inline constexpr std::size_t found_kinds = 9;
/// `person`, `school`, …
[[nodiscard]] std::string_view code(FoundKind kind);
[[nodiscard]] const Words& words(FoundKind kind);

/// Something that can be found.
struct SearchEntry {
  FoundKind kind = FoundKind::person;
  std::string id;  ///< unique within its kind
  Words name;
  std::vector<Words> beside;  ///< at most three: school, subject; found by too, behind the names
  bool quiet = false;         ///< stands behind its equals: who left, a plan of last year
};

/// What is looked for. Words that are divided by spaces must all be found.
struct SearchWish {
  std::string text;
  std::vector<FoundKind> kinds;  ///< empty: all
  std::size_t most = 50;         ///< at most so many are listed
  /// Whether an entry may be shown; empty: all may.
  std::function<bool(const SearchEntry&)> shown = {};
  /// How lately an entry was used, higher for later, 0 for never: goes before within a rank. Empty: never.
  std::function<int(const SearchEntry&)> recent = {};
};

/// How well a word fits an entry: the best of its id, its names in both languages, their pinyin and what
/// stands beside. Higher is better; the lowest of all words counts.
enum class Fit : std::uint8_t {
  none,
  beside,  ///< within school, subject
  within_id,
  within,        ///< within a name in English
  inner_pinyin,  ///< from a later character's pinyin
  within_name,   ///< within a Chinese name
  word,          ///< where a word of an English name begins
  pinyin,        ///< syllables or their beginnings, from the first character on: zh, zhangw, zw
  initials,      ///< the first letters of all characters
  id_front,
  spelled,  ///< all syllables in full
  front,    ///< the name begins so
  exact,    ///< the whole id or name
};

struct Found {
  std::size_t entry = 0;  ///< position in the index
  Fit fit = Fit::none;
};

struct FoundList {
  std::vector<Found> best;  ///< the best first; equals by recent, quiet, kind, the order of the entries
  std::size_t total = 0;    ///< all that fit
};

/// Finds by Chinese characters, pinyin (in full, initials, or any beginnings of the syllables; by either
/// reading of what is read in two ways), English or id. Never changes once made; any thread may ask. Made in
/// time linear in the entries; a question looks at every entry once.
class SearchIndex {
 public:
  explicit SearchIndex(std::vector<SearchEntry> entries);

  [[nodiscard]] FoundList find(const SearchWish& wish) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const SearchEntry& entry(std::size_t at) const { return entries_[at]; }

 private:
  using Syllable = std::uint16_t;  ///< its place in `syllables_`; 0: no further reading
  struct Character {
    std::array<Syllable, 4> readings{};
  };
  /// A text as it is looked through.
  struct Text {
    std::string folded;  ///< narrow, lower-case
    std::uint32_t first = 0;
    std::uint16_t characters = 0;
    std::uint32_t letters = 0;  ///< bit n: a character reads from the letter `a` + n; 26: from a digit
  };
  struct Keys {
    std::string id;
    Text chinese;
    std::string english;  ///< empty: as the Chinese
    std::array<std::uint16_t, 3> beside{};
  };
  struct Word;

  [[nodiscard]] Text read(std::string_view text);
  [[nodiscard]] Syllable syllable(const std::string& letters);
  [[nodiscard]] Fit pinyin_fit(const Text& text, const Word& word) const;
  [[nodiscard]] Fit text_fit(const Text& text, const Word& word) const;
  [[nodiscard]] Fit fit(const Keys& keys, const Word& word) const;
  [[nodiscard]] Fit least_fit(const Keys& keys, const std::vector<Word>& words) const;
  [[nodiscard]] std::vector<std::uint8_t> fits_beside(const Word& word) const;
  [[nodiscard]] Word prepared(std::string_view text) const;

  std::vector<SearchEntry> entries_;
  std::vector<Keys> keys_;
  std::vector<Character> characters_;
  std::vector<std::string> syllables_;
  std::unordered_map<std::string, Syllable> places_;  ///< of the syllables
  std::vector<Text> beside_;                          ///< each once
  std::vector<std::string> beside_english_;
};

/// What words of a search are compared by: narrow letters, lower-case.
[[nodiscard]] std::string search_key(std::string_view text);

}  // namespace echelon
