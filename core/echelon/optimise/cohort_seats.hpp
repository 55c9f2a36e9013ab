#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_bundles.hpp"
#include "echelon/optimise/cohort_model.hpp"

namespace echelon::optimise {

/// A plan in the making: who sits where, and how far each row is used. It never breaks a limit; minimum sizes
/// are mended by `settle_minimums`.
class CohortSeats {
 public:
  /// Empty but for what the choices hold. `guide`: what money and changes cost while teachers choose.
  CohortSeats(const CohortModel& model, const CohortChoices& choices, const CohortPrices& guide);

  /// False where the options that the choices hold break a limit by themselves.
  [[nodiscard]] bool possible() const { return possible_; }
  /// Takes options in the order given, each if there is room for it.
  void take_in_order(std::span<const std::int32_t> options);
  /// Each teacher in turn takes the best bundle that there is room for, until no one gains.
  void improve(const Progress& progress);
  /// Every session with people reaches its minimum, or is given up: whichever costs less. Those with less
  /// than `share` of their minimum are given up at once, the emptiest first, so that their people fill
  /// others.
  void settle_minimums(double share, const Progress& progress);
  /// Sessions that were given up run after all where that pays and leaves none short.
  void reopen(const Progress& progress);

  [[nodiscard]] std::int64_t objective() const { return objective_; }
  /// The chosen options, ascending.
  [[nodiscard]] std::vector<std::int32_t> chosen() const;
  /// All minimums kept and the changes within their limit.
  [[nodiscard]] bool complete() const;
  /// The first session with people, but fewer than its minimum; −1 none.
  [[nodiscard]] std::ptrdiff_t short_session() const;

 private:
  [[nodiscard]] std::span<const std::int32_t> bundle(std::size_t teacher) const {
    return {slots_.data() + model_.first[teacher], static_cast<std::size_t>(size_[teacher])};
  }
  void put(std::size_t teacher, std::span<const std::int32_t> options);
  void clear(std::size_t teacher);
  void use(std::size_t teacher, int by);
  void count(std::size_t row, std::int64_t by);
  [[nodiscard]] std::int64_t worth(std::span<const std::int32_t> options) const;
  /// Exchanges the teacher's bundle for the best there is room for, if that is worth more; the gain.
  std::int64_t choose_again(std::size_t teacher, std::int64_t least_gain);
  /// How far the budget and the changes are exceeded.
  struct Sums {
    std::int64_t money = 0;
    std::int64_t changes = 0;
    [[nodiscard]] bool within(const Sums& other) const {
      return money <= other.money && changes <= other.changes;
    }
  };
  [[nodiscard]] Sums over_sums() const;
  [[nodiscard]] bool minimums_kept(std::span<const std::int32_t> options) const;
  [[nodiscard]] bool has_enough(std::int32_t option) const {
    const auto session = static_cast<std::size_t>(model_.session[static_cast<std::size_t>(option)]);
    return use_[session] >= model_.minimum[session];
  }
  std::optional<std::int64_t> price_of_joining(std::size_t teacher, std::int32_t option);
  BundleChooser::Best best_with(std::size_t teacher, std::int32_t option);
  bool join(std::size_t teacher, std::int32_t option, bool gently);
  bool fill_to_minimum(std::size_t session, bool gently);
  [[nodiscard]] std::ptrdiff_t short_by_most(double share) const;
  [[nodiscard]] std::ptrdiff_t short_by_least() const;
  void give_up(std::size_t session);
  void assign(const CohortSeats& other);

  /// The price of a row that is full: more than all options of a teacher together are worth.
  static constexpr std::int64_t wall = 20'000'000'000'000'000;

  const CohortModel& model_;
  CohortChoices choices_;
  CohortPrices walls_;
  BundleChooser chooser_;
  std::vector<std::int32_t> slots_;
  std::vector<std::int32_t> size_;
  std::vector<std::int64_t> use_;
  std::vector<std::uint8_t> given_up_;  ///< of each session: closed by `settle_minimums`
  std::int64_t money_ = 0;
  std::int64_t changes_ = 0;
  std::int64_t objective_ = 0;
  bool possible_ = true;
  bool keeps_minimums_ = false;
};

}  // namespace echelon::optimise
