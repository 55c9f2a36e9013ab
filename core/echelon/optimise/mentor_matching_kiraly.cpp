#include <algorithm>
#include <deque>

#include "echelon/optimise/mentor_matching_stable.hpp"

namespace echelon::optimise {
namespace {

/// Mentees propose from the top of their lists, among equals to a mentor with a free place first; who has
/// been refused by all proposes once more and then wins over equals. A mentee who could as well have a free
/// place elsewhere is *uncertain* and gives way to anyone.
class Proposals {
 public:
  Proposals(const MentorLists& lists, const std::vector<std::uint8_t>& alive, std::uint64_t order)
      : lists_(lists),
        alive_(alive),
        order_(order),
        refused_(alive.size(), 0),
        promoted_(lists.mentees(), 0),
        held_(lists.mentees(), -1),
        members_(lists.mentors()) {}

  Mentors solve() {
    for (std::size_t m = 0; m < lists_.mentees(); ++m) waiting_.push_back(m);
    std::sort(waiting_.begin(), waiting_.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(turn(a), a) < std::pair(turn(b), b); });
    while (!waiting_.empty()) {
      const auto mentee = waiting_.front();
      waiting_.pop_front();
      propose(mentee);
    }
    Mentors mentor(lists_.mentees(), -1);
    for (std::size_t m = 0; m < mentor.size(); ++m)
      if (held_[m] >= 0) mentor[m] = lists_.entries[static_cast<std::size_t>(held_[m])].mentor;
    return mentor;
  }

 private:
  /// Whose turn it is among equals: a mix of the bits of order and number (Steele, Lea and Flood 2014).
  [[nodiscard]] std::uint64_t turn(std::uint64_t number) const {
    if (order_ == 0) return number;
    auto mix = (number + order_ * 0x9e3779b97f4a7c15U) * 0xbf58476d1ce4e5b9U;
    mix = (mix ^ (mix >> 27U)) * 0x94d049bb133111ebU;
    return mix ^ (mix >> 31U);
  }
  [[nodiscard]] bool has_room(std::size_t mentor) const {
    return members_[mentor].size() < static_cast<std::size_t>(lists_.capacity[mentor]);
  }
  [[nodiscard]] bool open(std::int32_t e) const {
    return alive_[static_cast<std::size_t>(e)] != 0 && refused_[static_cast<std::size_t>(e)] == 0;
  }
  [[nodiscard]] const MentorLists::Entry& entry(std::int32_t e) const {
    return lists_.entries[static_cast<std::size_t>(e)];
  }

  /// The entry to propose to next; −1: refused by all.
  [[nodiscard]] std::int32_t favourite(std::size_t mentee) const {
    std::int32_t best = -1;
    std::pair<int, std::uint64_t> least;
    for (auto e = lists_.first[mentee]; e < lists_.first[mentee + 1]; ++e) {
      if (!open(e)) continue;
      if (best >= 0 && entry(e).mentee_rank != entry(best).mentee_rank) break;
      const std::pair<int, std::uint64_t> own{has_room(static_cast<std::size_t>(entry(e).mentor)) ? 0 : 1,
                                              turn(static_cast<std::uint64_t>(e))};
      if (best >= 0 && own >= least) continue;
      best = e;
      least = own;
    }
    return best;
  }
  /// Could have a free place that they like as much as this one.
  [[nodiscard]] bool uncertain(std::size_t mentee) const {
    const auto rank = entry(held_[mentee]).mentee_rank;
    for (auto e = lists_.first[mentee]; e < lists_.first[mentee + 1] && entry(e).mentee_rank <= rank; ++e)
      if (open(e) && entry(e).mentee_rank == rank && has_room(static_cast<std::size_t>(entry(e).mentor)))
        return true;
    return false;
  }

  void propose(std::size_t mentee) {
    auto wish = favourite(mentee);
    if (wish < 0) {
      if (promoted_[mentee] != 0) return;
      promoted_[mentee] = 1;
      std::fill(refused_.begin() + lists_.first[mentee], refused_.begin() + lists_.first[mentee + 1],
                std::uint8_t{0});
      wish = favourite(mentee);
      if (wish < 0) return;
    }
    const auto mentor = static_cast<std::size_t>(entry(wish).mentor);
    auto& members = members_[mentor];
    if (has_room(mentor)) {
      take(mentee, wish);
      return;
    }
    const auto gives_way = std::find_if(members.begin(), members.end(), [&](std::int32_t member) {
      return uncertain(static_cast<std::size_t>(member));
    });
    if (gives_way != members.end()) {
      release(gives_way, mentor);
      take(mentee, wish);
      return;
    }
    const auto worst = std::max_element(members.begin(), members.end(), [&](std::int32_t a, std::int32_t b) {
      if (standing(a) != standing(b)) return standing(a) < standing(b);
      return std::pair(turn(static_cast<std::uint64_t>(a)), a) <
             std::pair(turn(static_cast<std::uint64_t>(b)), b);
    });
    const std::pair<std::int32_t, int> own{entry(wish).mentor_rank, promoted_[mentee] != 0 ? 0 : 1};
    if (worst != members.end() && own < standing(*worst)) {
      refused_[static_cast<std::size_t>(held_[static_cast<std::size_t>(*worst)])] = 1;
      release(worst, mentor);
      take(mentee, wish);
    } else {
      refused_[static_cast<std::size_t>(wish)] = 1;
      waiting_.push_front(mentee);
    }
  }
  /// How a mentor sees a mentee held: the smaller the better.
  [[nodiscard]] std::pair<std::int32_t, int> standing(std::int32_t mentee) const {
    const auto m = static_cast<std::size_t>(mentee);
    return {entry(held_[m]).mentor_rank, promoted_[m] != 0 ? 0 : 1};
  }
  void take(std::size_t mentee, std::int32_t wish) {
    held_[mentee] = wish;
    members_[static_cast<std::size_t>(entry(wish).mentor)].push_back(static_cast<std::int32_t>(mentee));
  }
  void release(std::vector<std::int32_t>::iterator member, std::size_t mentor) {
    held_[static_cast<std::size_t>(*member)] = -1;
    waiting_.push_front(static_cast<std::size_t>(*member));
    *member = members_[mentor].back();
    members_[mentor].pop_back();
  }

  const MentorLists& lists_;
  const std::vector<std::uint8_t>& alive_;
  std::uint64_t order_;
  std::vector<std::uint8_t> refused_;
  std::vector<std::uint8_t> promoted_;
  std::vector<std::int32_t> held_;
  std::vector<std::vector<std::int32_t>> members_;
  std::deque<std::size_t> waiting_;
};

}  // namespace

Mentors approximately_largest(const MentorLists& lists, const std::vector<std::uint8_t>& alive,
                              std::uint64_t order) {
  return Proposals(lists, alive, order).solve();
}

}  // namespace echelon::optimise
