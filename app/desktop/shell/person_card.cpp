#include <algorithm>
#include <map>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

std::string period(Date from, Date to) {
  if (!from.known() && !to.known()) return "";
  return from.iso() + " ~ " + to.iso();
}

void draw_facts(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  const People& people = snapshot.people;
  const Language language = surface.language();
  const School* school = snapshot.school_of(person);
  const std::string grade = people.post_grade[p] == 0 ? "" : std::to_string(people.post_grade[p]);
  std::vector<std::pair<Words, std::string>> rows{
      {{"学校", "school"}, school == nullptr ? "" : school->name},
      {{"性别", "gender"}, people.gender[p] == Gender::unknown ? "" : words(people.gender[p]).in(language)},
      {{"岗位", "role"}, school == nullptr ? "" : words(people.role[p]).in(language)},
      {{"学科", "subject"}, subject_words(snapshot.text(people.subject[p])).in(language)},
      {{"职称", "title"},
       people.title[p] == Title::none
           ? ""
           : words(people.title[p]).in(language) + "  " + people.title_on[p].iso()},
      {{"岗位等级", "post grade"}, grade},
      {{"学历", "degree"}, people.degree[p] == Degree::unknown ? "" : words(people.degree[p]).in(language)},
      {{"出生", "born"}, people.birth_date[p].iso()},
      {{"参加工作", "hired"}, people.hired_on[p].iso()}};
  surface.facts(rows);
}

Timeline career(const Snapshot& snapshot, PersonIndex person) {
  Timeline timeline{"career", {"任职经历", "career"}, {}, snapshot.as_of};
  Timeline::Row schools{{"学校", "school"}, {}};
  int number = 0;
  for (const Posting& posting : snapshot.postings.of(person)) {
    const std::string name =
        posting.school == nobody ? "" : snapshot.schools[static_cast<std::size_t>(posting.school)].name;
    const Words& role = words(posting.role);
    schools.spans.push_back({{name + " · " + role.zh, name + " · " + role.en},
                             posting.from,
                             posting.to,
                             number++ % 2 == 0 ? Tone::series_1 : Tone::series_3});
  }
  Timeline::Row titles{{"职称", "title"}, {}};
  const auto held = snapshot.titles.of(person);
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Date until = i + 1 < held.size() ? held[i + 1].since.plus_days(-1) : snapshot.as_of;
    titles.spans.push_back({words(held[i].title), held[i].since, until, Tone::series_2});
  }
  timeline.rows = {std::move(schools), std::move(titles)};
  // A row for each ladder: someone may stand on several at once.
  std::map<Symbol, Timeline::Row> ladders;
  for (const TierHeld& tier : snapshot.tiers.of(person)) {
    const std::string& name = snapshot.text(tier.tier);
    Timeline::Row& row = ladders[tier.ladder];
    row.name = {"梯队", "tier"};
    row.spans.push_back({{name, name}, tier.since, tier.until, Tone::series_4});
  }
  for (auto& [ladder, row] : ladders) timeline.rows.push_back(std::move(row));
  for (Timeline::Row& row : timeline.rows) {
    for (Timeline::Span& span : row.spans) {
      if (!span.to.known() || span.to > snapshot.as_of) span.to = snapshot.as_of;
    }
  }
  std::erase_if(timeline.rows, [](const Timeline::Row& row) { return row.spans.empty(); });
  return timeline;
}

Cell plain(std::string text, Tone tone = Tone::plain) {
  return {std::move(text), std::nullopt, tone, std::nullopt};
}

void draw_trainings(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person) {
  const auto rows = snapshot.training.of(person);
  Table table;
  table.id = "training";
  table.columns = {{"day", {"结束", "ended"}, 1.6},
                   {"course", {"课程", "course"}, 1.9},
                   {"hours", {"学时", "hours"}, 0.8, false}};
  table.rows = rows.size();
  table.revision = static_cast<std::uint64_t>(snapshot.entry) * 100'003U + static_cast<std::uint64_t>(person);
  table.visible_rows = 6;
  table.searchable = false;
  table.empty = {"没有培训记录。在“导入”页读入。", "No training on record. Import it on the page Import."};
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const Training& training = rows[rows.size() - 1 - row];
    if (column == 0) return plain(training.ended_on.iso(), Tone::muted);
    if (column == 1) return plain(snapshot.text(training.course));
    return {training.hours.text(), training.hours.value(), Tone::plain, std::nullopt};
  };
  surface.table(table);
}

void draw_awards(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person) {
  const auto rows = snapshot.awards.of(person);
  const Language language = surface.language();
  Table table;
  table.id = "awards";
  table.columns = {
      {"day", {"日期", "date"}, 1.6}, {"award", {"奖项", "award"}, 1.6}, {"level", {"级别", "level"}, 1.1}};
  table.rows = rows.size();
  table.revision = static_cast<std::uint64_t>(snapshot.entry) * 100'003U + static_cast<std::uint64_t>(person);
  table.visible_rows = 5;
  table.searchable = false;
  table.empty = {"没有获奖记录。在“导入”页读入。", "No awards on record. Import them on the page Import."};
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Award& award = rows[rows.size() - 1 - row];
    if (column == 0) return plain(award.awarded_on.iso(), Tone::muted);
    if (column == 1) return plain(snapshot.text(award.award));
    const std::string grade = award.grade == AwardGrade::unknown ? "" : " " + words(award.grade).in(language);
    return plain(words(award.level).in(language) + grade);
  };
  surface.table(table);
}

void draw_mentorships(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person) {
  const auto say = [&](const Histories<Mentorship>& histories, const Words& as) {
    for (const Mentorship& each : histories.of(person)) {
      const auto other = static_cast<std::size_t>(each.other);
      const std::string who =
          each.other == nobody ? "" : snapshot.people.name[other] + " " + snapshot.people.id[other];
      const std::string when = period(each.started_on, each.ended_on);
      surface.text({as.zh + "：" + who + "　" + when, as.en + ": " + who + "  " + when});
    }
  };
  say(snapshot.mentors, {"师傅", "mentor"});
  say(snapshot.mentees, {"徒弟", "mentee"});
}

}  // namespace

void draw_person_card(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  const std::string name = snapshot.people.name[p] + "  " + snapshot.people.id[p];
  surface.heading({name, name});
  if (snapshot.people.in_service[p] == 0) surface.status({"已退休或调离", "retired or left"}, Tone::muted);
  draw_facts(surface, snapshot, person);
  if (const Timeline timeline = career(snapshot, person); !timeline.rows.empty()) {
    surface.separator();
    surface.timeline(timeline);
  }
  surface.group("training-card", {"培训", "training"}, [&] { draw_trainings(surface, snapshot, person); });
  surface.group("awards-card", {"获奖", "awards"}, [&] { draw_awards(surface, snapshot, person); });
  if (!snapshot.mentors.of(person).empty() || !snapshot.mentees.of(person).empty()) {
    surface.group("mentors-card", {"师徒结对", "mentorships"},
                  [&] { draw_mentorships(surface, snapshot, person); });
  }
}

}  // namespace echelon::desktop
