#include <algorithm>
#include <numeric>

#include "echelon/base/error.hpp"
#include "echelon/optimise/stability.hpp"
#include "echelon/optimise/stability_draws.hpp"
#include "echelon/optimise/wide.hpp"

namespace echelon {
namespace {

using optimise::Wide;

/// Solves one problem again and again with other scores.
class Resolver {
 public:
  Resolver(const SelectionProblem& problem, const Progress& progress)
      : problem_(problem), progress_(progress) {
    problem_.reserves = 0;
  }
  /// The set returned, ascending; nothing when the quotas cannot be met. Throws Cancelled.
  std::optional<std::vector<std::size_t>> chosen(std::vector<std::int64_t> scores) {
    problem_.scores = std::move(scores);
    Selection selection(problem_);
    const SelectionResult& result = selection.run(progress_);
    if (result.status == SelectionStatus::interrupted) throw Cancelled();
    if (result.status == SelectionStatus::infeasible) return std::nullopt;
    std::vector<std::size_t> members = result.chosen;
    std::ranges::sort(members);
    return members;
  }

 private:
  SelectionProblem problem_;
  const Progress& progress_;
};

Wide sum_over(const std::vector<std::int64_t>& column, const std::vector<std::size_t>& members) {
  Wide sum = 0;
  for (const std::size_t j : members) sum += column[j];
  return sum;
}

void check_candidates(const SelectionProblem& problem, std::size_t candidates) {
  if (problem.scores.size() == candidates) return;
  throw Error(Fault::request, {"各评分项的人数与候选人数不同", "criteria and candidates differ in number"},
              {"请检查评分项的分数", "see the criteria's points"});
}

/// The points without their common factor: the same sets are best, and numbers reach farther.
CriteriaPoints reduced(CriteriaPoints points) {
  std::int64_t common = 0;
  for (const auto& column : points)
    for (const std::int64_t each : column) common = std::gcd(common, each);
  if (common > 1)
    for (auto& column : points)
      for (std::int64_t& each : column) each /= common;
  return points;
}

/// The total of every set as a line: what the other criteria give, and what each millionth of weight adds.
class WeightLine {
 public:
  WeightLine(Resolver& resolver, std::vector<std::int64_t> others, std::vector<std::int64_t> points,
             std::int64_t seats)
      : resolver_(resolver),
        others_(std::move(others)),
        points_(std::move(points)),
        greatest_(reach(seats)) {}

  [[nodiscard]] WeightInterval around(std::int64_t weight, const std::vector<std::size_t>& members) {
    WeightInterval interval;
    interval.from = end(0, weight, members, interval.below);
    const std::int64_t to = end(std::max(greatest_, weight), weight, members, interval.above);
    if (!interval.above.empty()) interval.to = to;
    return interval;
  }

 private:
  /// The greatest weight with which no score leaves the selection's range.
  [[nodiscard]] std::int64_t reach(std::int64_t seats) const {
    const Wide range = Wide{4'000'000'000'000'000'000} / std::max<std::int64_t>(seats, 1) - 1;
    Wide most = std::int64_t{1} << 60;
    for (std::size_t j = 0; j < points_.size(); ++j) {
      const Wide other = others_[j] < 0 ? -Wide{others_[j]} : Wide{others_[j]};
      const Wide own = points_[j] < 0 ? -Wide{points_[j]} : Wide{points_[j]};
      if (own > 0) most = std::min(most, (range - other) / own);
    }
    return static_cast<std::int64_t>(std::max<Wide>(most, 0));
  }
  [[nodiscard]] std::vector<std::size_t> best(std::int64_t weight) {
    std::vector<std::int64_t> scores(points_.size());
    for (std::size_t j = 0; j < scores.size(); ++j) scores[j] = others_[j] + weight * points_[j];
    return *resolver_.chosen(std::move(scores));
  }
  /// The last weight from `weight` towards `far` with which `members` are returned; `beyond` is the set after
  /// it, none when `members` are returned at `far` itself.
  std::int64_t end(std::int64_t far, std::int64_t weight, const std::vector<std::size_t>& members,
                   std::vector<std::size_t>& beyond) {
    const std::int64_t inwards = far < weight ? 1 : -1;
    std::int64_t at = far;
    while (at != weight) {
      std::vector<std::size_t> other = best(at);
      if (other == members) break;
      beyond = std::move(other);
      // At `at` the other set's line is not below; how far inwards until it is no longer above?
      const Wide lead = sum_over(others_, beyond) - sum_over(others_, members) +
                        at * (sum_over(points_, beyond) - sum_over(points_, members));
      const Wide slope = inwards * (sum_over(points_, members) - sum_over(points_, beyond));
      // Equal at `at`: the tie order decides against them there, and a millionth inwards they are ahead.
      const Wide steps = lead == 0 ? 1 : (lead + slope - 1) / slope;
      at += inwards * static_cast<std::int64_t>(steps);
    }
    if (at != far) beyond = best(at - inwards);
    return at;
  }

  Resolver& resolver_;
  std::vector<std::int64_t> others_;
  std::vector<std::int64_t> points_;
  std::int64_t greatest_;
};

}  // namespace

std::vector<std::int64_t> times_selected(const SelectionProblem& problem, const CriteriaPoints& points,
                                         const WeightDraws& draws, const Progress& progress) {
  check_candidates(problem, optimise::check_draws(points, draws));
  const CriteriaPoints small = reduced(points);
  Resolver resolver(problem, progress);
  std::vector<std::int64_t> times(problem.scores.size());
  std::vector<std::int64_t> scores;
  for (std::size_t number = 0; number < draws.count; ++number) {
    progress.at(static_cast<double>(number) / static_cast<double>(draws.count),
                {"按抽取的权重逐一遴选", "selecting under each weighting"});
    optimise::weigh(small, drawn_weights(draws, number), scores);
    const auto members = resolver.chosen(scores);
    if (!members) break;
    for (const std::size_t j : *members) ++times[j];
  }
  return times;
}

std::optional<std::vector<WeightInterval>> weight_intervals(const SelectionProblem& problem,
                                                            const CriteriaPoints& points,
                                                            const std::vector<std::int64_t>& weights,
                                                            const Progress& progress) {
  check_candidates(problem, optimise::check_points(points, weights));
  const CriteriaPoints small = reduced(points);
  Resolver resolver(problem, progress);
  std::vector<std::int64_t> scores;
  optimise::weigh(small, weights, scores);
  const auto members = resolver.chosen(scores);
  if (!members) return std::nullopt;
  std::vector<WeightInterval> intervals;
  for (std::size_t c = 0; c < points.size(); ++c) {
    progress.at(static_cast<double>(c) / static_cast<double>(points.size()),
                {"求各权重的稳定区间", "finding each weight's interval"});
    std::vector<std::int64_t> others = weights;
    others[c] = 0;
    optimise::weigh(small, others, scores);
    intervals.push_back(WeightLine(resolver, scores, small[c], problem.seats).around(weights[c], *members));
  }
  return intervals;
}

}  // namespace echelon
