// The ways of teachers, homeroom teachers and heads on their ladders, told once their careers are known.

#include <algorithm>
#include <array>

#include "echelon/office/demo/growth.hpp"
#include "echelon/office/demo/ladder_way.hpp"

namespace echelon::demo {
namespace {

constexpr std::array<DemoTier, 7> teacher_tiers{{{"新教师"},
                                                 {"合格教师"},
                                                 {"校级骨干", true, 90, 24},
                                                 {"县级骨干", true, 95, 24},
                                                 {"学科带头人", true, 90, 36},
                                                 {"名师", true, 170, 36},
                                                 {"特级教师", false, 220, 36}}};
constexpr std::array<DemoTier, 4> homeroom_tiers{
    {{"新任班主任"}, {"合格班主任"}, {"骨干班主任", true, 45, 24}, {"名班主任", true, 60, 36}}};
constexpr std::array<DemoTier, 5> head_tiers{{{"新任校长"},
                                              {"合格校长"},
                                              {"骨干校长", true, 90, 24},
                                              {"名校长", true, 130, 36},
                                              {"领航校长", true, 120, 36}}};
/// The tier that cannot be lost, on every ladder.
constexpr int qualified = 1;

/// One person on one ladder.
struct Story {
  const Chronicle& chronicle;
  int person = 0;
  int salt = 0;  ///< of the ladder
  std::span<const DemoTier> tiers;
  LadderWay way;

  [[nodiscard]] const World& world() const { return chronicle.world(); }
  [[nodiscard]] const Life& life() const { return world().life(person); }
  [[nodiscard]] Stream stream(int year, int what) const {
    return world().stream(Topic::tier, person, (year * 4 + salt) * 8 + what);
  }
  /// No day of the story lies beyond it.
  [[nodiscard]] Date last_day() const {
    return life().left.known() ? std::min(life().left, world().spec.as_of) : world().spec.as_of;
  }
};

enum Draw { review_draw, return_draw, raise_draw, late_draw };

/// The reviews of the terms that ran out before the day; false when one is still to come.
bool review(Story& story, Date day, bool still_in_role) {
  LadderWay& way = story.way;
  while (way.has_term() && way.until() < day) {
    const Date end = way.until();
    if (!still_in_role) {
      way.end();
      return true;
    }
    Stream late = story.stream(end.year(), late_draw);
    if (end > story.world().spec.as_of.plus_days(-183) && late.chance(120)) return false;
    Stream draw = story.stream(end.year(), review_draw);
    constexpr std::array<int, 3> shares{925, 25, 50};
    const std::size_t result = draw.weighted(shares);
    if (result == 0 || (result == 1 && way.deferred())) {
      way.pass();
    } else if (result == 1) {
      way.defer(6);
    } else {
      way.fail(qualified);
    }
  }
  return true;
}

/// A year after a lapse some come back.
void come_back(Story& story, Date day) {
  LadderWay& way = story.way;
  if (way.lost() < 0 || way.since().plus_months(13) > day) return;
  if (story.stream(day.year(), return_draw).chance(300)) way.hold(way.lost(), day.plus_days(5));
}

void raise(Story& story, Date day, bool apt) {
  LadderWay& way = story.way;
  const int next = way.tier() + 1;
  if (way.tier() < qualified || next >= static_cast<int>(story.tiers.size()) || way.lost() >= 0 || !apt)
    return;
  const DemoTier& tier = story.tiers[static_cast<std::size_t>(next)];
  if (way.since().plus_months(tier.months) > day) return;
  if (story.stream(day.year(), raise_draw).chance(tier.permille)) way.hold(next, day);
}

struct Demand {
  Title title;  ///< at least
  int service;  ///< years at least
  int talent;   ///< at least
};

bool meets(const Life& life, const Demand& demand, Date day) {
  const Date title_on = life.title_on[static_cast<std::size_t>(demand.title)];
  return title_on.known() && title_on <= day && day.year() - life.hired.year() >= demand.service &&
         life.talent >= demand.talent;
}

/// Everyone who teaches: new in the first year, then qualified; a round each June.
void teacher(const Chronicle& chronicle, int person, Batch& batch) {
  constexpr std::array<Demand, 7> demands{{{Title::none, 0, 0},
                                           {Title::none, 1, 0},
                                           {Title::second, 4, 500},
                                           {Title::first, 8, 680},
                                           {Title::first, 11, 800},
                                           {Title::senior, 15, 900},
                                           {Title::senior, 18, 920}}};
  const World& world = chronicle.world();
  const Life& life = world.life(person);
  Story story{chronicle, person, 0, teacher_tiers, {Chronicle::person_id(person), "teacher", teacher_tiers}};
  const Date last = story.last_day();
  const auto stays = chronicle.stays(person);
  if (stays.empty() || stays.back().role == Role::staff) return;
  // Probation is a year; who has passed it is told each October.
  const Date passed_probation = on(life.hired.plus_years(1).plus_days(77).year(), 10, 15);
  // Of those who came before the records begin, the first year was not written down.
  if (life.hired >= on(world.first_year, 9, 1)) story.way.hold(0, life.hired);
  if (passed_probation <= last) story.way.hold(qualified, passed_probation);
  for (int year = std::max(life.hired.year() + 2, world.first_year - 12); on(year, 6, 20) <= last; ++year) {
    const Date day = on(year, 6, 20);
    if (!review(story, day, true)) break;
    come_back(story, day);
    const std::size_t next = static_cast<std::size_t>(std::max(story.way.tier(), 0)) + 1;
    const bool stays_on = retirement(life) > day;
    raise(story, day, stays_on && next < demands.size() && meets(life, demands.at(next), day));
  }
  story.way.write(life.left, batch);
}

/// What the two ladders of a role have in common: who takes the role up is new to it for a year.
struct RoleLadder {
  Role role;
  int month;  ///< of the yearly round
  int day;
  int years;  ///< in the role before the first step up
};

Date role_since(const Chronicle& chronicle, int person, Role role) {
  for (const Stay& stay : chronicle.stays(person)) {
    if (stay.role == role) return stay.from;
  }
  return {};
}

void in_role(const Chronicle& chronicle, int person, Story story, const RoleLadder& ladder, Batch& batch) {
  const Date since = role_since(chronicle, person, ladder.role);
  const Date last = story.last_day();
  if (!since.known() || since > last) return;
  const auto in_the_role = [&](Date day) {
    const Stay* stay = chronicle.stay_on(person, day);
    return stay != nullptr && stay->role == ladder.role;
  };
  story.way.hold(0, since);
  for (int year = since.year() + 1; on(year, ladder.month, ladder.day) <= last; ++year) {
    const Date day = on(year, ladder.month, ladder.day);
    const bool still = in_the_role(day);
    if (story.way.tier() == 0) {
      if (still && since.plus_years(1) <= day) story.way.hold(qualified, day);
      continue;
    }
    if (!review(story, day, still)) break;
    if (story.way.tier() < 0) {
      if (!still) break;
      story.way.hold(qualified, day);
    }
    if (!still) continue;
    come_back(story, day);
    const bool apt = since.plus_years(ladder.years) <= day &&
                     story.life().talent >= 350 + 120 * story.way.tier() &&
                     story.life().title >= Title::second && retirement(story.life()) > day;
    raise(story, day, apt);
  }
  story.way.write(story.life().left, batch);
}

}  // namespace

void write_tiers(const Chronicle& chronicle, Batch& batch) {
  for (int person = 0; person < chronicle.world().headcount(); ++person) {
    const std::string id = Chronicle::person_id(person);
    teacher(chronicle, person, batch);
    in_role(chronicle, person, {chronicle, person, 1, homeroom_tiers, {id, "homeroom", homeroom_tiers}},
            {Role::homeroom, 11, 10, 3}, batch);
    in_role(chronicle, person, {chronicle, person, 2, head_tiers, {id, "head", head_tiers}},
            {Role::head, 3, 15, 3}, batch);
  }
}

}  // namespace echelon::demo
