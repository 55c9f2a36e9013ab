#include "echelon/office/pipeline_succession.hpp"

#include <algorithm>
#include <limits>

#include "echelon/office/pipeline_careers.hpp"

namespace echelon {
namespace {

/// A step's people with the day on which each is ready.
std::vector<Successor> ready_on(const LadderStepView& view, const Snapshot& snapshot) {
  std::vector<Successor> people;
  people.reserve(view.people.size());
  const auto requirements =
      view.judged == nullptr ? std::vector<const Rule*>() : view.judged->requirements_on(snapshot.as_of);
  for (std::size_t i = 0; i < view.people.size(); ++i) {
    Successor each;
    each.person = view.people[i];
    const auto position = static_cast<PersonIndex>(i);
    if (view.findings.eligible(position)) {
      each.ready = snapshot.as_of;
    } else {
      each.ready = view.findings.earliest(position);
      for (const Finding& finding : view.findings.of(position)) {
        if (finding.met || finding.requirement >= requirements.size()) continue;
        const Words& name = requirements[finding.requirement]->name;
        each.missing.zh += (each.missing.zh.empty() ? "" : "、") + name.zh;
        each.missing.en += (each.missing.en.empty() ? "" : ", ") + name.en;
      }
    }
    people.push_back(std::move(each));
  }
  return people;
}

/// Ready first, then by day, unknown days last, then by person.
bool comes_first(const Successor& a, const Successor& b) {
  const auto day = [](const Successor& each) {
    return each.ready.known() ? each.ready.days() : std::numeric_limits<std::int32_t>::max();
  };
  return std::pair(day(a), a.person) < std::pair(day(b), b.person);
}

void add_posts(std::vector<SuccessionPost>& posts, const LadderSight& sight, const Snapshot& snapshot) {
  const Ladder& ladder = *sight.ladder;
  const std::vector<int> heights = ladder.heights();
  const int top = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
  const bool by_subject = ladder.is_for(Role::teacher);
  std::vector<std::vector<Successor>> ready;  // by step
  ready.reserve(sight.steps.size());
  for (const LadderStepView& step : sight.steps) ready.push_back(ready_on(step, snapshot));
  for (const LadderStanding& standing : sight.people) {
    if (heights[standing.tier] < std::max(1, top - 1)) continue;
    SuccessionPost post{standing.person, ladder.id, standing.tier, {}};
    const CareerPlace place = place_of(snapshot, standing.person);
    for (std::size_t s = 0; s < sight.steps.size(); ++s) {
      if (sight.steps[s].step->to != standing.tier) continue;
      for (const Successor& each : ready[s]) {
        const CareerPlace theirs = place_of(snapshot, each.person);
        if (theirs.stage == place.stage && (!by_subject || theirs.subject == place.subject))
          post.successors.push_back(each);
      }
    }
    std::sort(post.successors.begin(), post.successors.end(), comes_first);
    posts.push_back(std::move(post));
  }
}

}  // namespace

std::size_t SuccessionPost::ready_by(Date day) const {
  const auto end = std::partition_point(successors.begin(), successors.end(), [&](const Successor& each) {
    return each.ready.known() && each.ready <= day;
  });
  return static_cast<std::size_t>(end - successors.begin());
}

std::vector<SuccessionPost> succession_of(const LadderView& ladders, const Snapshot& snapshot) {
  std::vector<SuccessionPost> posts;
  for (const LadderSight& sight : ladders.ladders) add_posts(posts, sight, snapshot);
  return posts;
}

}  // namespace echelon
