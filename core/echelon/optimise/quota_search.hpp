#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/boxed_simplex.hpp"
#include "echelon/optimise/certificate.hpp"
#include "echelon/optimise/quota_prices.hpp"
#include "echelon/optimise/quota_rows.hpp"

namespace echelon::optimise {

/// What a search found. `members` ascend.
struct SearchAnswer {
  SelectionStatus status = SelectionStatus::interrupted;
  std::optional<Wide> value = std::nullopt;
  Wide bound = 0;
  std::vector<std::size_t> members = {};
};

/// Finds the best set under rows, and of the best sets the first one: linear programs over few columns and
/// few rows that grow as the prices ask for them, fixing by reduced cost, branch and bound.
class QuotaSearch {
 public:
  /// `rows` and `scores` must outlive the search. Row 0 of `rows` is the number of members.
  QuotaSearch(const QuotaRows& rows, std::span<const std::int64_t> scores, const Progress& progress);

  /// Every set must have the candidate, or must not. Before `run`.
  void hold(std::size_t candidate, bool in);

  /// With `at_least`, sets below that value are not looked for: then `infeasible` means that there is none.
  /// With `only_value`, any best set will do. Never throws Cancelled: the answer is then `interrupted`.
  SearchAnswer run(std::optional<Wide> at_least = std::nullopt, bool only_value = false);

  /// Writes down why there is no set of at least `target`. Instead of `run`; there must be as many candidates
  /// as seats, and no contradictory row. False when there is such a set. Throws Cancelled.
  bool prove_none(Wide target, std::vector<CertificateNode>& tree);
  /// After `prove_none(value + 1)`: writes down why no set of `value` comes before `members`, which ascend.
  bool prove_first(Wide value, const std::vector<std::size_t>& members, std::vector<CertificateNode>& tree);

 private:
  enum class Mark : std::int8_t { open, in, out };

  void start();
  void add_column(std::size_t candidate);
  void add_row(std::size_t row);
  void add_penalty_columns(std::size_t row, std::int32_t lp_row);
  [[nodiscard]] double cut_off() const;
  [[nodiscard]] bool add_broken_rows();
  void take_prices();
  template <class Visit>
  void open_above(double above, Visit&& visit) const;
  bool price_in();
  void settle();
  Wide exact_bound();

  void fix(std::size_t candidate, bool in);
  void fix_one(std::size_t candidate, bool in);
  void undo(std::size_t mark);
  void fix_by_gain(Wide bound);

  bool consider_point();
  void consider(std::vector<std::size_t> members);
  [[nodiscard]] std::optional<Wide> value_of(std::span<const std::size_t> members) const;

  void solve_to_optimum();
  [[nodiscard]] Wide first_step() const;
  void narrow();
  void group_alike();
  void branch();
  [[nodiscard]] std::ptrdiff_t branching_candidate() const;
  [[nodiscard]] std::size_t next_alike(std::size_t candidate) const;
  void visit_children(std::size_t candidate);
  void find_first();
  bool can_enter(std::size_t candidate);

  bool prove_place(CertificateNode node, std::vector<CertificateNode>& tree);
  [[nodiscard]] std::vector<RowPrice> priced_rows() const;
  [[nodiscard]] std::optional<std::vector<RowPrice>> prices_of_fixed() const;

  const QuotaRows& rows_;
  std::span<const std::int64_t> scores_;
  const Progress& progress_;
  QuotaPrices prices_;
  std::unique_ptr<BoxedSimplex> lp_;
  double center_ = 0;
  double unit_ = 1;

  std::vector<Mark> marks_;
  std::vector<std::size_t> in_;  ///< the candidates marked in, in the order of marking
  std::vector<std::size_t> trail_;
  std::vector<std::int32_t> column_of_;
  std::vector<std::ptrdiff_t> candidate_of_;  ///< −1: a penalty
  std::vector<std::int32_t> lp_row_of_;
  std::vector<std::size_t> row_of_lp_;
  std::vector<double> row_prices_;
  std::vector<double> root_prices_;
  Wide root_bound_ = 0;

  bool narrowed_ = false;
  std::vector<std::size_t> universe_;   ///< once narrowed: whom a set of the wanted value can have
  std::vector<std::int32_t> group_of_;  ///< those alike; −1: compared with no one
  std::vector<std::int32_t> place_of_;
  std::vector<std::vector<std::size_t>> groups_;  ///< the best first
  std::vector<std::pair<std::size_t, Wide>>
      gains_;  ///< open candidates near or above zero, from the last bound

  Wide target_ = 0;  ///< only sets of at least this value are looked for
  Wide bound_ = 0;
  bool first_only_ = false;
  bool stop_ = false;
  std::optional<Wide> best_;
  std::vector<std::size_t> best_members_;
};

template <class Visit>
void QuotaSearch::open_above(double above, Visit&& visit) const {
  if (!narrowed_) {
    prices_.sift(above, [&](std::size_t j, double gain) {
      if (marks_[j] == Mark::open) visit(j, gain);
    });
    return;
  }
  for (const auto j : universe_) {
    if (marks_[j] != Mark::open) continue;
    if (const auto gain = prices_.approximate(j); gain > above) visit(j, gain);
  }
}

}  // namespace echelon::optimise
