#include "echelon/rules/ladder.hpp"

#include <algorithm>
#include <numeric>

#include "echelon/base/text.hpp"

namespace echelon {

std::optional<std::size_t> Ladder::find_tier(std::string_view called) const {
  const std::string asked = header_key(called);
  const auto is_asked = [&](const std::string& each) { return header_key(each) == asked; };
  const auto has_that_name = [&](const LadderTier& tier) {
    return is_asked(tier.id) || is_asked(tier.name.zh) || is_asked(tier.name.en) ||
           std::ranges::any_of(tier.aliases, is_asked);
  };
  const auto found = std::ranges::find_if(tiers, has_that_name);
  if (found == tiers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - tiers.begin());
}

bool Ladder::is_for(Role role) const {
  return roles.empty() || std::ranges::find(roles, role) != roles.end();
}

std::vector<int> Ladder::heights() const {
  std::vector<int> heights(tiers.size(), 0);
  // As often as there are tiers, a longest way is complete.
  for (std::size_t round = 0; round < tiers.size(); ++round) {
    for (const LadderStep& step : steps)
      heights[step.to] = std::max(heights[step.to], heights[step.from] + 1);
  }
  return heights;
}

std::vector<std::size_t> Ladder::from_the_top() const {
  const std::vector<int> high = heights();
  std::vector<std::size_t> order(tiers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return high[a] > high[b]; });
  return order;
}

Date term_end(const LadderTier& tier, Date since) {
  if (tier.term_months == 0 || !since.known()) return {};
  return since.plus_months(tier.term_months).plus_days(-1);
}

std::vector<std::size_t> circle_in(const Ladder& ladder) {
  enum class Seen : std::uint8_t { no, on_the_way, done };
  std::vector<Seen> seen(ladder.tiers.size(), Seen::no);
  std::vector<std::size_t> way;
  for (std::size_t start = 0; start < ladder.tiers.size(); ++start) {
    if (seen[start] != Seen::no) continue;
    std::vector<std::size_t> next(ladder.tiers.size(), 0);  // the step to look at next, by tier
    way.push_back(start);
    seen[start] = Seen::on_the_way;
    while (!way.empty()) {
      const std::size_t at = way.back();
      std::size_t& step = next[at];
      while (step < ladder.steps.size() && ladder.steps[step].from != at) ++step;
      if (step == ladder.steps.size()) {
        seen[at] = Seen::done;
        way.pop_back();
        continue;
      }
      const std::size_t to = ladder.steps[step++].to;
      if (seen[to] == Seen::on_the_way) {
        way.erase(way.begin(), std::ranges::find(way, to));
        way.push_back(to);
        return way;
      }
      if (seen[to] == Seen::no) {
        seen[to] = Seen::on_the_way;
        way.push_back(to);
      }
    }
  }
  return {};
}

}  // namespace echelon
