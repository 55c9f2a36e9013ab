#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// How many of `people` are left after each requirement in turn, and how many miss it.
struct Counts {
  std::vector<double> left;
  std::vector<double> missing;
  int eligible = 0;
  int within_a_year = 0;
};

Counts count(const PanelContext& context, const std::vector<PersonIndex>& people) {
  Counts counts;
  const std::size_t requirements = context.findings.requirements();
  counts.left.assign(requirements, 0);
  counts.missing.assign(requirements, 0);
  const Date year_later = context.snapshot.as_of.plus_years(1);
  for (const PersonIndex person : people) {
    bool still = true;
    const auto findings = context.findings.of(person);
    for (std::size_t i = 0; i < requirements; ++i) {
      still = still && findings[i].met;
      if (still) ++counts.left[i];
      if (!findings[i].met) ++counts.missing[i];
    }
    if (still) {
      ++counts.eligible;
    } else if (const Date earliest = context.findings.earliest(person);
               earliest.known() && earliest <= year_later) {
      ++counts.within_a_year;
    }
  }
  return counts;
}

void draw_overview(Surface& surface, const PanelContext& context, const std::vector<PersonIndex>& people) {
  const Counts counts = count(context, people);
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("figures", thirds, [&](std::size_t column) {
    if (column == 0) surface.figure({"在职人员", "in service"}, std::to_string(people.size()));
    if (column == 1)
      surface.figure({"符合条件", "eligible"}, std::to_string(counts.eligible), {}, Tone::good);
    if (column == 2) {
      surface.figure({"一年内将符合", "eligible within a year"}, std::to_string(counts.within_a_year),
                     {"仅凭时间推移", "by time alone"}, Tone::accent);
    }
  });
  const auto requirements = context.program.requirements_on(context.snapshot.as_of);
  Chart funnel{"funnel",
               ChartKind::funnel,
               {"逐项条件后的人数", "people left after each requirement"},
               {},
               {},
               {},
               {},
               {},
               {},
               false};
  Chart missing{"missing",
                ChartKind::bar,
                {"各条件不满足的人数", "people who miss each requirement"},
                {},
                {},
                {},
                {},
                {},
                {},
                true};
  funnel.unit = {"人", "people"};
  missing.unit = funnel.unit;
  const auto everyone = static_cast<double>(people.size());
  Series left{{"剩余人数", "people left"}, {}, {}, {}, {}, Tone::series_1};
  if (counts.left.empty() || counts.left.front() < everyone) {
    funnel.labels.push_back({"在职人员", "in service"});
    left.y.push_back(everyone);
  }
  Series without{{"不满足", "missing"}, {}, counts.missing, {}, {}, Tone::series_2};
  left.y.insert(left.y.end(), counts.left.begin(), counts.left.end());
  for (const Rule* rule : requirements) {
    funnel.labels.push_back(rule->name);
    missing.labels.push_back(rule->name);
  }
  funnel.series.push_back(left);
  missing.series.push_back(without);
  const std::array<double, 2> halves{1, 1};
  surface.columns("pictures", halves,
                  [&](std::size_t column) { surface.chart(column == 0 ? funnel : missing); });
}

struct Listed {
  std::vector<PersonIndex> people;
  std::uint64_t key = 0;  ///< of what chose them
};

Table people_table(const PanelContext& context, const Listed& listed, Language language) {
  const std::vector<PersonIndex>& people = listed.people;
  Table table;
  table.id = "people";
  table.columns = {{"id", {"工号", "id"}, 1},           {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},   {"subject", {"学科", "subject"}, 1},
                   {"title", {"职称", "title"}, 1.1},   {"state", {"结论", "state"}, 1},
                   {"unmet", {"未满足", "unmet"}, 0.7}, {"earliest", {"最早符合", "earliest"}, 1}};
  table.rows = people.size();
  table.revision = listed.key;
  table.empty = {"没有这样的人员。在上面换一种显示，或先导入花名册。",
                 "There is no one to show. Choose above whom to show, or import a roster first."};
  table.key = [&context, &people](std::size_t row) { return id_of(context, people[row]); };
  table.cell = [&context, &people, language](std::size_t row, std::size_t column) -> Cell {
    const PersonIndex person = people[row];
    const auto p = static_cast<std::size_t>(person);
    switch (column) {
      case 0:
        return {id_of(context, person), std::nullopt, Tone::plain, std::nullopt};
      case 1:
        return {name_of(context, person), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {school_name(context, context.snapshot.people.school[p]), std::nullopt, Tone::plain,
                std::nullopt};
      case 3:
        return {subject_of(context, person, language), std::nullopt, Tone::plain, std::nullopt};
      case 4:
        return {words(context.snapshot.people.title[p]).in(language), std::nullopt, Tone::plain,
                std::nullopt};
      case 5: {
        const bool eligible = context.findings.eligible(person);
        return {(eligible ? Words{"符合", "eligible"} : Words{"不符合", "not eligible"}).in(language),
                std::nullopt, eligible ? Tone::good : Tone::muted, std::nullopt};
      }
      case 6: {
        int unmet = 0;
        for (const Finding& finding : context.findings.of(person)) unmet += finding.met ? 0 : 1;
        return {std::to_string(unmet), static_cast<double>(unmet), Tone::plain, std::nullopt};
      }
      default:
        return {context.findings.earliest(person).iso(), std::nullopt, Tone::accent, std::nullopt};
    }
  };
  return table;
}

/// Which of the people are listed: all, with those who may be nominated first, or one kind of them.
Listed choose_listed(Surface& surface, const PanelContext& context, const std::vector<PersonIndex>& people) {
  static const std::array<Words, 4> shown{{{"全部（符合的在前）", "everyone, the eligible first"},
                                           {"符合条件", "eligible"},
                                           {"时间一到即符合", "eligible once time has passed"},
                                           {"不符合", "not eligible"}}};
  std::string& kept = surface.remember("listed", "0");
  auto which = static_cast<std::size_t>(kept.front() - '0');
  if (surface.choice("listed", {"显示", "show"}, which, shown)) kept = std::to_string(which);
  Listed chosen;
  std::vector<PersonIndex>& listed = chosen.people;
  for (const PersonIndex person : people) {
    const bool eligible = context.findings.eligible(person);
    const bool in_time = !eligible && context.findings.earliest(person).known();
    if (which == 0 || (which == 1 && eligible) || (which == 2 && in_time) || (which == 3 && !eligible))
      listed.push_back(person);
  }
  if (which == 0) {
    std::stable_partition(listed.begin(), listed.end(),
                          [&](PersonIndex person) { return context.findings.eligible(person); });
  }
  chosen.key =
      (context.revision * 8U + which) * 100'003U + static_cast<std::uint64_t>(own_school(context) + 1);
  return chosen;
}

void draw(Surface& surface, const PanelContext& context) {
  const std::vector<PersonIndex> people = visible_people(context);
  surface.heading({"谁符合条件", "Who is eligible"});
  draw_overview(surface, context, people);
  const Listed listed = choose_listed(surface, context, people);
  const std::string selected = surface.table(people_table(context, listed, surface.language()));
  const PersonIndex person = selected.empty() ? nobody : context.snapshot.find_person(selected);
  if (person == nobody) {
    surface.text({"选中一人，查看每项条件的要求、认定与依据。",
                  "Select a person to see each requirement with its facts."},
                 Tone::muted);
    return;
  }
  surface.group("person",
                {name_of(context, person) + " " + selected, name_of(context, person) + " " + selected},
                [&] { draw_findings(surface, context, person); });
}

}  // namespace

Panel eligibility() {
  return {"eligibility", {"资格", "Eligibility"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
