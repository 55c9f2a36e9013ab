#include <algorithm>
#include <array>

#include "echelon/office/demo/chronicle.hpp"
#include "echelon/office/demo/courses.hpp"

namespace echelon::demo {
namespace {

int attendance_permille(Stream& stream) {
  const int draw = stream.below(1000);
  if (draw < 560) return 1000;
  if (draw < 850) return stream.between(95, 99) * 10;
  return draw < 965 ? stream.between(85, 94) * 10 : stream.between(45, 79) * 10;
}

/// One school year of one person; courses take place on days counted from its 1 September.
class SchoolYear {
 public:
  SchoolYear(const Chronicle& chronicle, int person, int year, Batch& batch)
      : chronicle_(chronicle),
        life_(chronicle.world().life(person)),
        person_(person),
        year_(year),
        batch_(batch),
        stream_(chronicle.world().stream(Topic::training, person, year)) {}

  void write() {
    const Date start = std::max(on(year_, 9, 1), life_.hired);
    stay_ = chronicle_.stay_on(person_, start);
    if (stay_ == nullptr) return;
    const SchoolLife& school = chronicle_.school_of(*stay_);
    const bool rural = school.record.area == Area::rural;
    // A year with hardly anything: illness, leave, or a school that lets it slide.
    if (stream_.chance(15 + (999 - life_.diligence) / 25 + (rural ? 25 : 0))) {
      if (stream_.chance(600)) attend(Offer::ethics, 320);
      return;
    }
    // Out of 1000, how willingly; the villages' teachers get away less often.
    zeal_ = 770 + life_.diligence / 6 + school.diligence / 12 - (rural ? 150 : 0);
    write_usual(school);
    write_by_role();
    if (competes()) attend(Offer::competition, 305);
  }

 private:
  void write_usual(const SchoolLife& school) {
    const bool neglected = chronicle_.world()
                               .stream(Topic::training, -1 - stay_->school, year_)
                               .chance((999 - school.diligence) / 6);
    if (life_.hired.year() == year_) {
      for (int part = 0; part < 4; ++part)
        attend(courses(Offer::induction)[static_cast<std::size_t>(part)], 12 + 60 * part);
    } else if (stay_->role != Role::staff && stream_.chance(zeal_)) {
      attend(Offer::subject, 40);
    }
    if (!neglected && stream_.chance(zeal_)) attend(Offer::school_based, 75);
    if (stream_.chance(zeal_ * 45 / 100)) attend(Offer::general, 110);
    if (stay_->role != Role::staff && stream_.chance(zeal_ * 55 / 100)) attend(Offer::subject, 205);
    if (stay_->stage == Stage::vocational && stream_.chance(300)) attend(Offer::enterprise, 260);
    if (stream_.chance(940)) attend(Offer::ethics, 330);
  }

  void write_by_role() {
    const bool fresh = stay_->from >= on(year_, 7, 1);
    switch (stay_->role) {
      case Role::homeroom:
        if (stream_.chance(fresh ? 820 : 130)) attend(courses(Offer::homeroom)[fresh ? 0 : 1], 20);
        break;
      case Role::middle_manager:
      case Role::vice_head:
        if (stream_.chance(450)) attend(Offer::middle_manager, 160);
        break;
      case Role::head:
        if (stream_.chance(700)) attend(Offer::head, 160);
        break;
      default:
        break;
    }
  }

  [[nodiscard]] bool competes() {
    if (!life_.coach) return false;
    return stream_.chance(60 + chronicle_.school_of(*stay_).strength * 55 / 100 + life_.talent / 8);
  }

  void attend(Offer offer, int day) { attend(stream_.pick(courses(offer)), day); }

  void attend(const Course& course, int day) {
    TrainingRecord record;
    const int hours = stream_.between(course.least_hours, course.most_hours) / 2 * 2;
    record.started_on = on(year_, 9, 1).plus_days(day + stream_.below(22));
    record.ended_on = record.started_on.plus_days(
        course.mode == TrainingMode::face_to_face ? (hours - 1) / 6 : stream_.between(10, 24));
    const Date end = chronicle_.world().spec.as_of;
    const bool served =
        record.started_on >= life_.hired && (!life_.left.known() || record.ended_on <= life_.left);
    if (!served || record.ended_on > end) return;
    record.person = Chronicle::person_id(person_);
    record.course = course_name(course, stay_->subject);
    record.hours = Decimal::of(hours);
    record.category = course.category;
    record.mode = course.mode;
    record.provider =
        course.provider == "本校" ? chronicle_.school_of(*stay_).record.name : std::string(course.provider);
    record.attendance_permille = attendance_permille(stream_);
    if (course.mode != TrainingMode::school_based && record.attendance_permille >= 800) {
      record.certificate = "QL" + std::to_string(record.ended_on.year()) + "-" + record.person.substr(1) +
                           "-" + std::to_string(++certificates_);
    }
    batch_.training.push_back(std::move(record));
  }

  const Chronicle& chronicle_;
  const Life& life_;
  int person_;
  int year_;
  Batch& batch_;
  Stream stream_;
  const Stay* stay_ = nullptr;
  int zeal_ = 0;
  int certificates_ = 0;
};

}  // namespace

void write_training(const Chronicle& chronicle, int person, Batch& batch) {
  const World& world = chronicle.world();
  const std::size_t before = batch.training.size();
  for (int year = world.first_year; year <= world.last_year; ++year)
    SchoolYear(chronicle, person, year, batch).write();
  write_qualifications(chronicle, person, batch);
  std::stable_sort(
      batch.training.begin() + static_cast<std::ptrdiff_t>(before), batch.training.end(),
      [](const TrainingRecord& a, const TrainingRecord& b) { return a.started_on < b.started_on; });
}

}  // namespace echelon::demo
