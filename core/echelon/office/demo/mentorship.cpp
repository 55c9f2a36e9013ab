#include <algorithm>
#include <array>
#include <map>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

using Groups = std::map<std::pair<int, int>, std::vector<int>>;  // school × subject → people

Groups groups(const World& world) {
  Groups list;
  for (int person = 0; person < world.headcount(); ++person) {
    const Life& life = world.life(person);
    if (life.seat < 0 || world.stay_of(person).role == Role::staff) continue;
    list[{world.stay_of(person).school, world.stay_of(person).subject}].push_back(person);
  }
  return list;
}

/// Who of the group may guide a newcomer on that day: first-grade title, at least five years longer in
/// service.
int best_mentor(const World& world, const std::vector<int>& people, int mentee, Date day, int most,
                int salt) {
  int best = -1;
  int best_merit = -1;
  for (const int person : people) {
    const Life& life = world.life(person);
    const Date first = life.title_on[static_cast<std::size_t>(Title::first)];
    if (person == mentee || !first.known() || first > day || life.mentees >= most) continue;
    if (life.hired.plus_years(5) > world.life(mentee).hired) continue;
    Stream stream = world.stream(Topic::bond, person, salt * 4096 + mentee % 4096);
    // The gifted, but rather those whose own first years are not too long ago.
    const int apart = (world.life(mentee).hired.year() - life.hired.year()) * 45;
    const int merit = std::max(0, 2000 + life.talent + (life.coach ? 250 : 0) + stream.below(500) - apart);
    if (merit > best_merit) {
      best = person;
      best_merit = merit;
    }
  }
  return best;
}

void pair_up(World& world, const Groups& by_subject, int mentee, Date day, int most, int salt) {
  const Stay& stay = world.stay_of(mentee);
  const auto found = by_subject.find({stay.school, stay.subject});
  if (found == by_subject.end()) return;
  const int mentor = best_mentor(world, found->second, mentee, day, most, salt);
  if (mentor < 0) return;
  ++world.life(mentor).mentees;
  Stream stream = world.stream(Topic::bond, mentee, salt);
  constexpr std::array<int, 3> lengths{250, 300, 450};
  const int years = 1 + static_cast<int>(stream.weighted(lengths));
  world.bonds.push_back({mentor, mentee, stay.subject, day, on(day.year() + years, 8, 31), {}});
}

}  // namespace

void settle_bonds(World& world) {
  const Groups by_subject = groups(world);
  for (int mentee = 0; mentee < world.headcount(); ++mentee) {
    const int hired = world.life(mentee).hired.year();
    const bool recent = hired >= world.first_year - 32;
    const int share = world.life(mentee).coach ? 850 : 550;
    if (!recent || !world.stream(Topic::bond, mentee, 1).chance(share)) continue;
    pair_up(world, by_subject, mentee, on(hired, 9, 25), 5, hired);
  }
}

void bind(World& world, int year) {
  const Date day = on(year, 9, 25);
  if (day > world.spec.as_of) return;
  const Groups by_subject = groups(world);
  for (int mentee = 0; mentee < world.headcount(); ++mentee) {
    const Life& life = world.life(mentee);
    if (life.seat < 0 || world.stay_of(mentee).role == Role::staff) continue;
    const int served = year - life.hired.year();
    Stream stream = world.stream(Topic::bond, mentee, -year);
    // Newcomers get a mentor; coaches and the gifted a second one, some years later.
    const bool second =
        served >= 4 && served <= 12 && life.talent > 600 && stream.chance(life.coach ? 120 : 35);
    if ((served == 0 && stream.chance(860)) || second) pair_up(world, by_subject, mentee, day, 3, year);
  }
}

void conclude_bonds(World& world) {
  const Date as_of = world.spec.as_of;
  std::vector<Bond> concluded;
  for (Bond bond : world.bonds) {
    Stream stream = world.stream(Topic::bond, bond.mentee, bond.from.days());
    const Date mentor_left = world.life(bond.mentor).left;
    const Date mentee_left = world.life(bond.mentee).left;
    const bool broken =
        (mentor_left.known() && mentor_left < bond.to) || (mentee_left.known() && mentee_left < bond.to);
    if (broken) {
      const bool mentee_first = mentee_left.known() && (!mentor_left.known() || mentee_left < mentor_left);
      bond.to = mentee_first ? mentee_left : mentor_left;
      if (bond.to <= bond.from) continue;
      bond.outcome = "未达标";
    }
    if (bond.to > as_of) {
      bond.to = Date();
      bond.outcome = {};
      concluded.push_back(bond);
      continue;
    }
    constexpr std::array<std::string_view, 3> outcomes{"出师", "续结", "未达标"};
    constexpr std::array<int, 3> shares{760, 140, 100};
    if (!broken) bond.outcome = outcomes.at(stream.weighted(shares));
    concluded.push_back(bond);
    if (bond.outcome != "续结") continue;
    Bond renewed{bond.mentor, bond.mentee, bond.subject, bond.to.plus_days(1), on(bond.to.year() + 1, 8, 31),
                 "出师"};
    const auto stays_until = [&](Date left) { return !left.known() || left >= renewed.to; };
    if (!stays_until(mentor_left) || !stays_until(mentee_left)) continue;
    if (renewed.to > as_of) {
      renewed.to = Date();
      renewed.outcome = {};
    }
    concluded.push_back(renewed);
  }
  world.bonds = std::move(concluded);
}

}  // namespace echelon::demo
