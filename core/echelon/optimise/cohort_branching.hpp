#pragma once

#include <cstdint>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_dual.hpp"
#include "echelon/optimise/cohort_master.hpp"
#include "echelon/optimise/cohort_seats.hpp"

namespace echelon::optimise {

/// The best plan known.
struct CohortIncumbent {
  bool found = false;
  std::int64_t objective = 0;
  std::vector<std::int32_t> chosen;  ///< the model's options, ascending

  /// Takes over what is complete and better.
  bool offer(const CohortSeats& seats) {
    if (!seats.complete() || (found && seats.objective() <= objective)) return false;
    found = true;
    objective = seats.objective();
    chosen = seats.chosen();
    return true;
  }
};

/// Settles the minimum sizes in several ways, each improved, and offers what comes of it.
void offer_settled(const CohortSeats& seats, CohortIncumbent& incumbent, const Progress& progress);

/// A plan from a mixture: what is taken most goes first, then everyone as well as there is room. The first
/// session it leaves short of its minimum before it mends that; −1 none.
std::ptrdiff_t round_off(const CohortModel& model, const CohortChoices& choices, const CohortMaster& master,
                         CohortIncumbent& incumbent, const Progress& progress);

/// Every bundle that a plan better than the incumbent could hold: those whose loss against their teacher's
/// best is within the gap between bound and plan. False when there are too many of them.
[[nodiscard]] bool gather_bundles(const CohortModel& model, const CohortChoices& choices,
                                  const CohortPrices& prices, std::int64_t slack, CohortMaster& master);

/// Branch and bound over the bundles of a master. Branches on one teacher going to one session, the most
/// nearly decided first.
class CohortBranching {
 public:
  /// Objectives are multiples of `grain`; a bundle more than these could be in no plan above `bound`.
  CohortBranching(const CohortModel& model, const CohortChoices& choices, CohortMaster& master,
                  std::int64_t bound, std::int64_t grain, CohortIncumbent& incumbent);

  /// Searches up to so many nodes. True when no plan of these bundles is better than the incumbent; else
  /// `bound()` says what is still possible. Throws Cancelled.
  bool run(std::int64_t nodes, const Progress& progress);
  /// Goes straight down once: holds what is nearly decided, solves, until all is decided or the iterations
  /// are spent; then rounds off. A step that loses is taken back once.
  void dive(std::int64_t iterations, const Progress& progress);
  [[nodiscard]] std::int64_t bound() const { return bound_; }
  /// A better set of bundles was found that leaves this session short of its minimum; −1 none.
  [[nodiscard]] std::ptrdiff_t short_session() const { return short_session_; }

 private:
  struct Split {
    std::size_t teacher = 0;
    std::int32_t option = -1;
    double share = 0;
  };
  struct Held {
    std::size_t teacher = 0;
    std::vector<std::size_t> forbidden;
  };
  bool solve();
  void hold(const std::vector<Split>& splits, std::size_t batch, std::vector<Held>& held);
  double try_out(const Split& split, std::vector<Held>& held);
  void release(std::vector<Held>& held, std::size_t from);
  void visit(int depth);
  void branch(int depth, const Split& split, std::int64_t bound);
  [[nodiscard]] std::int64_t exact_bound(const CohortPrices& prices) const;
  [[nodiscard]] std::vector<Split> undecided() const;
  void restrict(const Split& split, bool in, std::vector<std::size_t>& forbidden);
  void release(std::size_t teacher, const std::vector<std::size_t>& forbidden);
  void note_short(std::ptrdiff_t session) {
    if (short_session_ < 0) short_session_ = session;
  }
  [[nodiscard]] bool hopeless(std::int64_t bound) const;

  const CohortModel& model_;
  const CohortChoices& choices_;
  CohortMaster& master_;
  std::int64_t bound_;
  std::int64_t grain_;
  CohortIncumbent& incumbent_;
  std::vector<std::vector<std::uint8_t>> forbidden_;  ///< by teacher, by bundle
  std::int64_t nodes_left_ = 0;
  std::int64_t left_over_ = INT64_MIN;  ///< the greatest bound of a node that was not searched
  std::ptrdiff_t short_session_ = -1;
  const Progress* progress_ = nullptr;
};

}  // namespace echelon::optimise
