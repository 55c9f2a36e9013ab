#include <algorithm>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string draw_candidates(Surface& surface, const PanelContext& context,
                            const std::vector<const Candidate*>& candidates) {
  const Language language = surface.language();
  Table table;
  table.id = "candidates";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1},
                   {"total", {"总分", "total"}, 1, false}};
  table.rows = candidates.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"没有候选人。", "There are no candidates."};
  table.key = [&](std::size_t row) { return id_of(context, candidates[row]->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Candidate& candidate = *candidates[row];
    if (column == 0) return {id_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {name_of(context, candidate.person), std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) return {school_name(context, candidate.school), std::nullopt, Tone::plain, std::nullopt};
    if (column == 3)
      return {subject_of(context, candidate.person, language), std::nullopt, Tone::plain, std::nullopt};
    return {candidate.complete ? short_number(candidate.total) : "–", candidate.total.value(), Tone::plain,
            std::nullopt};
  };
  return surface.table(table);
}

void draw_points(Surface& surface, const PanelContext& context, const Candidate& candidate) {
  Chart chart{
      "points", ChartKind::bar, {"各项得分", "points by criterion"}, {"分", "points"}, {}, {}, {}, {}, {},
      true};
  Series got{{"得分", "points"}, {}, {}, {}, {}, Tone::series_1};
  Series most{{"满分", "most"}, {}, {}, {}, {}, Tone::muted};
  for (std::size_t i = 0; i < context.round->criteria.size(); ++i) {
    const CriterionView& criterion = context.round->criteria[i];
    chart.labels.push_back(criterion.name);
    got.y.push_back(candidate.by_criterion[i].points.value());
    most.y.push_back(criterion.weight.value());
  }
  chart.series = {got, most};
  surface.chart(chart);
}

void draw_why(Surface& surface, const PanelContext& context, const Candidate& candidate) {
  if (!candidate.eligible) {
    draw_findings(surface, context, candidate.person);
    return;
  }
  if (!candidate.complete) {
    surface.status({"材料不全，未进入遴选", "incomplete: not in the selection"}, Tone::caution);
    for (std::size_t i = 0; i < candidate.by_criterion.size(); ++i) {
      if (!candidate.by_criterion[i].known) {
        const Words& name = context.round->criteria[i].name;
        surface.text({"缺：" + name.zh, "missing: " + name.en}, Tone::caution);
      }
    }
    return;
  }
  const Explanation why = context.round->explain(candidate.person);
  surface.status(why.chosen ? Words{"入选", "chosen"} : Words{"未入选", "not chosen"},
                 why.chosen ? Tone::good : Tone::bad);
  surface.text(why.says);
  if (why.takes_seat_from != nobody && why.needed_score) {
    const std::string& other = name_of(context, why.takes_seat_from);
    surface.text({"若达到 " + why.needed_score->text() + " 分，将取代 " + other + "。",
                  "With " + why.needed_score->text() + " points, the seat of " + other + " would be taken."},
                 Tone::accent);
  }
  if (why.margin) {
    surface.text({"最多可以少 " + why.margin->text() + " 分而仍入选。",
                  "Could lose up to " + why.margin->text() + " points and still be chosen."},
                 Tone::accent);
  }
  for (const Explanation::Binding& binding : why.binding) {
    surface.text({"起作用的约束：" + binding.name.zh + (binding.is_min ? " 至少 " : " 至多 ") +
                      std::to_string(binding.bound) + "；放宽一人，总分可增加 " + short_number(binding.price),
                  "binding quota: " + binding.name.en + (binding.is_min ? ", at least " : ", at most ") +
                      std::to_string(binding.bound) + "; loosened by one, the total gains " +
                      short_number(binding.price)},
                 Tone::muted);
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"为什么", "Why"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  std::vector<const Candidate*> candidates;
  const SchoolIndex own = own_school(context);
  for (const Candidate& each : context.round->candidates) {
    if (context.viewer.role != ViewerRole::principal || each.school == own) candidates.push_back(&each);
  }
  const std::string selected = draw_candidates(surface, context, candidates);
  const PersonIndex person = selected.empty() ? nobody : context.snapshot.find_person(selected);
  const auto found =
      std::ranges::find_if(candidates, [&](const Candidate* each) { return each->person == person; });
  if (found == candidates.end()) {
    surface.text(
        {"选中一人，查看为什么入选或未入选。", "Select a person to see why they were chosen or not."},
        Tone::muted);
    return;
  }
  const std::string& name = name_of(context, person);
  surface.group("why", {name, name}, [&] {
    draw_why(surface, context, **found);
    draw_points(surface, context, **found);
  });
}

}  // namespace

Panel explanation() {
  return {"explanation", {"解释", "Why"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
