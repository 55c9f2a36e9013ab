#include <algorithm>
#include <map>

#include "echelon/analysis/severity.hpp"
#include "echelon/office/features.hpp"
#include "echelon/office/round_builder.hpp"
#include "echelon/rules/conflict.hpp"

namespace echelon {
namespace {

/// The kind whose points come from reviewers.
constexpr std::string_view review_kind = "review";

void take_criteria(const RoundSources& sources, RoundView& view) {
  const ReviewPlan& plan = sources.program.review;
  for (const Rule* rule : sources.program.criteria_on(sources.snapshot.as_of)) {
    const bool by_review = rule->kind == review_kind;
    view.criteria.push_back({rule->id, rule->name, rule->weight, rule->weight, by_review, rule->source,
                             by_review ? plan.highest - plan.lowest : rule->weight});
  }
}

void take_candidates(const RoundSources& sources, RoundView& view) {
  const auto rules = sources.program.criteria_on(sources.snapshot.as_of);
  std::vector<std::unique_ptr<Criterion>> criteria;
  criteria.reserve(rules.size());
  for (const Rule* rule : rules) criteria.push_back(sources.host.kinds().criterion(*rule, sources.snapshot));
  for (const Nomination& nomination : view.call.nominations) {
    const PersonIndex person = sources.snapshot.find_person(nomination.person);
    if (person == nobody) continue;
    Candidate candidate;
    candidate.person = person;
    candidate.school = sources.snapshot.find_school(nomination.school);
    candidate.rank = nomination.rank;
    candidate.eligible = sources.findings.eligible(person);
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      Points points;
      points.known = false;
      if (!view.criteria[c].by_review) {
        points = criteria[c]->score(sources.snapshot, person);
      }
      candidate.measured.push_back(points.points);
      candidate.by_criterion.push_back(std::move(points));
    }
    view.candidates.push_back(std::move(candidate));
  }
}

/// Reviewer × candidate pairs that conflict of interest forbids; what is said of them goes to the candidates.
std::map<std::pair<std::string, std::string>, bool> set_aside_conflicts(const RoundSources& sources,
                                                                        RoundView& view) {
  std::map<std::pair<std::string, std::string>, bool> aside;
  for (Candidate& candidate : view.candidates) {
    const std::string& id = sources.snapshot.people.id[static_cast<std::size_t>(candidate.person)];
    for (const Reviewer& reviewer : view.call.reviewers) {
      const auto conflict = conflict_of_interest(sources.snapshot, reviewer, candidate.person);
      if (!conflict) continue;
      aside[{reviewer.id, id}] = true;
      candidate.conflicts.push_back({"评委" + reviewer.name + "回避：" + conflict->zh,
                                     "reviewer " + reviewer.name + " is set aside: " + conflict->en});
    }
  }
  return aside;
}

void take_reviews(const RoundSources& sources, RoundView& view) {
  const auto aside = set_aside_conflicts(sources, view);
  const ReviewPlan& plan = sources.program.review;
  std::map<std::string, std::size_t> candidate_index;
  for (std::size_t i = 0; i < view.candidates.size(); ++i) {
    candidate_index[sources.snapshot.people.id[static_cast<std::size_t>(view.candidates[i].person)]] = i;
  }
  std::map<std::string, RoundView::Rater> raters;
  for (const Reviewer& reviewer : view.call.reviewers)
    raters[reviewer.id] = {reviewer.id, reviewer.name, 0, {}};
  std::map<std::pair<std::size_t, std::string>, bool> rated;
  std::map<std::string, std::pair<Decimal, int>> severities;
  for (std::size_t c = 0; c < view.criteria.size(); ++c) {
    if (!view.criteria[c].by_review) continue;
    std::vector<RaterScore> scores;
    for (const Review& review : view.call.reviews) {
      const auto at = candidate_index.find(review.person);
      if (review.criterion != view.criteria[c].id || at == candidate_index.end() ||
          aside.contains({review.reviewer, review.person}))
        continue;
      scores.push_back({review.reviewer, review.person, review.score});
      ++raters[review.reviewer].scores;
      rated[{at->second, review.reviewer}] = true;
    }
    const SeverityAdjustment adjusted = adjust_severity(scores, plan.adjust_severity);
    for (const auto& [person, score] : adjusted.candidates) {
      Candidate& candidate = view.candidates[candidate_index.at(person)];
      candidate.by_criterion[c].known = true;
      candidate.measured[c] = std::clamp(score, plan.lowest, plan.highest) - plan.lowest;
    }
    for (const auto& [rater, severity] : adjusted.severity) {
      severities[rater].first += severity;
      ++severities[rater].second;
    }
    for (const Words& note : adjusted.notes) {
      view.notes.push_back(
          {view.criteria[c].name.zh + "：" + note.zh, view.criteria[c].name.en + ": " + note.en});
    }
  }
  for (auto& [id, rater] : raters) {
    if (const auto found = severities.find(id); found != severities.end()) {
      rater.severity = found->second.first.over(Decimal::of(found->second.second));
    }
    view.raters.push_back(rater);
  }
  for (const auto& [pair, yes] : rated) ++view.candidates[pair.first].raters;
}

}  // namespace

void score_candidates(const RoundSources& sources, RoundView& view) {
  take_criteria(sources, view);
  take_candidates(sources, view);
  take_reviews(sources, view);
  weigh(sources, view);
}

}  // namespace echelon
