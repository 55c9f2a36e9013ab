#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace echelon {

/// The rows met so far in an import, by what makes them one and the same.
class RowsSeen {
 public:
  /// The row that first had these parts; 0 when `row` is the first.
  long earlier(std::initializer_list<std::string_view> parts, long row) {
    std::string key;
    for (const std::string_view part : parts) key.append(part) += '\x1F';
    const auto [at, is_new] = rows_.try_emplace(std::move(key), row);
    return is_new ? 0 : at->second;
  }

 private:
  std::unordered_map<std::string, long> rows_;
};

}  // namespace echelon
