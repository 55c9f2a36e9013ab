#pragma once

#include <vector>

#include "echelon/rules/hour_bound.hpp"

namespace echelon {

/// Judges one person after another against one version of a rule.
class HourJudging {
 public:
  HourJudging(const HourBound& bound, const Snapshot& snapshot)
      : bound_(bound), snapshot_(snapshot), tally_(bound.counting()) {}

  /// The standing in the window that matters as of the snapshot's date, or `ahead` windows later as if
  /// nothing more were done. False when the person is not bound in it. `facts` may be null.
  bool judge(PersonIndex person, int ahead, std::vector<HourFact>* facts);
  /// Of the last judgement; person, rule and version are the caller's to set.
  [[nodiscard]] const HourStanding& standing() const { return standing_; }
  [[nodiscard]] const std::vector<HourPartStanding>& parts() const { return parts_; }
  /// Facts for records that the window did not take.
  void add_outside(std::vector<HourFact>& facts) const;
  /// Facts for joining within the window and for waivers.
  void add_reductions(std::vector<HourFact>& facts) const;

 private:
  [[nodiscard]] Date as_of() const { return snapshot_.as_of; }
  [[nodiscard]] const HourRule& rule() const { return bound_.rule(); }
  bool judge_rolling(int ahead);
  bool judge_chain(int ahead);
  bool judge_event();
  bool judge_recurring(int ahead);

  /// Begins a window that takes over `carried`; `share` are the days that joining and waivers are shares of.
  void begin(Period window, Period share, Decimal carried);
  /// The total and the minima after joining and waivers.
  void require(Period share);
  [[nodiscard]] std::int64_t waived_days(Period share);
  /// Takes the records from position `at` on that ended by `last`; with `until_met` only until nothing is
  /// missing. Returns the position after the last one taken.
  std::size_t take(std::size_t at, Date last, bool until_met);
  [[nodiscard]] bool complete() const;
  /// Ends the window, which must be met by the day.
  bool conclude(Date last_day);
  bool unknown();
  void note_carried(Decimal carried);
  /// The position of the first record that ended on the day or later.
  [[nodiscard]] std::size_t first_from(Date day) const;
  /// Whether the rule counts in the window for someone who joined when they did.
  [[nodiscard]] bool bound_in(Period window) const;
  [[nodiscard]] Period chain_start(Period now) const;
  [[nodiscard]] Decimal surplus() const;
  /// The obligation after one that was completed on a day.
  [[nodiscard]] Period next_obligation(Period window, Date completed) const;
  [[nodiscard]] Period first_obligation(Date event) const;

  const HourBound& bound_;
  const Snapshot& snapshot_;
  HourTally tally_;
  PersonIndex person_ = nobody;
  std::span<const Training> records_;
  std::span<const Waiver> waivers_;
  Date hired_;
  Period share_;   ///< the days that joining and waivers are shares of
  Date deadline_;  ///< records after it are late
  std::vector<HourFact>* facts_ = nullptr;
  std::vector<HourPartStanding> parts_;
  HourStanding standing_;
  // The window's records, by position; those from `used_from_` to before them made up for the window before.
  std::size_t used_from_ = 0;
  std::size_t taken_from_ = 0;
  std::size_t taken_to_ = 0;
};

}  // namespace echelon
