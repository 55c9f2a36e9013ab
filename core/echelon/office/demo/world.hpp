#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "echelon/model/records.hpp"
#include "echelon/office/demo/district.hpp"
#include "echelon/office/demo/stream.hpp"

namespace echelon::demo {

/// Position in `subject_names()`.
using SubjectIndex = std::uint8_t;

/// A post of a school, and who holds it (−1: vacant).
struct Seat {
  int school = 0;
  Stage stage = Stage::unknown;
  SubjectIndex subject = 0;
  bool support = false;
  int holder = -1;
};

struct SchoolLife {
  SchoolRecord record;
  int seats = 0;
  int first_seat = 0;
  int strength = 0;   ///< how well its pupils do in contests, 0 … 999
  int diligence = 0;  ///< how well it keeps its training going, 0 … 999
  int head = -1;
};

/// A person while the years go by; histories stand in World, by the person's position.
struct Life {
  Gender gender = Gender::unknown;
  Degree degree = Degree::unknown;
  Date birth;
  Date hired;
  Date left;
  int seat = -1;                 ///< the post held; −1 once gone
  int stay = -1;                 ///< position of the open stay in World::stays
  std::array<Date, 6> title_on;  ///< by Title; unknown: never held
  Title title = Title::none;
  std::uint8_t grade = 0;
  Date grade_on;
  int talent = 0;           ///< 0 … 999
  int diligence = 0;        ///< 0 … 999
  bool coach = false;       ///< prepares pupils for contests
  std::int8_t mentees = 0;  ///< of the present year
};

/// person × school × role × dates, by position.
struct Stay {
  int person = 0;
  int school = 0;
  Role role = Role::teacher;
  Stage stage = Stage::unknown;
  SubjectIndex subject = 0;
  Date from;
  Date to;
};

struct GradeStep {
  int person = 0;
  int grade = 0;
  Date since;
};

struct Bond {
  int mentor = 0;
  int mentee = 0;
  SubjectIndex subject = 0;
  Date from;
  Date to;
  std::string_view outcome;
};

/// The district while it grows.
struct World {
  DistrictSpec spec;
  int first_year = 0;  ///< the district stands ready on 1 September of this year; history follows
  int last_year = 0;   ///< of the last 1 September not after `as_of`
  std::vector<SchoolLife> schools;
  std::vector<Seat> seats;
  std::vector<Life> people;
  std::vector<Stay> stays;
  std::vector<GradeStep> grades;
  std::vector<Bond> bonds;

  [[nodiscard]] Stream stream(Topic topic, int a, int b = 0) const {
    return {spec.seed, topic, static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b)};
  }
  [[nodiscard]] Life& life(int person) { return people[static_cast<std::size_t>(person)]; }
  [[nodiscard]] const Life& life(int person) const { return people[static_cast<std::size_t>(person)]; }
  [[nodiscard]] Seat& seat(int number) { return seats[static_cast<std::size_t>(number)]; }
  [[nodiscard]] const Seat& seat(int number) const { return seats[static_cast<std::size_t>(number)]; }
  [[nodiscard]] SchoolLife& school(int number) { return schools[static_cast<std::size_t>(number)]; }
  [[nodiscard]] const SchoolLife& school(int number) const {
    return schools[static_cast<std::size_t>(number)];
  }
  /// The person's present posting; the last one of someone who left.
  [[nodiscard]] Stay& stay_of(int person) { return stays[static_cast<std::size_t>(life(person).stay)]; }
  [[nodiscard]] const Stay& stay_of(int person) const {
    return stays[static_cast<std::size_t>(life(person).stay)];
  }
  [[nodiscard]] int headcount() const { return static_cast<int>(people.size()); }
};

/// A day that is known to exist.
[[nodiscard]] inline Date on(int year, int month, int day) { return Date::of(year, month, day).value(); }

}  // namespace echelon::demo
