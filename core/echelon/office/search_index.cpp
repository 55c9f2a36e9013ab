#include "echelon/office/search_index.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "echelon/base/text.hpp"
#include "echelon/base/text_pinyin.hpp"

namespace echelon {
namespace {

constexpr std::size_t longest_pinyin = 40;  ///< letters of a word that are compared with pinyin

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::uint32_t letter_bit(char letter) {
  if (letter >= 'a' && letter <= 'z') return 1U << static_cast<unsigned>(letter - 'a');
  return 1U << 26U;
}

/// Where a word of an English text begins with `part`.
bool begins_a_word(std::string_view text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (before == ' ' || before == '-' || before == '(' || before == '"') return true;
  }
  return false;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> all;
  const std::string key = search_key(text);
  for (std::string_view rest = key; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) all.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return all;
}

}  // namespace

std::string search_key(std::string_view text) {
  std::string key = clean_cell(fold_width(text));
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return key;
}

/// A word that is looked for, made ready once for all entries.
struct SearchIndex::Word {
  std::string text;
  bool ascii = false;
  bool spells = false;  ///< only letters and digits: it may be pinyin
  std::uint32_t letter = 0;
  /// By offset into the word, then syllable: the offsets that may follow (any beginning of the syllable), and
  /// the one after the whole syllable.
  std::vector<std::vector<std::uint64_t>> reach;
  std::vector<std::vector<std::uint64_t>> whole;
  std::vector<std::uint8_t> beside;  ///< 1 for what stands beside and fits
};

SearchIndex::Word SearchIndex::prepared(std::string_view text) const {
  Word word;
  word.text = text;
  word.ascii = is_ascii(text);
  word.spells = word.ascii && text.size() <= longest_pinyin && std::ranges::all_of(text, [](char c) {
                  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                });
  if (!word.spells) return word;
  word.letter = letter_bit(text.front());
  word.reach.assign(text.size(), std::vector<std::uint64_t>(syllables_.size()));
  word.whole = word.reach;
  for (std::size_t from = 0; from < text.size(); ++from) {
    for (std::size_t s = 1; s < syllables_.size(); ++s) {
      const std::string& letters = syllables_[s];
      std::size_t same = 0;
      while (same < letters.size() && from + same < text.size() && letters[same] == text[from + same]) {
        ++same;
        word.reach[from][s] |= std::uint64_t{1} << (from + same);
      }
      if (same == letters.size()) word.whole[from][s] = std::uint64_t{1} << (from + same);
    }
  }
  return word;
}

SearchIndex::Syllable SearchIndex::syllable(const std::string& letters) {
  const auto [at, is_new] = places_.try_emplace(letters, static_cast<Syllable>(syllables_.size()));
  if (is_new) syllables_.push_back(letters);
  return at->second;
}

SearchIndex::Text SearchIndex::read(std::string_view text) {
  Text made;
  made.folded = search_key(text);
  made.first = static_cast<std::uint32_t>(characters_.size());
  for (const auto& ways : name_readings(text)) {
    Character character;
    for (std::size_t i = 0; i < std::min(ways.size(), character.readings.size()); ++i) {
      character.readings[i] = syllable(ways[i]);
      made.letters |= letter_bit(ways[i].front());
    }
    characters_.push_back(character);
    ++made.characters;
  }
  return made;
}

SearchIndex::SearchIndex(std::vector<SearchEntry> entries)
    : entries_(std::move(entries)), syllables_{""}, beside_(1), beside_english_(1) {
  std::unordered_map<std::string, std::uint16_t> known;
  keys_.reserve(entries_.size());
  for (const SearchEntry& entry : entries_) {
    Keys keys{search_key(entry.id), read(entry.name.zh), {}, {}};
    if (entry.name.en != entry.name.zh) keys.english = search_key(entry.name.en);
    for (std::size_t i = 0; i < std::min(entry.beside.size(), keys.beside.size()); ++i) {
      const Words& text = entry.beside[i];
      const auto [at, is_new] =
          known.try_emplace(text.zh + '\n' + text.en, static_cast<std::uint16_t>(beside_.size()));
      if (is_new && beside_.size() < 0xFFFF) {
        beside_.push_back(read(text.zh));
        beside_english_.push_back(search_key(text.en));
      }
      keys.beside[i] = at->second < beside_.size() ? at->second : std::uint16_t{0};
    }
    keys_.push_back(std::move(keys));
  }
}

Fit SearchIndex::pinyin_fit(const Text& text, const Word& word) const {
  if (!word.spells || (text.letters & word.letter) == 0) return Fit::none;
  const std::uint64_t end = std::uint64_t{1} << word.text.size();
  const auto step = [&](std::uint64_t from, const Character& character, const auto& table) {
    std::uint64_t to = 0;
    from &= end - 1;  // where the word has ended nothing follows
    for (; from != 0; from &= from - 1) {
      const auto offset = static_cast<std::size_t>(__builtin_ctzll(from));
      for (const Syllable reading : character.readings) {
        if (reading == 0) break;
        to |= table[offset][reading];
      }
    }
    return to;
  };
  const auto reads_as = [&](const Character& character, char letter) {
    return std::ranges::any_of(
        character.readings, [&](Syllable each) { return each != 0 && syllables_[each].front() == letter; });
  };
  Fit best = Fit::none;
  for (std::size_t begin = 0; begin < text.characters && best == Fit::none; ++begin) {
    std::uint64_t any = 1;
    std::uint64_t full = 1;
    bool initials = begin == 0 && word.text.size() == text.characters;
    for (std::size_t at = begin; at < text.characters && any != 0; ++at) {
      const Character& character = characters_[text.first + at];
      any = step(any, character, word.reach);
      full = step(full, character, word.whole);
      initials = initials && reads_as(character, word.text[at]);
      if ((any & end) != 0) best = std::max(best, begin > 0 ? Fit::inner_pinyin : Fit::pinyin);
    }
    if (initials) best = std::max(best, Fit::initials);
    if (begin == 0 && (full & end) != 0) best = Fit::spelled;
  }
  return best;
}

Fit SearchIndex::text_fit(const Text& text, const Word& word) const {
  if (const std::size_t at = text.folded.find(word.text); at != std::string::npos) {
    if (at > 0) return Fit::within_name;
    return text.folded.size() == word.text.size() ? Fit::exact : Fit::front;
  }
  return pinyin_fit(text, word);
}

Fit SearchIndex::fit(const Keys& keys, const Word& word) const {
  Fit best = text_fit(keys.chinese, word);
  const auto better = [&best](Fit other) { best = std::max(best, other); };
  if (word.ascii) {
    if (const std::size_t at = keys.id.find(word.text); at != std::string::npos) {
      better(at > 0 ? Fit::within_id : keys.id.size() == word.text.size() ? Fit::exact : Fit::id_front);
    }
    if (const std::size_t at = keys.english.find(word.text); at != std::string::npos) {
      better(at == 0 ? (keys.english.size() == word.text.size() ? Fit::exact : Fit::front)
             : begins_a_word(keys.english, word.text) ? Fit::word
                                                      : Fit::within);
    }
  }
  return best;
}

std::vector<std::uint8_t> SearchIndex::fits_beside(const Word& word) const {
  std::vector<std::uint8_t> fits(beside_.size());
  for (std::size_t i = 1; i < beside_.size(); ++i) {
    const Fit found = text_fit(beside_[i], word);
    const bool chinese = found != Fit::none && found != Fit::inner_pinyin;
    fits[i] = chinese || begins_a_word(beside_english_[i], word.text) ? 1 : 0;
  }
  return fits;
}

Fit SearchIndex::least_fit(const Keys& keys, const std::vector<Word>& words) const {
  Fit least = words.empty() ? Fit::beside : Fit::exact;
  for (const Word& word : words) {
    Fit one = fit(keys, word);
    if (one == Fit::none && std::ranges::any_of(keys.beside, [&](auto i) { return word.beside[i] != 0; }))
      one = Fit::beside;
    if (one == Fit::none) return one;
    least = std::min(least, one);
  }
  return least;
}

FoundList SearchIndex::find(const SearchWish& wish) const {
  std::vector<Word> words;
  for (const std::string& text : words_of(wish.text)) {
    words.push_back(prepared(text));
    words.back().beside = fits_beside(words.back());
  }
  std::array<bool, found_kinds> wanted{};
  wanted.fill(wish.kinds.empty());
  for (const FoundKind kind : wish.kinds) wanted[static_cast<std::size_t>(kind)] = true;
  using Rank = std::tuple<int, int, bool, FoundKind, std::size_t>;
  std::vector<Rank> all;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const SearchEntry& entry = entries_[at];
    if (!wanted[static_cast<std::size_t>(entry.kind)]) continue;
    const Fit least = least_fit(keys_[at], words);
    if (least == Fit::none || (wish.shown && !wish.shown(entry))) continue;
    all.emplace_back(-static_cast<int>(least), wish.recent ? -wish.recent(entry) : 0, entry.quiet, entry.kind,
                     at);
  }
  const auto listed = static_cast<std::ptrdiff_t>(std::min(wish.most, all.size()));
  std::partial_sort(all.begin(), all.begin() + listed, all.end());
  FoundList list;
  list.total = all.size();
  for (std::ptrdiff_t i = 0; i < listed; ++i) {
    const auto& [fit, recent, quiet, kind, at] = all[static_cast<std::size_t>(i)];
    list.best.push_back({at, static_cast<Fit>(-fit)});
  }
  return list;
}

std::string_view code(FoundKind kind) {
  static constexpr std::array<std::string_view, found_kinds> codes{
      "page", "program", "panel", "command", "person", "school", "course", "session", "report"};
  return codes[static_cast<std::size_t>(kind)];
}

const Words& words(FoundKind kind) {
  static const std::array<Words, found_kinds> all{{{"页面", "page"},
                                                   {"项目", "program"},
                                                   {"项目页", "program's page"},
                                                   {"命令", "command"},
                                                   {"人员", "person"},
                                                   {"学校", "school"},
                                                   {"课程", "course"},
                                                   {"班次", "session"},
                                                   {"报表", "report"}}};
  return all[static_cast<std::size_t>(kind)];
}

}  // namespace echelon
