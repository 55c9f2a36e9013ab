#pragma once

#include <optional>
#include <vector>

#include "echelon/optimise/mentor_matching_flow.hpp"

namespace echelon::optimise {

/// What one place more of each mentor would bring, and who would move: the smallest prices that prove the
/// assignment, by one search for shortest paths over all pairs. `flow` is solved.
[[nodiscard]] std::vector<MentorMatching::Place> places_worth(const MentorFlow& flow);

/// What would be lost at least if the mentor had to take in one more without a new place: the greatest prices
/// that prove the assignment. Nothing for a mentor without any place. One search over all pairs.
[[nodiscard]] std::vector<std::optional<std::int64_t>> squeezing_costs(const MentorFlow& flow);

/// From a weakly stable matching, what happens when one mentor gets a place more: the mentor takes the one
/// they like best among those who strictly prefer them, whose old place is then free in turn. What results is
/// stable again (Blum, Roth and Rothblum 1997). O(pairs of the mentors it passes).
[[nodiscard]] MentorMatching::Place vacancy_chain(const MentorLists& lists, std::vector<std::int32_t> mentor,
                                                  std::int32_t opened);

}  // namespace echelon::optimise
