#include <algorithm>
#include <numeric>

#include "echelon/optimise/mentor_matching_stable.hpp"

namespace echelon::optimise {
namespace {

/// Strikes what can be in no stable matching; each look says whether it struck anything.
class Reduction {
 public:
  explicit Reduction(const MentorLists& lists) : lists_(lists), alive_(lists.entries.size(), 1) {}

  std::vector<std::uint8_t> finish() {
    for (bool struck = true; struck;) {
      struck = false;
      claim();
      for (std::size_t j = 0; j < lists_.mentors(); ++j) struck = mentor(j) || struck;
    }
    return std::move(alive_);
  }

 private:
  /// Notes at each mentor the ranks of the mentees who like no one else as much.
  void claim() {
    claims_.assign(lists_.mentors(), {});
    for (std::size_t m = 0; m < lists_.mentees(); ++m) {
      const MentorLists::Entry* head = nullptr;
      bool alone = true;
      for (auto e = lists_.first[m]; e < lists_.first[m + 1] && alone; ++e) {
        if (alive_[static_cast<std::size_t>(e)] == 0) continue;
        const auto& entry = lists_.entries[static_cast<std::size_t>(e)];
        if (head != nullptr && entry.mentee_rank != head->mentee_rank) break;
        alone = head == nullptr;
        head = &entry;
      }
      if (head != nullptr && alone)
        claims_[static_cast<std::size_t>(head->mentor)].push_back(head->mentor_rank);
    }
  }

  bool mentor(std::size_t j) {
    const auto capacity = static_cast<std::size_t>(lists_.capacity[j]);
    bool struck = false;
    std::int32_t worst = INT32_MAX;
    if (auto& claims = claims_[j]; claims.size() >= capacity) {
      std::sort(claims.begin(), claims.end());
      worst = capacity == 0 ? 0 : claims[capacity - 1];
    }
    std::size_t liked = 0;  // so far, with their equals
    const auto list = lists_.of_mentor(j);
    for (std::size_t i = 0; i < list.size();) {
      const auto rank = lists_.entries[static_cast<std::size_t>(list[i])].mentor_rank;
      auto end = i;
      for (; end < list.size() && lists_.entries[static_cast<std::size_t>(list[end])].mentor_rank == rank;
           ++end) {
        auto& alive = alive_[static_cast<std::size_t>(list[end])];
        if (alive != 0 && rank > worst) {
          alive = 0;
          struck = true;
        }
        liked += alive;
      }
      if (liked <= capacity)
        for (; i < end; ++i)
          if (alive_[static_cast<std::size_t>(list[i])] != 0) struck = strike_behind(list[i]) || struck;
      i = end;
    }
    return struck;
  }

  /// The mentee can have this mentor: no one they like less comes into question.
  bool strike_behind(std::int32_t entry) {
    const auto& sure = lists_.entries[static_cast<std::size_t>(entry)];
    bool struck = false;
    const auto end = lists_.first[static_cast<std::size_t>(sure.mentee) + 1];
    for (auto e = static_cast<std::size_t>(end); e-- > static_cast<std::size_t>(entry) + 1;) {
      if (lists_.entries[e].mentee_rank == sure.mentee_rank) break;
      struck = struck || alive_[e] != 0;
      alive_[e] = 0;
    }
    return struck;
  }

  const MentorLists& lists_;
  std::vector<std::uint8_t> alive_;
  std::vector<std::vector<std::int32_t>> claims_;
};

}  // namespace

std::vector<std::uint8_t> possible_entries(const MentorLists& lists) { return Reduction(lists).finish(); }

std::vector<MentorPart> parts_of(const MentorLists& lists, const std::vector<std::uint8_t>& alive) {
  std::vector<std::size_t> root(lists.mentees() + lists.mentors());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t node) {
    while (root[node] != node) node = root[node] = root[root[node]];
    return node;
  };
  for (std::size_t e = 0; e < alive.size(); ++e) {
    if (alive[e] == 0) continue;
    const auto a = find(static_cast<std::size_t>(lists.entries[e].mentee));
    const auto b = find(lists.mentees() + static_cast<std::size_t>(lists.entries[e].mentor));
    root[std::max(a, b)] = std::min(a, b);
  }
  std::vector<MentorPart> parts;
  std::vector<std::size_t> part(root.size(), SIZE_MAX);
  for (std::size_t e = 0; e < alive.size(); ++e) {
    if (alive[e] == 0) continue;
    const auto& entry = lists.entries[e];
    auto& at = part[find(static_cast<std::size_t>(entry.mentee))];
    if (at == SIZE_MAX) {
      at = parts.size();
      parts.emplace_back();
    }
    auto& here = parts[at];
    here.entries.push_back(static_cast<std::int32_t>(e));
    if (here.mentees.empty() || here.mentees.back() != entry.mentee) here.mentees.push_back(entry.mentee);
    here.mentors.push_back(entry.mentor);
  }
  for (auto& each : parts) {
    std::ranges::sort(each.mentors);
    each.mentors.erase(std::unique(each.mentors.begin(), each.mentors.end()), each.mentors.end());
  }
  return parts;
}

}  // namespace echelon::optimise
