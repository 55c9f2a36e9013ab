#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/cohort_plan.hpp"

namespace echelon::optimise {

/// Whole numbers packed row by row.
template <class T>
class Lists {
 public:
  Lists() : starts_{0} {}
  void push(T value) { values_.push_back(value); }
  void close() { starts_.push_back(static_cast<std::int32_t>(values_.size())); }
  [[nodiscard]] std::span<const T> operator[](std::size_t row) const {
    return {values_.data() + starts_[row], values_.data() + starts_[row + 1]};
  }
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::int32_t start(std::size_t row) const { return starts_[row]; }

 private:
  std::vector<std::int32_t> starts_;
  std::vector<T> values_;
};

/// Pairs of sessions, as a square of bits.
class SessionPairs {
 public:
  explicit SessionPairs(std::size_t sessions = 0)
      : words_((sessions + 63) / 64), bits_(sessions * words_, 0) {}
  void set(std::int32_t a, std::int32_t b) { mark(a, b), mark(b, a); }
  [[nodiscard]] bool operator()(std::int32_t a, std::int32_t b) const {
    return (bits_[static_cast<std::size_t>(a) * words_ + static_cast<std::size_t>(b) / 64] >> (b & 63) & 1) !=
           0;
  }

 private:
  void mark(std::int32_t a, std::int32_t b) {
    bits_[static_cast<std::size_t>(a) * words_ + static_cast<std::size_t>(b) / 64] |= std::uint64_t{1}
                                                                                      << (b & 63);
  }
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

/// A cohort problem laid out for the search. What couples the teachers are *rows*: the seats of each session
/// (row s), then the absence limits that could be exceeded, then the budget and the changes, where there are
/// any. Everything else is one teacher's own: which sets of options (*bundles*) a teacher may take.
///
/// Teachers stand ordered by the absence groups they belong to, options by teacher. Options that load the
/// same rows share a *lane*: session × groups.
struct CohortModel {
  explicit CohortModel(const CohortProblem& problem);

  // teachers
  std::vector<std::int32_t> teacher;  ///< the problem's number of each
  std::vector<std::int32_t> need;     ///< at most so many options
  std::vector<std::uint8_t>
      intricate;  ///< 1: bundles need the full check (prerequisites, shared days, groups, pins)
  std::vector<std::int32_t> first;  ///< options of teacher t: first[t] … first[t + 1]

  // options
  std::vector<std::int32_t> option;  ///< the problem's number of each
  std::vector<std::int32_t> session;
  std::vector<std::int64_t> value;
  std::vector<std::int32_t> lane;
  std::vector<std::int32_t> after;  ///< index into `earlier`; −1 none
  std::vector<std::int8_t> pinned;  ///< 1: in (those pinned out are left out)
  std::vector<std::int8_t> change;  ///< what choosing it adds to the changes row: +1, −1 or, without one, 0

  // lanes
  std::vector<std::int32_t> lane_session;
  Lists<std::int32_t> lane_days;  ///< absence rows, ascending

  // rows
  std::size_t sessions = 0;
  std::size_t rows = 0;
  std::vector<std::int64_t> limit;  ///< of each row: seats, people away, yuan, changes
  Lists<std::int32_t> row_lanes;    ///< of each row of seats or absence the lanes that load it
  std::vector<std::int32_t> minimum;
  std::vector<std::int64_t> cost;
  std::vector<std::int64_t> seat_cost;
  struct Away {
    std::int32_t group = 0;
    std::int32_t day = 0;
  };
  std::vector<Away> away;  ///< of the absence rows: row sessions + i
  std::ptrdiff_t budget_row = -1;
  std::ptrdiff_t changes_row = -1;

  SessionPairs overlap;     ///< never both: a shared minute, or a group of which one may be taken
  SessionPairs shared_day;  ///< may be both, and share a day that has an absence row for someone
  std::vector<std::vector<std::int32_t>>
      together;  ///< for each session the groups (of more than one) it is in
  std::vector<std::int32_t> together_most;
  std::vector<std::vector<std::int32_t>> earlier;

  [[nodiscard]] std::size_t teachers() const { return need.size(); }
  [[nodiscard]] std::size_t options() const { return option.size(); }
};

}  // namespace echelon::optimise
