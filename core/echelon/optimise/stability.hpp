#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/selection.hpp"

namespace echelon {

// How far a ranking or a selection depends on its weights and on its raters. A score is Σ weight × points, in
// integers and never rounded; indices are the tie order. Whatever is drawn comes from a seed and is the same
// on every machine.

/// points[criterion][candidate] in millionths; criteria of equal length.
using CriteriaPoints = std::vector<std::vector<std::int64_t>>;

/// Weightings by chance. Weights are millionths, none below 0, and count only by their ratios.
struct WeightDraws {
  /// The weights to start from, one for each criterion.
  std::vector<std::int64_t> base = {};
  /// In millionths, from 0 to 1,000,000: each weight by itself is uniform between (1 − spread) and (1 +
  /// spread) times its base. Nothing: every division of the whole is as likely as any other (Dirichlet with
  /// all parameters 1), whatever the base.
  std::optional<std::int64_t> spread = std::nullopt;
  std::size_t count = 0;
  std::uint64_t seed = 0;
};

/// The weighting of that number, below `count`: it does not depend on how many there are.
[[nodiscard]] std::vector<std::int64_t> drawn_weights(const WeightDraws& draws, std::size_t number);

/// For each candidate in how many of the weightings it is among the first `top`. Exact: a pass in floats with
/// a proven margin leaves a few candidates, whom integers decide; whoever `top` others surpass in every
/// criterion is left out beforehand. Cost: O(count × candidates × criteria), some 5 µs a weighting for 5,000
/// candidates and 6 criteria. Throws Error when columns differ in length or numbers are out of range,
/// Cancelled.
[[nodiscard]] std::vector<std::int64_t> times_in_top(const CriteriaPoints& points, std::size_t top,
                                                     const WeightDraws& draws, const Progress& progress = {});

/// For each candidate the ranks (1 is the best) that the shares `quantiles` of the weightings, in millionths,
/// do not exceed: the smallest rank that at least so many of them have or better. Sorts everyone for every
/// weighting: O(count × candidates × log candidates), and holds count × candidates ranks.
/// Throws as `times_in_top`.
[[nodiscard]] std::vector<std::vector<std::int64_t>> rank_quantiles(
    const CriteriaPoints& points, const std::vector<std::int64_t>& quantiles, const WeightDraws& draws,
    const Progress& progress = {});

/// How reliable raters are: each draw adds to every score a normal deviate of the candidate's own standard
/// deviation, rounded to millionths.
struct RaterNoise {
  /// Millionths, one a candidate, from 0 to 10^12.
  std::vector<std::int64_t> deviations = {};
  std::size_t count = 0;
  std::uint64_t seed = 0;
};

/// A normal deviate in millionths: one of 16,384 equally likely ones, at most ±4.01 standard deviations; from
/// 14 bits.
[[nodiscard]] std::int64_t normal_deviate(std::uint64_t bits);

/// For each candidate in how many draws of the noise it is among the first `top`. `scores` in millionths, up
/// to 10^18. Throws Error as `times_in_top`, Cancelled.
[[nodiscard]] std::vector<std::int64_t> times_in_top(std::span<const std::int64_t> scores, std::size_t top,
                                                     const RaterNoise& noise, const Progress& progress = {});

/// For each candidate in how many of the weightings it is in the proven best set under the quotas. The
/// problem's scores are not looked at. All zeros when the quotas cannot be met. One selection a weighting.
/// Throws Error as `Selection` and `times_in_top`, Cancelled.
[[nodiscard]] std::vector<std::int64_t> times_selected(const SelectionProblem& problem,
                                                       const CriteriaPoints& points, const WeightDraws& draws,
                                                       const Progress& progress = {});

/// The weights of one criterion with which exactly the same set is returned, all other weights staying as
/// they are. Only ratios matter, so this is also the interval of the criterion's share of the whole: weight ÷
/// (weight + the others).
struct WeightInterval {
  /// Both ends belong to it: the least and the greatest weight of six places. Where another set has the same
  /// total at the end and comes first in tie order, the end is a millionth further in.
  std::int64_t from = 0;
  /// Nothing: the set stays however great the weight (as far as numbers reach).
  std::optional<std::int64_t> to = std::nullopt;
  /// The set returned a millionth beyond the end, members ascending; empty where there is no end.
  std::vector<std::size_t> below = {};
  std::vector<std::size_t> above = {};
};

/// For each criterion the interval around its weight. Nothing when the quotas cannot be met.
/// A set's total is a linear function of the weight and the optimum the greatest of them, so the ends are
/// found by intersecting the chosen set's line with that of the best set at the far end, then again with the
/// best set there, until none is better (Eisner and Severance, *Mathematical techniques for efficient record
/// segmentation in large shared databases*, 1976; Dinkelbach 1967). A few selections an end, in integers.
/// Throws as `times_selected`.
[[nodiscard]] std::optional<std::vector<WeightInterval>> weight_intervals(
    const SelectionProblem& problem, const CriteriaPoints& points, const std::vector<std::int64_t>& weights,
    const Progress& progress = {});

}  // namespace echelon
