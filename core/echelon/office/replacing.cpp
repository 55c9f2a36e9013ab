#include "echelon/office/replacing.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

/// Whether the members, all candidates of the run, meet every quota.
bool meets_quotas(const SelectionRun& run, const std::vector<std::size_t>& members) {
  const RunInputs& inputs = run.inputs();
  return std::ranges::all_of(run.groups(), [&](const RunGroup& group) {
    const auto feature = std::ranges::find(inputs.features, inputs.quotas[group.quota].feature);
    const auto column = static_cast<std::size_t>(feature - inputs.features.begin());
    const std::int64_t count = std::ranges::count_if(
        members, [&](std::size_t each) { return inputs.candidates[each].features[column] == group.value; });
    return (!group.min || count >= *group.min) && (!group.max || count <= *group.max);
  });
}

}  // namespace

std::string reserve_for(const SelectionRun& run, const Call& call, const std::string& person) {
  std::vector<std::size_t> seated;
  std::vector<Decision> reserves;
  for (const Decision& decision : call.decisions) {
    const auto candidate = run.find(decision.person);
    if (!candidate) continue;
    if (decision.outcome == "reserve") reserves.push_back(decision);
    const bool holds_a_seat = decision.outcome == "chosen" || decision.outcome == "held";
    if (holds_a_seat && decision.person != person) seated.push_back(*candidate);
  }
  std::ranges::stable_sort(reserves, {}, &Decision::position);
  for (const Decision& reserve : reserves) {
    seated.push_back(*run.find(reserve.person));
    if (meets_quotas(run, seated)) return reserve.person;
    seated.pop_back();
  }
  throw Error(Fault::request,
              {"没有候补人选能在名额约束之内接替 " + person,
               "no reserve can take the seat of " + person + " within the quotas"},
              {"可暂缓该人选，或重新评审、调整名额约束后再遴选",
               "hold the person back, or reopen the review, adjust the quotas and select again"});
}

}  // namespace echelon
