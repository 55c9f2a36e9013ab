#include <algorithm>
#include <array>
#include <cmath>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// The chosen stand by score from high to low.
std::string lowest_chosen(const PanelContext& context, const SelectionView& selection) {
  if (selection.chosen.empty()) return "–";
  const Candidate* last = context.round->candidate(selection.chosen.back());
  return last == nullptr ? "–" : short_number(last->total);
}

void draw_figures(Surface& surface, const PanelContext& context, const SelectionView& selection) {
  const bool optimal = selection.status == SelectionStatus::optimal;
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("selection-figures", quarters, [&](std::size_t column) {
    if (column == 0) {
      surface.figure({"入选", "chosen"}, std::to_string(selection.chosen.size()),
                     {"共 " + std::to_string(context.round->call.seats) + " 个名额",
                      "of " + std::to_string(context.round->call.seats) + " seats"});
    }
    if (column == 1)
      surface.figure({"总分", "total"}, short_number(selection.objective),
                     optimal ? Words{"已证明最优", "proven best"} : Words{},
                     optimal ? Tone::good : Tone::caution);
    if (column == 2)
      surface.figure({"上界", "bound"}, short_number(selection.bound),
                     {"没有名单能超过它", "no list can exceed it"});
    if (column == 3)
      surface.figure({"最低入选分", "lowest score chosen"}, lowest_chosen(context, selection),
                     {"递补 " + std::to_string(selection.reserves.size()) + " 人",
                      std::to_string(selection.reserves.size()) + " reserves"});
  });
}

void draw_quotas(Surface& surface, const SelectionView& selection) {
  for (const QuotaUse& quota : selection.quotas) {
    if (!quota.min && !quota.max) continue;
    const int target = quota.max.value_or(std::max({quota.min.value_or(0), quota.chosen, 1}));
    // Groups that can at most reach their limit and stay away from it say nothing; only the tight ones are
    // shown.
    const bool at_max = quota.max && quota.chosen >= *quota.max;
    if (!quota.min && !at_max) continue;
    surface.progress("quota-" + quota.id + "-" + quota.value, quota.name, quota.chosen,
                     std::max(target, quota.chosen), {"人", "people"}, quota.min.value_or(-1),
                     quota.max.value_or(-1));
  }
}

void draw_relaxation(Surface& surface, const SelectionView& selection) {
  surface.status({"名额约束互相矛盾，无解", "the quotas contradict each other: no selection is possible"},
                 Tone::bad);
  surface.text({"以下改动最小，改后即可满足：", "A smallest set of changes that would do:"});
  for (const RelaxationStep& step : selection.relaxation) surface.text(step.says, Tone::caution);
}

void draw_scores(Surface& surface, const PanelContext& context, const SelectionView& selection) {
  Chart chart{"scores",
              ChartKind::stacked_bar,
              {"分数分布", "distribution of scores"},
              {"总分", "total"},
              {"人数", "people"},
              {},
              {},
              {},
              {},
              false};
  constexpr int width = 5;
  constexpr int bins = 21;
  Series chosen{{"入选", "chosen"}, {}, std::vector<double>(bins, 0), {}, {}, Tone::good};
  Series others{{"未入选", "not chosen"}, {}, std::vector<double>(bins, 0), {}, {}, Tone::muted};
  int first = bins;
  int last = 0;
  for (const Candidate& candidate : context.round->candidates) {
    if (!candidate.complete) continue;
    const int bin = std::clamp(static_cast<int>(candidate.total.value()) / width, 0, bins - 1);
    const bool is_chosen = std::ranges::find(selection.chosen, candidate.person) != selection.chosen.end();
    ++(is_chosen ? chosen : others).y[static_cast<std::size_t>(bin)];
    first = std::min(first, bin);
    last = std::max(last, bin);
  }
  if (first > last) return;
  for (Series* series : {&chosen, &others}) {
    series->y = std::vector<double>(series->y.begin() + first, series->y.begin() + last + 1);
  }
  for (int bin = first; bin <= last; ++bin) {
    const std::string range = std::to_string(bin * width) + "–" + std::to_string((bin + 1) * width);
    chart.labels.push_back({range, range});
  }
  chart.series = {chosen, others};
  surface.chart(chart);
}

Cell state_cell(const SelectionView& selection, const Candidate& candidate, Language language) {
  if (const auto at = std::ranges::find(selection.chosen, candidate.person); at != selection.chosen.end()) {
    return {Words{"入选", "chosen"}.in(language), static_cast<double>(at - selection.chosen.begin()),
            Tone::good, std::nullopt};
  }
  if (const auto at = std::ranges::find(selection.reserves, candidate.person);
      at != selection.reserves.end()) {
    const std::string place = std::to_string(at - selection.reserves.begin() + 1);
    return {Words{"递补 " + place, "reserve " + place}.in(language),
            1000.0 + static_cast<double>(at - selection.reserves.begin()), Tone::caution, std::nullopt};
  }
  if (!candidate.eligible)
    return {Words{"不符合", "not eligible"}.in(language), 3000.0, Tone::bad, std::nullopt};
  if (!candidate.complete)
    return {Words{"材料不全", "incomplete"}.in(language), 2500.0, Tone::caution, std::nullopt};
  return {Words{"未入选", "not chosen"}.in(language), 2000.0, Tone::muted, std::nullopt};
}

void draw_ranking(Surface& surface, const PanelContext& context, const SelectionView& selection) {
  const auto& candidates = context.round->candidates;
  const Language language = surface.language();
  Table table;
  table.id = "ranking";
  table.columns = {{"place", {"名次", "place"}, 0.55, false}, {"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 0.85},          {"school", {"学校", "school"}, 1.65},
                   {"subject", {"学科", "subject"}, 1.15},    {"total", {"总分", "total"}, 0.8, false},
                   {"state", {"结果", "result"}, 1.1}};
  table.rows = candidates.size();
  table.empty = {"还没有材料齐全的候选人。先完成推荐与评审。",
                 "No candidate is complete yet. Finish nominations and reviews first."};
  table.revision = context.revision;
  table.key = [&](std::size_t row) { return id_of(context, candidates[row].person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Candidate& candidate = candidates[row];
    switch (column) {
      case 0:
        return {std::to_string(row + 1), static_cast<double>(row + 1), Tone::muted, std::nullopt};
      case 1:
        return {id_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {name_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
      case 3:
        return {school_name(context, candidate.school), std::nullopt, Tone::plain, std::nullopt};
      case 4:
        return {subject_of(context, candidate.person, language), std::nullopt, Tone::plain, std::nullopt};
      case 5:
        return {candidate.complete ? short_number(candidate.total) : "–", candidate.total.value(),
                Tone::plain,
                candidate.complete ? std::optional(candidate.total.value() / 100) : std::nullopt};
      default:
        return state_cell(selection, candidate, language);
    }
  };
  surface.table(table);
}

Decimal decimal_of(double value) { return Decimal::from_millionths(std::llround(value * 1e6)); }

bool can_adjust(const PanelContext& context) {
  return context.viewer.role == ViewerRole::hr && context.round->call.state <= CallState::reviewing;
}

/// What would come of a change that is still in the hand. Nothing is recorded.
void draw_preview(Surface& surface, const PanelContext& context, const SelectionView& selection,
                  const Adjustment& draft) {
  const SelectionPreview preview = context.round->preview(draft);
  if (preview.status != SelectionStatus::optimal) {
    surface.text({"松手后名额约束将互相矛盾，无解。", "Let go here, and no selection would be possible."},
                 Tone::bad);
    return;
  }
  const std::string total = short_number(preview.objective);
  if (preview.enter.empty() && preview.leave.empty()) {
    surface.text({"名单不变；总分 " + total + "。", "The same people; total " + total + "."}, Tone::muted);
    return;
  }
  surface.text({"松手后总分 " + total + "（现为 " + short_number(selection.objective) + "）。",
                "Let go here: total " + total + " (now " + short_number(selection.objective) + ")."},
               Tone::accent);
  draw_moves(surface, context, preview.enter, preview.leave);
}

using Draft = std::optional<Adjustment>;

Draft draw_weights(Surface& surface, const PanelContext& context) {
  Draft draft;
  for (const CriterionView& criterion : context.round->criteria) {
    double weight = criterion.weight.value();
    if (surface.number_field("weight-" + criterion.id, criterion.name, weight, 0, 60, 1)) {
      context.request(about_call(context, "adjust")
                          .with("kind", "weight")
                          .with("key", criterion.id)
                          .with("value", decimal_of(weight).text()));
    }
    if (const auto held = surface.dragged("weight-" + criterion.id)) {
      draft = {"weight", criterion.id, decimal_of(*held)};
    }
  }
  return draft;
}

Draft draw_bounds(Surface& surface, const PanelContext& context) {
  Draft draft;
  double seats = context.round->call.seats;
  if (surface.number_field("seats", {"名额", "seats"}, seats, 1, 200, 1)) {
    context.request(about_call(context, "adjust")
                        .with("kind", "seats")
                        .with("key", "")
                        .with("value", std::to_string(static_cast<int>(seats))));
  }
  if (const auto held = surface.dragged("seats")) draft = {"seats", "", decimal_of(*held)};
  const auto adjusted = [&](const std::string& kind, const Quota& quota,
                            const std::optional<int>& usual) -> std::optional<int> {
    for (const Adjustment& each : context.round->call.adjustments) {
      if (each.kind == kind && each.key == quota.id)
        return each.value ? std::optional(static_cast<int>(std::lround(each.value->value()))) : std::nullopt;
    }
    return usual;
  };
  for (const Quota& quota : context.program.quotas) {
    for (const bool is_min : {true, false}) {
      const std::string kind = is_min ? "quota_min" : "quota_max";
      const std::optional<int> bound = adjusted(kind, quota, is_min ? quota.min : quota.max);
      if (!bound) continue;
      double value = *bound;
      const Words name{quota.name.zh + (is_min ? "（至少）" : "（至多）"),
                       quota.name.en + (is_min ? " (at least)" : " (at most)")};
      if (surface.number_field(kind + "-" + quota.id, name, value, 0, context.round->call.seats, 1)) {
        context.request(about_call(context, "adjust")
                            .with("kind", kind)
                            .with("key", quota.id)
                            .with("value", std::to_string(static_cast<int>(value))));
      }
      if (const auto held = surface.dragged(kind + "-" + quota.id)) {
        draft = {kind, quota.id, decimal_of(*held)};
      }
    }
  }
  return draft;
}

void draw_effect(Surface& surface, const PanelContext& context, const SelectionView& selection) {
  if (selection.entered.empty() && selection.left.empty()) return;
  surface.text({"与原定权重和名额相比：", "Against the usual weights and quotas:"}, Tone::muted);
  draw_moves(surface, context, selection.entered, selection.left);
}

void draw_run(Surface& surface, const PanelContext& context) {
  if (context.viewer.role != ViewerRole::hr) return;
  const bool reviewing = context.round->call.state == CallState::reviewing;
  if (surface.confirmed_button(
          "run", {"正式遴选并存档", "run and record the selection"},
          {"按当前权重与名额运算，结果连同证明写入台账。",
           "Computes with the weights and quotas in force and writes the result with its proof into the "
           "ledger."},
          reviewing, {"只有在评审阶段可以正式遴选。", "Only a round under review can be selected."})) {
    CommandRequest request{"selection.run", {}};
    request.with("program", context.program.id);
    context.request(request);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"遴选", "Selection"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  if (!context.round->selection) {
    surface.text({"还没有材料齐全的候选人，无法遴选。",
                  "No candidate is complete yet; there is nothing to select from."},
                 Tone::muted);
    return;
  }
  const SelectionView& selection = *context.round->selection;
  draw_figures(surface, context, selection);
  if (selection.status == SelectionStatus::infeasible) draw_relaxation(surface, selection);
  draw_effect(surface, context, selection);
  draw_run(surface, context);
  const std::array<double, 2> halves{1.9, 1};
  surface.columns("board", halves, [&](std::size_t column) {
    if (column == 0) {
      surface.group("ranking-card", {"排名", "ranking"}, [&] { draw_ranking(surface, context, selection); });
      draw_scores(surface, context, selection);
    } else {
      surface.group("quotas-card", {"名额约束", "quotas"}, [&] { draw_quotas(surface, selection); });
      if (can_adjust(context)) {
        const auto with_preview = [&](const Draft& draft) {
          if (draft) draw_preview(surface, context, selection, *draft);
        };
        surface.foldable("weights", {"调整权重", "change weights"}, false,
                         [&] { with_preview(draw_weights(surface, context)); });
        surface.foldable("bounds", {"调整名额约束", "change quotas"}, false,
                         [&] { with_preview(draw_bounds(surface, context)); });
      }
    }
  });
}

}  // namespace

Panel selection() { return {"selection", {"遴选", "Selection"}, {ViewerRole::hr}, draw}; }

}  // namespace echelon::panels
