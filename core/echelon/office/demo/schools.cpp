#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "echelon/office/demo/growth.hpp"
#include "echelon/office/demo/places.hpp"
#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

struct KindShare {
  SchoolKind kind;
  int permille;  ///< of all schools
  int size;      ///< usual number of posts
};
/// In the order in which a small district founds its first ones.
constexpr std::array<KindShare, 9> kinds{{{SchoolKind::senior, 35, 230},
                                          {SchoolKind::primary, 380, 50},
                                          {SchoolKind::kindergarten, 350, 25},
                                          {SchoolKind::junior, 130, 95},
                                          {SchoolKind::nine_year, 60, 85},
                                          {SchoolKind::complete, 15, 190},
                                          {SchoolKind::vocational, 20, 160},
                                          {SchoolKind::special, 5, 45},
                                          {SchoolKind::institute, 5, 85}}};
constexpr std::array<SchoolKind, 9> listing{
    SchoolKind::institute,  SchoolKind::senior,       SchoolKind::complete,
    SchoolKind::vocational, SchoolKind::junior,       SchoolKind::nine_year,
    SchoolKind::primary,    SchoolKind::kindergarten, SchoolKind::special};

int usual_size(SchoolKind kind) {
  return std::find_if(kinds.begin(), kinds.end(), [&](const KindShare& k) { return k.kind == kind; })->size;
}

/// One of each kind first, then whichever kind is furthest behind its share; listed by kind.
std::vector<SchoolKind> choose_kinds(int schools) {
  std::array<int, kinds.size()> founded{};
  for (int i = 0; i < schools; ++i) {
    std::size_t best = static_cast<std::size_t>(i);
    if (best >= kinds.size()) {
      best = 0;
      const auto lag = [&](std::size_t k) { return kinds[k].permille * (i + 1) - 1000 * founded[k]; };
      for (std::size_t k = 1; k < kinds.size(); ++k) {
        if (lag(k) > lag(best)) best = k;
      }
    }
    ++founded[best];
  }
  std::vector<SchoolKind> list;
  for (const SchoolKind kind : listing) {
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (kinds[k].kind == kind) list.insert(list.end(), static_cast<std::size_t>(founded[k]), kind);
    }
  }
  return list;
}

bool is_city_wide(SchoolKind kind) {
  return kind == SchoolKind::senior || kind == SchoolKind::complete || kind == SchoolKind::vocational ||
         kind == SchoolKind::special || kind == SchoolKind::institute;
}

/// Where a school lies; of the basic schools about a third each in the city, in the towns and in the
/// villages.
std::pair<Area, int> place(SchoolKind kind, int ordinal, Stream& stream) {
  if (is_city_wide(kind)) {
    const bool outside = kind != SchoolKind::institute && kind != SchoolKind::special && ordinal % 4 == 3;
    return outside ? std::pair(Area::town, stream.between(street_count, town_count - 1))
                   : std::pair(Area::urban, stream.below(street_count));
  }
  if (ordinal % 3 == 0) return {Area::urban, stream.below(street_count)};
  return {ordinal % 3 == 1 ? Area::town : Area::rural,
          street_count + (ordinal / 3) % (town_count - street_count)};
}

int strength_of(SchoolKind kind, Area area, int ordinal, Stream& stream) {
  if (kind == SchoolKind::senior) return std::max(120, 980 - 190 * ordinal) - stream.below(60);
  if (kind == SchoolKind::complete) return std::max(100, 420 - 120 * ordinal) - stream.below(60);
  const int base = area == Area::urban ? 330 : area == Area::town ? 160 : 60;
  const bool strong = area == Area::urban && ordinal == 0;
  return (strong ? 700 : base) + stream.below(120);
}

void share_out_posts(World& world) {
  std::vector<std::int64_t> weight;
  std::int64_t sum = 0;
  for (std::size_t s = 0; s < world.schools.size(); ++s) {
    const SchoolRecord& record = world.schools[s].record;
    Stream stream = world.stream(Topic::seats, static_cast<int>(s));
    const int by_area = record.area == Area::urban ? 1250 : record.area == Area::town ? 1050 : 620;
    const int by_place = is_city_wide(record.kind) ? 1000 : by_area;
    weight.push_back(static_cast<std::int64_t>(usual_size(record.kind)) * by_place * stream.between(75, 125));
    sum += weight.back();
  }
  constexpr int least = 4;
  const std::int64_t free_posts = world.spec.teachers - least * static_cast<std::int64_t>(weight.size());
  std::int64_t before = 0;
  int first = 0;
  for (std::size_t s = 0; s < weight.size(); ++s) {
    SchoolLife& school = world.schools[s];
    const std::int64_t after = before + weight[s];
    school.seats = least + static_cast<int>(free_posts * after / sum - free_posts * before / sum);
    school.first_seat = first;
    first += school.seats;
    before = after;
  }
}

Stage stage_of_seat(SchoolKind kind, int number, int seats, Stream& stream) {
  switch (kind) {
    case SchoolKind::kindergarten:
      return Stage::kindergarten;
    case SchoolKind::junior:
      return Stage::junior;
    case SchoolKind::nine_year:
      return number * 10 < seats * 6 ? Stage::primary : Stage::junior;
    case SchoolKind::senior:
      return Stage::senior;
    case SchoolKind::complete:
      return number * 100 < seats * 45 ? Stage::junior : Stage::senior;
    case SchoolKind::vocational:
      return Stage::vocational;
    case SchoolKind::special:
      return Stage::special;
    case SchoolKind::institute: {
      constexpr std::array<int, 4> shares{100, 320, 300, 280};
      constexpr std::array<Stage, 4> stages{Stage::kindergarten, Stage::primary, Stage::junior,
                                            Stage::senior};
      return stages.at(stream.weighted(shares));
    }
    default:
      return Stage::primary;
  }
}

void furnish(World& world, int number) {
  const SchoolLife& school = world.school(number);
  Stream stream = world.stream(Topic::seats, number, 1);
  const int offset = stream.below(1000);
  for (int i = 0; i < school.seats; ++i) {
    Seat seat;
    seat.school = number;
    seat.stage = stage_of_seat(school.record.kind, i, school.seats, stream);
    // Steps of 619 spread each stage's subjects evenly over the seats in whatever part of the school it
    // holds.
    seat.subject = subject_at(seat.stage, (offset + i * 619 + i * 1000 / school.seats) % 1000);
    seat.support = i > 0 && i % 29 == 17;
    world.seats.push_back(seat);
  }
}

std::string numbered(int number, int count) {
  std::string digits = std::to_string(number);
  const std::size_t width = std::max<std::size_t>(3, std::to_string(count).size());
  return "S" + std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

void found_schools(World& world) {
  const int wanted = world.spec.schools > 0 ? world.spec.schools : world.spec.teachers / 65;
  const int count = std::max(6, std::min(wanted, world.spec.teachers / 20));
  std::map<SchoolKind, int> of_kind;
  std::map<std::tuple<SchoolKind, Area, int>, int> of_place;
  for (const SchoolKind kind : choose_kinds(count)) {
    const int number = static_cast<int>(world.schools.size());
    Stream stream = world.stream(Topic::school, number);
    const int ordinal = of_kind[kind]++;
    const auto [area, town] = place(kind, ordinal, stream);
    const int here = is_city_wide(kind) ? ordinal : of_place[{kind, area, town}]++;
    SchoolLife school;
    school.record = {numbered(number + 1, count), school_name(kind, area, town, here), kind,
                     std::string(town_name(town)), area};
    school.strength = strength_of(kind, area, here, stream);
    school.diligence = std::clamp(stream.below(700) + (area == Area::rural  ? 60
                                                       : area == Area::town ? 200
                                                                            : 300),
                                  0, 999);
    world.schools.push_back(std::move(school));
  }
  share_out_posts(world);
  for (int s = 0; s < count; ++s) furnish(world, s);
}

}  // namespace echelon::demo
