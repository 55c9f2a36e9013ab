#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"
#include "echelon/rules/dated_terms.hpp"

namespace echelon {

/// Who may mentor, who needs a mentor, and what makes a pair fit, from a day on: see core/docs/mentoring.md.
struct MentoringTerms {
  Date from;
  std::string source;
  /// A tier that makes a mentor, by the names that records give it, and what it is worth.
  struct Tier {
    std::vector<std::string> names;
    Decimal points;
  };
  std::vector<Tier> tiers;   ///< the highest first
  int least = 3;             ///< mentees for a mentor: what the rule wishes
  int capacity = 5;          ///< … and at most
  int first_months = 12;     ///< who was hired within so many months and has no mentor needs one
  int gap_years = 5;         ///< a mentor serves at least so much longer
  int ideal_gap_years = 20;  ///< beyond, the gap is worth half
  int term_months = 36;
  std::array<int, 3> milestone_months{12, 24, 36};
  bool other_town = true;  ///< pairs over town borders are possible
  int most_mentors = 40;   ///< for each mentee the best so many are looked at, besides wishes
  // points
  Decimal same_subject;
  Decimal near_subject;
  Decimal same_school;
  Decimal same_town;
  Decimal gap;
  Decimal wish;                                ///< of a first wish; of a second half, a third …
  std::vector<std::vector<std::string>> near;  ///< groups of subjects near to each other
  std::vector<std::string> failed;             ///< outcomes after which the two are not paired again
};

/// Reads the text of data/rules/mentoring.toml; `file` is its name in errors. Throws Error naming the line.
[[nodiscard]] std::vector<MentoringTerms> read_mentoring_terms(std::string_view text,
                                                               const std::string& file);

/// 一年合格, 两年胜任, 三年成才.
[[nodiscard]] const Words& milestone_words(int step);

}  // namespace echelon
