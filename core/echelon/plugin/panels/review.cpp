#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/review_paste.hpp"
#include "echelon/plugin/panels/review_sheet.hpp"

namespace echelon::panels {
namespace {

/// Reviewers and researchers judge the work, not the name.
bool is_blind(const PanelContext& context) {
  return context.viewer.role == ViewerRole::reviewer || context.viewer.role == ViewerRole::researcher;
}

Cell points_cell(const Points& points) {
  if (!points.known) return {"–", std::nullopt, Tone::caution, std::nullopt};
  return {short_number(points.points), points.points.value(), Tone::plain, std::nullopt};
}

void draw_figures(Surface& surface, const PanelContext& context) {
  const RoundView& round = *context.round;
  const auto complete = std::ranges::count_if(round.candidates, &Candidate::complete);
  const auto conflicts =
      std::ranges::count_if(round.candidates, [](const Candidate& each) { return !each.conflicts.empty(); });
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("review-figures", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"候选人", "candidates"}, std::to_string(round.candidates.size()));
    if (column == 1)
      surface.figure({"材料齐全", "complete"}, std::to_string(complete),
                     {"方可进入遴选", "may enter the selection"}, Tone::good);
    if (column == 2) surface.figure({"评委", "reviewers"}, std::to_string(round.raters.size()));
    if (column == 3)
      surface.figure({"涉及回避", "with conflicts"}, std::to_string(conflicts),
                     {"评分不计入", "scores set aside"}, conflicts > 0 ? Tone::caution : Tone::plain);
  });
}

void draw_raters(Surface& surface, const PanelContext& context) {
  Chart chart{"severity",
              ChartKind::bar,
              {"评委宽严（正数为偏严）", "reviewers' severity (positive: strict)"},
              {},
              {"分", "points"},
              {},
              {},
              {},
              {},
              true};
  Series series{{"宽严", "severity"}, {}, {}, {}, {}, Tone::series_4};
  for (const RoundView::Rater& rater : context.round->raters) {
    chart.labels.push_back({rater.name + "（" + std::to_string(rater.scores) + "）",
                            rater.name + " (" + std::to_string(rater.scores) + ")"});
    series.y.push_back(rater.severity.value());
  }
  chart.series.push_back(series);
  surface.chart(chart);
  for (const Words& note : context.round->notes) surface.text(note, Tone::caution);
}

Table candidates_table(const PanelContext& context, Language language) {
  const RoundView& round = *context.round;
  const bool blind = is_blind(context);
  Table table;
  table.id = "candidates";
  table.columns = {{"who", blind ? Words{"编号", "code"} : Words{"姓名", "name"}, 1.2},
                   {"subject", {"学科", "subject"}, 1}};
  if (!blind) table.columns.push_back({"school", {"学校", "school"}, 1.8});
  for (const CriterionView& criterion : round.criteria) {
    table.columns.push_back({"criterion-" + criterion.id, criterion.name, 1, false});
  }
  table.columns.push_back({"total", {"总分", "total"}, 0.9, false});
  table.columns.push_back({"raters", {"评委数", "raters"}, 0.7, false});
  table.rows = round.candidates.size();
  table.revision = context.revision;
  table.empty = {"还没有人被推荐。先在“推荐”页推荐。",
                 "No one has been nominated yet. Nominate on the page Nominations first."};
  table.key = [&context](std::size_t row) { return id_of(context, context.round->candidates[row].person); };
  table.cell = [&context, &round, blind, language](std::size_t row, std::size_t column) -> Cell {
    const Candidate& candidate = round.candidates[row];
    std::size_t at = column;
    if (at == 0)
      return {blind ? blind_name(context, candidate.person) : name_of(context, candidate.person),
              std::nullopt, Tone::plain, std::nullopt};
    if (at == 1)
      return {subject_of(context, candidate.person, language), std::nullopt, Tone::plain, std::nullopt};
    at -= 2;
    if (!blind) {
      if (at == 0) return {school_name(context, candidate.school), std::nullopt, Tone::plain, std::nullopt};
      --at;
    }
    if (at < candidate.by_criterion.size()) return points_cell(candidate.by_criterion[at]);
    if (at == candidate.by_criterion.size()) {
      if (!candidate.complete)
        return {(Words{"不全", "incomplete"}).in(language), -1.0, Tone::caution, std::nullopt};
      return {short_number(candidate.total), candidate.total.value(), Tone::accent, std::nullopt};
    }
    return {std::to_string(candidate.raters), static_cast<double>(candidate.raters), Tone::plain,
            std::nullopt};
  };
  return table;
}

void draw_reviewer_choice(Surface& surface, const PanelContext& context, std::string& reviewer) {
  const auto& raters = context.round->raters;
  std::vector<Words> names;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < raters.size(); ++i) {
    names.push_back({raters[i].name, raters[i].name});
    if (raters[i].id == reviewer) chosen = i;
  }
  if (names.empty()) return;
  surface.choice("reviewer", {"评委", "reviewer"}, chosen, names);
  reviewer = raters[chosen].id;
}

void draw_scoring(Surface& surface, const PanelContext& context, const Candidate& candidate) {
  const bool hr = context.viewer.role == ViewerRole::hr;
  if (hr) {
    for (const Words& conflict : candidate.conflicts) surface.text(conflict, Tone::caution);
  }
  std::string own = context.viewer.reviewer;
  std::string& reviewer = hr ? surface.remember("scoring-reviewer", own) : own;
  if (hr) draw_reviewer_choice(surface, context, reviewer);
  if (reviewer.empty()) {
    surface.text({"还没有评委。", "There are no reviewers yet."}, Tone::muted);
    return;
  }
  const Call& call = context.round->call;
  const bool reviewing = call.state == CallState::reviewing;
  const std::string& person = id_of(context, candidate.person);
  for (const CriterionView& criterion : context.round->criteria) {
    if (!criterion.by_review) continue;
    const auto given = std::ranges::find_if(call.reviews, [&](const Review& review) {
      return review.reviewer == reviewer && review.person == person && review.criterion == criterion.id;
    });
    const std::string before = given == call.reviews.end() ? "" : given->score.text();
    std::string& score = surface.remember("score-" + reviewer + person + criterion.id, before);
    surface.text_field("score-" + criterion.id,
                       {criterion.name.zh + "（" + context.program.review.lowest.text() + "–" +
                            context.program.review.highest.text() + "，空为未评）",
                        criterion.name.en + " (" + context.program.review.lowest.text() + "–" +
                            context.program.review.highest.text() + ", empty: not given)"},
                       score);
    if (surface.button("save-score-" + criterion.id, {"记分", "record"}, reviewing && score != before,
                       reviewing ? Words{"没有改动。", "Nothing changed."}
                                 : Words{"不在评审阶段。", "The round is not under review."})) {
      context.request(about_call(context, "review.score")
                          .with("reviewer", reviewer)
                          .with("person", person)
                          .with("criterion", criterion.id)
                          .with("score", score));
    }
  }
}

void draw_add_reviewer(Surface& surface, const PanelContext& context) {
  std::string& id = surface.remember("reviewer-id");
  std::string& name = surface.remember("reviewer-name");
  std::string& person = surface.remember("reviewer-person");
  std::string& school = surface.remember("reviewer-school");
  surface.text_field("reviewer-id", {"评委编号", "reviewer's id"}, id);
  surface.text_field("reviewer-name", {"姓名", "name"}, name);
  surface.text_field("reviewer-person", {"工号（本系统人员）", "person id (if in this office)"}, person);
  surface.text_field("reviewer-school", {"学校编号（外聘可空）", "school id (empty for outside experts)"},
                     school);
  if (surface.button("add-reviewer", {"增加评委", "add reviewer"}, !id.empty() && !name.empty(),
                     {"先填编号和姓名。", "Give an id and a name first."})) {
    context.request(about_call(context, "reviewer.add")
                        .with("id", id)
                        .with("name", name)
                        .with("school", school)
                        .with("person", person));
    id.clear();
    name.clear();
    person.clear();
    school.clear();
  }
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"评审", "Review"});
  if (context.round == nullptr) {
    draw_no_round(surface, context);
    return;
  }
  if (context.viewer.role == ViewerRole::reviewer) {
    draw_sheet(surface, context, draw_scoring);
    return;
  }
  draw_figures(surface, context);
  if (!is_blind(context))
    surface.group("raters", {"评委", "reviewers"}, [&] { draw_raters(surface, context); });
  Table table = candidates_table(context, surface.language());
  offer_paste(surface, context, table);
  const std::string selected = surface.table(table);
  draw_pasted(surface, context);
  const PersonIndex person = selected.empty() ? nobody : context.snapshot.find_person(selected);
  const Candidate* candidate = person == nobody ? nullptr : context.round->candidate(person);
  if (candidate == nullptr) {
    surface.text({"选中一名候选人，查看或录入评分。", "Select a candidate to see or enter scores."},
                 Tone::muted);
  } else if (context.viewer.role != ViewerRole::researcher) {
    const std::string name = is_blind(context) ? blind_name(context, person) : name_of(context, person);
    surface.group("scoring", {"评分：" + name, "scores: " + name},
                  [&] { draw_scoring(surface, context, *candidate); });
  }
  if (context.viewer.role == ViewerRole::hr) {
    surface.foldable("reviewers", {"增加评委", "add a reviewer"}, false,
                     [&] { draw_add_reviewer(surface, context); });
  }
}

}  // namespace

Panel review() {
  return {"review", {"评审", "Review"}, {ViewerRole::hr, ViewerRole::reviewer, ViewerRole::researcher}, draw};
}

}  // namespace echelon::panels
