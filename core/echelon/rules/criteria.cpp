#include <algorithm>
#include <array>

#include "echelon/rules/award_subject.hpp"
#include "echelon/rules/core_kinds.hpp"
#include "echelon/rules/listed.hpp"

namespace echelon {
namespace {

class Scored : public Criterion {
 public:
  using Score = std::function<Points(const Snapshot&, PersonIndex)>;
  Scored(Decimal most, Score score) : most_(most), score_(std::move(score)) {}
  [[nodiscard]] Points score(const Snapshot& snapshot, PersonIndex person) const override {
    Points points = score_(snapshot, person);
    points.points = std::clamp(points.points, Decimal(), most_);
    return points;
  }

 private:
  Decimal most_;
  Score score_;
};

std::unique_ptr<Criterion> scored(const Rule& rule, Scored::Score score) {
  return std::make_unique<Scored>(rule.weight, std::move(score));
}

/// level → points of a first prize, decayed by a factor for each whole year since; the best n count.
std::unique_ptr<Criterion> award_points(const Rule& rule, const Snapshot&) {
  std::array<Decimal, 7> by_level;
  for (const AwardLevel level : all<AwardLevel>())
    by_level[static_cast<std::size_t>(level)] = rule.parameters.number(code(level), Decimal());
  std::array<Decimal, 6> by_grade;
  for (const AwardGrade grade : all<AwardGrade>())
    by_grade[static_cast<std::size_t>(grade)] =
        rule.parameters.number("grade_" + std::string(code(grade)), Decimal::of(1));
  const Decimal decay = rule.parameters.number("yearly_factor", Decimal::of(1));
  const int back = rule.parameters.whole("years");
  const auto best = static_cast<std::size_t>(rule.parameters.whole("best", 1000));
  const bool own_subject = rule.parameters.flag("own_subject", false);
  const auto role = listed<AwardRole>(rule.parameters, "role");
  return scored(rule, [=](const Snapshot& snapshot, PersonIndex person) {
    std::vector<std::pair<Decimal, const Award*>> counted;
    for (const Award& award : snapshot.awards.of(person)) {
      if (award.role != role || award.awarded_on <= snapshot.as_of.plus_years(-back)) continue;
      if (own_subject && !is_own_subject(snapshot, person, award)) continue;
      Decimal points = by_level[static_cast<std::size_t>(award.level)].times(
          by_grade[static_cast<std::size_t>(award.grade)]);
      for (int year = award.awarded_on.whole_years_to(snapshot.as_of); year > 0; --year)
        points = points.times(decay);
      if (points > Decimal()) counted.emplace_back(points, &award);
    }
    std::ranges::stable_sort(counted, std::greater<>(), [](const auto& each) { return each.first; });
    if (counted.size() > best) counted.resize(best);
    Points result;
    for (const auto& [points, award] : counted) {
      result.points += points;
      result.facts.push_back({FactKind::award, {Unit::points, points}, award->award, award->awarded_on, {}});
    }
    return result;
  });
}

std::unique_ptr<Criterion> hours_points(const Rule& rule, const Snapshot& snapshot) {
  const auto categories = symbols_of(rule.parameters, "categories", snapshot);
  const int back = rule.parameters.whole("years");
  const Decimal per_hour = rule.parameters.number("per_hour");
  return scored(rule, [=](const Snapshot& people, PersonIndex person) {
    Decimal hours;
    for (const Training& training : people.training.of(person)) {
      if (training.ended_on <= people.as_of.plus_years(-back)) continue;
      if (!categories || categories->contains(training.category)) hours += training.hours;
    }
    return Points{hours.times(per_hour),
                  true,
                  {{FactKind::training,
                    {Unit::hours, hours},
                    Symbol::empty,
                    people.as_of.plus_years(-back),
                    people.as_of}}};
  });
}

std::unique_ptr<Criterion> mentoring_points(const Rule& rule, const Snapshot&) {
  const Decimal each = rule.parameters.number("each");
  const int back = rule.parameters.whole("years");
  return scored(rule, [=](const Snapshot& snapshot, PersonIndex person) {
    std::int64_t count = 0;
    for (const Mentorship& mentorship : snapshot.mentees.of(person)) {
      if (!mentorship.ended_on.known() || mentorship.ended_on > snapshot.as_of.plus_years(-back)) ++count;
    }
    return Points{each.times(Decimal::of(count)),
                  true,
                  {{FactKind::mentorship, {Unit::count, Decimal::of(count)}, Symbol::empty, {}, {}}}};
  });
}

std::unique_ptr<Criterion> years_points(const Rule& rule, const Snapshot&) {
  const Decimal per_year = rule.parameters.number("per_year");
  return scored(rule, [=](const Snapshot& snapshot, PersonIndex person) {
    const Date hired = snapshot.people.hired_on[static_cast<std::size_t>(person)];
    return Points{per_year.times(Decimal::of(hired.whole_years_to(snapshot.as_of))),
                  hired.known(),
                  {{FactKind::hire, {}, Symbol::empty, hired, {}}}};
  });
}

std::unique_ptr<Criterion> review(const Rule& rule, const Snapshot&) {
  return scored(rule, [](const Snapshot&, PersonIndex) { return Points{{}, false, {}}; });
}

}  // namespace

void add_core_criteria(Kinds& kinds) {
  kinds.add_criterion("award_points", award_points);
  kinds.add_criterion("hours_points", hours_points);
  kinds.add_criterion("mentoring_points", mentoring_points);
  kinds.add_criterion("years_points", years_points);
  kinds.add_criterion("review", review);
}

}  // namespace echelon
