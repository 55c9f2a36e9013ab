#include <algorithm>
#include <array>

#include "echelon/office/demo/chronicle.hpp"
#include "echelon/office/demo/contests.hpp"
#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

/// The awards of one person in one calendar year.
class AwardYear {
 public:
  AwardYear(const Chronicle& chronicle, int person, int year, Batch& batch)
      : chronicle_(chronicle),
        life_(chronicle.world().life(person)),
        person_(person),
        year_(year),
        batch_(batch),
        stream_(chronicle.world().stream(Topic::award, person, year)) {}

  void write() {
    stay_ = chronicle_.stay_on(person_, on(year_, 5, 10));
    if (stay_ == nullptr || stay_->role == Role::staff) return;
    power_ = (6 * chronicle_.school_of(*stay_).strength + 4 * life_.talent) / 10;
    served_ = year_ - life_.hired.year();
    if (served_ < 1) return;
    if (life_.coach && stay_->role != Role::researcher) write_coached();
    if (is_science(stay_->subject) && stream_.chance(life_.coach ? 40 + life_.talent / 7 : 12))
      write_problem_contest();
    write_own();
  }

 private:
  /// Better pupils, better prizes: `lift` 0 … 999.
  AwardGrade grade(int lift) {
    const int draw = stream_.below(1000) + lift / 2;
    return draw > 1150  ? AwardGrade::first
           : draw > 700 ? AwardGrade::second
           : draw > 250 ? AwardGrade::third
                        : AwardGrade::merit;
  }

  void write_coached() {
    const int early = served_ < 4 ? 350 : 0;
    const bool olympiad = stay_->stage == Stage::senior;
    const auto strength = std::max(0, power_ - early);
    // How many of 1000 years bring a result at that level.
    const std::array<int, 4> odds{olympiad ? 120 + strength * 55 / 100 : 90 + strength / 2,
                                  olympiad ? strength * 50 / 100 : strength / 3,
                                  std::max(0, strength - 380) * (olympiad ? 110 : 35) / 100,
                                  olympiad ? std::max(0, strength - 690) * 90 / 100 : 0};
    constexpr std::array<AwardLevel, 4> levels{AwardLevel::county, AwardLevel::city, AwardLevel::province,
                                               AwardLevel::nation};
    const std::array<Date, 4> days{on(year_, 4, 12), on(year_, 6, 2), on(year_, 9, 18), on(year_, 11, 16)};
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (!stream_.chance(odds.at(i))) continue;
      const int most = 1 + strength / (130 + 120 * static_cast<int>(i));
      const std::string name = olympiad ? olympiad_name(stay_->subject, levels.at(i))
                                        : pupils_contest_name(stay_->stage, stay_->subject);
      // One draw a statement: the order within an argument list differs by compiler.
      const AwardGrade won = grade(strength);
      const int pupils = stream_.between(1, most);
      add(name, levels.at(i), won, AwardRole::coach, pupils, days.at(i).plus_days(stay_->subject));
    }
  }

  void write_problem_contest() {
    const AwardLevel level = stream_.chance(life_.talent / 4) ? AwardLevel::province
                             : stream_.chance(350)            ? AwardLevel::city
                                                              : AwardLevel::county;
    add(problem_contest_name(stay_->subject), level, grade(life_.talent), AwardRole::self, 0,
        on(year_, 5, 20).plus_days(stay_->subject));
  }

  void write_own() {
    const int talent = life_.talent;
    if (stream_.chance(20 + talent * 80 / 1000)) lesson(AwardLevel::county, on(year_, 10, 20));
    if (talent > 400 && stream_.chance((talent - 400) * 60 / 1000))
      lesson(AwardLevel::city, on(year_, 11, 8));
    if (talent > 700 && stream_.chance((talent - 700) * 60 / 1000))
      lesson(AwardLevel::province, on(year_, 12, 3));
    if (talent > 930 && stream_.chance(12)) lesson(AwardLevel::nation, on(year_, 12, 18));
    if (stream_.chance(10 + talent * 55 / 1000)) honour(AwardLevel::county);
    if (talent > 650 && stream_.chance(14)) honour(AwardLevel::city);
  }

  void lesson(AwardLevel level, Date day) {
    add(lesson_contest_name(stay_->subject, level), level, grade(life_.talent), AwardRole::self, 0, day);
  }
  void honour(AwardLevel level) {
    add(honour_name(stay_->role, level), level, AwardGrade::unknown, AwardRole::self, 0,
        on(year_, 9, level == AwardLevel::county ? 8 : 9));
  }

  void add(std::string name, AwardLevel level, AwardGrade grade, AwardRole role, int pupils, Date day) {
    if (day > chronicle_.world().spec.as_of || (life_.left.known() && day > life_.left)) return;
    batch_.awards.push_back({Chronicle::person_id(person_), std::move(name), level, grade, role,
                             std::string(subject_name(stay_->subject)), pupils, day});
  }

  const Chronicle& chronicle_;
  const Life& life_;
  int person_;
  int year_;
  Batch& batch_;
  Stream stream_;
  const Stay* stay_ = nullptr;
  int power_ = 0;
  int served_ = 0;
};

}  // namespace

void write_awards(const Chronicle& chronicle, int person, Batch& batch) {
  const World& world = chronicle.world();
  const std::size_t before = batch.awards.size();
  for (int year = world.first_year; year <= world.spec.as_of.year(); ++year)
    AwardYear(chronicle, person, year, batch).write();
  std::stable_sort(batch.awards.begin() + static_cast<std::ptrdiff_t>(before), batch.awards.end(),
                   [](const AwardRecord& a, const AwardRecord& b) { return a.awarded_on < b.awarded_on; });
}

}  // namespace echelon::demo
