#include "echelon/optimise/lottery_hull.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::optimise {
namespace {

constexpr double met = 1e-10;  ///< so much missing in all counts as nothing

}  // namespace

LotteryHull::LotteryHull(const LotteryTypes& types) : types_(types), program_(types.count() + 1) {
  program_.set_row(types.count(), 1, 1);
}

void LotteryHull::add(TypePanel panel) {
  std::vector<PhaseOne::Entry> entries{{static_cast<std::int32_t>(panel.size()), 1}};
  for (std::size_t t = 0; t < panel.size(); ++t)
    if (panel[t] != 0) entries.push_back({static_cast<std::int32_t>(t), static_cast<double>(panel[t])});
  program_.add_column(0, 1, std::move(entries));
  known_.push_back(std::move(panel));
}

LotteryHull::Answer LotteryHull::split(const std::vector<Wide>& shares, const Progress& progress) {
  for (std::size_t t = 0; t < shares.size(); ++t) {
    const auto share = static_cast<double>(shares[t]) / static_cast<double>(share_units);
    program_.set_row(t, share, share);
  }
  while (program_.solve(progress) > met) {
    auto wish = wish_of(program_.prices());
    auto heaviest = types_.heaviest(wish.weights, wish.at_least, progress);
    if (!heaviest || std::ranges::find(known_, heaviest->panel) != known_.end())
      return {{}, LotteryCut{std::move(wish.weights), wish.at_least - 1}};
    add(std::move(heaviest->panel));
  }
  Answer answer;
  for (std::size_t c = 0; c < known_.size(); ++c)
    if (const auto units = std::llround(program_.value(c) * share_units); units > 0)
      answer.panels.push_back({units, known_[c]});
  return answer;
}

}  // namespace echelon::optimise
