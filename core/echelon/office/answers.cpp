#include "echelon/office/answers.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>

namespace echelon {
namespace {

/// Makes the answer at the first call and keeps it.
template <class Make>
auto once(Make make) {
  using Answer = decltype(make());
  auto kept = std::make_shared<std::shared_ptr<const Answer>>();
  return [kept, make = std::move(make)] {
    if (!*kept) *kept = std::make_shared<const Answer>(make());
    return *kept;
  };
}

std::vector<PersonIndex> people_without(const std::vector<PersonIndex>& people,
                                        const std::vector<PersonIndex>& others) {
  std::vector<PersonIndex> rest;
  std::ranges::copy_if(people, std::back_inserter(rest),
                       [&](PersonIndex person) { return std::ranges::find(others, person) == others.end(); });
  return rest;
}

/// What re-weighing needs of the view, and no more: it is copied for each preview.
RoundView bare(const RoundView& view, const Call& call) {
  RoundView kept;
  kept.call.number = call.number;
  kept.call.seats = call.seats;
  kept.call.adjustments = call.adjustments;
  kept.criteria = view.criteria;
  kept.candidates = view.candidates;
  for (Candidate& candidate : kept.candidates) {
    candidate.conflicts.clear();
    for (Points& points : candidate.by_criterion) points.facts.clear();
  }
  kept.selection = view.selection;
  return kept;
}

}  // namespace

std::vector<Standing> standings_in(const Snapshot& snapshot, SelectionRun& run, const Progress& progress) {
  std::vector<Standing> standings;
  if (run.solve(progress).status != SelectionStatus::optimal) return standings;
  const auto all = run.explain_all(progress);
  const auto points = [](const std::optional<std::int64_t>& millionths) -> std::optional<Decimal> {
    if (!millionths) return std::nullopt;
    return Decimal::from_millionths(*millionths);
  };
  for (std::size_t candidate = 0; candidate < all.size(); ++candidate) {
    const SelectionExplanation& why = all[candidate];
    standings.push_back({snapshot.find_person(run.inputs().candidates[candidate].id), why.chosen,
                         Decimal::from_millionths(why.score), points(why.needed_score), points(why.margin)});
  }
  std::ranges::stable_sort(standings, std::ranges::greater(), &Standing::score);
  return standings;
}

int seats_in_force(const Call& call) {
  for (const Adjustment& adjustment : call.adjustments) {
    if (adjustment.kind == "seats" && adjustment.value)
      return static_cast<int>(std::lround(adjustment.value->value()));
  }
  return call.seats;
}

SelectionPreview preview_of(const RoundSources& sources, const RoundView& view, const Adjustment& draft) {
  RoundView changed = view;
  auto& adjustments = changed.call.adjustments;
  std::erase_if(adjustments,
                [&](const Adjustment& each) { return each.kind == draft.kind && each.key == draft.key; });
  adjustments.push_back(draft);
  changed.call.seats = seats_in_force(changed.call);
  weigh(sources, changed);
  RunInputs inputs = run_inputs(sources, changed);
  inputs.reserves = 0;
  SelectionRun run(std::move(inputs));
  const SelectionResult& result = run.solve();
  SelectionPreview preview{result.status, Decimal::from_millionths(result.objective.value_or(0)), {}, {}};
  if (result.status != SelectionStatus::optimal || !view.selection) return preview;
  std::vector<PersonIndex> chosen;
  for (const std::size_t candidate : result.chosen) {
    chosen.push_back(sources.snapshot.find_person(run.inputs().candidates[candidate].id));
  }
  preview.enter = people_without(chosen, view.selection->chosen);
  preview.leave = people_without(view.selection->chosen, chosen);
  return preview;
}

void attach_answers(const RoundSources& sources, const std::shared_ptr<SelectionRun>& run, RoundView& view) {
  const Snapshot* snapshot = &sources.snapshot;
  const Program* program = &sources.program;
  view.explain = [run, snapshot, program](PersonIndex person) {
    return explain_in(*snapshot, *program, *run, snapshot->people.id[static_cast<std::size_t>(person)]);
  };
  view.standings = once([run, snapshot] { return standings_in(*snapshot, *run); });
  view.bounds = once([run, snapshot, program] { return bounds_in(*snapshot, *program, *run); });
  view.frontier = [run, snapshot, program,
                   kept = std::make_shared<std::map<BoundKey, std::shared_ptr<const QuotaFrontier>>>()](
                      const BoundKey& key) {
    auto& answer = (*kept)[key];
    if (!answer) {
      answer = std::make_shared<const QuotaFrontier>(frontier_in(*snapshot, *program, *run, key));
    }
    return answer;
  };
  const auto base = std::make_shared<const RoundView>(bare(view, view.call));
  view.preview = [sources, base](const Adjustment& draft) { return preview_of(sources, *base, draft); };
  const auto stable = once([run, snapshot, base] { return stability_in(*snapshot, *base, *run); });
  view.stability = [run, stable]() -> std::shared_ptr<const Stability> {
    if (run->solve().status != SelectionStatus::optimal) return nullptr;
    return stable();
  };
}

}  // namespace echelon
