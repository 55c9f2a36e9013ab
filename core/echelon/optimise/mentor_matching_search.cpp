#include <algorithm>
#include <numeric>

#include "echelon/optimise/mentor_matching_stable.hpp"

namespace echelon::optimise {
namespace {

/// One part, with its own numbers. Each mentee has *options*: the entries still alive and, while it may be,
/// no mentor at all. What is struck is written on a trail and comes back when the search turns round.
class Search {
 public:
  Search(const MentorLists& lists, const MentorPart& part, MentorSearch& search)
      : search_(search), first_(part.mentees.size() + 1, 0), of_mentor_(part.mentors.size()) {
    const auto local = [](const std::vector<std::int32_t>& all, std::int32_t one) {
      return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), one) - all.begin());
    };
    for (const auto mentor : part.mentors)
      capacity_.push_back(lists.capacity[static_cast<std::size_t>(mentor)]);
    entries_.reserve(part.entries.size());
    for (const auto e : part.entries) {
      const auto& entry = lists.entries[static_cast<std::size_t>(e)];
      const auto mentee = local(part.mentees, entry.mentee);
      const auto mentor = local(part.mentors, entry.mentor);
      of_mentor_[mentor].push_back(entries_.size());
      entries_.push_back({mentee, mentor, entry.mentee_rank, entry.mentor_rank});
      first_[mentee + 1] = entries_.size();
    }
    for (auto& list : of_mentor_)
      std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
        return entries_[a].mentor_rank < entries_[b].mentor_rank;
      });
    alive_.assign(entries_.size(), 1);
    may_lack_.assign(part.mentees.size(), 1);
  }

  void run(const Progress& progress) {
    if (follow()) branch(progress);
  }
  /// Of the best found: the entry of each mentee as a place in the part's list; −1 none. Empty: none better.
  [[nodiscard]] const std::vector<std::ptrdiff_t>& best() const { return best_; }

 private:
  struct Entry {
    std::size_t mentee;
    std::size_t mentor;
    std::int32_t mentee_rank;
    std::int32_t mentor_rank;
  };
  static constexpr std::size_t lacks = SIZE_MAX;

  [[nodiscard]] std::size_t mentees() const { return may_lack_.size(); }
  void strike(std::size_t e) {
    if (alive_[e] == 0) return;
    alive_[e] = 0;
    trail_.emplace_back(e, true);
  }
  void strike_lacking(std::size_t mentee) {
    if (may_lack_[mentee] == 0) return;
    may_lack_[mentee] = 0;
    trail_.emplace_back(mentee, false);
  }
  void back_to(std::size_t mark) {
    for (; trail_.size() > mark; trail_.pop_back()) {
      const auto [what, is_entry] = trail_.back();
      (is_entry ? alive_[what] : may_lack_[what]) = 1;
    }
  }
  [[nodiscard]] std::size_t options(std::size_t mentee) const {
    std::size_t count = may_lack_[mentee];
    for (auto e = first_[mentee]; e < first_[mentee + 1]; ++e) count += alive_[e];
    return count;
  }
  [[nodiscard]] bool sure(std::size_t e) const { return alive_[e] != 0 && options(entries_[e].mentee) == 1; }

  /// The best rank the mentee can still get; past the last when there is no mentor left.
  [[nodiscard]] std::int32_t best_rank(std::size_t mentee) const {
    for (auto e = first_[mentee]; e < first_[mentee + 1]; ++e)
      if (alive_[e] != 0) return entries_[e].mentee_rank;
    return INT32_MAX;
  }
  /// Leaves the mentee only mentors they like at least as much as this one.
  void want(std::size_t e) {
    const auto mentee = entries_[e].mentee;
    strike_lacking(mentee);
    for (auto other = first_[mentee]; other < first_[mentee + 1]; ++other)
      if (entries_[other].mentee_rank > entries_[e].mentee_rank) strike(other);
  }

  /// What stability and capacity force at one mentor; false when they cannot be kept.
  bool follow_mentor(std::size_t mentor) {
    const auto& list = of_mentor_[mentor];
    const auto capacity = static_cast<std::size_t>(capacity_[mentor]);
    // Someone left with less than this mentor: it must be full of mentees liked at least as much.
    std::int32_t at_most = INT32_MAX;
    for (const auto e : list)
      if (best_rank(entries_[e].mentee) > entries_[e].mentee_rank)
        at_most = std::min(at_most, entries_[e].mentor_rank);
    std::size_t fixed = 0;
    std::size_t possible = 0;
    for (const auto e : list) {
      if (entries_[e].mentor_rank > at_most) strike(e);
      possible += alive_[e];
      fixed += sure(e) ? 1 : 0;
    }
    if (fixed > capacity || (at_most != INT32_MAX && possible < capacity)) return false;
    if (fixed == capacity) {
      for (const auto e : list)
        if (alive_[e] != 0 && !sure(e)) strike(e);
    } else if (at_most != INT32_MAX && possible == capacity) {
      for (const auto e : list)
        if (alive_[e] != 0) take(e);
    }
    // Those among the first that cannot fill it would always be welcome.
    std::size_t liked = 0;
    for (std::size_t i = 0; i < list.size();) {
      auto end = i;
      for (; end < list.size() && entries_[list[end]].mentor_rank == entries_[list[i]].mentor_rank; ++end)
        liked += alive_[list[end]];
      for (; i < end; ++i)
        if (liked < capacity || (liked == capacity && alive_[list[i]] != 0)) want(list[i]);
    }
    search_.steps -= static_cast<std::int64_t>(3 * list.size());
    return true;
  }
  void take(std::size_t e) {
    const auto mentee = entries_[e].mentee;
    strike_lacking(mentee);
    for (auto other = first_[mentee]; other < first_[mentee + 1]; ++other)
      if (other != e) strike(other);
  }
  bool follow() {
    for (auto before = trail_.size() + 1; before != trail_.size();) {
      before = trail_.size();
      for (std::size_t mentor = 0; mentor < of_mentor_.size(); ++mentor)
        if (!follow_mentor(mentor)) return false;
      for (std::size_t mentee = 0; mentee < mentees(); ++mentee)
        if (options(mentee) == 0) return false;
    }
    return true;
  }

  /// The most pairs among what is alive.
  std::int64_t most() {
    std::vector<std::vector<std::size_t>> members(of_mentor_.size());
    std::vector<std::size_t> seen(of_mentor_.size(), SIZE_MAX);
    std::int64_t pairs = 0;
    const auto place = [&](const auto& self, std::size_t mentee, std::size_t root) -> bool {
      for (auto e = first_[mentee]; e < first_[mentee + 1]; ++e) {
        const auto mentor = entries_[e].mentor;
        if (alive_[e] == 0 || seen[mentor] == root) continue;
        seen[mentor] = root;
        --search_.steps;
        if (members[mentor].size() < static_cast<std::size_t>(capacity_[mentor])) {
          members[mentor].push_back(mentee);
          return true;
        }
        for (auto& member : members[mentor])
          if (self(self, member, root)) {
            member = mentee;
            return true;
          }
      }
      return false;
    };
    for (std::size_t mentee = 0; mentee < mentees(); ++mentee) pairs += place(place, mentee, mentee) ? 1 : 0;
    return pairs;
  }

  void branch(const Progress& progress) {
    progress.check();
    if (search_.steps < 0 || most() <= search_.found) return;
    std::size_t chosen = lacks;
    std::size_t fewest = SIZE_MAX;
    for (std::size_t mentee = 0; mentee < mentees(); ++mentee) {
      const auto count = options(mentee);
      if (count > 1 && count < fewest) {
        fewest = count;
        chosen = mentee;
      }
    }
    if (chosen == lacks) {
      keep();
      return;
    }
    for (auto e = first_[chosen]; e <= first_[chosen + 1]; ++e) {
      const bool none = e == first_[chosen + 1];
      if (none ? may_lack_[chosen] == 0 : alive_[e] == 0) continue;
      const auto mark = trail_.size();
      if (none) {
        for (auto other = first_[chosen]; other < first_[chosen + 1]; ++other) strike(other);
      } else {
        take(e);
      }
      if (follow()) branch(progress);
      back_to(mark);
      if (search_.steps < 0 || search_.found >= search_.bound) return;
    }
  }
  void keep() {
    std::vector<std::ptrdiff_t> taken(mentees(), -1);
    std::int64_t pairs = 0;
    for (std::size_t e = 0; e < entries_.size(); ++e)
      if (alive_[e] != 0) {
        taken[entries_[e].mentee] = static_cast<std::ptrdiff_t>(e);
        ++pairs;
      }
    if (pairs <= search_.found) return;
    search_.found = pairs;
    best_ = std::move(taken);
  }

  MentorSearch& search_;
  std::vector<std::int32_t> capacity_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> first_;
  std::vector<std::vector<std::size_t>> of_mentor_;
  std::vector<std::uint8_t> alive_;
  std::vector<std::uint8_t> may_lack_;
  std::vector<std::pair<std::size_t, bool>> trail_;
  std::vector<std::ptrdiff_t> best_;
};

}  // namespace

void search_largest_stable(const MentorLists& lists, const MentorPart& part, MentorSearch& search,
                           Mentors& mentor, const Progress& progress) {
  Search searching(lists, part, search);
  searching.run(progress);
  if (searching.best().empty()) return;
  for (std::size_t i = 0; i < part.mentees.size(); ++i) {
    const auto e = searching.best()[i];
    mentor[static_cast<std::size_t>(part.mentees[i])] =
        e < 0 ? -1
              : lists.entries[static_cast<std::size_t>(part.entries[static_cast<std::size_t>(e)])].mentor;
  }
}

}  // namespace echelon::optimise
