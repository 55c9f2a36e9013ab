#include "echelon/optimise/stability_draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "echelon/base/error.hpp"
#include "echelon/optimise/wide.hpp"

namespace echelon {
namespace {

using optimise::SeededDraws;
using optimise::Wide;

constexpr std::int64_t whole = 1'000'000;

Error wrong(Words what) {
  return {
      Fault::request, std::move(what), {"请检查评分项的分数和权重", "see the criteria's points and weights"}};
}

/// exp(−x²/2) for x from 0 to 5 by a series and squaring: only + − × ÷, the same on every machine.
double bell(double x) {
  const double small = -x * x / 2 / 1024;
  double sum = 1;
  double term = 1;
  for (int i = 1; i < 10; ++i) {
    term = term * small / i;
    sum += term;
  }
  for (int i = 0; i < 10; ++i) sum *= sum;
  return sum;
}

constexpr std::size_t deviates = 1U << 14;

/// The normal distribution's quantiles of (i + ½) / 16,384 for the upper half: Newton's method, the integral
/// between neighbours by Simpson's rule.
std::array<std::int64_t, deviates / 2> upper_deviates() {
  constexpr double density_at_0 = 0.39894228040143267794;
  std::array<std::int64_t, deviates / 2> quantiles{};
  double x = 0;
  double missing = 0.5 / static_cast<double>(deviates);
  for (std::int64_t& quantile : quantiles) {
    const double from = x;
    const double at_from = bell(from);
    x += missing / (density_at_0 * at_from);
    for (int step = 0; step < 6; ++step) {
      const double area = (x - from) / 6 * (at_from + 4 * bell((from + x) / 2) + bell(x)) * density_at_0;
      x += (missing - area) / (density_at_0 * bell(x));
    }
    quantile = std::llround(x * static_cast<double>(whole));
    missing = 1.0 / static_cast<double>(deviates);
  }
  return quantiles;
}

}  // namespace

namespace optimise {

std::int64_t SeededDraws::up_to(std::int64_t most) {
  __extension__ using Unsigned = unsigned __int128;
  return static_cast<std::int64_t>(Unsigned{next()} * (static_cast<std::uint64_t>(most) + 1) >> 64U);
}

std::size_t check_points(const CriteriaPoints& points, const std::vector<std::int64_t>& weights) {
  if (points.empty() || points.size() != weights.size())
    throw wrong(
        {"权重与评分项的个数不同，或没有评分项", "weights and criteria differ in number, or there are none"});
  Wide greatest = 0;
  for (std::size_t c = 0; c < points.size(); ++c) {
    if (points[c].size() != points[0].size())
      throw wrong({"各评分项的人数不同", "criteria differ in the number of candidates"});
    if (weights[c] < 0) throw wrong({"权重不能为负", "a weight is below 0"});
    Wide largest = 0;
    for (const std::int64_t each : points[c])
      largest = std::max(largest, each < 0 ? -Wide{each} : Wide{each});
    greatest += largest * weights[c];
  }
  if (greatest >= Wide{1} << 61) throw wrong({"分数与权重之积过大", "weights times points are too large"});
  return points[0].size();
}

std::size_t check_draws(const CriteriaPoints& points, const WeightDraws& draws) {
  if (!draws.spread) {
    if (draws.base.size() != points.size()) return check_points(points, draws.base);
    return check_points(points, std::vector<std::int64_t>(points.size(), whole));
  }
  if (*draws.spread < 0 || *draws.spread > whole)
    throw wrong({"权重的变动幅度应在 0 与 1 之间", "the spread of the weights must lie between 0 and 1"});
  std::vector<std::int64_t> most = draws.base;
  for (std::int64_t& each : most) {
    if (each > std::int64_t{1} << 60) throw wrong({"权重过大", "a weight is too large"});
    each *= 2;
  }
  return check_points(points, most);
}

void weigh(const CriteriaPoints& points, std::span<const std::int64_t> weights,
           std::vector<std::int64_t>& scores) {
  scores.assign(points[0].size(), 0);
  for (std::size_t c = 0; c < points.size(); ++c)
    for (std::size_t j = 0; j < scores.size(); ++j) scores[j] += weights[c] * points[c][j];
}

}  // namespace optimise

std::vector<std::int64_t> drawn_weights(const WeightDraws& draws, std::size_t number) {
  SeededDraws chance(draws.seed, number);
  std::vector<std::int64_t> weights = draws.base;
  if (draws.spread) {
    for (std::int64_t& each : weights) {
      const std::int64_t factor = whole - *draws.spread + chance.up_to(2 * *draws.spread);
      each = static_cast<std::int64_t>((Wide{each} * factor + whole / 2) / whole);
    }
    return weights;
  }
  // The gaps between points drawn on the whole are uniform on the simplex (Devroye 1986).
  for (std::size_t c = 0; c + 1 < weights.size(); ++c) weights[c] = chance.up_to(whole);
  if (!weights.empty()) weights.back() = whole;
  std::ranges::sort(weights);
  for (std::size_t c = weights.size(); c-- > 1;) weights[c] -= weights[c - 1];
  return weights;
}

std::int64_t normal_deviate(std::uint64_t bits) {
  static const auto upper = upper_deviates();
  const std::int64_t deviate = upper[bits % (deviates / 2)];
  return (bits & deviates / 2) != 0 ? -deviate : deviate;
}

}  // namespace echelon
