#include <algorithm>
#include <array>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

std::vector<int> members(const World& world, int number) {
  const SchoolLife& school = world.school(number);
  std::vector<int> people;
  for (int seat = school.first_seat; seat < school.first_seat + school.seats; ++seat) {
    if (world.seat(seat).holder >= 0) people.push_back(world.seat(seat).holder);
  }
  return people;
}

struct Opening {
  Role role;
  int wanted;
  int service;  ///< years at least
  Role low;     ///< from which role at least
  Title title;  ///< at least
  int oldest;
};

/// What a school of this many people asks for, the high roles first.
std::array<Opening, 4> openings(int staff, bool institute) {
  const int vice = staff < 8 ? 0 : staff < 40 ? 1 : staff < 120 ? 2 : 3;
  const int middle = staff < 8 ? 0 : std::max(1, staff * 6 / 100);
  return {{{Role::vice_head, vice, 9, Role::homeroom, Title::second, 52},
           {Role::middle_manager, middle, 6, Role::teacher, Title::second, 50},
           {Role::group_leader, institute ? 0 : std::max(1, staff * 8 / 100), 5, Role::teacher, Title::second,
            54},
           {Role::homeroom, institute ? 0 : staff * 35 / 100, 1, Role::teacher, Title::none, 50}}};
}

bool may_take(const World& world, int person, const Opening& opening, int year) {
  const Life& life = world.life(person);
  const Role role = world.stay_of(person).role;
  if (role == Role::staff || role == Role::head || role == Role::vice_head) return false;
  const bool researcher = role == Role::researcher;
  if (!researcher && (role >= opening.role || role < opening.low)) return false;
  return year - life.hired.year() >= opening.service && life.title >= opening.title &&
         year - life.birth.year() <= opening.oldest;
}

Date role_from(const World& world, int person, int year, int service) {
  const Date from = on(year, 9, 1);
  if (year != world.first_year) return from;
  const Date earlier = from.plus_years(-world.stream(Topic::role, person, 1).below(6));
  const Life& life = world.life(person);
  return std::max(
      {earlier, std::min(from, life.hired.plus_years(service)), world.stay_of(person).from.plus_days(1)});
}

void step_down(World& world, const std::vector<int>& people, int year) {
  for (const int person : people) {
    const Role role = world.stay_of(person).role;
    const int age = year - world.life(person).birth.year();
    Stream stream = world.stream(Topic::role, person, year * 16 + 8);
    const bool tired = (role == Role::homeroom && (age > 50 || stream.chance(170))) ||
                       (role == Role::group_leader && stream.chance(60)) ||
                       (role == Role::middle_manager && age > 55 && stream.chance(300));
    if (tired) move(world, person, Role::teacher, on(year, 9, 1));
  }
}

void fill_school(World& world, int school, int year) {
  const std::vector<int> people = members(world, school);
  if (year != world.first_year) step_down(world, people, year);
  const bool institute = world.school(school).record.kind == SchoolKind::institute;
  for (const Opening& opening : openings(static_cast<int>(people.size()), institute)) {
    int missing = opening.wanted;
    std::vector<std::pair<int, int>> fit;  // −fitness, person
    for (const int person : people) {
      if (world.stay_of(person).role == opening.role) --missing;
      if (!may_take(world, person, opening, year)) continue;
      Stream stream = world.stream(Topic::role, person, year * 16 + static_cast<int>(opening.role));
      fit.emplace_back(-(world.life(person).talent + stream.below(700)), person);
    }
    const std::size_t taken = std::min(fit.size(), static_cast<std::size_t>(std::max(missing, 0)));
    std::partial_sort(fit.begin(), fit.begin() + static_cast<std::ptrdiff_t>(taken), fit.end());
    for (std::size_t i = 0; i < taken; ++i) {
      move(world, fit[i].second, opening.role, role_from(world, fit[i].second, year, opening.service));
    }
  }
}

}  // namespace

void fill_roles(World& world, int year) {
  for (int school = 0; school < static_cast<int>(world.schools.size()); ++school)
    fill_school(world, school, year);
}

void rotate_heads(World& world, int year) {
  const Date from = on(year, 9, 1);
  for (const SchoolKind kind : all<SchoolKind>()) {
    std::vector<int> ready;
    for (int s = 0; s < static_cast<int>(world.schools.size()); ++s) {
      const SchoolLife& school = world.school(s);
      if (school.record.kind != kind || world.stay_of(school.head).from > from.plus_years(-6)) continue;
      if (world.stream(Topic::role, -1 - s, year).chance(450)) ready.push_back(s);
    }
    if (ready.size() < 2) continue;
    std::vector<std::pair<int, int>> heads;  // head, seat
    heads.reserve(ready.size());
    for (const int s : ready) heads.emplace_back(world.school(s).head, world.life(world.school(s).head).seat);
    for (std::size_t i = 0; i < ready.size(); ++i) {
      const std::size_t next = (i + 1) % ready.size();
      move(world, heads[i].first, Role::head, from, heads[next].second);
      world.school(ready[next]).head = heads[i].first;
    }
  }
}

void live_year(World& world, int year) {
  for (Life& life : world.people) life.mentees = 0;
  depart(world, year);
  rotate_heads(world, year);
  fill_seats(world, year);
  fill_roles(world, year);
  bind(world, year);
  review_titles(world, year);
}

}  // namespace echelon::demo
