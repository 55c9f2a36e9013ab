#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace echelon {

/// A text that repeats (a subject, a course, a town), as a number within its snapshot. 0 is the empty text.
enum class Symbol : std::uint32_t { empty = 0 };

/// The texts behind the symbols of one snapshot.
class Symbols {
 public:
  Symbols() { intern(""); }
  /// The symbol of `text`, made if it is new.
  Symbol intern(std::string_view text) {
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    const auto symbol = static_cast<Symbol>(texts_.size());
    texts_.emplace_back(text);
    numbers_.emplace(texts_.back(), symbol);
    return symbol;
  }
  /// The symbol of `text`; `Symbol::empty` when the snapshot holds no such text.
  [[nodiscard]] Symbol find(std::string_view text) const {
    const auto found = numbers_.find(text);
    return found == numbers_.end() ? Symbol::empty : found->second;
  }
  [[nodiscard]] const std::string& text(Symbol symbol) const {
    return texts_[static_cast<std::size_t>(symbol)];
  }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
  std::map<std::string, Symbol, std::less<>> numbers_;
};

}  // namespace echelon
