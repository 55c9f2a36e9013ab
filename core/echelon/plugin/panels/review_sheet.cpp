#include "echelon/plugin/panels/review_sheet.hpp"

#include <algorithm>
#include <array>

#include "echelon/plugin/panels/parts.hpp"
#include "echelon/rules/conflict.hpp"

namespace echelon::panels {
namespace {

/// Those whom the reviewer may judge, in the order of their codes.
std::vector<const Candidate*> judged_by(const PanelContext& context) {
  const auto& reviewers = context.round->call.reviewers;
  const auto judge = std::ranges::find(reviewers, context.viewer.reviewer, &Reviewer::id);
  std::vector<const Candidate*> judged;
  for (const Candidate& each : context.round->candidates) {
    if (judge != reviewers.end() && conflict_of_interest(context.snapshot, *judge, each.person)) continue;
    judged.push_back(&each);
  }
  std::ranges::sort(judged, {}, [](const Candidate* each) { return each->person; });
  return judged;
}

std::vector<const CriterionView*> scored_criteria(const RoundView& round) {
  std::vector<const CriterionView*> criteria;
  for (const CriterionView& each : round.criteria) {
    if (each.by_review) criteria.push_back(&each);
  }
  return criteria;
}

std::optional<Decimal> own_score(const PanelContext& context, const Candidate& candidate,
                                 const CriterionView& criterion) {
  const std::string& person = id_of(context, candidate.person);
  for (const Review& review : context.round->call.reviews) {
    if (review.reviewer == context.viewer.reviewer && review.person == person &&
        review.criterion == criterion.id)
      return review.score;
  }
  return std::nullopt;
}

/// How many of the criteria the reviewer scored.
std::size_t given(const PanelContext& context, const Candidate& candidate,
                  const std::vector<const CriterionView*>& criteria) {
  return static_cast<std::size_t>(std::ranges::count_if(
      criteria, [&](const CriterionView* each) { return own_score(context, candidate, *each).has_value(); }));
}

void draw_figures(Surface& surface, const PanelContext& context, const std::vector<const Candidate*>& judged,
                  const std::vector<const CriterionView*>& criteria) {
  const auto complete = std::ranges::count_if(
      judged, [&](const Candidate* each) { return given(context, *each, criteria) == criteria.size(); });
  const auto rest = static_cast<std::ptrdiff_t>(judged.size()) - complete;
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("sheet-figures", thirds, [&](std::size_t column) {
    if (column == 0) surface.figure({"候选人", "candidates"}, std::to_string(judged.size()));
    if (column == 1) surface.figure({"已评完", "scored"}, std::to_string(complete), {}, Tone::good);
    if (column == 2)
      surface.figure({"尚未评完", "to do"}, std::to_string(rest), {}, rest > 0 ? Tone::caution : Tone::good);
  });
}

Table sheet(const PanelContext& context, const std::vector<const Candidate*>& judged,
            const std::vector<const CriterionView*>& criteria, Language language) {
  Table table;
  table.id = "candidates";
  table.columns = {
      {"who", {"编号", "code"}, 1.2}, {"subject", {"学科", "subject"}, 1}, {"stage", {"学段", "stage"}, 1}};
  for (const CriterionView* each : criteria)
    table.columns.push_back({"criterion-" + each->id, each->name, 1.2, false});
  table.columns.push_back({"state", {"状态", "state"}, 0.9});
  table.rows = judged.size();
  table.revision = context.revision;
  table.empty = {"没有可评的候选人。", "There is no candidate to judge."};
  table.key = [&](std::size_t row) { return id_of(context, judged[row]->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Candidate& candidate = *judged[row];
    const auto p = static_cast<std::size_t>(candidate.person);
    const auto plain = [](std::string text, Tone tone = Tone::plain) {
      return Cell{std::move(text), std::nullopt, tone, std::nullopt};
    };
    if (column == 0) return plain(blind_name(context, candidate.person));
    if (column == 1) return plain(subject_of(context, candidate.person, language));
    if (column == 2) {
      const Stage stage = context.snapshot.people.stage[p];
      return plain(stage == Stage::unknown ? "" : words(stage).in(language));
    }
    if (column - 3 < criteria.size()) {
      const auto score = own_score(context, candidate, *criteria[column - 3]);
      if (!score) return {"–", -1.0, Tone::caution, std::nullopt};
      return {score->text(), score->value(), Tone::plain, std::nullopt};
    }
    const bool complete = given(context, candidate, criteria) == criteria.size();
    return plain((complete ? Words{"已评", "scored"} : Words{"待评", "to do"}).in(language),
                 complete ? Tone::good : Tone::caution);
  };
  return table;
}

const Nomination* nomination_of(const PanelContext& context, const Candidate& candidate) {
  const auto& all = context.round->call.nominations;
  const auto found = std::ranges::find(all, id_of(context, candidate.person), &Nomination::person);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void draw_sheet(Surface& surface, const PanelContext& context,
                const std::function<void(Surface&, const PanelContext&, const Candidate&)>& score) {
  const auto judged = judged_by(context);
  const auto criteria = scored_criteria(*context.round);
  draw_figures(surface, context, judged, criteria);
  const std::string selected = surface.table(sheet(context, judged, criteria, surface.language()));
  const auto found = std::ranges::find_if(
      judged, [&](const Candidate* each) { return id_of(context, each->person) == selected; });
  if (found == judged.end()) {
    surface.text(
        {"选中一名候选人，阅读推荐意见并评分。", "Select a candidate to read the statement and to score."},
        Tone::muted);
    return;
  }
  const std::string name = blind_name(context, (*found)->person);
  surface.group("scoring", {"评分：" + name, "scores: " + name}, [&] {
    // Names stand in it only where the office is HR's, which looks at how this page would be.
    const Nomination* nomination = nomination_of(context, **found);
    const bool blind = context.snapshot.people.name[static_cast<std::size_t>((*found)->person)].empty();
    if (nomination != nullptr && !nomination->statement.empty() && blind)
      surface.text({"推荐意见：" + nomination->statement, "statement: " + nomination->statement});
    score(surface, context, **found);
  });
}

}  // namespace echelon::panels
