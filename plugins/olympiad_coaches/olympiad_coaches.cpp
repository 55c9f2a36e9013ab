// 遴选 50 名奥赛教练员: the standard round of a selection program, with two pages of its own – where the
// pupils' results come from, and what becomes of the coaches once appointed. All numbers stand in
// program.toml.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

const std::array<std::string, 5> subjects{"数学", "物理", "化学", "生物", "信息技术"};

/// Pupils' prizes coached by people in service: by subject and level, by school, by year.
struct Prizes {
  std::array<std::array<double, 7>, 5> by_subject_and_level{};
  std::map<SchoolIndex, double> by_school;
  std::map<int, std::array<double, 5>> by_year;
  int total = 0;
};

Prizes count_prizes(const Snapshot& snapshot) {
  Prizes prizes;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot.people.in_service[p] == 0) continue;
    for (const Award& award : snapshot.awards.of(person)) {
      if (award.role != AwardRole::coach) continue;
      const auto subject = std::ranges::find(subjects, snapshot.text(award.subject));
      if (subject == subjects.end()) continue;
      const auto s = static_cast<std::size_t>(subject - subjects.begin());
      ++prizes.by_subject_and_level[s][static_cast<std::size_t>(award.level)];
      ++prizes.by_school[snapshot.people.school[p]];
      ++prizes.by_year[award.awarded_on.year()][s];
      ++prizes.total;
    }
  }
  return prizes;
}

Chart heat_map(const Prizes& prizes) {
  Chart chart;
  chart.id = "subject-level";
  chart.kind = ChartKind::heat_map;
  chart.title = {"学科 × 级别（获奖项数）", "subject × level (prizes)"};
  std::vector<AwardLevel> levels;  // those at which something was won
  for (const AwardLevel level : all<AwardLevel>().subspan(1)) {
    const bool won = std::ranges::any_of(prizes.by_subject_and_level, [&](const auto& row) {
      return row[static_cast<std::size_t>(level)] > 0;
    });
    if (won) levels.push_back(level);
  }
  for (const AwardLevel level : levels) chart.labels.push_back(words(level));
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    chart.row_labels.push_back(subject_words(subjects[s]));
    Series row;
    row.name = subject_words(subjects[s]);
    for (const AwardLevel level : levels) {
      row.y.push_back(prizes.by_subject_and_level[s][static_cast<std::size_t>(level)]);
    }
    chart.series.push_back(row);
  }
  return chart;
}

Chart school_bars(const Snapshot& snapshot, const Prizes& prizes) {
  Chart chart;
  chart.id = "schools";
  chart.kind = ChartKind::bar;
  chart.horizontal = true;
  chart.title = {"获奖最多的学校", "schools with the most prizes"};
  std::vector<std::pair<double, SchoolIndex>> order;
  for (const auto& [school, count] : prizes.by_school) order.emplace_back(-count, school);
  std::ranges::sort(order);
  constexpr std::size_t most = 12;
  if (order.size() > most) order.resize(most);
  Series series{{"项", "prizes"}, {}, {}, {}, {}, Tone::series_2};
  for (const auto& [count, school] : order) {
    const std::string name = school == nobody ? "–" : snapshot.schools[static_cast<std::size_t>(school)].name;
    chart.labels.push_back({name, name});
    series.y.push_back(-count);
  }
  chart.series.push_back(series);
  return chart;
}

Chart year_lines(const Prizes& prizes) {
  Chart chart;
  chart.id = "years";
  chart.kind = ChartKind::line;
  chart.title = {"历年获奖", "prizes by year"};
  constexpr std::array tones{Tone::series_1, Tone::series_2, Tone::series_3, Tone::series_4, Tone::series_5};
  for (std::size_t s = 0; s < subjects.size(); ++s) {
    Series series{subject_words(subjects[s]), {}, {}, {}, {}, tones[s]};
    for (const auto& [year, counts] : prizes.by_year) {
      series.x.push_back(year);
      series.y.push_back(counts[s]);
    }
    chart.series.push_back(series);
  }
  return chart;
}

void draw_evidence(Surface& surface, const PanelContext& context) {
  surface.heading({"成绩从哪里来", "Where the results come from"});
  const Prizes prizes = count_prizes(context.snapshot);
  if (prizes.total == 0) {
    surface.text(
        {"还没有竞赛获奖记录。请导入获奖（awards）。", "There are no competition prizes yet. Import awards."},
        Tone::muted);
    return;
  }
  std::vector<double> counts;
  for (const auto& [school, count] : prizes.by_school) counts.push_back(count);
  std::ranges::sort(counts, std::greater<>());
  double top = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, counts.size()); ++i) top += counts[i];
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("evidence-figures", thirds, [&](std::size_t column) {
    if (column == 0) surface.figure({"指导获奖", "prizes coached"}, std::to_string(prizes.total));
    if (column == 1) surface.figure({"有成绩的学校", "schools with prizes"}, std::to_string(counts.size()));
    if (column == 2) {
      surface.figure({"前五所占比", "share of the top five"},
                     std::to_string(static_cast<int>(100 * top / prizes.total)) + "%",
                     {"越高越集中", "the higher, the more they cluster"}, Tone::caution);
    }
  });
  const std::array<double, 2> halves{1, 1};
  surface.columns("evidence-pictures", halves, [&](std::size_t column) {
    if (column == 0) {
      surface.chart(heat_map(prizes));
      surface.chart(year_lines(prizes));
    } else {
      surface.chart(school_bars(context.snapshot, prizes));
    }
  });
}

/// People who hold the program's tier as of the date.
std::vector<PersonIndex> coaches(const PanelContext& context) {
  const Snapshot& snapshot = context.snapshot;
  const Symbol ladder = snapshot.symbols.find(context.program.ladder);
  const Symbol tier = snapshot.symbols.find(context.program.tier);
  std::vector<PersonIndex> held;
  if (tier == Symbol::empty) return held;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    if (std::ranges::any_of(snapshot.tiers.of(person), [&](const TierHeld& each) {
          return each.ladder == ladder && each.tier == tier &&
                 (!each.until.known() || each.until >= snapshot.as_of);
        })) {
      held.push_back(person);
    }
  }
  return held;
}

void draw_coaches(Surface& surface, const PanelContext& context) {
  const Snapshot& snapshot = context.snapshot;
  const std::vector<PersonIndex> people = coaches(context);
  surface.heading({"在任教练员", "Appointed coaches"});
  surface.progress("appointed", {"已聘任", "appointed"}, static_cast<double>(people.size()),
                   context.program.seats, {"人", "people"});
  const Date year_ago = snapshot.as_of.plus_years(-1);
  const Language language = surface.language();
  Table table;
  table.id = "coaches";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1},
                   {"hours", {"近一年学时", "hours in a year"}, 1, false},
                   {"mentees", {"在带徒弟", "mentees now"}, 1, false}};
  table.rows = people.size();
  table.revision = context.revision;
  table.empty = context.viewer.role == ViewerRole::hr
                    ? Words{"还没有聘任教练员。走完遴选与公示后在“公示”页聘任。",
                            "No coach has been appointed. Finish selection and publicity, then appoint on "
                            "the publicity page."}
                    : Words{"还没有聘任教练员。", "No coach has been appointed."};
  table.key = [&](std::size_t row) { return snapshot.people.id[static_cast<std::size_t>(people[row])]; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const PersonIndex person = people[row];
    const auto p = static_cast<std::size_t>(person);
    if (column == 0) return {snapshot.people.id[p], std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {snapshot.people.name[p], std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) {
      const School* school = snapshot.school_of(person);
      return {school == nullptr ? "" : school->name, std::nullopt, Tone::plain, std::nullopt};
    }
    if (column == 3) {
      return {subject_words(snapshot.text(snapshot.people.subject[p])).in(language), std::nullopt,
              Tone::plain, std::nullopt};
    }
    if (column == 4) {
      Decimal hours;
      for (const Training& training : snapshot.training.of(person)) {
        if (training.ended_on > year_ago) hours += training.hours;
      }
      return {hours.text(), hours.value(), Tone::plain, std::nullopt};
    }
    const auto mentees = std::ranges::count_if(snapshot.mentees.of(person), [&](const Mentorship& each) {
      return !each.ended_on.known() || each.ended_on >= snapshot.as_of;
    });
    return {std::to_string(mentees), static_cast<double>(mentees), Tone::plain, std::nullopt};
  };
  surface.table(table);
}

void contribute(Registrar& registrar) {
  // A blind review shows neither prizes nor who was appointed.
  const std::vector<ViewerRole> others_than_reviewers{ViewerRole::hr, ViewerRole::principal,
                                                      ViewerRole::researcher};
  registrar.panel(panels::rules());
  registrar.panel({"evidence", {"成绩", "Evidence"}, others_than_reviewers, draw_evidence});
  registrar.panel(panels::eligibility());
  registrar.panel(panels::nominations());
  registrar.panel(panels::review());
  registrar.panel(panels::selection());
  registrar.panel(panels::cost());
  registrar.panel(panels::stability());
  registrar.panel(panels::explanation());
  registrar.panel(panels::publicity());
  registrar.panel({"coaches", {"教练员", "Coaches"}, others_than_reviewers, draw_coaches});
}

}  // namespace

ECHELON_PLUGIN("olympiad_coaches", "奥赛教练员 / Olympiad coaches", contribute);
