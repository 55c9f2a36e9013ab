#include "echelon/office/overview_scores.hpp"

#include <algorithm>

#include "echelon/rules/conflict.hpp"

namespace echelon {

ScoreCount::ScoreCount(const Snapshot& snapshot, const Program& program, const RoundView& round,
                       bool everyone)
    : wanted_(std::max(1, program.review.raters)) {
  for (const CriterionView& each : round.criteria)
    if (each.by_review) criteria_.push_back(each.id);
  for (const Candidate& each : round.candidates)
    if (everyone || each.eligible) candidates_.push_back(each.person);
  for (const Reviewer& each : round.call.reviewers) raters_.push_back({each.id, each.name, 0, 0});
  const auto given = scores_of(snapshot, round);
  for (const PersonIndex person : candidates_) count(snapshot, round, person, given);
}

std::vector<PersonIndex> ScoreCount::open_to(const std::string& reviewer) const {
  const auto found = open_.find(reviewer);
  return found == open_.end() ? std::vector<PersonIndex>() : found->second;
}

ScoreCount::Given ScoreCount::scores_of(const Snapshot& snapshot, const RoundView& round) {
  Given given;
  for (const Review& each : round.call.reviews) {
    given.emplace(snapshot.find_person(each.person), each.criterion, each.reviewer);
    for (ReviewerStanding& rater : raters_) rater.given += rater.id == each.reviewer ? 1 : 0;
  }
  return given;
}

void ScoreCount::count(const Snapshot& snapshot, const RoundView& round, PersonIndex person,
                       const Given& given) {
  std::vector<bool> may;
  for (const Reviewer& each : round.call.reviewers)
    may.push_back(!conflict_of_interest(snapshot, each, person).has_value());
  bool thin = false;
  std::set<std::string> waits_for;
  for (const std::string& criterion : criteria_) {
    int have = 0;
    std::vector<std::size_t> open;
    for (std::size_t r = 0; r < raters_.size(); ++r) {
      const bool scored = given.contains({person, criterion, raters_[r].id});
      if (may[r] && scored) ++have;
      if (may[r] && !scored) open.push_back(r);
    }
    if (have >= wanted_) continue;
    thin = true;
    missing_ += wanted_ - have;
    for (const std::size_t r : open) {
      ++raters_[r].may;
      waits_for.insert(raters_[r].id);
    }
  }
  if (thin) thin_.push_back(person);
  for (const std::string& reviewer : waits_for) open_[reviewer].push_back(person);
}

}  // namespace echelon
