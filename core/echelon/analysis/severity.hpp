#pragma once

#include <map>
#include <string>
#include <vector>

#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

/// One rater's score of one candidate.
struct RaterScore {
  std::string rater;
  std::string candidate;
  Decimal score;
};

/// Scores made comparable. Missing scores are missing: only who was scored is in `candidates`.
struct SeverityAdjustment {
  std::map<std::string, Decimal> candidates;  ///< adjusted score, in points of the scale
  std::map<std::string, Decimal> severity;    ///< by how much a rater scores lower (+) than the average rater
  std::vector<Words> notes;  ///< groups of raters that share no candidate and cannot be compared
};

/// Takes strictness out of scores: least squares of score = candidate − severity + error, severities of each
/// connected group of raters adding up to zero (two-way analysis of variance without interaction; Yates,
/// 1934, for unequal numbers). With `adjust` false, plain means. The same for every order of the scores;
/// rounded to six places. Cost: cubic in the raters of a group.
[[nodiscard]] SeverityAdjustment adjust_severity(std::vector<RaterScore> scores, bool adjust = true);

}  // namespace echelon
