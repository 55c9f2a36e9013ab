#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "echelon/base/progress.hpp"

namespace echelon {

struct Certificate;

/// At least / at most so many of the chosen carry `value` in `feature`.
struct CountQuota {
  std::size_t feature = 0;
  std::int32_t value = 0;
  std::optional<std::int64_t> min = std::nullopt;
  std::optional<std::int64_t> max = std::nullopt;
  /// What changing a bound by one counts in the smallest relaxation; positive.
  std::int64_t weight = 1;
  /// No relaxation may change it.
  bool firm = false;
};

/// The sum of `measure` over the chosen, in millionths, is at least / at most so much.
struct SumQuota {
  std::size_t measure = 0;
  std::optional<std::int64_t> min = std::nullopt;
  std::optional<std::int64_t> max = std::nullopt;
  /// What changing a bound by one (1,000,000 millionths) counts in the smallest relaxation; positive.
  std::int64_t weight = 1;
};

/// Choose `seats` of the candidates under quotas with the greatest total score. A candidate is an index, and
/// indices are the tie order: candidate 0 stands first. So the caller sorts, and row order never matters.
struct SelectionProblem {
  std::int64_t seats = 0;
  /// Millionths, one a candidate. |score| × seats must stay below 4 × 10^18.
  std::vector<std::int64_t> scores = {};
  /// features[f][candidate]: a code from 0 to 2^24 − 1; negative: the candidate has no value there.
  std::vector<std::vector<std::int32_t>> features = {};
  /// measures[m][candidate], millionths; |measure| × seats must stay below 4 × 10^18.
  std::vector<std::vector<std::int64_t>> measures = {};
  std::vector<CountQuota> counts = {};
  std::vector<SumQuota> sums = {};
  /// How many reserves are wanted, at most; nothing: as many as there are seats.
  std::optional<std::int64_t> reserves = std::nullopt;
};

/// The quota `*`: one quota for each value of `feature` that occurs among the candidates, in order of the
/// codes.
[[nodiscard]] std::vector<CountQuota> each_value(const SelectionProblem& problem, const CountQuota& pattern);

enum class SelectionStatus { optimal, infeasible, interrupted };
/// The status as files name it: its English name.
[[nodiscard]] const char* code(SelectionStatus status);
enum class QuotaKind { count, sum, seats };
enum class Bound { min, max };

/// One bound of one quota to be changed. With `QuotaKind::seats` the number of seats itself (`quota` is 0).
struct BoundChange {
  QuotaKind kind = QuotaKind::count;
  std::size_t quota = 0;  ///< index in `counts` or `sums`
  Bound bound = Bound::min;
  std::int64_t from = 0;
  std::int64_t to = 0;
  friend bool operator==(const BoundChange&, const BoundChange&) = default;
};

/// One bound of one quota; the number of seats with `QuotaKind::seats`.
struct QuotaBound {
  QuotaKind kind = QuotaKind::count;
  std::size_t quota = 0;
  Bound bound = Bound::min;
  friend bool operator==(const QuotaBound&, const QuotaBound&) = default;
};

/// A bound at which the chosen stand (for a sum: within less than one unit), and what the optimum gains when
/// it is loosened by one (one whole unit for a sum), in millionths: always more than 0.
struct QuotaPrice {
  QuotaBound at;
  std::int64_t price = 0;
};

struct SelectionResult {
  SelectionStatus status = SelectionStatus::interrupted;
  /// Total score of `chosen`; nothing where no feasible set is known.
  std::optional<std::int64_t> objective = std::nullopt;
  /// No feasible set scores more. Equal to `objective` when optimal; nothing when infeasible.
  std::optional<std::int64_t> bound = std::nullopt;
  /// Ordered by score from high to low, then by tie order. When optimal: of all optimal sets the one whose
  /// members, listed in tie order, come first lexicographically. When interrupted: the best set known, or
  /// none.
  std::vector<std::size_t> chosen;
  /// The candidates who could take the seat of at least one chosen member with every quota still met, by
  /// score from high to low, then by tie order. Whoever fills a particular vacancy is found by
  /// `Selection::replacements`.
  std::vector<std::size_t> reserves;
  /// For each quota of `counts` and of `sums`: the number or the sum (millionths) of the chosen.
  std::vector<std::int64_t> count_usage;
  std::vector<std::int64_t> sum_usage;
  /// When infeasible: the changes of least total weight that make it feasible, loosening only. Of several
  /// such, the one that admits the set of greatest total (with sum quotas: the one first in tie order).
  /// Nothing where firm quotas alone contradict.
  std::vector<BoundChange> relaxation;
  /// When infeasible: quotas that contradict each other (and the seats), none of which can be left out.
  std::vector<QuotaBound> conflict;
};

/// Why a candidate was chosen or not, everything else staying as it is. Scores in millionths.
struct SelectionExplanation {
  bool chosen = false;
  std::int64_t score = 0;
  /// The smallest score with which the candidate would be in the returned set; nothing where no score would
  /// do.
  std::optional<std::int64_t> needed_score = std::nullopt;
  /// For one not chosen: who leaves and who else enters when the candidate has exactly `needed_score`.
  std::vector<std::size_t> leave;
  std::vector<std::size_t> enter;
  /// For a chosen one: how much could be lost with the seat kept; nothing where the seat is kept at any
  /// score.
  std::optional<std::int64_t> margin = std::nullopt;
};

/// The selection of a fixed number of people under quotas, exact to the millionth and the same on every
/// machine.
///
/// Linear programming over few columns guides it; every decision is checked by an exact integer bound. See
/// core/docs/selection.md for the method and its sources. One object serves one thread at a time.
class Selection {
 public:
  /// Throws Error when columns differ in length, a quota names no column, a code or a number is out of range.
  explicit Selection(SelectionProblem problem);
  Selection(Selection&&) noexcept;
  Selection& operator=(Selection&&) noexcept;
  ~Selection();

  /// Solves at the first call, later calls return the same. When `progress` is cancelled the result is
  /// `interrupted` and the next call begins anew.
  const SelectionResult& run(const Progress& progress = {});

  /// Only after `run` found the optimum. Throws Cancelled.
  [[nodiscard]] SelectionExplanation explain(std::size_t candidate, const Progress& progress = {});

  /// `explain` for every candidate, in order. Throws Cancelled.
  [[nodiscard]] std::vector<SelectionExplanation> explain_all(const Progress& progress = {});

  /// The bounds that bind, in the order of the quotas. Only after `run` found the optimum. Throws Cancelled.
  [[nodiscard]] std::vector<QuotaPrice> prices(const Progress& progress = {});

  /// The greatest total for each of the `values` that the bound could have, all else equal; nothing where no
  /// set meets it. For a bound that is not there the curve shows what setting one would cost. Throws
  /// Cancelled.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> frontier(const QuotaBound& at,
                                                                  const std::vector<std::int64_t>& values,
                                                                  const Progress& progress = {});

  /// When the chosen members `gone` drop out and all others keep their seats: who takes the empty seats (best
  /// total, then tie order). Nothing where nobody can without breaking a quota. Throws Cancelled.
  [[nodiscard]] std::optional<std::vector<std::size_t>> replacements(const std::vector<std::size_t>& gone,
                                                                     const Progress& progress = {});

  /// Proves the result, for `check_certificate` and for whoever does not trust this engine: see
  /// core/docs/certificate.md. Runs first if need be. Throws Cancelled.
  [[nodiscard]] Certificate certify(const Progress& progress = {});

  [[nodiscard]] const SelectionProblem& problem() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace echelon
