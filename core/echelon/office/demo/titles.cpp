#include <algorithm>
#include <array>

#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

/// How many of 1000 posts of a school may hold senior and first-grade titles.
struct Ratio {
  int senior;
  int first;
};
Ratio ratio_of(SchoolKind kind) {
  switch (kind) {
    case SchoolKind::kindergarten:
      return {40, 280};
    case SchoolKind::primary:
      return {90, 440};
    case SchoolKind::junior:
      return {200, 430};
    case SchoolKind::nine_year:
      return {140, 430};
    case SchoolKind::senior:
      return {300, 400};
    case SchoolKind::complete:
      return {260, 410};
    case SchoolKind::vocational:
      return {270, 400};
    case SchoolKind::institute:
      return {450, 420};
    default:
      return {130, 430};
  }
}

int years_for_first(Degree degree) {
  constexpr std::array<int, 6> years{5, 5, 4, 4, 2, 0};
  return years.at(static_cast<std::size_t>(degree));
}
int years_for_senior(Degree degree) { return degree == Degree::doctor ? 2 : 5; }

void grant(World& world, int person, Title title, Date day) {
  constexpr std::array<int, 6> entry_grade{0, 13, 12, 10, 7, 4};
  Life& life = world.life(person);
  life.title = title;
  life.title_on[static_cast<std::size_t>(title)] = day;
  life.grade = static_cast<std::uint8_t>(entry_grade[static_cast<std::size_t>(title)]);
  life.grade_on = day;
  world.grades.push_back({person, life.grade, day});
}

/// Steps within the title's post grades, up to `until`: at least three years in each.
void climb(World& world, int person, Date until) {
  constexpr std::array<int, 6> top_grade{0, 13, 11, 8, 5, 3};
  Life& life = world.life(person);
  while (life.grade > top_grade[static_cast<std::size_t>(life.title)]) {
    Stream stream = world.stream(Topic::grade, person, life.grade);
    const Date day = on(life.grade_on.year() + 4 + stream.below(5) + (999 - life.talent) / 300, 1, 1);
    if (day > until) return;
    --life.grade;
    life.grade_on = day;
    world.grades.push_back({person, life.grade, day});
  }
}

Date round_day(int year) { return on(year, 12, 5 + year % 17); }

struct Wish {
  Title title = Title::none;
  Date day;
};

/// What a person would have been granted when, were there no ratios.
std::vector<Wish> wishes(const World& world, int person) {
  const Life& life = world.life(person);
  Stream stream = world.stream(Topic::title, person);
  const int hired = life.hired.year();
  std::vector<Wish> list;
  int year = hired + 1;
  if (life.degree <= Degree::diploma) {
    list.push_back({Title::third, round_day(year)});
    year += life.degree == Degree::diploma ? 2 : 3;
  } else if (life.degree >= Degree::master) {
    year = hired;
  }
  list.push_back({Title::second, round_day(year)});
  year += years_for_first(life.degree) + (999 - life.talent) / 160 + stream.below(3);
  list.push_back({Title::first, round_day(year)});
  year += years_for_senior(life.degree) + (999 - life.talent) / 110 + stream.below(6);
  list.push_back({Title::senior, round_day(year)});
  if (life.talent > 955 && stream.chance(300)) list.push_back({Title::full_senior, round_day(year + 7)});
  return list;
}

struct Headroom {
  int senior;
  int first;
};
Headroom headroom(const World& world, int number) {
  const SchoolLife& school = world.school(number);
  const Ratio ratio = ratio_of(school.record.kind);
  Headroom room{school.seats * ratio.senior / 1000, school.seats * ratio.first / 1000};
  for (int seat = school.first_seat; seat < school.first_seat + school.seats; ++seat) {
    const int person = world.seat(seat).holder;
    if (person < 0) continue;
    room.senior -= world.life(person).title >= Title::senior ? 1 : 0;
    room.first -= world.life(person).title == Title::first ? 1 : 0;
  }
  return room;
}

/// Grants a title to the best of the waiting, as far as there is room.
int grant_best(World& world, std::vector<std::pair<int, int>>& waiting, int room, Title title, Date day) {
  const std::size_t granted = std::min(waiting.size(), static_cast<std::size_t>(std::max(room, 0)));
  std::partial_sort(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(granted), waiting.end());
  for (std::size_t i = 0; i < granted; ++i) {
    climb(world, waiting[i].second, day);
    grant(world, waiting[i].second, title, day);
  }
  return static_cast<int>(granted);
}

/// The first two titles come with the years, no ratio asked.
void grant_early(World& world, int person, Date day) {
  const Life& life = world.life(person);
  const int served = day.year() - life.hired.year();
  const bool starts_third = life.degree <= Degree::diploma;
  if (life.title == Title::third) {
    if (day.year() - life.title_on[1].year() >= 2) grant(world, person, Title::second, day);
  } else if (served >= (life.degree >= Degree::master ? 0 : 1)) {
    grant(world, person, starts_third ? Title::third : Title::second, day);
  }
}

void review_school(World& world, int number, int year, Date day) {
  Headroom room = headroom(world, number);
  const SchoolLife& school = world.school(number);
  std::vector<std::pair<int, int>> for_senior;
  std::vector<std::pair<int, int>> for_first;
  for (int seat = school.first_seat; seat < school.first_seat + school.seats; ++seat) {
    const int person = world.seat(seat).holder;
    if (person < 0 || world.seat(seat).support || world.stay_of(person).role == Role::staff) continue;
    const Life& life = world.life(person);
    if (retirement(life) <= day) continue;
    if (life.title < Title::second) grant_early(world, person, day);
    const int waited = year - life.title_on[static_cast<std::size_t>(life.title)].year();
    const int merit = -(life.talent + 45 * waited + world.stream(Topic::title, person, year).below(300));
    const bool apt = life.talent + 60 * waited > 700;
    if (life.title == Title::second && apt && waited >= years_for_first(life.degree))
      for_first.emplace_back(merit, person);
    if (life.title == Title::first && apt && waited >= years_for_senior(life.degree))
      for_senior.emplace_back(merit, person);
    if (life.title == Title::senior && life.talent > 965 && waited >= 6 &&
        world.stream(Topic::title, person, -year).chance(60)) {
      grant(world, person, Title::full_senior, day);
    }
  }
  room.first += grant_best(world, for_senior, room.senior, Title::senior, day);
  grant_best(world, for_first, room.first, Title::first, day);
}

}  // namespace

void settle_titles(World& world) {
  const Date start = on(world.first_year, 9, 1);
  std::vector<Headroom> rooms;
  rooms.reserve(world.schools.size());
  for (int s = 0; s < static_cast<int>(world.schools.size()); ++s) rooms.push_back(headroom(world, s));
  std::vector<std::tuple<std::int32_t, int, int>>
      late;  // day, person, title: those that ratios hold back, in order of time
  for (int person = 0; person < world.headcount(); ++person) {
    if (world.seat(world.life(person).seat).support) continue;
    for (const Wish& wish : wishes(world, person)) {
      if (wish.day < start) late.emplace_back(wish.day.days(), person, static_cast<int>(wish.title));
    }
  }
  std::sort(late.begin(), late.end());
  for (const auto& [days, person, number] : late) {
    const auto title = static_cast<Title>(number);
    Headroom& room = rooms[static_cast<std::size_t>(world.stay_of(person).school)];
    const bool after = title == Title::second || title == Title::third ||
                       world.life(person).title == static_cast<Title>(number - 1);
    if (!after || (title == Title::senior && room.senior <= 0) || (title == Title::first && room.first <= 0))
      continue;
    if (title == Title::first) --room.first;
    if (title == Title::senior) {
      ++room.first;
      --room.senior;
    }
    const Date day = Date::from_days(days);
    climb(world, person, day);
    grant(world, person, title, day);
  }
  for (int person = 0; person < world.headcount(); ++person) climb(world, person, start);
}

void review_titles(World& world, int year) {
  const Date day = round_day(year);
  if (day > world.spec.as_of) return;
  for (int s = 0; s < static_cast<int>(world.schools.size()); ++s) review_school(world, s, year, day);
  const Date new_year = on(year + 1, 1, 1);
  if (new_year > world.spec.as_of) return;
  for (int person = 0; person < world.headcount(); ++person) {
    const Life& life = world.life(person);
    if (life.seat >= 0 && retirement(life) > new_year) climb(world, person, new_year);
  }
}

}  // namespace echelon::demo
