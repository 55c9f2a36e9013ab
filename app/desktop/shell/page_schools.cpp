#include "desktop/shell/shell.hpp"

#include <array>
#include <map>

namespace echelon::desktop {
namespace {

Cell cell_of(const School& school, std::size_t column, Language language) {
  const auto plain = [](std::string text) {
    return Cell{std::move(text), std::nullopt, Tone::plain, std::nullopt};
  };
  switch (column) {
    case 0:
      return plain(school.id);
    case 1:
      return plain(school.name);
    case 2:
      return plain(school.kind == SchoolKind::unknown ? "" : words(school.kind).in(language));
    case 3:
      return plain(school.town);
    case 4:
      return plain(school.area == Area::unknown ? "" : words(school.area).in(language));
    default:
      return {std::to_string(school.staff), static_cast<double>(school.staff), Tone::plain, std::nullopt};
  }
}

/// Titles and ages of a school's people: how it stands.
void draw_school(ImguiSurface& surface, const Snapshot& snapshot, SchoolIndex index) {
  const School& school = snapshot.schools[static_cast<std::size_t>(index)];
  surface.heading({school.name, school.name});
  std::map<Title, double> titles;
  std::array<double, 5> ages{};
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot.people.in_service[p] == 0 || snapshot.people.school[p] != index) continue;
    ++titles[snapshot.people.title[p]];
    const int age = snapshot.people.birth_date[p].whole_years_to(snapshot.as_of);
    ++ages[age < 30 ? 0 : age < 40 ? 1 : age < 50 ? 2 : age < 55 ? 3 : 4];
  }
  Chart by_title{"titles", ChartKind::bar, {"职称结构", "titles"}, {}, {}, {}, {}, {}, {}, true};
  Series people{{"人", "people"}, {}, {}, {}, {}, Tone::series_1};
  for (const auto& [title, count] : titles) {
    by_title.labels.push_back(words(title));
    people.y.push_back(count);
  }
  by_title.series.push_back(people);
  surface.chart(by_title);
  Chart by_age{"ages",
               ChartKind::bar,
               {"年龄结构", "ages"},
               {},
               {},
               {{"不满 30 岁", "under 30"},
                {"30–39", "30–39"},
                {"40–49", "40–49"},
                {"50–54", "50–54"},
                {"55 岁以上", "55 and over"}},
               {},
               {{{"人", "people"}, {}, {ages.begin(), ages.end()}, {}, {}, Tone::series_3}},
               {},
               true};
  surface.chart(by_age);
}

}  // namespace

void draw_schools_page(Shell& /*shell*/, ImguiSurface& surface, Desk& desk) {
  const auto& snapshot = desk.view()->snapshot;
  surface.heading({"学校", "Schools"});
  Table table;
  table.id = "schools";
  table.columns = {{"id", {"编号", "id"}, 0.7},     {"name", {"学校", "school"}, 2.2},
                   {"kind", {"类型", "kind"}, 1.5}, {"town", {"镇街", "town"}, 1},
                   {"area", {"区域", "area"}, 0.7}, {"staff", {"在职人数", "staff"}, 0.8, false}};
  table.rows = snapshot->schools.size();
  table.revision = desk.view()->revision;
  table.visible_rows = 0;
  table.empty = {"还没有学校。学校随花名册一起导入。",
                 "There are no schools yet; they come with the roster."};
  table.key = [&](std::size_t row) { return snapshot->schools[row].id; };
  const Language language = surface.language();
  table.cell = [&](std::size_t row, std::size_t column) {
    return cell_of(snapshot->schools[row], column, language);
  };
  const std::array<double, 2> parts{2, 1};
  std::string selected;
  surface.columns("parts", parts, [&](std::size_t part) {
    if (part == 0) {
      selected = surface.table(table);
      return;
    }
    const SchoolIndex school = selected.empty() ? nobody : snapshot->find_school(selected);
    surface.group("school", {}, [&] {
      if (school == nobody) {
        surface.text({"选中一所学校，查看其队伍结构。", "Select a school to see how its staff stands."},
                     Tone::muted);
      } else {
        draw_school(surface, *snapshot, school);
      }
    });
  });
}

}  // namespace echelon::desktop
