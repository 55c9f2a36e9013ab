#pragma once

#include <map>
#include <string>
#include <vector>

#include "echelon/office/demo/district.hpp"

namespace echelon::demo_tests {

inline const Date as_of = Date::of(2024, 10, 15).value();

inline Batch district(int teachers, std::uint64_t seed = 1, int schools = 0, int years = 10) {
  return demo::make_district({teachers, schools, years, seed, as_of});
}

/// The district of the plan's size, made once.
inline const Batch& whole() {
  static const Batch batch = district(13'000);
  return batch;
}

template <class Row>
std::map<std::string, std::vector<Row>> by_person(const std::vector<Row>& rows) {
  std::map<std::string, std::vector<Row>> histories;
  for (const Row& row : rows) histories[row.person].push_back(row);
  return histories;
}

inline std::map<std::string, PersonRecord> people_of(const Batch& batch) {
  std::map<std::string, PersonRecord> people;
  for (const PersonRecord& person : batch.people) people.emplace(person.id, person);
  return people;
}

inline std::map<std::string, SchoolRecord> schools_of(const Batch& batch) {
  std::map<std::string, SchoolRecord> schools;
  for (const SchoolRecord& school : batch.schools) schools.emplace(school.id, school);
  return schools;
}

inline bool in_service(const PersonRecord& person, Date day) {
  return person.hired_on <= day && (!person.left_on.known() || day <= person.left_on);
}

}  // namespace echelon::demo_tests
