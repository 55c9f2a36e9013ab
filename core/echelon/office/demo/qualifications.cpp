#include "echelon/office/demo/chronicle.hpp"

namespace echelon::demo {
namespace {

/// What one person did for a post.
class Qualifications {
 public:
  Qualifications(const Chronicle& chronicle, int person, Batch& batch)
      : chronicle_(chronicle),
        life_(chronicle.world().life(person)),
        person_(person),
        batch_(batch),
        stream_(chronicle.world().stream(Topic::qualification, person)) {}

  void write() {
    const Stay* before = nullptr;
    for (const Stay& stay : chronicle_.stays(person_)) {
      const bool goes_on = before != nullptr && before->role == Role::head;
      if (stay.role == Role::head && !goes_on) qualify(stay);
      if (stay.stage == Stage::vocational && stay.role != Role::staff) practise(stay);
      before = &stay;
    }
  }

 private:
  /// Nearly all in the year before they took the post, some after it, some not yet.
  void qualify(const Stay& stay) {
    const int draw = stream_.below(1000);
    const int gap = stream_.between(20, 300);
    const Date end = draw < 870 ? stay.from.plus_days(-gap) : stay.from.plus_days(gap);
    if (draw >= 945) return;
    const int hours = stream_.between(300, 330) / 2 * 2;
    add({"校长任职资格培训班", "校长任职资格", "澜东师范大学教师教育学院"}, hours,
        end.plus_days(-(hours / 6) - 20), end);
  }

  /// A month or two of a summer in most years.
  void practise(const Stay& stay) {
    const World& world = chronicle_.world();
    for (int year = world.first_year; year <= world.last_year; ++year) {
      const bool goes = stream_.chance(420 + life_.diligence * 2 / 5);
      const int days = stream_.between(35, 75);
      const Date start = on(year, 6, 20).plus_days(stream_.below(15));
      if (goes && start >= stay.from && (!stay.to.known() || start <= stay.to))
        add({"专业教师企业实践（暑期）", "企业实践", "澜东装备产业园"}, 40, start, start.plus_days(days));
    }
  }

  struct Course {
    const char* name;
    const char* category;
    const char* provider;
  };
  void add(const Course& course, int hours, Date from, Date to) {
    const bool served = from >= life_.hired && (!life_.left.known() || to <= life_.left);
    if (!served || to > chronicle_.world().spec.as_of) return;
    TrainingRecord record;
    record.started_on = from;
    record.ended_on = to;
    record.person = Chronicle::person_id(person_);
    record.course = course.name;
    record.hours = Decimal::of(hours);
    record.category = course.category;
    record.mode = TrainingMode::face_to_face;
    record.provider = course.provider;
    record.attendance_permille = 1000;
    batch_.training.push_back(std::move(record));
  }

  const Chronicle& chronicle_;
  const Life& life_;
  int person_;
  Batch& batch_;
  Stream stream_;
};

}  // namespace

void write_qualifications(const Chronicle& chronicle, int person, Batch& batch) {
  Qualifications(chronicle, person, batch).write();
}

}  // namespace echelon::demo
