#include "echelon/exchange/sheet.hpp"

#include <algorithm>
#include <cstring>

namespace echelon {

std::string_view TextStore::keep(std::string_view text) {
  constexpr std::size_t block = 1 << 16;
  if (text.size() > block / 4) return adopt(std::string(text));
  if (text.size() > free_) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
    next_ = blocks_.back().get();
    free_ = block;
  }
  if (text.empty()) return {};
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  free_ -= text.size();
  return kept;
}

std::string_view TextStore::adopt(std::string text) {
  whole_.push_back(std::make_unique<std::string>(std::move(text)));
  return *whole_.back();
}

void TextStore::clear() {
  whole_.clear();
  blocks_.clear();
  next_ = nullptr;
  free_ = 0;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::ranges::reverse(letters);
  return letters;
}

}  // namespace echelon
