// People and schools as of the day: what the pages of those names show.

#include "cli/people_verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/nearest.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/office/roles.hpp"

namespace cli {

using namespace echelon;

namespace {

/// Reviewers and research do not see who is who; a principal sees the own school.
void require_names(Session& session) {
  const OfficeRole* role = session.office().role();
  if (role == nullptr || role->role == ViewerRole::hr || role->role == ViewerRole::principal) return;
  throw Error(Fault::request, {"这份办公文件不列人员", "this office lists no people"},
              {"评委和研究人员看不到人员名单", "reviewers and researchers do not see who is who"});
}

/// The school that is meant, by id or name. Throws Error for one that the office does not hold.
SchoolIndex school_named(const Snapshot& snapshot, const std::string& wanted) {
  const SchoolIndex by_id = snapshot.find_school(wanted);
  if (by_id != nobody) return by_id;
  for (std::size_t s = 0; s < snapshot.schools.size(); ++s)
    if (snapshot.schools[s].name == wanted) return static_cast<SchoolIndex>(s);
  throw Error(Fault::request, {"没有学校“" + wanted + "”", "there is no school '" + wanted + "'"},
              {"用 `echelon schools` 查看", "`echelon schools` lists them"});
}

/// The only school whose people are shown; `nobody` for all.
SchoolIndex shown_school(Session& session, const Snapshot& snapshot, const PeopleOptions& options) {
  const OfficeRole* role = session.office().role();
  const bool own = role != nullptr && role->role == ViewerRole::principal;
  if (!options.school.empty()) return school_named(snapshot, options.school);
  return own ? snapshot.find_school(role->subject) : nobody;
}

template <class E>
std::string said(const Session& session, E value, E unknown) {
  return value == unknown ? "" : session.words_or_code(words(value), code(value));
}

std::string subject_said(const Session& session, const Snapshot& snapshot, Symbol subject) {
  const std::string& canonical = snapshot.text(subject);
  return session.words_or_code(subject_words(canonical), canonical);
}

Listing list_of(const Session& session, const Snapshot& snapshot, SchoolIndex only, bool with_left) {
  Listing listing({{"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}},
                   {"school", {"学校", "school"}},
                   {"stage", {"学段", "stage"}},
                   {"subject", {"学科", "subject"}},
                   {"title", {"职称", "title"}},
                   {"years", {"教龄", "years"}, true},
                   {"in_service", {"在职", "in service"}}});
  const People& people = snapshot.people;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if ((people.in_service[p] == 0 && !with_left) || (only != nobody && people.school[p] != only)) continue;
    const School* school = snapshot.school_of(person);
    const Date hired = people.hired_on[p];
    listing.row({people.id[p], people.name[p], school == nullptr ? "" : school->name,
                 said(session, people.stage[p], Stage::unknown),
                 subject_said(session, snapshot, people.subject[p]),
                 said(session, people.title[p], Title::none),
                 hired.known() ? std::to_string(hired.whole_years_to(snapshot.as_of)) : "",
                 people.in_service[p] != 0 ? session.words_or_code({"是", "yes"}, "true")
                                           : session.words_or_code({"否", "no"}, "false")});
  }
  return listing;
}

/// A person's record, a line for each thing that stands in it.
class Record {
 public:
  Record(const Session& session, const Snapshot& snapshot, PersonIndex person)
      : session_(session), snapshot_(snapshot), person_(person) {}

  Listing listing() {
    add_facts();
    for (const Posting& each : snapshot_.postings.of(person_)) {
      const std::string school =
          each.school == nobody ? "" : snapshot_.schools[static_cast<std::size_t>(each.school)].name;
      add({"任职", "posting"}, "posting", each.from, each.to, school,
          said(session_, each.role, Role::teacher));
    }
    for (const TitleHeld& each : snapshot_.titles.of(person_))
      add({"职称", "title"}, "title", each.since, {}, said(session_, each.title, Title::none));
    for (const TierHeld& each : snapshot_.tiers.of(person_))
      add({"层级", "tier"}, "tier", each.since, each.until, snapshot_.text(each.tier),
          snapshot_.text(each.ladder));
    for (const Training& each : snapshot_.training.of(person_))
      add({"培训", "training"}, "training", each.started_on, each.ended_on, snapshot_.text(each.course),
          each.hours.text());
    for (const Award& each : snapshot_.awards.of(person_))
      add({"获奖", "award"}, "award", each.awarded_on, {}, snapshot_.text(each.award),
          said(session_, each.level, AwardLevel::unknown));
    add_mentorships(snapshot_.mentors, {"师傅", "mentor"}, "mentor");
    add_mentorships(snapshot_.mentees, {"徒弟", "mentee"}, "mentee");
    return std::move(listing_);
  }

 private:
  void add(const Words& what, std::string_view kind, Date from, Date to, const std::string& says,
           const std::string& note = {}) {
    listing_.row({session_.words_or_code(what, kind), from.iso(), to.iso(), says, note});
  }

  void add_facts() {
    const auto p = static_cast<std::size_t>(person_);
    const People& people = snapshot_.people;
    add({"姓名", "name"}, "name", {}, {}, people.name[p], people.id[p]);
    add({"性别", "gender"}, "gender", {}, {}, said(session_, people.gender[p], Gender::unknown));
    add({"出生", "born"}, "born", people.birth_date[p], {}, "");
    add({"参加工作", "hired"}, "hired", people.hired_on[p], {}, "");
    add({"学历", "degree"}, "degree", {}, {}, said(session_, people.degree[p], Degree::unknown));
    add({"学科", "subject"}, "subject", {}, {}, subject_said(session_, snapshot_, people.subject[p]));
    if (people.post_grade[p] != 0)
      add({"岗位等级", "post grade"}, "post_grade", {}, {}, std::to_string(people.post_grade[p]));
  }

  void add_mentorships(const Histories<Mentorship>& histories, const Words& as, std::string_view kind) {
    for (const Mentorship& each : histories.of(person_)) {
      if (each.other == nobody) continue;
      const auto other = static_cast<std::size_t>(each.other);
      add(as, kind, each.started_on, each.ended_on, snapshot_.people.name[other], snapshot_.people.id[other]);
    }
  }

  const Session& session_;
  const Snapshot& snapshot_;
  PersonIndex person_;
  Listing listing_{{{"what", {"项目", "what"}},
                    {"from", {"起", "from"}},
                    {"to", {"止", "to"}},
                    {"says", {"内容", "says"}},
                    {"note", {"说明", "note"}}}};
};

}  // namespace

int show_people(Session& session, const PeopleOptions& options) {
  require_names(session);
  const auto snapshot = session.office().snapshot();
  const SchoolIndex only = shown_school(session, *snapshot, options);
  if (options.person.empty()) {
    session.show(list_of(session, *snapshot, only, options.left));
    return done;
  }
  const PersonIndex person = snapshot->find_person(options.person);
  if (person == nobody ||
      (only != nobody && snapshot->people.school[static_cast<std::size_t>(person)] != only))
    throw Error(Fault::request,
                {"没有工号 " + options.person, "there is no one with the id " + options.person},
                {"用 `echelon find` 查找", "`echelon find` finds people"});
  session.show(Record(session, *snapshot, person).listing());
  return done;
}

int show_schools(Session& session) {
  const auto snapshot = session.office().snapshot();
  Listing listing({{"id", {"编号", "id"}},
                   {"name", {"学校", "name"}},
                   {"kind", {"类型", "kind"}},
                   {"town", {"镇街", "town"}},
                   {"area", {"城乡", "area"}},
                   {"staff", {"在职人数", "staff"}, true}});
  for (const School& each : snapshot->schools)
    listing.row({each.id, each.name, said(session, each.kind, SchoolKind::unknown), each.town,
                 said(session, each.area, Area::unknown), std::to_string(each.staff)});
  session.show(listing);
  return done;
}

}  // namespace cli
