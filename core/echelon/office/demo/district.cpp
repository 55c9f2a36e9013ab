#include "echelon/office/demo/district.hpp"

#include <algorithm>
#include <iterator>

#include "echelon/base/error.hpp"
#include "echelon/office/demo/chronicle.hpp"
#include "echelon/office/demo/growth.hpp"

namespace echelon::demo {
namespace {

void check(const DistrictSpec& spec) {
  const Words remedy{
      "教师数取 50 至 1,000,000，历史年数取 1 至 40，并给出截止日期（1950 至 2150 年）。",
      "Ask for 50 to 1,000,000 teachers, 1 to 40 years of history, and a day between 1950 and 2150."};
  if (spec.teachers < 50 || spec.teachers > 1'000'000) {
    throw Error(Fault::request,
                {"示例数据不能有 " + std::to_string(spec.teachers) + " 名教师。",
                 "A made-up district cannot have " + std::to_string(spec.teachers) + " teachers."},
                remedy);
  }
  if (spec.years < 1 || spec.years > 40 || spec.schools < 0) {
    throw Error(Fault::request,
                {"示例数据的历史年数或学校数超出范围。",
                 "The made-up district's years of history or number of schools are out of range."},
                remedy);
  }
  if (!spec.as_of.known() || spec.as_of.year() < 1950 || spec.as_of.year() > 2150) {
    throw Error(Fault::request,
                {"示例数据缺少可用的截止日期。", "The made-up district has no usable day to end on."},
                remedy);
  }
}

World grow(const DistrictSpec& spec) {
  World world;
  world.spec = spec;
  const int year = spec.as_of.year();
  world.last_year = on(year, 9, 1) <= spec.as_of ? year : year - 1;
  world.first_year = world.last_year - spec.years;
  found_schools(world);
  settle(world);
  for (int y = world.first_year + 1; y <= world.last_year; ++y) live_year(world, y);
  close_history(world);
  conclude_bonds(world);
  return world;
}

template <class Row>
void append(std::vector<Row>& to, std::vector<Row>&& from) {
  if (to.empty()) {
    to = std::move(from);
    return;
  }
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void make_district(const DistrictSpec& spec, const TakePart& take, int people_at_once) {
  check(spec);
  const World world = grow(spec);
  const Chronicle chronicle(world);
  Batch lives;
  for (const SchoolLife& school : world.schools) lives.schools.push_back(school.record);
  write_people(chronicle, lives);
  write_tiers(chronicle, lives);
  write_mentorships(chronicle, lives);
  take(std::move(lives));
  for (int first = 0; first < world.headcount(); first += people_at_once) {
    Batch part;
    const int end = std::min(world.headcount(), first + people_at_once);
    for (int person = first; person < end; ++person) {
      write_training(chronicle, person, part);
      write_awards(chronicle, person, part);
      write_assessments(chronicle, person, part);
    }
    take(std::move(part));
  }
}

Batch make_district(const DistrictSpec& spec) {
  Batch whole;
  make_district(
      spec,
      [&](Batch&& part) {
        append(whole.schools, std::move(part.schools));
        append(whole.people, std::move(part.people));
        append(whole.postings, std::move(part.postings));
        append(whole.titles, std::move(part.titles));
        append(whole.post_grades, std::move(part.post_grades));
        append(whole.tiers, std::move(part.tiers));
        append(whole.tier_reviews, std::move(part.tier_reviews));
        append(whole.training, std::move(part.training));
        append(whole.mentorships, std::move(part.mentorships));
        append(whole.awards, std::move(part.awards));
        append(whole.assessments, std::move(part.assessments));
      },
      1'000'000);
  return whole;
}

}  // namespace echelon::demo
