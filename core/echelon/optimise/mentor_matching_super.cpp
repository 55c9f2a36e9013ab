#include <algorithm>

#include "echelon/optimise/mentor_matching_stable.hpp"

namespace echelon::optimise {
namespace {

/// Mentees apply to all of their equally best mentors at once; whoever a mentor could not keep in every order
/// of equals is struck out.
class SuperStable {
 public:
  explicit SuperStable(const MentorLists& lists)
      : lists_(lists),
        alive_(lists.entries.size(), 1),
        applied_(lists.entries.size(), 0),
        held_(lists.mentors(), 0),
        holds_(lists.mentees(), 0),
        was_full_(lists.mentors(), 0),
        last_(lists.mentors()) {
    for (std::size_t j = 0; j < last_.size(); ++j) last_[j] = lists.of_mentor(j).size();
  }

  std::optional<Mentors> solve() {
    for (std::size_t m = 0; m < lists_.mentees(); ++m) waiting_.push_back(static_cast<std::int32_t>(m));
    while (!waiting_.empty()) {
      const auto mentee = static_cast<std::size_t>(waiting_.back());
      waiting_.pop_back();
      while (holds_[mentee] == 0 && apply(mentee)) continue;
    }
    Mentors mentor(lists_.mentees(), -1);
    for (std::size_t e = 0; e < applied_.size(); ++e) {
      if (applied_[e] == 0) continue;
      auto& at = mentor[static_cast<std::size_t>(lists_.entries[e].mentee)];
      if (at >= 0) return std::nullopt;
      at = lists_.entries[e].mentor;
    }
    for (std::size_t j = 0; j < held_.size(); ++j)
      if (was_full_[j] != 0 && held_[j] < lists_.capacity[j]) return std::nullopt;
    return mentor;
  }

 private:
  /// The mentee applies to the head of what is left of the list; false when nothing is left.
  bool apply(std::size_t mentee) {
    const auto begin = static_cast<std::size_t>(lists_.first[mentee]);
    const auto end = static_cast<std::size_t>(lists_.first[mentee + 1]);
    auto head = begin;
    while (head < end && alive_[head] == 0) ++head;
    if (head == end) return false;
    const auto rank = lists_.entries[head].mentee_rank;
    for (auto e = head; e < end && lists_.entries[e].mentee_rank == rank; ++e) {
      if (alive_[e] == 0) continue;
      const auto mentor = static_cast<std::size_t>(lists_.entries[e].mentor);
      applied_[e] = 1;
      ++holds_[mentee];
      if (++held_[mentor] >= lists_.capacity[mentor]) was_full_[mentor] = 1;
      while (held_[mentor] > lists_.capacity[mentor]) strike_last(mentor);
      if (held_[mentor] == lists_.capacity[mentor]) strike_behind(mentor);
    }
    return true;
  }
  void strike(std::size_t e) {
    alive_[e] = 0;
    if (applied_[e] == 0) return;
    applied_[e] = 0;
    const auto& entry = lists_.entries[e];
    --held_[static_cast<std::size_t>(entry.mentor)];
    if (--holds_[static_cast<std::size_t>(entry.mentee)] == 0) waiting_.push_back(entry.mentee);
  }
  [[nodiscard]] const MentorLists::Entry& at(std::size_t mentor, std::size_t place) const {
    return lists_.entries[static_cast<std::size_t>(lists_.of_mentor(mentor)[place])];
  }
  /// Strikes the equals at the end of the mentor's list.
  void strike_last(std::size_t mentor) {
    const auto list = lists_.of_mentor(mentor);
    auto& last = last_[mentor];
    while (last > 0 && alive_[static_cast<std::size_t>(list[last - 1])] == 0) --last;
    if (last == 0) return;
    const auto rank = at(mentor, last - 1).mentor_rank;
    while (last > 0 && at(mentor, last - 1).mentor_rank == rank)
      strike(static_cast<std::size_t>(list[--last]));
  }
  /// Strikes all whom the mentor likes less than the last one held.
  void strike_behind(std::size_t mentor) {
    const auto list = lists_.of_mentor(mentor);
    std::int32_t rank = 0;
    for (auto i = last_[mentor]; i > 0 && rank == 0; --i)
      if (applied_[static_cast<std::size_t>(list[i - 1])] != 0) rank = at(mentor, i - 1).mentor_rank;
    while (last_[mentor] > 0 && at(mentor, last_[mentor] - 1).mentor_rank > rank)
      strike(static_cast<std::size_t>(list[--last_[mentor]]));
  }

  const MentorLists& lists_;
  std::vector<std::uint8_t> alive_;
  std::vector<std::uint8_t> applied_;
  std::vector<std::int32_t> held_;
  std::vector<std::int32_t> holds_;
  std::vector<std::uint8_t> was_full_;
  std::vector<std::size_t> last_;  ///< of each mentor's list everything from here on is struck
  std::vector<std::int32_t> waiting_;
};

}  // namespace

std::optional<Mentors> super_stable(const MentorLists& lists) { return SuperStable(lists).solve(); }

}  // namespace echelon::optimise
