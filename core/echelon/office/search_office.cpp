#include "echelon/office/search_office.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "echelon/office/office.hpp"
#include "echelon/plugin/panel.hpp"

namespace echelon {

std::vector<SearchEntry> people_and_schools(const Snapshot& snapshot) {
  std::vector<SearchEntry> all;
  all.reserve(static_cast<std::size_t>(snapshot.size()) + snapshot.schools.size());
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    const People& people = snapshot.people;
    SearchEntry entry{FoundKind::person, people.id[p], {people.name[p], people.name[p]}, {}, false};
    if (const School* school = snapshot.school_of(person))
      entry.beside.push_back({school->name, school->name});
    if (const std::string& subject = snapshot.text(people.subject[p]); !subject.empty())
      entry.beside.push_back(subject_words(subject));
    entry.quiet = people.in_service[p] == 0;
    all.push_back(std::move(entry));
  }
  for (const School& school : snapshot.schools) {
    SearchEntry entry{FoundKind::school, school.id, {school.name, school.name}, {}, false};
    if (!school.town.empty()) entry.beside.push_back({school.town, school.town});
    if (school.kind != SchoolKind::unknown) entry.beside.push_back(words(school.kind));
    all.push_back(std::move(entry));
  }
  return all;
}

std::vector<SearchEntry> programs_and_panels(
    const std::vector<const Program*>& programs,
    const std::function<const std::vector<Panel>&(const std::string&)>& panels) {
  std::vector<SearchEntry> all;
  for (const Program* program : programs) {
    all.push_back({FoundKind::program, program->id, program->name, {}, false});
    for (const Panel& panel : panels(program->id))
      all.push_back({FoundKind::panel, program->id + "/" + panel.id, panel.title, {program->name}, false});
  }
  return all;
}

std::vector<SearchEntry> courses_and_sessions(const std::vector<Course>& courses,
                                              const std::vector<Session>& sessions) {
  std::vector<SearchEntry> all;
  for (const Course& course : courses) {
    SearchEntry entry{FoundKind::course, course.id, {course.name, course.name}, {}, false};
    if (!course.provider.empty()) entry.beside.push_back({course.provider, course.provider});
    if (!course.subject.empty()) entry.beside.push_back(subject_words(course.subject));
    all.push_back(std::move(entry));
  }
  for (const Session& session : sessions) {
    const auto course = std::ranges::find(courses, session.course, &Course::id);
    const std::string name = course == courses.end() ? session.course : course->name;
    SearchEntry entry{FoundKind::session, session.id, {name, name}, {words(session.state)}, false};
    if (session.starts_on().known())
      entry.beside.push_back({session.starts_on().iso(), session.starts_on().iso()});
    if (!session.place.empty()) entry.beside.push_back({session.place, session.place});
    entry.quiet = session.state == SessionState::closed || session.state == SessionState::cancelled;
    all.push_back(std::move(entry));
  }
  return all;
}

std::span<const NamedReport> program_reports() {
  static const std::array<NamedReport, 4> all{{{"publicity-list", {"公示名单", "publicity list"}},
                                               {"result", {"遴选结果", "result"}},
                                               {"nominations", {"推荐汇总", "nominations"}},
                                               {"findings", {"资格审查结果", "findings"}}}};
  return all;
}

SearchIndex search_index(Office& office) {
  std::vector<const Program*> programs;
  for (const Program& program : office.programs()) programs.push_back(&program);
  std::vector<SearchEntry> all = programs_and_panels(
      programs,
      [&](const std::string& id) -> const std::vector<Panel>& { return office.plugins().panels(id); });
  const auto join = [&all](std::vector<SearchEntry> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  };
  join(people_and_schools(*office.snapshot()));
  join(courses_and_sessions(office.courses(), office.sessions()));
  for (const NamedReport& report : program_reports())
    all.push_back({FoundKind::report, std::string(report.id), report.name, {}, false});
  return SearchIndex(std::move(all));
}

}  // namespace echelon
