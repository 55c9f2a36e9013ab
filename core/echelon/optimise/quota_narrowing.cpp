#include <algorithm>
#include <tuple>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {

/// Keeps open whom a set of the target's value can have; of these, fixes whom it must have.
void QuotaSearch::narrow() {
  undo(0);
  groups_.clear();
  scope_ = Scope::everyone;
  prices_.set(root_prices_);
  const auto step = root_bound_ - target_ + 1;
  const auto reach = (static_cast<double>(step) + prices_.margin()) * (1 + 1e-12);
  universe_.clear();
  open_above(-reach, [&](std::size_t j, double) { universe_.push_back(j); });
  for (const auto candidate : candidate_of_)
    if (candidate >= 0 && !std::ranges::binary_search(universe_, static_cast<std::size_t>(candidate)))
      fix_one(static_cast<std::size_t>(candidate), false);
  for (const auto j : universe_)
    if (prices_.gain(j) > scaled_up(step)) fix_one(j, true);
  std::erase_if(universe_, [&](std::size_t j) { return marks_[j] != Mark::open; });
  scope_ = Scope::universe;
  group_alike();
}

namespace {

struct Alike {
  std::uint64_t hash;
  std::int64_t score;
  std::size_t candidate;
};

std::uint64_t hash_of(const QuotaRows& rows, std::size_t candidate) {
  std::uint64_t hash = 0;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29U;
  };
  for (const auto& layer : rows.layers) mix(static_cast<std::uint64_t>(layer.row(candidate)) + 1);
  for (const auto& measure : rows.measures) mix(static_cast<std::uint64_t>(measure.values[candidate]));
  return hash;
}

}  // namespace

/// Candidates in the same rows with the same measures are alike: the better scored, then the earlier, go
/// first. Those behind as many as fit into their rows are never needed, unless the best set known has them.
void QuotaSearch::group_alike() {
  std::vector<Alike> order;
  order.reserve(universe_.size());
  for (const auto j : universe_) order.push_back({hash_of(rows_, j), scores_[j], j});
  std::ranges::sort(order, [](const Alike& a, const Alike& b) {
    return std::tuple(a.hash, b.score, a.candidate) < std::tuple(b.hash, a.score, b.candidate);
  });
  std::vector<std::tuple<std::size_t, std::int32_t, std::int32_t>> kept;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto candidate = order[i].candidate;
    if (i == 0 || order[i].hash != order[i - 1].hash || !rows_.alike(candidate, order[i - 1].candidate))
      groups_.emplace_back();
    auto& group = groups_.back();
    if (static_cast<std::int64_t>(group.size()) >= room_for(candidate) &&
        !std::ranges::binary_search(best_members_, candidate)) {
      fix_one(candidate, false);
      continue;
    }
    kept.emplace_back(candidate, static_cast<std::int32_t>(groups_.size() - 1),
                      static_cast<std::int32_t>(group.size()));
    group.push_back(candidate);
  }
  std::ranges::sort(kept);
  universe_.clear();
  group_of_.clear();
  place_of_.clear();
  for (const auto& [candidate, group, place] : kept) {
    universe_.push_back(candidate);
    group_of_.push_back(group);
    place_of_.push_back(place);
  }
  packed_universe_.clear();
  for (const auto j : universe_) packed_universe_.add(j);
}

/// No set has more of those alike than this.
std::int64_t QuotaSearch::room_for(std::size_t candidate) const {
  auto room = rows_.rows[0].high;
  for (const auto& layer : rows_.layers) {
    const auto r = layer.row(candidate);
    if (r >= 0 && rows_.rows[static_cast<std::size_t>(r)].penalty == 0)
      room = std::min(room, rows_.rows[static_cast<std::size_t>(r)].high);
  }
  return room;
}

}  // namespace echelon::optimise
