#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "echelon/model/symbols.hpp"

namespace echelon::store {

/// Within store: the texts of rows as symbols. It remembers what it was asked: the same few come again and
/// again.
class RowSymbols {
 public:
  explicit RowSymbols(Symbols& symbols) : symbols_(symbols) {}
  Symbol of(std::string_view text) {
    if (text.empty()) return Symbol::empty;
    if (const auto found = known_.find(text); found != known_.end()) return found->second;
    const Symbol symbol = symbols_.intern(text);
    known_.emplace(std::string(text), symbol);
    return symbol;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  Symbols& symbols_;
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> known_;
};

}  // namespace echelon::store
