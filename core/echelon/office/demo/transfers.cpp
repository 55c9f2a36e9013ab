#include <array>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

constexpr std::size_t subjects = 32;

/// Those who may move, by stage and subject.
class Movers {
 public:
  Movers(const World& world, int year) : year_(year) {
    for (int person = 0; person < world.headcount(); ++person) {
      if (world.life(person).seat >= 0 && may_move(world, person))
        bucket(world.stay_of(person)).push_back(person);
    }
  }

  /// Somebody for the seat, drawn by `stream`; −1 when nobody suitable came up in a few draws.
  int draw(const World& world, const Seat& seat, Stream& stream) const {
    const auto& people = buckets_[key(seat.stage, seat.subject)];
    if (people.empty()) return -1;
    const SchoolRecord& there = world.school(seat.school).record;
    const bool institute = there.kind == SchoolKind::institute;
    for (int attempt = 0; attempt < 8; ++attempt) {
      const int person = stream.pick(people);
      if (world.life(person).seat < 0 || !may_move(world, person)) continue;
      const SchoolLife& here = world.school(world.stay_of(person).school);
      const bool outward = here.record.area > there.area;
      const bool gifted = world.life(person).talent > 550 && year_ - world.life(person).hired.year() >= 8;
      if (institute ? gifted : outward || (here.record.area == there.area && stream.chance(120)))
        return person;
    }
    return -1;
  }

 private:
  static std::size_t key(Stage stage, SubjectIndex subject) {
    return static_cast<std::size_t>(stage) * subjects + subject;
  }
  std::vector<int>& bucket(const Stay& stay) { return buckets_[key(stay.stage, stay.subject)]; }
  [[nodiscard]] bool may_move(const World& world, int person) const {
    const Stay& stay = world.stay_of(person);
    return stay.role <= Role::homeroom && stay.from < on(year_, 9, 1) &&
           year_ - world.life(person).hired.year() >= 3 && year_ - world.life(person).birth.year() <= 47;
  }

  int year_;
  std::array<std::vector<int>, 8 * subjects> buckets_;
};

int transfer_permille(const SchoolRecord& school) {
  if (school.kind == SchoolKind::institute) return 950;
  return school.area == Area::urban ? 380 : school.area == Area::town ? 200 : 30;
}

void transfer(World& world, int number, int person, int year) {
  const bool institute = world.school(world.seat(number).school).record.kind == SchoolKind::institute;
  move(world, person, institute ? Role::researcher : Role::teacher, on(year, 9, 1), number);
}

/// Whether somebody new is found for a vacant post this summer; in the villages it takes longest.
bool finds_newcomer(const World& world, int number, int year) {
  const Area area = world.school(world.seat(number).school).record.area;
  const int permille = area == Area::urban ? 560 : area == Area::town ? 490 : 390;
  return world.stream(Topic::hire, number, year).chance(permille);
}

}  // namespace

void fill_seats(World& world, int year) {
  const Movers movers(world, year);
  const int count = static_cast<int>(world.seats.size());
  for (int number = 0; number < count; ++number) {
    const Seat& seat = world.seat(number);
    if (seat.holder >= 0 || seat.support) continue;
    Stream stream = world.stream(Topic::transfer, number, year);
    if (!stream.chance(transfer_permille(world.school(seat.school).record))) continue;
    const int person = movers.draw(world, seat, stream);
    if (person >= 0) transfer(world, number, person, year);
  }
  for (int number = 0; number < count; ++number) {
    if (world.seat(number).holder >= 0 || !finds_newcomer(world, number, year)) continue;
    Stream stream = world.stream(Topic::hire, number, -year);
    take_on(world, number, on(year, 8, 10).plus_days(stream.below(22)), 0);
  }
}

}  // namespace echelon::demo
