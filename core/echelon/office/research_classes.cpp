#include "echelon/office/research_classes.hpp"

#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace echelon {
namespace {

/// From all to nothing but the school.
constexpr std::array<CoarsePerson, 5> levels{{{true, true, 1, true, true},
                                              {true, true, 0, true, true},
                                              {true, false, 0, true, true},
                                              {true, false, 0, false, true},
                                              {true, false, 0, false, false}}};

std::int64_t five_years(Date born) {
  if (!born.known()) return 0;
  return (born.year() - born.year() % 5) * std::int64_t{10'000} + 101;
}

using Class = std::tuple<SchoolIndex, Stage, Symbol, Gender, std::int64_t>;

Class class_of(const People& people, std::size_t p, const CoarsePerson& level) {
  return {people.school[p], level.stage ? people.stage[p] : Stage::unknown,
          level.subject ? people.subject[p] : Symbol::empty,
          level.gender ? people.gender[p] : Gender::unknown,
          level.born != 0 ? five_years(people.birth_date[p]) : 0};
}

}  // namespace

std::vector<CoarsePerson> research_classes(const Snapshot& snapshot) {
  const People& people = snapshot.people;
  std::vector<CoarsePerson> told(people.id.size());
  std::vector<std::size_t> rest(people.id.size());
  std::iota(rest.begin(), rest.end(), std::size_t{0});
  for (const CoarsePerson& level : levels) {
    std::map<Class, std::vector<std::size_t>> classes;
    for (const std::size_t p : rest) classes[class_of(people, p, level)].push_back(p);
    rest.clear();
    for (const auto& [shared, members] : classes) {
      for (const std::size_t p : members) {
        if (members.size() < research_class) {
          rest.push_back(p);
        } else {
          told[p] = level;
          told[p].born = std::get<std::int64_t>(shared);
        }
      }
    }
  }
  return told;
}

std::vector<bool> research_schools(const Snapshot& snapshot) {
  std::map<std::pair<SchoolKind, Area>, std::size_t> alike;
  for (const School& school : snapshot.schools) ++alike[{school.kind, school.area}];
  std::vector<bool> told;
  told.reserve(snapshot.schools.size());
  for (const School& school : snapshot.schools)
    told.push_back(alike.at({school.kind, school.area}) >= research_class);
  return told;
}

}  // namespace echelon
