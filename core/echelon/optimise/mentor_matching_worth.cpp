#include "echelon/optimise/mentor_matching_worth.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace echelon::optimise {
namespace {

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

/// Nodes by distance; stale ones are skipped.
class Frontier {
 public:
  explicit Frontier(std::vector<std::int64_t> distance) : distance_(std::move(distance)) {
    for (std::size_t i = 0; i < distance_.size(); ++i)
      if (distance_[i] != unreached) push(i);
  }
  /// Whether this is nearer than what was known.
  bool reach(std::size_t node, std::int64_t distance) {
    if (distance >= distance_[node]) return false;
    distance_[node] = distance;
    push(node);
    return true;
  }
  [[nodiscard]] std::optional<std::size_t> next() {
    while (!heap_.empty()) {
      const auto [distance, node] = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      heap_.pop_back();
      if (distance == distance_[node]) return node;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::int64_t operator[](std::size_t node) const { return distance_[node]; }

 private:
  void push(std::size_t node) {
    heap_.emplace_back(distance_[node], node);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
  std::vector<std::int64_t> distance_;
  std::vector<std::pair<std::int64_t, std::size_t>> heap_;
};

}  // namespace

std::vector<MentorMatching::Place> places_worth(const MentorFlow& flow) {
  const auto& lists = flow.lists();
  // A chain of moves into j gains price(j) less the price where it ends less what its moves fall short.
  std::vector<std::int64_t> start(flow.nowhere() + 1);
  for (std::size_t j = 0; j <= flow.nowhere(); ++j) start[j] = flow.price(j);
  Frontier least(std::move(start));
  std::vector<std::int32_t> enters(flow.nowhere() + 1, -1);
  while (const auto node = least.next())
    for (const auto member : flow.members(*node)) {
      const auto base = least[*node] + flow.has(static_cast<std::size_t>(member));
      for (const auto& entry : lists.of_mentee(static_cast<std::size_t>(member)))
        if (least.reach(static_cast<std::size_t>(entry.mentor), base - flow.net(entry)))
          enters[static_cast<std::size_t>(entry.mentor)] = member;
    }
  std::vector<MentorMatching::Place> places(lists.mentors());
  for (std::size_t j = 0; j < places.size(); ++j) {
    auto& place = places[j];
    place.gain = flow.gain(flow.price(j) - least[j]);
    bool from_nowhere = false;
    for (auto at = j; at != flow.nowhere() && enters[at] >= 0;) {
      const auto mentee = enters[at];
      const auto from = flow.at(static_cast<std::size_t>(mentee));
      from_nowhere = from == flow.nowhere();
      place.moves.push_back(
          {mentee, from_nowhere ? -1 : static_cast<std::int32_t>(from), static_cast<std::int32_t>(at)});
      at = from;
    }
    place.gain.pairs = from_nowhere ? 1 : 0;
  }
  return places;
}

std::vector<std::optional<std::int64_t>> squeezing_costs(const MentorFlow& flow) {
  const auto& lists = flow.lists();
  std::vector<std::int64_t> start(flow.nowhere() + 1, unreached);
  for (std::size_t j = 0; j <= flow.nowhere(); ++j)
    if (flow.has_room(j)) start[j] = 0;
  for (std::size_t m = 0; m < lists.mentees(); ++m)
    start[flow.at(m)] = std::min(start[flow.at(m)], flow.has(m));
  Frontier least(std::move(start));
  while (const auto node = least.next()) {
    if (*node == flow.nowhere()) continue;
    for (const auto e : lists.of_mentor(*node)) {
      const auto& entry = lists.entries[static_cast<std::size_t>(e)];
      const auto mentee = static_cast<std::size_t>(entry.mentee);
      if (flow.at(mentee) != *node)
        least.reach(flow.at(mentee), least[*node] + flow.has(mentee) - flow.net(entry));
    }
  }
  std::vector<std::optional<std::int64_t>> costs(lists.mentors());
  for (std::size_t j = 0; j < costs.size(); ++j)
    if (least[j] != unreached) costs[j] = flow.price(j) + least[j];
  return costs;
}

MentorMatching::Place vacancy_chain(const MentorLists& lists, std::vector<std::int32_t> mentor,
                                    std::int32_t opened) {
  MentorMatching::Place place;
  for (auto at = opened; at >= 0;) {
    const MentorLists::Entry* best = nullptr;
    const MentorLists::Entry* old = nullptr;
    for (const auto e : lists.of_mentor(static_cast<std::size_t>(at))) {
      const auto& entry = lists.entries[static_cast<std::size_t>(e)];
      const auto has = mentor[static_cast<std::size_t>(entry.mentee)];
      if (has == at) continue;
      old = has < 0 ? nullptr : &lists.entry(entry.mentee, has);
      if (old != nullptr && old->mentee_rank <= entry.mentee_rank) continue;
      best = &entry;
      break;
    }
    if (best == nullptr) break;
    const auto left = mentor[static_cast<std::size_t>(best->mentee)];
    place.moves.push_back({best->mentee, left, at});
    place.gain.pairs += left < 0 ? 1 : 0;
    place.gain.fit += best->fit - (old == nullptr ? 0 : old->fit);
    mentor[static_cast<std::size_t>(best->mentee)] = at;
    at = left;
  }
  return place;
}

}  // namespace echelon::optimise
