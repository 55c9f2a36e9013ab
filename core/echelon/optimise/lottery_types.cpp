#include "echelon/optimise/lottery_types.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {
namespace {

constexpr double same = 3e-12;
constexpr std::int64_t largest_divisor = 100'000;
constexpr std::int64_t largest_common = 1'000'000'000;

/// The denominator of the simplest fraction that equals the number (a continued fraction), 0 for none.
std::int64_t divisor_of(double number) {
  std::int64_t before = 0;
  std::int64_t divisor = 1;
  auto rest = number;
  while (divisor <= largest_divisor) {
    const auto times = number * static_cast<double>(divisor);
    if (std::abs(times - std::round(times)) < same * static_cast<double>(divisor)) return divisor;
    rest = 1 / (rest - std::floor(rest));
    if (!(rest < 1e9)) return 0;
    const auto next = static_cast<std::int64_t>(rest) * divisor + before;
    before = divisor;
    divisor = next;
  }
  return 0;
}

}  // namespace

LotteryTypes::LotteryTypes(const SelectionProblem& problem)
    : rows_(hard_rows(problem)), type_of_(problem.scores.size()) {
  std::map<std::vector<std::int64_t>, std::size_t> known;
  std::vector<std::int64_t> key;
  for (std::size_t person = 0; person < problem.scores.size(); ++person) {
    key.clear();
    for (const auto& layer : rows_.layers) key.push_back(layer.row(person));
    for (const auto& measure : rows_.measures) key.push_back(measure.values[person]);
    const auto [found, fresh] = known.try_emplace(key, people_.size());
    if (fresh) {
      people_.emplace_back();
      auto& entries = entries_.emplace_back();
      rows_.entries(person, [&](std::int32_t row, std::int64_t by) {
        entries.push_back({static_cast<std::size_t>(row), by});
      });
    }
    people_[found->second].push_back(person);
    type_of_[person] = found->second;
  }
}

std::optional<HeaviestPanel> LotteryTypes::heaviest(std::span<const std::int64_t> weights,
                                                    std::optional<Wide> at_least,
                                                    const Progress& progress) const {
  std::vector<std::int64_t> scores(type_of_.size());
  for (std::size_t person = 0; person < scores.size(); ++person) scores[person] = weights[type_of_[person]];
  const auto answer = QuotaSearch(rows_, scores, progress).run(at_least, true);
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  if (!answer.value) return std::nullopt;
  HeaviestPanel found{TypePanel(count(), 0), *answer.value};
  for (const auto person : answer.members) ++found.panel[type_of_[person]];
  return found;
}

std::optional<std::vector<std::int64_t>> simple_proportions(std::span<const double> weights) {
  double most = 0;
  for (const auto weight : weights) most = std::max(most, std::abs(weight));
  if (most == 0) return std::nullopt;
  std::int64_t common = 1;
  for (const auto weight : weights) {
    const auto divisor = divisor_of(std::abs(weight) / most);
    if (divisor == 0) return std::nullopt;
    common = std::lcm(common, divisor);
    if (common > largest_common) return std::nullopt;
  }
  std::vector<std::int64_t> whole;
  std::int64_t shared = 0;
  for (const auto weight : weights) {
    whole.push_back(std::llround(weight / most * static_cast<double>(common)));
    shared = std::gcd(shared, whole.back());
  }
  for (auto& number : whole) number /= shared;
  return whole;
}

std::vector<std::int64_t> whole_weights(std::span<const double> weights, double largest) {
  if (auto simple = simple_proportions(weights)) return *simple;
  double most = 0;
  for (const auto weight : weights) most = std::max(most, std::abs(weight));
  std::vector<std::int64_t> whole;
  for (const auto weight : weights)
    whole.push_back(most == 0 ? 0 : std::llround(std::ldexp(weight / most, std::ilogb(largest))));
  return whole;
}

PanelWish wish_of(std::span<const double> prices) {
  constexpr double largest = 0x1p46;
  constexpr double noise = 0x1p8;
  const auto simple = simple_proportions(prices);
  PanelWish wish{.weights = simple ? *simple : whole_weights(prices, largest), .at_least = 0};
  wish.at_least = wish.weights.back() + (simple ? 1 : static_cast<std::int64_t>(noise));
  wish.weights.pop_back();
  for (auto& weight : wish.weights) weight = -weight;
  return wish;
}

}  // namespace echelon::optimise
