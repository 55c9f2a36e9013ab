#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/boxed_simplex.hpp"
#include "echelon/optimise/certificate.hpp"
#include "echelon/optimise/near_list.hpp"
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

  /// No set is worth more than this, by the linear program alone; below the worth of any set where there is
  /// none. Instead of `run`; no row may be contradictory. Throws Cancelled.
  Wide bound_at_root();

  /// Is there a set at all? Instead of `run`. Scores only guide the search. Throws Cancelled.
  bool any();
  /// Writes down why there is no set of at least `target`. Instead of `run`; there must be as many candidates
  /// as seats, and no contradictory row. False when there is such a set. Throws Cancelled.
  bool prove_none(Wide target, std::vector<CertificateNode>& tree);
  /// After `prove_none(value + 1)`: writes down why no set of `value` comes before `members`, which ascend.
  bool prove_first(Wide value, const std::vector<std::size_t>& members, std::vector<CertificateNode>& tree);

  /// After `run` found the optimum: the best set that has the candidate (or has not), found from where `run`
  /// left off, which takes a small part of its time. Answers do not depend on what was asked before.
  SearchAnswer again(std::size_t candidate, bool in, const Progress& progress);

 private:
  QuotaSearch(const QuotaRows& rows, std::span<const std::int64_t> scores, const Progress& progress,
              std::pair<std::int64_t, std::int64_t> range);

  enum class Mark : std::int8_t { open, in, out };
  /// The linear program as `run` left it.
  struct Base {
    BoxedSimplex lp;
    std::size_t columns = 0;
    std::size_t rows = 0;
  };
  /// Among whom prices look for columns.
  enum class Scope : std::int8_t { sample, everyone, universe };

  void start();
  void take_sample(std::int64_t least_score);
  void add_column(std::size_t candidate);
  void add_row(std::size_t row);
  void add_penalty_columns(std::size_t row, std::int32_t lp_row);
  [[nodiscard]] double cut_off() const;
  [[nodiscard]] bool add_broken_rows();
  void take_prices();
  template <class Visit>
  void open_above(double above, Visit&& visit);
  bool price_in();
  void settle();
  Wide exact_bound();

  [[nodiscard]] std::ptrdiff_t place_in_universe(std::size_t candidate) const;
  void fix(std::size_t candidate, bool in);
  void fix_one(std::size_t candidate, bool in);
  void undo(std::size_t mark);
  void fix_by_gain(Wide bound);

  bool consider_point();
  void consider(std::vector<std::size_t> members);
  [[nodiscard]] std::optional<Wide> value_of(std::span<const std::size_t> members) const;

  [[nodiscard]] Wide least_value() const;
  [[nodiscard]] Wide grain_of_values() const;
  [[nodiscard]] Wide reachable(Wide value) const;
  SearchAnswer search(bool only_value);
  void return_to_base();
  void settle_root();
  void solve_to_optimum();
  [[nodiscard]] Wide first_step() const;
  void narrow();
  void group_alike();
  [[nodiscard]] std::int64_t room_for(std::size_t candidate) const;
  void branch();
  [[nodiscard]] std::ptrdiff_t branching_candidate() const;
  [[nodiscard]] std::size_t next_alike(std::size_t candidate) const;
  void visit_children(std::size_t candidate);
  void find_first();
  void count_in(std::vector<std::int64_t>& usage, std::size_t candidate, std::int64_t times) const;
  [[nodiscard]] bool blocked(std::size_t candidate) const;
  bool swap_in(std::size_t candidate);
  bool can_enter(std::size_t candidate);

  bool prove_place(CertificateNode node, std::vector<CertificateNode>& tree);
  void shut_full_rows(CertificateNode& node);
  [[nodiscard]] std::vector<ProofPrice> proof_prices() const;
  [[nodiscard]] std::optional<std::vector<ProofPrice>> prices_of_fixed() const;

  const QuotaRows& rows_;
  std::span<const std::int64_t> scores_;
  const Progress* progress_;
  std::int64_t least_score_ = 0;
  std::int64_t most_score_ = 0;
  QuotaPrices prices_;
  NearList near_list_;
  std::unique_ptr<BoxedSimplex> lp_;
  double center_ = 0;
  double unit_ = 1;

  std::vector<Mark> marks_;
  std::vector<std::size_t> in_;  ///< the candidates marked in, in the order of marking
  std::vector<std::size_t> trail_;
  std::vector<std::int32_t> column_of_;
  std::vector<std::ptrdiff_t> candidate_of_;  ///< −1: a penalty
  std::vector<std::int32_t> lp_row_of_;
  std::vector<std::size_t> demanding_;  ///< rows that nobody at all would break
  std::vector<double> sums_;            ///< by row; all 0 between calls
  std::vector<std::size_t> row_of_lp_;
  std::vector<RowPrice> row_prices_;
  std::vector<RowPrice> root_prices_;
  Wide root_bound_ = 0;

  Scope scope_ = Scope::everyone;
  PackedCandidates sample_;
  std::vector<std::size_t> universe_;  ///< once narrowed: whom a set of the wanted value can have
  PackedCandidates packed_universe_;
  std::vector<std::int32_t> group_of_;            ///< by place in `universe_`; those alike
  std::vector<std::int32_t> place_of_;            ///< by place in `universe_`; within the group
  std::vector<std::vector<std::size_t>> groups_;  ///< the best first
  std::vector<std::pair<std::size_t, Wide>>
      gains_;                             ///< open candidates near or above zero, from the last bound
  std::vector<std::int64_t> best_usage_;  ///< rows' sums of `best_members_`, for `find_first`
  std::vector<std::int64_t> in_usage_;    ///< rows' sums of those in, for `find_first`

  Wide grain_ = 1;   ///< values of sets differ by multiples of it
  Wide target_ = 0;  ///< only sets of at least this value are looked for
  Wide bound_ = 0;
  bool first_only_ = false;
  bool stop_ = false;
  std::optional<Wide> best_;
  std::vector<std::size_t> best_members_;
  std::optional<Base> base_;
};

template <class Visit>
void QuotaSearch::open_above(double above, Visit&& visit) {
  if (scope_ == Scope::everyone) {
    near_list_.above(above, [&](std::size_t j, double gain) {
      if (marks_[j] == Mark::open) visit(j, gain);
    });
    return;
  }
  prices_.sift(scope_ == Scope::sample ? sample_ : packed_universe_, above, [&](std::size_t j, double gain) {
    if (marks_[j] == Mark::open) visit(j, gain);
  });
}

}  // namespace echelon::optimise
