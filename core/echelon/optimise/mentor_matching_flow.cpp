#include "echelon/optimise/mentor_matching_flow.hpp"

#include <algorithm>
#include <deque>
#include <functional>

namespace echelon::optimise {
namespace {

constexpr std::size_t progress_every = 64;
/// For each mentee; those who are outbid more often are left to the paths.
constexpr std::size_t most_bids = 20;

}  // namespace

MentorFlow::MentorFlow(const MentorLists& lists, bool count_first)
    : lists_(lists),
      price_(lists.mentors() + 1, 0),
      at_(lists.mentees(), lists.mentors()),
      held_(lists.mentees(), -1),
      members_(lists.mentors() + 1),
      slot_(lists.mentees(), 0),
      marks_(lists.mentors() + 1),
      steps_(lists.mentors() + 2) {
  if (!count_first) return;
  std::int64_t greatest = 0;
  for (const auto& each : lists.entries) greatest = std::max(greatest, each.fit < 0 ? -each.fit : each.fit);
  bonus_ = 4 * greatest * static_cast<std::int64_t>(lists.mentees()) + 1;
}

MentorMatching::Gain MentorFlow::gain(std::int64_t value) const {
  if (bonus_ == 0) return {0, value};
  const std::int64_t half = bonus_ / 2;
  const std::int64_t pairs = value >= 0 ? (value + half) / bonus_ : -((half - value) / bonus_);
  return {pairs, value - pairs * bonus_};
}

std::vector<std::size_t> MentorFlow::bid(const Progress& progress) {
  std::vector<std::int64_t> offers(lists_.mentees(), 0);
  std::vector<std::size_t> left;
  std::deque<std::size_t> bidders;
  for (std::size_t m = 0; m < lists_.mentees(); ++m) {
    slot_[m] = m;
    members_[nowhere()].push_back(static_cast<std::int32_t>(m));
    bidders.push_back(m);
  }
  for (auto bids = most_bids * lists_.mentees(); !bidders.empty() && bids > 0; --bids) {
    if (bids % progress_every == 0) progress.check();
    const auto mentee = bidders.front();
    bidders.pop_front();
    std::int64_t most = 0;
    std::int64_t second = 0;
    std::size_t best = nowhere();
    for (const auto& entry : lists_.of_mentee(mentee)) {
      const auto worth = net(entry);
      if (worth > most) {
        second = most;
        most = worth;
        best = static_cast<std::size_t>(entry.mentor);
      } else {
        second = std::max(second, worth);
      }
    }
    if (best == nowhere()) continue;
    offers[mentee] = price_[best] + most - second;
    if (has_room(best)) {
      move(mentee, best);
    } else if (most == second || lists_.capacity[best] == 0) {
      left.push_back(mentee);
      continue;
    } else {
      const auto lowest = lowest_offer(best, offers);
      move(lowest, nowhere());
      bidders.push_back(lowest);
      move(mentee, best);
    }
    if (!has_room(best)) price_[best] = offers[lowest_offer(best, offers)];
  }
  left.insert(left.end(), bidders.begin(), bidders.end());
  std::sort(left.begin(), left.end());
  return left;
}

std::size_t MentorFlow::lowest_offer(std::size_t mentor, const std::vector<std::int64_t>& offers) const {
  const auto& members = members_[mentor];
  return static_cast<std::size_t>(
      *std::min_element(members.begin(), members.end(), [&](std::int32_t a, std::int32_t b) {
        return std::pair(offers[static_cast<std::size_t>(a)], a) <
               std::pair(offers[static_cast<std::size_t>(b)], b);
      }));
}

void MentorFlow::solve(const Progress& progress) {
  const auto left = bid(progress);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (i % progress_every == 0)
      progress.at(static_cast<double>(i) / static_cast<double>(left.size()),
                  {"正在配对师徒", "matching mentors"});
    insert(left[i]);
  }
}

void MentorFlow::insert(std::size_t mentee) {
  std::int64_t most = 0;
  std::size_t best = nowhere();
  for (const auto& entry : lists_.of_mentee(mentee)) {
    const auto worth = net(entry);
    const auto mentor = static_cast<std::size_t>(entry.mentor);
    if (worth > most || (worth == most && best != nowhere() && !has_room(best) && has_room(mentor))) {
      most = worth;
      best = mentor;
    }
  }
  if (has_room(best)) {
    move(mentee, best);
  } else {
    search(mentee, most);
  }
}

void MentorFlow::reach(std::size_t mentor, std::int64_t distance, std::size_t mentee) {
  if (distance >= end_distance_) return;
  auto& mark = marks_[mentor];
  if (mark.search == searches_ && mark.distance <= distance) return;
  mark = {searches_, mentee, distance};
  if (has_room(mentor)) {
    end_ = mentor;
    end_distance_ = distance;
    end_mentee_ = mentee;
  } else {
    heap_.emplace_back(distance, mentor);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
}

void MentorFlow::search(std::size_t mentee, std::int64_t most) {
  ++searches_;
  heap_.clear();
  end_ = nowhere();
  end_distance_ = most;
  end_mentee_ = mentee;
  for (const auto& entry : lists_.of_mentee(mentee))
    reach(static_cast<std::size_t>(entry.mentor), most - net(entry), mentee);
  std::vector<std::size_t> passed;
  while (!heap_.empty()) {
    const auto [distance, mentor] = heap_.front();
    if (distance >= end_distance_) break;
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    heap_.pop_back();
    if (marks_[mentor].distance != distance) continue;
    passed.push_back(mentor);
    for (const auto member : members_[mentor]) {
      const auto other = static_cast<std::size_t>(member);
      const auto base = distance + has(other);
      reach(nowhere(), base, other);
      for (const auto& entry : lists_.of_mentee(other))
        reach(static_cast<std::size_t>(entry.mentor), base - net(entry), other);
    }
  }
  for (const auto mentor : passed) price_[mentor] += end_distance_ - marks_[mentor].distance;
  auto to = end_;
  for (auto who = end_mentee_;;) {
    const auto left = at_[who];
    move(who, to);
    if (who == mentee) break;
    to = left;
    who = marks_[left].mentee;
  }
}

void MentorFlow::move(std::size_t mentee, std::size_t mentor) {
  auto& left = members_[at_[mentee]];
  slot_[static_cast<std::size_t>(left.back())] = slot_[mentee];
  left[slot_[mentee]] = left.back();
  left.pop_back();
  slot_[mentee] = members_[mentor].size();
  members_[mentor].push_back(static_cast<std::int32_t>(mentee));
  at_[mentee] = mentor;
  held_[mentee] = -1;
  if (mentor == nowhere()) return;
  auto e = lists_.first[mentee];
  while (lists_.entries[static_cast<std::size_t>(e)].mentor != static_cast<std::int32_t>(mentor)) ++e;
  held_[mentee] = e;
}

}  // namespace echelon::optimise
