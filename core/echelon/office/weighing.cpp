#include <algorithm>
#include <map>

#include "echelon/office/features.hpp"
#include "echelon/office/round_builder.hpp"

namespace echelon {
namespace {

void take_weights(RoundView& view) {
  for (CriterionView& criterion : view.criteria) {
    criterion.weight = criterion.usual_weight;
    for (const Adjustment& adjustment : view.call.adjustments) {
      if (adjustment.kind == "weight" && adjustment.key == criterion.id && adjustment.value) {
        criterion.weight = *adjustment.value;
      }
    }
  }
}

Decimal weighted(Decimal measured, const CriterionView& criterion) {
  if (criterion.weight == criterion.whole) return measured;
  if (criterion.whole == Decimal()) return Decimal();
  return measured.times(criterion.weight).over(criterion.whole);
}

void add_up(const RoundSources& sources, RoundView& view) {
  for (Candidate& candidate : view.candidates) {
    candidate.total = Decimal();
    Decimal known_weight;
    Decimal all_weight;
    for (std::size_t c = 0; c < view.criteria.size(); ++c) {
      all_weight += view.criteria[c].weight;
      if (!candidate.by_criterion[c].known) continue;
      known_weight += view.criteria[c].weight;
      candidate.by_criterion[c].points = weighted(candidate.measured[c], view.criteria[c]);
      candidate.total += candidate.by_criterion[c].points;
    }
    candidate.complete = known_weight == all_weight;
    if (!candidate.complete && sources.program.review.renormalise_missing && known_weight > Decimal()) {
      candidate.total = candidate.total.times(all_weight).over(known_weight);
      candidate.complete = true;
    }
  }
}

/// By total from high to low, then the tie ladder; the incomplete behind.
void rank(const RoundSources& sources, RoundView& view) {
  std::vector<PersonIndex> order;
  for (const Candidate& candidate : view.candidates) order.push_back(candidate.person);
  sort_by_tie_ladder(sources.snapshot, sources.program.tie_ladder, order);
  std::map<PersonIndex, std::size_t> place;
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::ranges::sort(view.candidates, [&](const Candidate& a, const Candidate& b) {
    if (a.complete != b.complete) return a.complete;
    if (a.complete && a.total != b.total) return a.total > b.total;
    return place.at(a.person) < place.at(b.person);
  });
}

}  // namespace

void weigh(const RoundSources& sources, RoundView& view) {
  take_weights(view);
  add_up(sources, view);
  rank(sources, view);
}

}  // namespace echelon
