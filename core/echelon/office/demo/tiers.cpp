#include <array>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

struct Step {
  Title title;   ///< at least
  int service;   ///< years at least
  int talent;    ///< at least
  int permille;  ///< of those who fulfil it, in a year
};
/// 校级骨干, 县级骨干, 学科带头人, 名师.
constexpr std::array<Step, 4> ladder{{{Title::second, 4, 500, 90},
                                      {Title::first, 8, 680, 85},
                                      {Title::first, 11, 800, 80},
                                      {Title::senior, 15, 900, 70}}};

void raise(World& world, int person, Date day) {
  Life& life = world.life(person);
  if (life.tier_row >= 0) world.tiers[static_cast<std::size_t>(life.tier_row)].until = day.plus_days(-1);
  ++life.tier;
  life.tier_row = static_cast<int>(world.tiers.size());
  world.tiers.push_back({person, life.tier, day, Date()});
}

void consider(World& world, int person, int year) {
  const Life& life = world.life(person);
  if (life.tier + 1 >= static_cast<int>(ladder.size()) || life.hired.year() >= year) return;
  if (retirement(life) <= on(year, 6, 20)) return;
  const Step& step = ladder.at(static_cast<std::size_t>(life.tier + 1));
  const Date day = on(year, 6, 20);
  const Date title_on = life.title_on[static_cast<std::size_t>(step.title)];
  const bool apt = title_on.known() && title_on <= day && year - life.hired.year() >= step.service &&
                   life.talent >= step.talent;
  if (apt && world.stream(Topic::tier, person, year).chance(step.permille)) raise(world, person, day);
}

}  // namespace

void settle_tiers(World& world) {
  for (int person = 0; person < world.headcount(); ++person) {
    for (int year = world.first_year - 12; year <= world.first_year; ++year) consider(world, person, year);
  }
}

void raise_tiers(World& world, int year) {
  // The round of the June after the school year began.
  if (on(year + 1, 6, 20) > world.spec.as_of) return;
  for (int person = 0; person < world.headcount(); ++person) {
    const Life& life = world.life(person);
    if (life.seat >= 0 && !world.seat(life.seat).support) consider(world, person, year + 1);
  }
}

}  // namespace echelon::demo
