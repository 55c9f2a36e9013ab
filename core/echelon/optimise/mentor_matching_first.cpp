#include <algorithm>

#include "echelon/optimise/mentor_matching_flow.hpp"

namespace echelon::optimise {

// With prices that prove the value, the assignments of that value are those in which every mentee has a pair
// of their greatest net worth (or none, at 0) and every mentor of a price above 0 is full. From one to
// another lead cycles of moves: a mentor with one too many passes a mentee on to another that is worth the
// same to them. An empty place is passed on between mentors of price 0 like a mentee who suits them all.

bool MentorFlow::lead(std::size_t from, std::size_t to, const std::vector<std::uint8_t>& settled) {
  const std::size_t empty = nowhere() + 1;
  const auto visit = [&](std::size_t node, std::size_t before, std::int32_t mentee) {
    if (steps_[node].search == searches_) return;
    steps_[node] = {searches_, before, mentee};
    queue_.push_back(node);
  };
  queue_.clear();
  visit(from, from, -1);
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const auto node = queue_[next];
    const bool arrives = node == to || (node == empty && price_[to] == 0);
    if (arrives) {
      for (auto on = node; on != from;) {
        const auto step = steps_[on];
        if (step.mentee >= 0) move(static_cast<std::size_t>(step.mentee), on);
        on = step.from;
      }
      return true;
    }
    if (node == empty) {
      for (std::size_t mentor = 0; mentor <= nowhere(); ++mentor)
        if (price_[mentor] == 0) visit(mentor, node, -1);
      continue;
    }
    if (has_room(node)) visit(empty, node, -1);
    for (const auto member : members_[node]) {
      const auto mentee = static_cast<std::size_t>(member);
      if (settled[mentee] != 0) continue;
      const auto most = has(mentee);
      for (const auto& entry : lists_.of_mentee(mentee))
        if (net(entry) == most) visit(static_cast<std::size_t>(entry.mentor), node, member);
      if (most == 0) visit(nowhere(), node, member);
    }
  }
  return false;
}

void MentorFlow::first_in_tie_order(const Progress& progress) {
  std::vector<std::uint8_t> settled(lists_.mentees(), 0);
  for (std::size_t mentee = 0; mentee < lists_.mentees(); ++mentee) {
    progress.check();
    settled[mentee] = 1;
    ++searches_;  // what one wish could not reach, the next cannot either
    const auto most = has(mentee);
    const auto has_now = at_[mentee];
    for (const auto& entry : lists_.of_mentee(mentee)) {
      const auto wish = static_cast<std::size_t>(entry.mentor);
      if (wish == has_now) break;
      if (net(entry) != most || steps_[wish].search == searches_) continue;
      if (!lead(wish, has_now, settled)) continue;
      move(mentee, wish);
      break;
    }
  }
}

}  // namespace echelon::optimise
