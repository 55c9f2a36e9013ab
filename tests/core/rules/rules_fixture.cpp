#include "rules_fixture.hpp"

#include <algorithm>
#include <stdexcept>

namespace echelon::rules_tests {
namespace {

void add_person(Snapshot& snapshot, const Life& life, std::size_t number) {
  People& people = snapshot.people;
  const Date hired = day(life.hired);
  people.id.push_back("T" + std::to_string(number));
  people.name.emplace_back("示例人");
  people.gender.push_back(Gender::female);
  people.birth_date.push_back(day(life.birth));
  people.hired_on.push_back(hired);
  people.in_service.push_back(hired <= snapshot.as_of && !life.left ? 1 : 0);
  people.degree.push_back(life.degree);
  people.post_grade.push_back(0);
  people.school.push_back(nobody);
  people.role.push_back(Role::teacher);
  people.role_on.emplace_back();
  const Date since = day(life.at_school_since);
  people.at_school_since.push_back(since <= snapshot.as_of ? since : Date());
  people.stage.push_back(life.stage);
  people.subject.push_back(snapshot.symbols.intern(life.subject));
  Title title = Title::none;
  Date title_on;
  for (const auto& [held, on] : life.titles) {
    if (day(on) > snapshot.as_of) continue;
    snapshot.titles.push({held, day(on)});
    if (held >= title) {
      title = held;
      title_on = day(on);
    }
  }
  people.title.push_back(title);
  people.title_on.push_back(title_on);
}

void add_history(Snapshot& snapshot, const Life& life) {
  for (const Life::Course& course : life.courses) {
    if (day(course.ended_on) > snapshot.as_of) continue;
    snapshot.training.push({snapshot.symbols.intern("示例课程"), snapshot.symbols.intern(course.category),
                            Decimal::of(course.hours), Date(), day(course.ended_on), TrainingMode::unknown,
                            static_cast<std::int16_t>(course.attendance_permille)});
  }
  for (const Life::Prize& prize : life.prizes) {
    if (day(prize.on) > snapshot.as_of) continue;
    snapshot.awards.push({snapshot.symbols.intern("示例竞赛"), snapshot.symbols.intern(prize.subject),
                          prize.level, prize.grade, prize.role, 1, day(prize.on)});
  }
  for (const Assessment& assessment : life.assessments) {
    if (assessment.year <= snapshot.as_of.year()) snapshot.assessments.push(assessment);
  }
  for (const Life::Pair& pair : life.mentees) {
    if (day(pair.from) > snapshot.as_of) continue;
    const bool ended = day(pair.to).known() && day(pair.to) <= snapshot.as_of;
    snapshot.mentees.push(
        {nobody, Symbol::empty, Symbol::empty, day(pair.from), ended ? day(pair.to) : Date()});
  }
}

}  // namespace

Snapshot snapshot_of(const std::vector<Life>& lives, Date as_of) {
  Snapshot snapshot;
  snapshot.as_of = as_of;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    add_person(snapshot, lives[i], i);
    add_history(snapshot, lives[i]);
    snapshot.postings.close_person();
    snapshot.titles.close_person();
    snapshot.tiers.close_person();
    snapshot.tier_reviews.close_person();
    snapshot.training.close_person();
    snapshot.awards.close_person();
    snapshot.assessments.close_person();
    snapshot.mentees.close_person();
    snapshot.mentors.close_person();
  }
  return snapshot;
}

std::string program_text(const std::string& entries) {
  return "id = \"trial\"\norder = 7\nseats = 2\n\n"
         "[name]\nzh = \"示例项目\"\nen = \"trial program\"\n\n"
         "[purpose]\nzh = \"用于测试\"\nen = \"for tests\"\n\n" +
         entries;
}

Program program_of(const std::string& entries) {
  return read_program(program_text(entries), "trial/program.toml");
}

std::string requirement_text(const std::string& kind, const std::string& parameters) {
  return "[[requirement]]\nid = \"asked\"\nkind = \"" + kind +
         "\"\nzh = \"条件\"\nen = \"condition\"\nsource = \"示例\"\n" + parameters + "\n";
}

std::string criterion_text(const std::string& kind, const std::string& weight,
                           const std::string& parameters) {
  return "[[criterion]]\nid = \"valued\"\nkind = \"" + kind +
         "\"\nzh = \"评分项\"\nen = \"criterion\"\nsource = \"示例\"\nweight = " + weight + "\n" +
         parameters + "\n";
}

Finding judged(const std::string& kind, const std::string& parameters, const Life& life, Date as_of) {
  const Program program = program_of(requirement_text(kind, parameters));
  const Snapshot snapshot = snapshot_of({life}, as_of);
  return judge_all(program, Kinds::core(), snapshot).of(0).front();
}

Points scored(const std::string& kind, const std::string& weight, const std::string& parameters,
              const Life& life, Date as_of) {
  const Program program = program_of(criterion_text(kind, weight, parameters));
  const Snapshot snapshot = snapshot_of({life}, as_of);
  return Kinds::core().criterion(program.criteria.front(), snapshot)->score(snapshot, 0);
}

}  // namespace echelon::rules_tests
