// What people thought of a session: noted one by one, shown without names.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw_scores(Surface& surface, const PanelContext& context, const Session& session) {
  std::array<double, 5> counts{};
  double sum = 0;
  for (const Feedback& each : session.feedback) {
    ++counts[static_cast<std::size_t>(std::clamp(each.score, 1, 5) - 1)];
    sum += each.score;
  }
  const auto all = static_cast<double>(session.feedback.size());
  const std::string people = std::to_string(session.feedback.size());
  const std::string mean = short_number(Decimal::from_millionths(static_cast<std::int64_t>(sum / all * 1e6)));
  surface.figure({"平均评分", "mean score"}, mean, {people + " 人评价", "from " + people + " people"});
  Chart chart;
  chart.id = "scores";
  chart.title = {"评分分布", "scores"};
  chart.horizontal = true;
  for (int score = 5; score >= 1; --score)
    chart.labels.push_back({std::to_string(score) + " 分", std::to_string(score)});
  Series series;
  series.name = {"人数", "people"};
  series.y.assign(counts.rbegin(), counts.rend());
  chart.series = {series};
  surface.chart(chart);
  Table table;
  table.id = "feedback";
  table.columns = {{"score", {"评分", "score"}, 0.5, false}, {"text", {"意见", "what they say"}, 5}};
  table.rows = session.feedback.size();
  table.empty = {"还没有反馈。在下面登记。", "No feedback yet. Note it below."};
  table.revision = context.revision;
  table.visible_rows = 6;
  table.key = [&](std::size_t row) { return session.feedback[row].person; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    return column == 0 ? number_cell(session.feedback[row].score) : text_cell(session.feedback[row].text);
  };
  static_cast<void>(surface.table(table));
}

/// One person's score and words; noted again they take the place of the former.
void draw_form(Surface& surface, const PanelContext& context, const Session& session) {
  std::vector<std::string> people;
  std::vector<Words> names;
  for (const Enrolment& each : session.enrolments) {
    if (each.state != EnrolmentState::enrolled) continue;
    people.push_back(each.person);
    const bool noted = std::ranges::binary_search(session.feedback, each.person, {}, &Feedback::person);
    const std::string name = person_name(context, each.person) + " " + each.person;
    names.push_back({name + (noted ? "（已登记）" : ""), name + (noted ? " (noted)" : "")});
  }
  if (people.empty()) return;
  std::string& kept = surface.remember("feedback-person", people.front());
  const auto at = std::ranges::find(people, kept);
  auto chosen = at == people.end() ? 0 : static_cast<std::size_t>(at - people.begin());
  std::string& score_kept = surface.remember("feedback-score", "5");
  double score = std::stod(score_kept);
  std::string& text = surface.remember("feedback-text");
  const std::array<double, 3> parts{2, 1, 3};
  surface.columns("feedback-form", parts, [&](std::size_t column) {
    if (column == 0 && surface.choice("feedback-person", {"学员", "who"}, chosen, names))
      kept = people[chosen];
    if (column == 1 && surface.number_field("feedback-score", {"评分", "score"}, score, 1, 5, 1))
      score_kept = std::to_string(static_cast<int>(score));
    if (column == 2)
      surface.text_field("feedback-text", {"意见（可空）", "what they say (may be empty)"}, text);
  });
  if (!surface.button("note-feedback", {"登记反馈", "note the feedback"})) return;
  CommandRequest request = about_session("feedback.add", session.id);
  request.with("person", people[chosen]).with("score", score_kept);
  if (!text.empty()) request.with("text", text);
  context.request(request);
  text.clear();
  if (chosen + 1 < people.size()) kept = people[chosen + 1];
}

}  // namespace

void draw_feedback(Surface& surface, const PanelContext& context, const Session& session) {
  if (session.feedback.empty()) {
    surface.text({"还没有学员反馈。", "No feedback yet."}, Tone::muted);
  } else {
    draw_scores(surface, context, session);
  }
  if (is_hr(context)) draw_form(surface, context, session);
}

}  // namespace echelon::panels
