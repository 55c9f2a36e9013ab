#include <map>

#include "echelon/office/reports.hpp"

namespace echelon {
namespace {

/// The requirements that the person does not meet, by name.
std::string unmet(const ReportSources& from, PersonIndex person) {
  const auto rules = from.program.requirements_on(from.snapshot.as_of);
  std::string names;
  for (const Finding& finding : from.findings.of(person)) {
    if (finding.met || finding.requirement >= rules.size()) continue;
    names += names.empty() ? "" : from.in({"；", "; "});
    names += from.in(rules[finding.requirement]->name);
  }
  return names;
}

/// The criteria without points, by name.
std::string unscored(const ReportSources& from, const RoundView& round, const Candidate& candidate) {
  std::string names;
  for (std::size_t c = 0; c < round.criteria.size(); ++c) {
    if (c < candidate.by_criterion.size() && candidate.by_criterion[c].known) continue;
    names += names.empty() ? "" : from.in({"；", "; "});
    names += from.in(round.criteria[c].name);
  }
  return names;
}

std::string outcome_words(const ReportSources& from, const Decision& decision) {
  const std::string place = std::to_string(decision.position);
  if (decision.outcome == "chosen") return from.in({"入选", "chosen"});
  if (decision.outcome == "appointed") return from.in({"已聘任", "appointed"});
  if (decision.outcome == "reserve") return from.in({"递补第 " + place, "reserve " + place});
  if (decision.outcome == "held") return from.in({"暂缓", "held"});
  return from.in({"取消", "rejected"});
}

/// What became of a candidate, and why.
struct Fate {
  std::string outcome;
  std::string reason;
};

Fate fate_of(const ReportSources& from, const RoundView& round, const Candidate& candidate,
             const Decision* decision) {
  if (decision != nullptr && decision->outcome != "reserve")
    return {outcome_words(from, *decision), decision->reason};
  Fate fate{decision == nullptr ? from.in({"未入选", "not chosen"}) : outcome_words(from, *decision), {}};
  if (!candidate.eligible) {
    fate.reason = from.in({"不符合条件：", "does not meet: "}) + unmet(from, candidate.person);
  } else if (!candidate.complete) {
    fate.reason = from.in({"缺少评分：", "not scored: "}) + unscored(from, round, candidate);
  } else if (round.explain && round.selection && round.selection->status == SelectionStatus::optimal) {
    fate.reason = from.in(round.explain(candidate.person).says);
  }
  return fate;
}

Paper::Column points_column(std::string title, int places) {
  Paper::Column column{std::move(title)};
  column.number = true;
  column.places = places;
  return column;
}

std::vector<Paper::Column> columns_of(const ReportSources& from, const RoundView& round) {
  std::vector<Paper::Column> columns = {
      {from.in({"名次", "rank"}), 0.6, true}, {from.in({"工号", "person id"}), 1.2},
      {from.in({"姓名", "name"}), 0.9},       {from.in({"学校", "school"}), 2},
      {from.in({"学科", "subject"}), 0.9},    {from.in({"学段", "stage"}), 0.9}};
  for (const CriterionView& criterion : round.criteria) {
    const std::string weight = criterion.weight.text();
    columns.push_back(points_column(
        from.in({criterion.name.zh + "（" + weight + "）", criterion.name.en + " (" + weight + ")"}), 2));
  }
  columns.push_back(points_column(from.in({"总分", "total"}), 4));
  columns.push_back({from.in({"结果", "result"}), 0.9});
  columns.push_back({from.in({"说明", "why"}), 2.4});
  return columns;
}

}  // namespace

Paper result_list(const ReportSources& from) {
  const RoundView& round = from.require_result();
  std::map<std::string, const Decision*> decisions;
  for (const Decision& decision : round.call.decisions) decisions[decision.person] = &decision;
  Paper paper;
  paper.landscape = true;
  paper.title = from.in({from.program.name.zh + "遴选结果明细", from.program.name.en + ": result in detail"});
  paper.above = {from.heading(), from.in({"内部资料，不得公开。", "Internal: not to be published."})};
  paper.columns = columns_of(from, round);
  for (const Candidate& candidate : round.candidates) {
    const auto decision = decisions.find(from.id(candidate.person));
    const Fate fate =
        fate_of(from, round, candidate, decision == decisions.end() ? nullptr : decision->second);
    std::vector<std::string> row{candidate.complete ? std::to_string(paper.rows.size() + 1) : std::string(),
                                 from.id(candidate.person),
                                 from.name(candidate.person),
                                 from.school(candidate.school),
                                 from.subject(candidate.person),
                                 from.stage(candidate.person)};
    for (const Points& points : candidate.by_criterion)
      row.push_back(points.known ? points.points.text() : std::string());
    row.push_back(candidate.complete ? candidate.total.text() : std::string());
    row.push_back(fate.outcome);
    row.push_back(fate.reason);
    paper.rows.push_back(std::move(row));
  }
  for (const Words& note : round.notes) paper.below.push_back(from.in(note));
  return paper;
}

}  // namespace echelon
