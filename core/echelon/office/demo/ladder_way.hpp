#pragma once

#include <vector>

#include "echelon/office/demo/chronicle.hpp"

namespace echelon::demo {

/// A tier of the demo's ladders: as plugins/master_echelons has it.
struct DemoTier {
  std::string_view id;
  bool term = false;  ///< three years at a time
  int permille = 0;   ///< of those who are apt, in a year
  int months = 0;     ///< on the tier below
};

/// One person's way on one ladder, written down step by step in order of time: who holds what from when to
/// when, and what ended or prolonged it.
class LadderWay {
 public:
  LadderWay(std::string person, std::string ladder, std::span<const DemoTier> tiers)
      : person_(std::move(person)), ladder_(std::move(ladder)), tiers_(tiers) {}

  /// −1 before the first one.
  [[nodiscard]] int tier() const { return tier_; }
  [[nodiscard]] bool has_term() const { return tier_ >= 0 && tiers_[static_cast<std::size_t>(tier_)].term; }
  [[nodiscard]] Date since() const { return rows_.back().since; }
  [[nodiscard]] Date until() const { return rows_.back().until; }
  /// The tier lost last, where it was not taken up again; −1 none.
  [[nodiscard]] int lost() const { return lost_; }
  /// Whether the tier was deferred and not yet decided.
  [[nodiscard]] bool deferred() const { return deferred_; }

  void hold(int tier, Date since);
  void pass();
  void defer(int months);
  /// The tier ends with its term, and `falls_to` (a tier held for good) is held again.
  void fail(int falls_to);
  void end();
  /// Writes what happened, nothing of it beyond the day on which the person left (unknown: in service).
  void write(Date left, Batch& batch);

 private:
  void conclude(Date on, TermResult result, Date until);
  std::string person_;
  std::string ladder_;
  std::span<const DemoTier> tiers_;
  std::vector<TierRecord> rows_;
  std::vector<TierReviewRecord> reviews_;
  int tier_ = -1;
  int lost_ = -1;
  bool deferred_ = false;
};

}  // namespace echelon::demo
