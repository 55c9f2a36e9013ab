#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/mentor_matching_lists.hpp"

namespace echelon::optimise {

/// The assignment of greatest total value, a pair being worth its fit and a bonus, with prices that prove it:
/// every mentee has a pair of the greatest value less price, or none where that is not above 0; a mentor with
/// a free place has price 0. One past the last mentor stands for *no mentor*, with room for all.
class MentorFlow {
 public:
  /// `count_first`: the bonus outweighs all fits.
  MentorFlow(const MentorLists& lists, bool count_first);

  /// Solves; deterministic.
  void solve(const Progress& progress);
  /// Moves on to the first in tie order among the assignments of the same value (`match_mentors`). Each
  /// mentee costs one search of the pairs that are as good as those they have.
  void first_in_tie_order(const Progress& progress);

  [[nodiscard]] const MentorLists& lists() const { return lists_; }
  [[nodiscard]] std::size_t nowhere() const { return lists_.mentors(); }
  /// The mentor of each mentee, or `nowhere`.
  [[nodiscard]] std::size_t at(std::size_t mentee) const { return at_[mentee]; }
  [[nodiscard]] const std::vector<std::int32_t>& members(std::size_t mentor) const {
    return members_[mentor];
  }
  [[nodiscard]] bool has_room(std::size_t mentor) const {
    return mentor == nowhere() || members_[mentor].size() < static_cast<std::size_t>(lists_.capacity[mentor]);
  }
  [[nodiscard]] std::int64_t price(std::size_t mentor) const { return price_[mentor]; }
  /// What an entry is worth at today's price.
  [[nodiscard]] std::int64_t net(const MentorLists::Entry& entry) const {
    return entry.fit + bonus_ - price_[static_cast<std::size_t>(entry.mentor)];
  }
  /// What the mentee has, at today's price: by optimality the most they could.
  [[nodiscard]] std::int64_t has(std::size_t mentee) const {
    return held_[mentee] < 0 ? 0 : net(lists_.entries[static_cast<std::size_t>(held_[mentee])]);
  }
  /// A value as pairs and fit.
  [[nodiscard]] MentorMatching::Gain gain(std::int64_t value) const;

 private:
  /// An auction that keeps every price a proof: each mentee offers the mentor they net most from what that is
  /// worth to them above their second choice; the lowest offer of a full mentor's is the price and gives way
  /// to a higher one (Bertsekas 1988, without his ε). Returns the mentees who are left without a decision.
  std::vector<std::size_t> bid(const Progress& progress);
  [[nodiscard]] std::size_t lowest_offer(std::size_t mentor, const std::vector<std::int64_t>& offers) const;
  void insert(std::size_t mentee);
  void search(std::size_t mentee, std::int64_t has);
  void reach(std::size_t mentor, std::int64_t distance, std::size_t mentee);
  /// `mentee` leaves for `mentor`.
  void move(std::size_t mentee, std::size_t mentor);
  bool lead(std::size_t from, std::size_t to, const std::vector<std::uint8_t>& settled);

  const MentorLists& lists_;
  std::int64_t bonus_ = 0;
  std::vector<std::int64_t> price_;
  std::vector<std::size_t> at_;
  std::vector<std::int32_t> held_;                  // entry of each mentee
  std::vector<std::vector<std::int32_t>> members_;  // mentees of each mentor and of `nowhere`
  std::vector<std::size_t> slot_;                   // where each mentee stands in them

  // One search for a shortest path: marks that are of an earlier search are stale.
  struct Mark {
    std::uint32_t search = 0;
    std::size_t mentee = 0;  // who enters
    std::int64_t distance = 0;
  };
  std::uint32_t searches_ = 0;
  std::vector<Mark> marks_;
  std::vector<std::pair<std::int64_t, std::size_t>> heap_;
  std::size_t end_ = 0;
  std::int64_t end_distance_ = 0;
  std::size_t end_mentee_ = 0;

  // The search for moves of equal value: nodes are mentors, `nowhere`, and empty places (the last).
  struct Step {
    std::uint32_t search = 0;
    std::size_t from = 0;
    std::int32_t mentee = -1;
  };
  std::vector<Step> steps_;
  std::vector<std::size_t> queue_;
};

}  // namespace echelon::optimise
