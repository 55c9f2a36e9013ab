#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/mentor_matching_lists.hpp"

namespace echelon::optimise {

/// The mentor of each mentee; −1: none.
using Mentors = std::vector<std::int32_t>;

/// A matching that is stable however equal wishes are put in order, if there is one: no mentee and mentor
/// like each other at least as much as what they have. Then all weakly stable matchings are of its size.
/// Irving, Manlove and Scott 2000, O(pairs).
[[nodiscard]] std::optional<Mentors> super_stable(const MentorLists& lists);

/// For each entry whether it can be in a weakly stable matching as far as this looks: 0 is a proof that it
/// cannot, and that the matchings that are stable without those entries are stable with them. Two rules to
/// the end: a mentor whose places are all claimed by mentees that want no one else as much gets no one they
/// like less; a mentee who is among the first of a mentor that has places for all of them gets no one they
/// like less.
[[nodiscard]] std::vector<std::uint8_t> possible_entries(const MentorLists& lists);

/// A weakly stable matching of at least two thirds of the largest one's size, with ties on both sides, among
/// the entries that are not 0. Király, *Linear time local approximation algorithm for maximum stable
/// marriage*, Algorithms 6 (2013); mentors' places are his women. Who proposes first and whom among equals is
/// open: `order` 0 goes by position, any other number stands for an order of its own.
[[nodiscard]] Mentors approximately_largest(const MentorLists& lists, const std::vector<std::uint8_t>& alive,
                                            std::uint64_t order);

/// A part of the problem that shares no mentee and no mentor with the others.
struct MentorPart {
  std::vector<std::int32_t> mentees;
  std::vector<std::int32_t> mentors;
  std::vector<std::int32_t> entries;  ///< by mentee
};
[[nodiscard]] std::vector<MentorPart> parts_of(const MentorLists& lists,
                                               const std::vector<std::uint8_t>& alive);

/// For each part the most pairs that any matching has, stable or not (augmenting paths).
[[nodiscard]] std::vector<std::int64_t> most_pairs(const MentorLists& lists,
                                                   const std::vector<MentorPart>& parts,
                                                   const std::vector<std::uint8_t>& alive);

/// Searches a part for a weakly stable matching of more than `found` pairs, at most `bound`; `mentor` gets
/// the best one. Branches on a mentee's mentor, follows what stability forces, bounds by the most pairs.
struct MentorSearch {
  std::int64_t found = 0;
  std::int64_t bound = 0;
  std::int64_t steps = 0;  ///< left; below 0: given up
};
void search_largest_stable(const MentorLists& lists, const MentorPart& part, MentorSearch& search,
                           Mentors& mentor, const Progress& progress);

/// The largest weakly stable matching as far as `effort` reaches; sets mentor, bound, super_stable.
void match_stable(const MentorLists& lists, const MentorEffort& effort, const Progress& progress,
                  MentorMatching& result);

}  // namespace echelon::optimise
