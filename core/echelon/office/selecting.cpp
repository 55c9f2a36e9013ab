#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <set>

#include "echelon/office/answers.hpp"
#include "echelon/office/features.hpp"
#include "echelon/office/round_builder.hpp"

namespace echelon {
namespace {

std::optional<std::int64_t> adjusted_bound(const Call& call, const std::string& kind, const Quota& quota,
                                           const std::optional<int>& usual) {
  for (const Adjustment& adjustment : call.adjustments) {
    if (adjustment.kind == kind && adjustment.key == quota.id) {
      if (!adjustment.value) return std::nullopt;
      return std::llround(adjustment.value->value());
    }
  }
  return usual;
}

}  // namespace

Words group_name(const Snapshot& snapshot, const Program& program, const RunInputs& inputs,
                 const RunGroup& group) {
  const RunQuota& quota = inputs.quotas[group.quota];
  const auto rule = std::ranges::find(program.quotas, quota.id, &Quota::id);
  if (quota.value != "*" && rule != program.quotas.end()) return rule->name;
  return group_words(snapshot, quota.feature, group.value);
}

RunInputs run_inputs(const RoundSources& sources, const RoundView& view) {
  const Program& program = sources.program;
  RunInputs inputs;
  inputs.program = program.id;
  inputs.rules_digest = sources.rules_digest;
  inputs.as_of = sources.snapshot.as_of;
  inputs.call = view.call.number;
  inputs.seats = view.call.seats;
  inputs.reserves = program.reserves;
  inputs.tie_ladder = program.tie_ladder;
  std::set<std::string> features{"subject", "stage", "school"};
  for (const Quota& quota : program.quotas) {
    features.insert(quota.feature);
    inputs.quotas.push_back({quota.id, quota.feature, quota.value,
                             adjusted_bound(view.call, "quota_min", quota, quota.min),
                             adjusted_bound(view.call, "quota_max", quota, quota.max)});
  }
  inputs.features.assign(features.begin(), features.end());
  std::vector<PersonIndex> people;
  for (const Candidate& candidate : view.candidates) {
    if (candidate.eligible && candidate.complete) people.push_back(candidate.person);
  }
  sort_by_tie_ladder(sources.snapshot, program.tie_ladder, people);
  for (const PersonIndex person : people) {
    const Candidate& candidate = *view.candidate(person);
    RunCandidate one;
    one.id = sources.snapshot.people.id[static_cast<std::size_t>(person)];
    one.score = candidate.total;
    for (const std::string& feature : inputs.features) {
      one.features.push_back(feature_of(sources.snapshot, sources.host, person, feature));
    }
    inputs.candidates.push_back(std::move(one));
  }
  return inputs;
}

SelectionView selection_view(const RoundSources& sources, SelectionRun& run) {
  const Snapshot& snapshot = sources.snapshot;
  const auto started = std::chrono::steady_clock::now();
  const SelectionResult& result = run.solve();
  SelectionView view;
  view.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  view.status = result.status;
  view.objective = Decimal::from_millionths(result.objective.value_or(0));
  view.bound = Decimal::from_millionths(result.bound.value_or(0));
  const auto person = [&](std::size_t candidate) {
    return snapshot.find_person(run.inputs().candidates[candidate].id);
  };
  for (const std::size_t candidate : result.chosen) view.chosen.push_back(person(candidate));
  for (const std::size_t candidate : result.reserves) view.reserves.push_back(person(candidate));
  const auto whole = [](const std::optional<std::int64_t>& bound) -> std::optional<int> {
    return bound ? std::optional(static_cast<int>(*bound)) : std::nullopt;
  };
  for (std::size_t g = 0; g < run.groups().size(); ++g) {
    const RunGroup& group = run.groups()[g];
    const int chosen = g < result.count_usage.size() ? static_cast<int>(result.count_usage[g]) : 0;
    view.quotas.push_back({run.inputs().quotas[group.quota].id, group.value,
                           group_name(snapshot, sources.program, run.inputs(), group), whole(group.min),
                           whole(group.max), chosen, static_cast<int>(group.pool)});
  }
  for (const BoundChange& change : result.relaxation) {
    const bool is_min = change.bound == Bound::min;
    RelaxationStep step{"", "", is_min, static_cast<int>(change.from), static_cast<int>(change.to), {}};
    Words name{"名额", "seats"};
    if (change.kind != QuotaKind::seats) {
      const RunGroup& group = run.groups()[change.quota];
      step.quota = run.inputs().quotas[group.quota].id;
      step.value = group.value;
      name = group_name(snapshot, sources.program, run.inputs(), group);
      name.zh += is_min ? "（至少）" : "（至多）";
      name.en += is_min ? " (at least)" : " (at most)";
    }
    const std::string from = std::to_string(change.from);
    const std::string to = std::to_string(change.to);
    step.says = {name.zh + "：由 " + from + " 改为 " + to, name.en + ": from " + from + " to " + to};
    view.relaxation.push_back(std::move(step));
  }
  return view;
}

Explanation explain_in(const Snapshot& snapshot, const Program& program, SelectionRun& run,
                       const std::string& person) {
  const auto candidate = run.find(person);
  if (!candidate) {
    throw Error(Fault::request,
                {"这次运算中没有候选人“" + person + "”", "the run has no candidate '" + person + "'"},
                {"核对工号；材料不全或不符合条件的人不进入遴选",
                 "check the id; incomplete or ineligible people do not enter the selection"});
  }
  if (run.solve().status != SelectionStatus::optimal) {
    throw Error(Fault::request, {"这次运算没有得到结果，无从解释", "the run has no result to explain"},
                {"先按建议放宽名额约束", "relax the quotas as proposed first"});
  }
  const SelectionExplanation why = run.explain(*candidate);
  const auto text = [](std::int64_t millionths) { return Decimal::from_millionths(millionths).text(); };
  Explanation said_why;
  said_why.person = snapshot.find_person(person);
  said_why.chosen = why.chosen;
  said_why.score = Decimal::from_millionths(why.score);
  if (why.needed_score) said_why.needed_score = Decimal::from_millionths(*why.needed_score);
  if (why.margin) said_why.margin = Decimal::from_millionths(*why.margin);
  const auto people = [&](const std::vector<std::size_t>& candidates) {
    std::vector<PersonIndex> indices;
    indices.reserve(candidates.size());
    for (const std::size_t each : candidates)
      indices.push_back(snapshot.find_person(run.inputs().candidates[each].id));
    return indices;
  };
  said_why.leave = people(why.leave);
  said_why.enter = people(why.enter);
  if (!said_why.leave.empty()) said_why.takes_seat_from = said_why.leave.front();
  for (const QuotaPrice& price : run.prices()) {
    if (price.at.kind != QuotaKind::count) continue;
    const RunGroup& group = run.groups()[price.at.quota];
    const bool is_min = price.at.bound == Bound::min;
    said_why.binding.push_back({run.inputs().quotas[group.quota].id, group.value,
                                group_name(snapshot, program, run.inputs(), group), is_min,
                                static_cast<int>((is_min ? group.min : group.max).value_or(0)),
                                Decimal::from_millionths(price.price)});
  }
  if (why.chosen) {
    said_why.says = {"得 " + text(why.score) + " 分，在使总分最高的名单之中。",
                     "With " + text(why.score) + " points, among the set with the greatest total."};
  } else if (why.needed_score) {
    said_why.says = {"得 " + text(why.score) + " 分，还差 " + text(*why.needed_score - why.score) +
                         " 分（需 " + text(*why.needed_score) + " 分）。",
                     "With " + text(why.score) + " points, " + text(*why.needed_score - why.score) +
                         " short of the " + text(*why.needed_score) + " needed."};
  } else {
    said_why.says = {"得 " + text(why.score) + " 分；在现有名额约束下，无论多少分都不能入选。",
                     "With " + text(why.score) + " points; under these quotas no score would bring a seat."};
  }
  return said_why;
}

namespace {

/// What changed against the program's usual weights, quotas and seats.
void compare_with_usual(const RoundSources& sources, const Call& call, RoundView& view) {
  RoundView usual;
  usual.call.number = call.number;
  usual.call.seats = call.seats;
  usual.criteria = view.criteria;
  usual.candidates = view.candidates;
  weigh(sources, usual);
  SelectionRun run(run_inputs(sources, usual));
  const SelectionView before = selection_view(sources, run);
  const auto missing_from = [](const std::vector<PersonIndex>& people,
                               const std::vector<PersonIndex>& others) {
    std::vector<PersonIndex> missing;
    std::ranges::copy_if(people, std::back_inserter(missing), [&](PersonIndex person) {
      return std::ranges::find(others, person) == others.end();
    });
    return missing;
  };
  SelectionView& now = *view.selection;
  now.entered = missing_from(now.chosen, before.chosen);
  now.left = missing_from(before.chosen, now.chosen);
}

}  // namespace

RoundView build_round(const RoundSources& sources, const Call& call) {
  RoundView view;
  view.call = call;
  view.call.seats = seats_in_force(call);
  divide_seats(sources, view);
  score_candidates(sources, view);
  if (view.call.publicity_from.known()) {
    view.publicity_over = view.call.publicity_to < sources.snapshot.as_of;
    view.publicity_says = sources.calendar.period_says(view.call.publicity_from, view.call.publicity_to);
  }
  if (!sources.whole) return view;
  RunInputs inputs = run_inputs(sources, view);
  if (inputs.candidates.empty()) return view;
  const auto run = std::make_shared<SelectionRun>(std::move(inputs));
  view.selection = selection_view(sources, *run);
  if (!call.adjustments.empty()) compare_with_usual(sources, call, view);
  attach_answers(sources, run, view);
  return view;
}

}  // namespace echelon
