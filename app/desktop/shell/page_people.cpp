#include "desktop/shell/shell.hpp"

#include <array>

namespace echelon::desktop {
namespace {

const std::vector<Column>& columns() {
  static const std::vector<Column> all{{"id", {"工号", "id"}, 1.15},
                                       {"name", {"姓名", "name"}, 0.85},
                                       {"school", {"学校", "school"}, 1.9},
                                       {"stage", {"学段", "stage"}, 1},
                                       {"subject", {"学科", "subject"}, 1.1},
                                       {"title", {"职称", "title"}, 1.25},
                                       {"years", {"教龄", "years"}, 0.65, false}};
  return all;
}

Cell plain(std::string text) { return {std::move(text), std::nullopt, Tone::plain, std::nullopt}; }

Cell cell_of(const Snapshot& snapshot, PersonIndex person, std::size_t column, Language language) {
  const auto p = static_cast<std::size_t>(person);
  const People& people = snapshot.people;
  const School* school = snapshot.school_of(person);
  switch (column) {
    case 0:
      return plain(people.id[p]);
    case 1:
      return {people.name[p], std::nullopt, people.in_service[p] != 0 ? Tone::plain : Tone::muted,
              std::nullopt};
    case 2:
      return plain(school == nullptr ? "" : school->name);
    case 3:
      return plain(people.stage[p] == Stage::unknown ? "" : words(people.stage[p]).in(language));
    case 4:
      return plain(subject_words(snapshot.text(people.subject[p])).in(language));
    case 5:
      return plain(words(people.title[p]).in(language));
    default: {
      if (!people.hired_on[p].known()) return {};
      const int years = people.hired_on[p].whole_years_to(snapshot.as_of);
      return {std::to_string(years), static_cast<double>(years), Tone::plain, std::nullopt};
    }
  }
}

/// Who is shown: a principal sees the own school.
std::vector<PersonIndex> shown_people(const Snapshot& snapshot, const Viewer& viewer, bool with_left) {
  const SchoolIndex own = viewer.role == ViewerRole::principal ? snapshot.find_school(viewer.school) : nobody;
  std::vector<PersonIndex> shown;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot.people.in_service[p] == 0 && !with_left) continue;
    if (viewer.role == ViewerRole::principal && snapshot.people.school[p] != own) continue;
    shown.push_back(person);
  }
  return shown;
}

/// The list of people, kept while nothing it depends on changes.
struct Shown {
  std::uint64_t key = 0;
  std::shared_ptr<const Snapshot> snapshot;
  std::string school;
  bool with_left = false;
  ViewerRole role = ViewerRole::hr;
  std::vector<PersonIndex> people;
};

}  // namespace

void draw_people_page(Shell& /*shell*/, ImguiSurface& surface, Desk& desk) {
  const auto& snapshot = desk.view()->snapshot;
  surface.heading({"人员", "People"});
  if (desk.viewer.role == ViewerRole::reviewer || desk.viewer.role == ViewerRole::researcher) {
    surface.text({"评委和研究人员看不到人员名单。", "Reviewers and researchers do not see who is who."},
                 Tone::muted);
    return;
  }
  std::string& left = surface.remember("with-left");
  bool with_left = !left.empty();
  if (surface.toggle("show-left", {"包括已退休和调离的人员", "include those who retired or left"},
                     with_left)) {
    left = with_left ? "1" : "";
  }
  Shown& shown = surface.ui().state<Shown>("shown");
  if (shown.snapshot != snapshot || shown.with_left != with_left || shown.school != desk.viewer.school ||
      shown.role != desk.viewer.role) {
    shown = {shown.key + 1, snapshot,         desk.viewer.school,
             with_left,     desk.viewer.role, shown_people(*snapshot, desk.viewer, with_left)};
  }
  Table table;
  table.id = "people";
  table.columns = columns();
  table.rows = shown.people.size();
  table.revision = shown.key;
  table.visible_rows = 0;
  table.empty = {"还没有人员。请在“导入”页读入花名册。",
                 "There is no one yet. Import a roster on the page Import."};
  table.key = [&](std::size_t row) {
    return snapshot->people.id[static_cast<std::size_t>(shown.people[row])];
  };
  const Language language = surface.language();
  table.cell = [&](std::size_t row, std::size_t column) {
    return cell_of(*snapshot, shown.people[row], column, language);
  };
  const std::array<double, 2> parts{2.3, 1};
  std::string selected;
  surface.columns("parts", parts, [&](std::size_t part) {
    if (part == 0) {
      selected = surface.table(table);
      return;
    }
    const PersonIndex person = selected.empty() ? nobody : snapshot->find_person(selected);
    surface.group("person", {}, [&] {
      if (person == nobody) {
        surface.text(
            {"选中一人，查看其任职、培训与获奖。", "Select a person to see postings, training and awards."},
            Tone::muted);
      } else {
        draw_person_card(surface, *snapshot, person);
      }
    });
  });
}

}  // namespace echelon::desktop
