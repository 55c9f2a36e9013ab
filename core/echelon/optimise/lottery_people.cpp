#include "echelon/optimise/lottery_people.hpp"

#include <algorithm>
#include <map>

#include "echelon/optimise/wide.hpp"

namespace echelon::optimise {
namespace {

struct UnitPanel {
  std::int64_t units = 0;
  TypePanel panel;
};

std::vector<UnitPanel> in_units(const std::vector<WeightedPanel>& panels) {
  std::map<TypePanel, Wide> merged;
  Wide sum = 0;
  for (const auto& [probability, panel] : panels) {
    merged[panel] += probability;
    sum += probability;
  }
  std::vector<UnitPanel> all;
  auto left = lottery_units;
  for (const auto& [panel, probability] : merged) {
    const auto units = static_cast<std::int64_t>((probability * lottery_units + sum / 2) / sum);
    if (units > 0) all.push_back({units, panel});
    left -= units;
  }
  std::ranges::stable_sort(all, std::greater{}, &UnitPanel::units);
  all.front().units += left;
  return all;
}

/// The turns of one type's people over all sets that have `seats` of them: time is cut into as many parts as
/// there are people, and in each the next so many of the circle are in.
class Turns {
 public:
  Turns(const std::vector<std::size_t>& people, std::int32_t seats) : people_(people), seats_(seats) {}

  void lengthen(std::int64_t units) { length_ += units; }
  [[nodiscard]] std::int64_t left_in_turn() const { return turn_end() - now_; }
  void pass(std::int64_t units) {
    now_ += units;
    while (now_ < length_ && now_ >= turn_end()) ++turn_;
  }
  void seat(std::vector<std::size_t>& members) const {
    for (std::size_t i = 0; i < static_cast<std::size_t>(seats_); ++i)
      members.push_back(people_[(turn_ + i) % people_.size()]);
  }

 private:
  [[nodiscard]] std::int64_t turn_end() const {
    const auto people = static_cast<Wide>(people_.size());
    return static_cast<std::int64_t>((Wide{length_} * static_cast<Wide>(turn_ + 1)) / people);
  }

  const std::vector<std::size_t>& people_;
  std::int32_t seats_;
  std::int64_t length_ = 0;
  std::int64_t now_ = 0;
  std::size_t turn_ = 0;
};

using AllTurns = std::map<std::pair<std::size_t, std::int32_t>, Turns>;

AllTurns turns_of(const LotteryTypes& types, const std::vector<UnitPanel>& panels) {
  AllTurns turns;
  for (const auto& [units, panel] : panels) {
    for (std::size_t t = 0; t < panel.size(); ++t) {
      if (panel[t] == 0) continue;
      const auto at = turns.try_emplace({t, panel[t]}, types.people(t), panel[t]).first;
      at->second.lengthen(units);
    }
  }
  for (auto& [key, turn] : turns) turn.pass(0);
  return turns;
}

}  // namespace

std::vector<LotteryPanel> panels_of_people(const LotteryTypes& types,
                                           const std::vector<WeightedPanel>& panels) {
  const auto units = in_units(panels);
  auto all_turns = turns_of(types, units);
  std::map<std::vector<std::size_t>, std::int64_t> merged;
  for (const auto& [whole, panel] : units) {
    std::vector<Turns*> turns;
    for (std::size_t t = 0; t < panel.size(); ++t)
      if (panel[t] != 0) turns.push_back(&all_turns.find({t, panel[t]})->second);
    for (auto left = whole; left > 0;) {
      auto part = left;
      for (const auto* turn : turns) part = std::min(part, turn->left_in_turn());
      std::vector<std::size_t> members;
      for (const auto* turn : turns) turn->seat(members);
      std::ranges::sort(members);
      merged[std::move(members)] += part;
      for (auto* turn : turns) turn->pass(part);
      left -= part;
    }
  }
  std::vector<LotteryPanel> people;
  people.reserve(merged.size());
  for (auto& [members, probability] : merged) people.push_back({probability, members});
  std::ranges::stable_sort(people, std::greater{}, &LotteryPanel::probability);
  return people;
}

}  // namespace echelon::optimise
