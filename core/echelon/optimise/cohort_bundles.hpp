#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/cohort_model.hpp"

namespace echelon::optimise {

/// What the search has decided for the moment, beside the problem's own pins.
struct CohortChoices {
  explicit CohortChoices(const CohortModel& model)
      : run(model.sessions, Run::free), option(model.options(), 0), forced(model.intricate) {
    for (std::size_t o = 0; o < model.options(); ++o) option[o] = model.pinned[o];
  }
  enum class Run : std::int8_t { free, open, closed };
  std::vector<Run> run;              ///< of each session
  std::vector<std::int8_t> option;   ///< 1 in, −1 out
  std::vector<std::uint8_t> forced;  ///< of each teacher: bundles need the full check
  void set(const CohortModel& model, std::size_t teacher, std::int32_t o, std::int8_t state) {
    option[static_cast<std::size_t>(o)] = state;
    if (state > 0 || model.intricate[teacher] != 0) forced[teacher] = 1;
  }
};

/// What each row's use costs, and so what each option is worth over its cost. Whole numbers, so that bounds
/// are exact.
class CohortPrices {
 public:
  explicit CohortPrices(const CohortModel& model);
  /// A price of a row, millionths of a point (of the budget row: for a whole yuan). Only sessions that must
  /// run may have one below 0 on their seats.
  std::vector<std::int64_t> row;
  /// After `row` changed.
  void refresh(const CohortModel& model);
  /// Changes the price of one row of seats or absence, and refreshes what depends on it.
  void set(const CohortModel& model, std::size_t of_row, std::int64_t price) {
    const auto by = price - row[of_row];
    if (by == 0) return;
    row[of_row] = price;
    for (const auto lane : model.row_lanes[of_row]) lane_[static_cast<std::size_t>(lane)] += by;
  }
  /// None of the rows that the options load has a price of `wall` or more.
  [[nodiscard]] bool open(const CohortModel& model, std::span<const std::int32_t> options,
                          std::int64_t wall) const;
  [[nodiscard]] std::int64_t lane(std::int32_t lane) const { return lane_[static_cast<std::size_t>(lane)]; }
  [[nodiscard]] std::int64_t over(const CohortModel& model, std::size_t o) const {
    return model.value[o] - lane_[static_cast<std::size_t>(model.lane[o])] - changes_ * model.change[o];
  }
  /// What one more or the same use of money costs at most: rounded down.
  [[nodiscard]] std::int64_t money(std::int64_t amount) const;
  [[nodiscard]] std::int64_t money_up(std::int64_t amount) const;

 private:
  std::vector<std::int64_t> lane_;
  std::int64_t changes_ = 0;
  std::int64_t yuan_ = 0;
};

/// One teacher's best set of options at given prices. Keeps its working memory; one for a thread.
class BundleChooser {
 public:
  explicit BundleChooser(const CohortModel& model) : model_(model), taken_(model.together_most.size(), 0) {}
  struct Best {
    std::int64_t over = 0;  ///< worth over cost
    std::span<const std::int32_t> options;
  };
  /// The empty set when nothing pays. Of equal sets the first in a fixed order. When the decisions leave a
  /// teacher no set at all: `over` is `impossible`.
  [[nodiscard]] Best best(std::size_t teacher, const CohortPrices& prices, const CohortChoices& choices);
  /// Whether the options are a bundle that the decisions allow: number, overlaps, groups, prerequisites.
  [[nodiscard]] bool allows(std::span<const std::int32_t> options, const CohortChoices& choices);
  static constexpr std::int64_t impossible = INT64_MIN / 4;

  /// Every set whose worth over cost is at least `least`, up to `most` sets, to `take`; the empty set is one.
  template <class Take>
  void near(std::size_t teacher, const CohortPrices& prices, const CohortChoices& choices, std::int64_t least,
            std::size_t most, Take take) {
    const bool plain = choices.forced[teacher] == 0;
    collect(teacher, prices, choices, plain);
    near_floor_ = least;
    std::size_t left = most;
    chosen_.clear();
    std::int64_t base = begin_with_fixed(teacher, prices, choices);
    if (base == impossible) return;
    list(prices, static_cast<std::size_t>(model_.need[teacher]), 0, base, left, take);
    undo_fixed();
  }

 private:
  struct Offer {
    std::int64_t over = 0;
    std::int64_t hope = 0;  ///< with every shared day already paid for
    std::int32_t option = 0;
  };
  void collect(std::size_t teacher, const CohortPrices& prices, const CohortChoices& choices, bool plain);
  void search_plain(std::size_t need, std::size_t from, std::int64_t sum);
  void search(const CohortPrices& prices, std::size_t need, std::size_t from, std::int64_t sum);
  std::int64_t begin_with_fixed(std::size_t teacher, const CohortPrices& prices,
                                const CohortChoices& choices);
  void undo_fixed();
  [[nodiscard]] bool fits(std::int32_t option) const;
  [[nodiscard]] std::int64_t gain(const Offer& offer, const CohortPrices& prices) const;
  [[nodiscard]] bool prepared() const;
  [[nodiscard]] std::int64_t hope_from(std::size_t from, std::size_t count) const;
  void take(std::int32_t option, int by);

  template <class Take>
  void list(const CohortPrices& prices, std::size_t need, std::size_t from, std::int64_t sum,
            std::size_t& left, Take& take_set) {
    if (left == 0) return;
    if (sum >= near_floor_ && prepared()) {
      take_set(std::span<const std::int32_t>(chosen_), sum);
      --left;
    }
    if (chosen_.size() >= need) return;
    for (std::size_t i = from; i < offers_.size() && left > 0; ++i) {
      if (sum + hope_from(i, need - chosen_.size()) < near_floor_) return;
      if (!fits(offers_[i].option)) continue;
      const auto more = gain(offers_[i], prices);
      take(offers_[i].option, 1);
      chosen_.push_back(offers_[i].option);
      list(prices, need, i + 1, sum + more, left, take_set);
      chosen_.pop_back();
      take(offers_[i].option, -1);
    }
  }

  const CohortModel& model_;
  std::vector<Offer> offers_;
  std::vector<std::int32_t> chosen_;
  std::vector<std::int32_t> best_;
  std::vector<std::int32_t> taken_;
  std::int64_t best_over_ = 0;
  std::int64_t near_floor_ = 0;
};

}  // namespace echelon::optimise
