#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_bundles.hpp"
#include "echelon/optimise/cohort_model.hpp"

namespace echelon::optimise {

/// The linear program over bundles: each teacher mixes bundles with weights that add up to one, within the
/// rows (Dantzig and Wolfe 1960). Each row's price is held between two bounds at first, around prices that
/// are nearly right already (du Merle, Villeneuve, Desrosiers and Hansen 1999), and let go as they bind.
///
/// Primal simplex. The teachers' own rows stay implicit: each has a key bundle, and only the rows that couple
/// them make up the working basis (generalised upper bounds, Dantzig and Van Slyke 1967), whose inverse is
/// kept explicitly. In doubles: it guides, the exact bound decides. Cost of an iteration: what is not zero in
/// a row times what is not zero in a column of the inverse.
class CohortMaster {
 public:
  /// Rows beyond so many are not tried.
  static constexpr std::size_t most_rows = 4000;

  CohortMaster(const CohortModel& model, const CohortChoices& choices);

  /// Lets a teacher mix this bundle as well; false when it is there already. A teacher's first is the key.
  bool add_bundle(std::size_t teacher, std::span<const std::int32_t> options);
  /// Begins at these prices, each held within `width` (millionths) of its own. Every teacher must have a
  /// bundle.
  void begin(const CohortPrices& prices, std::int64_t width);
  /// Goes on until no bundle pays at prices within their bounds; rows are added when they are broken. False
  /// when it gave up. Throws Cancelled.
  bool solve(const Progress& progress);
  /// After `solve`: the bounds on the prices move so that the present ones stand in the middle; those that
  /// bound move apart.
  void centre();
  enum class Bounds : std::uint8_t { free, moved, broken };
  /// After `solve`: bounds on prices that bind give way. `free`: none binds, the program is solved. `broken`:
  /// a row cannot be kept at any price.
  Bounds widen();
  /// A bundle is not to be used any more (or again).
  void forbid(std::size_t teacher, std::size_t number, bool forbidden);

  /// What the teacher's own row is worth, millionths: a bundle pays if it is worth more over its cost.
  [[nodiscard]] double row_worth(std::size_t teacher) const { return over(key_[teacher]) * scale_; }
  [[nodiscard]] double objective() const;  ///< millionths
  void prices(CohortPrices& into) const;
  struct Share {
    std::size_t teacher = 0;
    std::size_t number = 0;  ///< of the teacher's bundles
    double weight = 0;
  };
  /// Those above 0, by teacher.
  [[nodiscard]] std::vector<Share> shares() const;
  [[nodiscard]] std::span<const std::int32_t> bundle(std::size_t teacher, std::size_t number) const {
    return options_of(of_teacher_[teacher][number]);
  }
  [[nodiscard]] std::size_t bundles(std::size_t teacher) const { return of_teacher_[teacher].size(); }
  [[nodiscard]] std::int64_t iterations() const { return iterations_; }
  /// What was done so far, about a nanosecond each; the same on every machine.
  [[nodiscard]] std::int64_t work() const { return work_; }
  /// From now on `solve` gives up after so much more.
  void limit_work(std::int64_t more) { work_limit_ = work_ + more; }
  [[nodiscard]] std::size_t active_rows() const { return active_.size(); }

 private:
  struct Bundle {
    std::size_t teacher = 0;
    double worth = 0;
    bool forbidden = false;
    std::int32_t first_option = 0;
    std::int32_t options = 0;
    std::int32_t first_load = 0;
    std::int32_t loads = 0;
  };
  struct Load {
    std::int32_t row = 0;
    double by = 0;
  };
  /// What may stand in the basis: a bundle that is no key, or what a row has left or uses too much.
  struct Variable {
    enum class Kind : std::int8_t { bundle, left, excess } kind = Kind::left;
    std::int32_t number = -1;  ///< bundle, or active row
    friend bool operator==(const Variable&, const Variable&) = default;
  };

  [[nodiscard]] std::span<const std::int32_t> options_of(std::int32_t b) const {
    const auto& bundle = bundles_[static_cast<std::size_t>(b)];
    return {options_.data() + bundle.first_option, static_cast<std::size_t>(bundle.options)};
  }
  [[nodiscard]] std::span<const Load> loads_of(std::int32_t b) const {
    const auto& bundle = bundles_[static_cast<std::size_t>(b)];
    return {loads_.data() + bundle.first_load, static_cast<std::size_t>(bundle.loads)};
  }
  [[nodiscard]] std::size_t teacher_of(const Variable& v) const {
    return bundles_[static_cast<std::size_t>(v.number)].teacher;
  }
  void load(std::span<const std::int32_t> options);
  [[nodiscard]] double worth(std::int32_t b) const;
  [[nodiscard]] double over(std::int32_t b) const;
  [[nodiscard]] double cost(const Variable& v) const;
  void activate(std::int32_t row, double guess);
  void column_of(const Variable& v);
  void multiply();
  void invert();
  void place_values();
  void reprice();
  bool choose_entering(Variable& entering, double& gain);
  struct Stop {
    double step = 1e300;
    double rate = 0;
    std::ptrdiff_t place = -1;   ///< in the basis, of what reaches zero
    std::ptrdiff_t key_of = -1;  ///< or the teacher whose key does
  };
  [[nodiscard]] Stop find_stop(const Variable& entering) const;
  void advance(const Variable& entering, double step);
  bool pivot(const Variable& entering, double gain);
  void replace(std::size_t place, const Variable& by);
  void change_key(std::size_t teacher, std::size_t place);
  void leave(std::size_t place);
  bool add_broken_rows();

  const CohortModel& model_;
  const CohortChoices& choices_;
  double scale_ = 1;
  std::vector<Bundle> bundles_;
  std::vector<std::int32_t> options_;
  std::vector<Load> loads_;
  std::vector<std::vector<std::int32_t>> of_teacher_;
  std::vector<std::int32_t> key_;
  std::vector<double> key_weight_;
  std::vector<std::vector<std::size_t>> nonkeys_;  ///< places in the basis, by teacher
  std::vector<std::size_t> contested_;             ///< teachers with more than one bundle
  std::vector<std::uint8_t> is_contested_;

  std::vector<double> supply_;          ///< of every row, the minimums behind the model's own
  std::vector<std::int32_t> active_;    ///< rows in the working basis
  std::vector<std::int32_t> place_of_;  ///< by row; −1 not active
  std::vector<double> low_;
  std::vector<double> high_;
  std::vector<double> width_;
  std::vector<Variable> basis_;
  std::vector<double> value_;
  std::vector<double> inverse_;  ///< [row × size + place]
  std::vector<double> price_;
  std::vector<double> column_;
  std::vector<double> alpha_;
  std::vector<std::size_t> moved_;
  std::size_t next_ = 0;
  std::int64_t iterations_ = 0;
  int pivots_ = 0;  ///< since the inverse was made anew
  std::int64_t work_ = 0;
  std::int64_t work_limit_ = INT64_MAX;
  double width_scale_ = 0;
  double dear_ = 1;  ///< more than any bundle is worth
};

}  // namespace echelon::optimise
