#include <algorithm>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

/// How many of 1000 leave the profession or the city in a year.
int leaving_permille(const World& world, int person, int year) {
  const Life& life = world.life(person);
  const int service = year - life.hired.year();
  int permille = service <= 5 ? 20 : service <= 12 ? 9 : 2;
  if (world.school(world.stay_of(person).school).record.area == Area::rural) permille = permille * 8 / 5;
  if (life.title >= Title::senior) permille = 2;
  return permille;
}

int fitness_for_head(const World& world, int person, Date day) {
  const Life& life = world.life(person);
  const Stay& stay = world.stay_of(person);
  if (stay.role == Role::head || stay.from >= day) return -1;
  int fitness = life.talent + 10 * life.hired.whole_years_to(day);
  if (stay.role == Role::vice_head) fitness += 4000;
  if (stay.role == Role::middle_manager) fitness += 2500;
  if (stay.role == Role::group_leader) fitness += 1500;
  if (stay.role == Role::staff) fitness -= 800;
  const int age = life.birth.whole_years_to(day);
  if (age > (life.gender == Gender::male ? 55 : 50)) fitness -= 2000;
  if (age < 30) fitness -= 900;
  return std::max(fitness, 0);
}

/// Somebody of another school, for a school whose posts all stand empty; −1 when nobody is free.
int somebody_elsewhere(const World& world, int school, Date day) {
  const int count = world.headcount();
  const int first = world.stream(Topic::departure, -1 - school, day.year()).below(count);
  for (int i = 0; i < count; ++i) {
    const int person = (first + i) % count;
    if (world.life(person).seat >= 0 && fitness_for_head(world, person, day) >= 0) return person;
  }
  return -1;
}

}  // namespace

Date retirement(const Life& life) {
  // Men at 60, women at 55; from 2025 a month later for every four months, at most three years.
  const Date before = life.birth.plus_months(12 * (life.gender == Gender::male ? 60 : 55));
  const int months = (before.year() - 2025) * 12 + before.month() - 1;
  if (months < 0) return before;
  return before.plus_months(std::min(36, months / 4 + 1));
}

void leave(World& world, int person, Date day) {
  Life& life = world.life(person);
  Seat& seat = world.seat(life.seat);
  if (seat.holder == person) seat.holder = -1;
  world.stay_of(person).to = day;
  life.left = day;
  life.seat = -1;
}

void move(World& world, int person, Role role, Date from, int number) {
  Life& life = world.life(person);
  Stay next = world.stay_of(person);
  if (number >= 0) {
    if (world.seat(life.seat).holder == person) world.seat(life.seat).holder = -1;
    life.seat = number;
    world.seat(number).holder = person;
    next.school = world.seat(number).school;
  }
  next.role = role;
  if (next.from >= from) {
    world.stay_of(person) = next;
    return;
  }
  world.stay_of(person).to = from.plus_days(-1);
  next.from = from;
  life.stay = static_cast<int>(world.stays.size());
  world.stays.push_back(next);
}

void appoint_head(World& world, int number, Date from) {
  SchoolLife& school = world.school(number);
  int best = -1;
  int best_fitness = -1;
  for (int seat = school.first_seat; seat < school.first_seat + school.seats; ++seat) {
    const int person = world.seat(seat).holder;
    if (person < 0) continue;
    const int fitness = fitness_for_head(world, person, from);
    if (fitness > best_fitness) {
      best = person;
      best_fitness = fitness;
    }
  }
  if (best < 0) {
    best = somebody_elsewhere(world, number, from);
    if (best < 0) best = take_on(world, school.first_seat, from, 45);
    move(world, best, Role::head, from, school.first_seat);
  } else {
    Date since = from;
    if (from == on(world.first_year, 9, 1)) {
      const Date earlier = from.plus_years(-world.stream(Topic::role, best, 0).below(7));
      since = std::max(earlier, std::min(from, world.life(best).hired.plus_years(8)));
    }
    move(world, best, Role::head, since);
  }
  school.head = best;
}

void depart(World& world, int year) {
  std::vector<std::pair<int, Date>> headless;
  const Date summer = on(year, 8, 31);
  for (int person = 0; person < world.headcount(); ++person) {
    Life& life = world.life(person);
    if (life.seat < 0) continue;
    const bool head = world.stay_of(person).role == Role::head;
    Stream stream = world.stream(Topic::departure, person, year);
    Date day = std::max(retirement(life), on(year - 1, 9, 2));
    if (day > summer) {
      if (head || !stream.chance(leaving_permille(world, person, year))) continue;
      day = on(year, 7, 10).plus_days(stream.below(45));
    }
    if (head) headless.emplace_back(world.stay_of(person).school, day.plus_days(1));
    leave(world, person, day);
  }
  for (const auto& [school, day] : headless) appoint_head(world, school, day);
}

void close_history(World& world) {
  for (int person = 0; person < world.headcount(); ++person) {
    const Life& life = world.life(person);
    if (life.seat < 0 || world.stay_of(person).role == Role::head) continue;
    const Date day = retirement(life);
    if (day <= world.spec.as_of && day > world.stay_of(person).from) leave(world, person, day);
  }
}

}  // namespace echelon::demo
