#include <algorithm>
#include <numeric>

#include "echelon/optimise/stability.hpp"
#include "echelon/optimise/stability_draws.hpp"
#include "echelon/optimise/top_counts.hpp"

namespace echelon {

namespace {

using optimise::Wide;

/// The ends of what noise can make of a score.
struct Reach {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

std::int64_t noise_of(std::int64_t deviation, std::int64_t deviate) {
  const std::int64_t product = deviation * deviate;
  return (product + (product < 0 ? -500'000 : 500'000)) / 1'000'000;
}

/// Whom noise can bring among the first `top`: not one whom so many surpass whatever is drawn.
std::vector<std::size_t> within_reach(const std::vector<Reach>& reaches, std::size_t top) {
  std::vector<std::int64_t> least;
  least.reserve(reaches.size());
  for (const Reach& each : reaches) least.push_back(each.least);
  std::ranges::nth_element(least, least.begin() + static_cast<std::ptrdiff_t>(top - 1), std::greater<>());
  std::vector<std::size_t> open;
  for (std::size_t j = 0; j < reaches.size(); ++j)
    if (reaches[j].most >= least[top - 1]) open.push_back(j);
  return open;
}

/// Four neighbours share a draw; no one's deviate depends on who else is open.
void perturb(std::span<const std::int64_t> scores, const RaterNoise& noise, std::size_t number,
             const std::vector<std::size_t>& open, std::vector<std::int64_t>& perturbed) {
  const optimise::SeededDraws beginning(noise.seed, number);
  std::uint64_t bits = 0;
  std::size_t drawn = scores.size();
  for (std::size_t i = 0; i < open.size(); ++i) {
    const std::size_t j = open[i];
    if (j / 4 != drawn) {
      drawn = j / 4;
      bits = beginning.at(drawn);
    }
    perturbed[i] = scores[j] + noise_of(noise.deviations[j], normal_deviate(bits >> j % 4 * 16));
  }
}

void check_noise(std::span<const std::int64_t> scores, const RaterNoise& noise) {
  constexpr std::int64_t most_score = 1'000'000'000'000'000'000;
  constexpr std::int64_t most_deviation = 1'000'000'000'000;
  const bool sound =
      scores.size() == noise.deviations.size() &&
      std::ranges::all_of(scores, [](auto score) { return -most_score <= score && score <= most_score; }) &&
      std::ranges::all_of(noise.deviations, [](auto each) { return 0 <= each && each <= most_deviation; });
  if (sound) return;
  throw Error(Fault::request,
              {"评分误差与人数不符，或数值超出范围",
               "deviations and scores differ in number, or a number is out of range"},
              {"请检查分数和标准差", "see the scores and the standard deviations"});
}

}  // namespace

std::vector<std::int64_t> times_in_top(std::span<const std::int64_t> scores, std::size_t top,
                                       const RaterNoise& noise, const Progress& progress) {
  check_noise(scores, noise);
  std::vector<std::int64_t> times(scores.size());
  if (top == 0 || scores.empty()) return times;
  if (top >= scores.size()) {
    std::ranges::fill(times, static_cast<std::int64_t>(noise.count));
    return times;
  }
  std::vector<Reach> reaches;
  reaches.reserve(scores.size());
  const std::int64_t farthest = normal_deviate((1U << 13) - 1);
  for (std::size_t j = 0; j < scores.size(); ++j) {
    const std::int64_t reach = noise_of(noise.deviations[j], farthest);
    reaches.push_back({scores[j] - reach, scores[j] + reach});
  }
  const std::vector<std::size_t> open = within_reach(reaches, top);
  optimise::TopFinder finder(open.size(), top);
  std::vector<std::int64_t> perturbed(open.size());
  for (std::size_t number = 0; number < noise.count; ++number) {
    if (number % 64 == 0) progress.check();
    perturb(scores, noise, number, open, perturbed);
    for (const std::size_t i : finder.find(perturbed)) ++times[open[i]];
  }
  return times;
}

std::vector<std::vector<std::int64_t>> rank_quantiles(const CriteriaPoints& points,
                                                      const std::vector<std::int64_t>& quantiles,
                                                      const WeightDraws& draws, const Progress& progress) {
  const std::size_t n = optimise::check_draws(points, draws);
  std::vector<std::uint32_t> ranks(n * draws.count);
  std::vector<std::int64_t> scores;
  std::vector<std::uint32_t> order(n);
  for (std::size_t number = 0; number < draws.count; ++number) {
    if (number % 16 == 0) progress.check();
    optimise::weigh(points, drawn_weights(draws, number), scores);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    });
    for (std::size_t place = 0; place < n; ++place)
      ranks[order[place] * draws.count + number] = static_cast<std::uint32_t>(place + 1);
  }
  std::vector<std::vector<std::int64_t>> result(n, std::vector<std::int64_t>(quantiles.size()));
  for (std::size_t j = 0; j < n && draws.count > 0; ++j) {
    const std::span<std::uint32_t> own(ranks.data() + j * draws.count, draws.count);
    std::ranges::sort(own);
    for (std::size_t q = 0; q < quantiles.size(); ++q) {
      const Wide share = Wide{std::clamp<std::int64_t>(quantiles[q], 0, 1'000'000)} * Wide(draws.count);
      const auto place = static_cast<std::size_t>((share + 999'999) / 1'000'000);
      result[j][q] = own[std::max<std::size_t>(place, 1) - 1];
    }
  }
  return result;
}

}  // namespace echelon
