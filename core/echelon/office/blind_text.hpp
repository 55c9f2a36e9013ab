#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "echelon/model/snapshot.hpp"

namespace echelon {

/// Takes out of a text what says who or where someone is: names and ids of people and schools of the office,
/// numbers of six digits and more. Each becomes `×`. A name that is also a word is taken out too: rather a
/// gap than a name. It cannot know nicknames, or what a sentence tells by its sense.
class BlindText {
 public:
  explicit BlindText(const Snapshot& snapshot);
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  /// The length of the longest of them that stands at the beginning, as a word where it is one of Latin
  /// letters or digits; 0 for none.
  [[nodiscard]] std::size_t known_at(std::string_view text, char before) const;

  std::unordered_set<std::string_view> known_;
  std::vector<std::size_t> lengths_;  ///< in bytes, the longest first
};

}  // namespace echelon
