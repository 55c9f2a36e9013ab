#include "echelon/office/blind_text.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace echelon {
namespace {

constexpr std::string_view gap = "×";
constexpr std::size_t long_number = 6;
/// A name of one letter would take every such letter out.
constexpr std::size_t least_bytes = 2;

bool in_a_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::size_t character_bytes(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

std::size_t digits_at(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

BlindText::BlindText(const Snapshot& snapshot) {
  for (const std::string& name : snapshot.people.name) known_.insert(name);
  for (const std::string& id : snapshot.people.id) known_.insert(id);
  for (const School& school : snapshot.schools)
    known_.insert({std::string_view(school.name), std::string_view(school.id)});
  std::erase_if(known_, [](std::string_view each) { return each.size() < least_bytes; });
  std::set<std::size_t, std::greater<>> lengths;
  for (const std::string_view each : known_) lengths.insert(each.size());
  lengths_.assign(lengths.begin(), lengths.end());
}

std::size_t BlindText::known_at(std::string_view text, char before) const {
  if (in_a_word(text.front()) && in_a_word(before)) return 0;
  for (const std::size_t length : lengths_) {
    if (length > text.size() || !known_.contains(text.substr(0, length))) continue;
    const char last = text[length - 1];
    const char after = length < text.size() ? text[length] : ' ';
    if (!in_a_word(last) || !in_a_word(after)) return length;
  }
  return 0;
}

std::string BlindText::operator()(std::string_view text) const {
  std::string blind;
  char before = ' ';
  while (!text.empty()) {
    std::size_t out = known_at(text, before);
    const std::size_t digits = digits_at(text);
    if (out < digits && digits >= long_number) out = digits;
    if (out > 0) {
      blind += gap;
      before = ' ';
      text.remove_prefix(out);
      continue;
    }
    const std::size_t whole = std::min(
        text.size(), digits > 0 ? digits : character_bytes(static_cast<unsigned char>(text.front())));
    blind += text.substr(0, whole);
    before = blind.back();
    text.remove_prefix(whole);
  }
  return blind;
}

}  // namespace echelon
