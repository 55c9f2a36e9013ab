#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/mentor_matching.hpp"

namespace echelon::optimise {

/// A mentor problem's pairs, without the banned ones, from both sides. Each mentee's pairs stand in the order
/// of their ranks, then of the mentors; each mentor's in the order of their ranks, then of the mentees.
struct MentorLists {
  explicit MentorLists(const MentorProblem& problem);

  struct Entry {
    std::int32_t mentee = 0;
    std::int32_t mentor = 0;
    std::int32_t mentee_rank = 0;
    std::int32_t mentor_rank = 0;
    std::int64_t fit = 0;
  };
  std::vector<std::int32_t> capacity;
  std::vector<Entry> entries;           ///< by mentee
  std::vector<std::int32_t> first;      ///< entries of mentee m: first[m] … first[m + 1]
  std::vector<std::int32_t> by_mentor;  ///< entries, by mentor
  std::vector<std::int32_t> first_by_mentor;

  [[nodiscard]] std::size_t mentees() const { return first.size() - 1; }
  [[nodiscard]] std::size_t mentors() const { return capacity.size(); }
  [[nodiscard]] std::span<const Entry> of_mentee(std::size_t mentee) const {
    return {entries.data() + first[mentee], entries.data() + first[mentee + 1]};
  }
  [[nodiscard]] std::span<const std::int32_t> of_mentor(std::size_t mentor) const {
    return {by_mentor.data() + first_by_mentor[mentor], by_mentor.data() + first_by_mentor[mentor + 1]};
  }
  /// How the mentee and mentor stand in one another's lists; they must have an entry.
  [[nodiscard]] const Entry& entry(std::int32_t mentee, std::int32_t mentor) const;
};

/// Throws what `match_mentors` promises to throw.
void check(const MentorProblem& problem);

}  // namespace echelon::optimise
