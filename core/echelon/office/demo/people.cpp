#include <algorithm>
#include <array>

#include "echelon/office/demo/growth.hpp"
#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

/// Shares of secondary, diploma, bachelor, master, doctor by cohort.
std::array<int, 5> degree_shares(int birth_year, Stage stage) {
  std::array<int, 5> shares = birth_year < 1970   ? std::array<int, 5>{130, 420, 440, 10, 0}
                              : birth_year < 1980 ? std::array<int, 5>{40, 300, 620, 40, 0}
                              : birth_year < 1990 ? std::array<int, 5>{5, 150, 740, 105, 0}
                                                  : std::array<int, 5>{0, 70, 760, 168, 2};
  if (stage == Stage::kindergarten) {
    shares[1] *= 2;
    shares[3] /= 6;
    shares[4] = 0;
  } else if (stage == Stage::senior) {
    shares[0] = 0;
    shares[1] /= 10;
    shares[3] = shares[3] * 5 / 2;
    shares[4] *= 4;
  } else if (stage == Stage::primary) {
    shares[3] /= 2;
    shares[4] = 0;
  }
  return shares;
}

int age_when_hired(Degree degree, int birth_year, Stream& stream) {
  // Before the colleges grew, most began at 19 to 22.
  if (stream.below(16) < 1984 - birth_year) return stream.between(19, 22);
  switch (degree) {
    case Degree::secondary:
      return stream.between(19, 20);
    case Degree::diploma:
      return stream.between(22, 23);
    case Degree::master:
      return stream.between(25, 27);
    case Degree::doctor:
      return stream.between(28, 30);
    default:
      return stream.between(22, 24);
  }
}

bool draw_coach(const World& world, const Seat& seat, Stream& stream) {
  if (!is_science(seat.subject)) return false;
  const int strength = world.school(seat.school).strength;
  const bool informatics = subject_name(seat.subject) == "信息技术";
  switch (seat.stage) {
    case Stage::senior:
      return stream.chance(informatics ? 600 : 90 + strength * 45 / 100);
    case Stage::junior:
      return stream.chance((informatics ? 300 : 60) + strength / 4);
    case Stage::primary:
      return stream.chance((informatics ? 250 : 20) + strength / 8);
    default:
      return false;
  }
}

/// The person's first posting starts where and when the person was hired.
void first_posting(World& world, int person, int number, Date hired) {
  Seat& seat = world.seat(number);
  seat.holder = person;
  const SchoolKind kind = world.school(seat.school).record.kind;
  Stay stay{person, seat.school, Role::teacher, seat.stage, seat.subject, hired, Date()};
  if (seat.support) stay.role = Role::staff;
  if (kind == SchoolKind::institute && !seat.support) stay.role = Role::researcher;
  world.life(person).stay = static_cast<int>(world.stays.size());
  world.stays.push_back(stay);
}

}  // namespace

int take_on(World& world, int number, Date hired, int age) {
  const int person = world.headcount();
  const Seat& seat = world.seat(number);
  Stream stream = world.stream(Topic::life, person);
  Life life;
  const int year = hired.year();
  const auto shares = degree_shares(age > 0 ? year - age : year - 24, seat.stage);
  life.degree = static_cast<Degree>(1 + stream.weighted(shares));
  const int detour = stream.chance(250) ? stream.between(1, 6) : 0;
  const int birth_year =
      age > 0 ? year - age : year - age_when_hired(life.degree, year - 24, stream) - detour;
  life.birth = on(birth_year - 1, 9, 1).plus_days(stream.below(365));
  const int women = seat.support ? 480 : women_permille(seat.stage, seat.subject, birth_year);
  life.gender = stream.chance(women) ? Gender::female : Gender::male;
  life.hired = hired;
  if (age > 0) {
    const int start = birth_year + age_when_hired(life.degree, birth_year, stream);
    if (start > year && life.degree > Degree::bachelor) life.degree = Degree::bachelor;
    life.hired = on(start > year ? year - stream.below(2) : start, 8, 10).plus_days(stream.below(22));
  }
  life.seat = number;
  life.talent = stream.below(1000);
  life.diligence = stream.below(1000);
  life.coach = !seat.support && draw_coach(world, seat, stream);
  if (life.coach) life.talent = std::max(life.talent, stream.below(1000));
  world.people.push_back(life);
  first_posting(world, person, number, life.hired);
  return person;
}

void settle(World& world) {
  constexpr std::array<int, 7> weights{150, 190, 250, 240, 100, 50, 20};
  constexpr std::array<int, 8> ages{23, 28, 34, 40, 46, 51, 55, 59};
  const Date start = on(world.first_year, 9, 1);
  for (int number = 0; number < static_cast<int>(world.seats.size()); ++number) {
    Stream stream = world.stream(Topic::hire, number);
    const bool rural = world.school(world.seat(number).school).record.area == Area::rural;
    const bool first = number == world.school(world.seat(number).school).first_seat;
    if (!first && stream.chance(rural ? 60 : 35)) continue;
    const std::size_t group = stream.weighted(weights);
    const int age = stream.between(ages.at(group), ages.at(group + 1) - 1);
    const int person = take_on(world, number, start, age);
    // Women past 54 have retired already.
    Life& life = world.life(person);
    if (age >= 54) life.gender = Gender::male;
  }
  settle_titles(world);
  for (int s = 0; s < static_cast<int>(world.schools.size()); ++s) appoint_head(world, s, start);
  fill_roles(world, world.first_year);
  settle_bonds(world);
}

}  // namespace echelon::demo
