#include "echelon/optimise/mentor_matching_stable.hpp"

#include <algorithm>
#include <numeric>

namespace echelon::optimise {
namespace {

/// Finds a place for one mentee more, moving others where that makes room (a breadth-first search).
class Places {
 public:
  Places(const MentorLists& lists, const std::vector<std::uint8_t>& alive)
      : lists_(lists),
        alive_(alive),
        at_(lists.mentees(), -1),
        members_(lists.mentors()),
        seen_(lists.mentors(), -1),
        enters_(lists.mentors(), -1) {}

  bool place(std::int32_t mentee) {
    queue_.clear();
    look(mentee, mentee);
    for (std::size_t next = 0; next < queue_.size(); ++next) {
      const auto mentor = queue_[next];
      if (members_[mentor].size() < static_cast<std::size_t>(lists_.capacity[mentor])) {
        follow(mentee, mentor);
        return true;
      }
      for (const auto member : members_[mentor]) look(mentee, member);
    }
    // What led nowhere once never does: only fuller mentors follow.
    for (const auto mentor : queue_) seen_[mentor] = closed;
    return false;
  }

 private:
  static constexpr std::int32_t closed = INT32_MAX;

  void look(std::int32_t root, std::int32_t mentee) {
    const auto m = static_cast<std::size_t>(mentee);
    for (auto e = lists_.first[m]; e < lists_.first[m + 1]; ++e) {
      const auto mentor = static_cast<std::size_t>(lists_.entries[static_cast<std::size_t>(e)].mentor);
      if (alive_[static_cast<std::size_t>(e)] == 0 || seen_[mentor] == root || seen_[mentor] == closed)
        continue;
      seen_[mentor] = root;
      enters_[mentor] = mentee;
      queue_.push_back(mentor);
    }
  }
  void follow(std::int32_t root, std::size_t mentor) {
    for (auto to = mentor;;) {
      const auto who = enters_[to];
      const auto from = at_[static_cast<std::size_t>(who)];
      members_[to].push_back(who);
      at_[static_cast<std::size_t>(who)] = static_cast<std::int32_t>(to);
      if (who == root) return;
      auto& left = members_[static_cast<std::size_t>(from)];
      *std::find(left.begin(), left.end(), who) = left.back();
      left.pop_back();
      to = static_cast<std::size_t>(from);
    }
  }

  const MentorLists& lists_;
  const std::vector<std::uint8_t>& alive_;
  std::vector<std::int32_t> at_;
  std::vector<std::vector<std::int32_t>> members_;
  std::vector<std::int32_t> seen_;    // by which root
  std::vector<std::int32_t> enters_;  // who would enter
  std::vector<std::size_t> queue_;
};

/// Larger parts are left to the approximation: a search would come to nothing.
constexpr std::size_t largest_searched = 2'000;
/// How many orders the approximation is tried in.
constexpr std::uint64_t most_orders = 64;

std::int64_t pairs_in(const MentorPart& part, const Mentors& mentor) {
  return std::count_if(part.mentees.begin(), part.mentees.end(),
                       [&](auto m) { return mentor[static_cast<std::size_t>(m)] >= 0; });
}

/// Takes over what another matching has more of, part by part.
void take_larger_parts(const std::vector<MentorPart>& parts, const Mentors& other, Mentors& mentor) {
  for (const auto& part : parts)
    if (pairs_in(part, other) > pairs_in(part, mentor))
      for (const auto m : part.mentees)
        mentor[static_cast<std::size_t>(m)] = other[static_cast<std::size_t>(m)];
}

}  // namespace

std::vector<std::int64_t> most_pairs(const MentorLists& lists, const std::vector<MentorPart>& parts,
                                     const std::vector<std::uint8_t>& alive) {
  Places places(lists, alive);
  std::vector<std::int64_t> most(parts.size());
  for (std::size_t p = 0; p < parts.size(); ++p)
    most[p] = std::count_if(parts[p].mentees.begin(), parts[p].mentees.end(),
                            [&](std::int32_t mentee) { return places.place(mentee); });
  return most;
}

void match_stable(const MentorLists& lists, const MentorEffort& effort, const Progress& progress,
                  MentorMatching& result) {
  if (auto in_every_order = super_stable(lists)) {
    result.mentor = std::move(*in_every_order);
    result.super_stable = true;
    result.bound = std::count_if(result.mentor.begin(), result.mentor.end(), [](auto m) { return m >= 0; });
    return;
  }
  const auto alive = possible_entries(lists);
  auto parts = parts_of(lists, alive);
  std::stable_sort(parts.begin(), parts.end(), [](const MentorPart& a, const MentorPart& b) {
    return a.entries.size() < b.entries.size();
  });
  result.mentor = approximately_largest(lists, alive, 0);
  auto bounds = most_pairs(lists, parts, alive);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto found = pairs_in(parts[p], result.mentor);
    bounds[p] = std::min(bounds[p], found + found / 2);
  }
  const auto reached = [&] {
    for (std::size_t p = 0; p < parts.size(); ++p)
      if (pairs_in(parts[p], result.mentor) < bounds[p]) return false;
    return true;
  };
  auto steps = effort.steps;
  const auto once = static_cast<std::int64_t>(lists.entries.size()) + 1;
  for (std::uint64_t order = 1; order < most_orders && steps >= 2 * once && !reached(); ++order) {
    progress.check();
    take_larger_parts(parts, approximately_largest(lists, alive, order), result.mentor);
    steps -= once;
  }
  for (std::size_t p = 0; p < parts.size(); ++p) {
    progress.check();
    MentorSearch search;
    search.found = pairs_in(parts[p], result.mentor);
    search.bound = bounds[p];
    if (search.found < search.bound && steps > 0 && parts[p].entries.size() <= largest_searched) {
      const auto share = steps / static_cast<std::int64_t>(parts.size() - p);
      search.steps = share;
      search_largest_stable(lists, parts[p], search, result.mentor, progress);
      steps -= share - std::max<std::int64_t>(0, search.steps);
      if (search.steps >= 0) search.bound = search.found;
    }
    result.bound += search.bound;
  }
}

}  // namespace echelon::optimise
