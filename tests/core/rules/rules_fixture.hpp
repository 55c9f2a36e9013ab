#pragma once

#include <string>
#include <utility>
#include <vector>

#include "echelon/rules/kinds.hpp"
#include "echelon/rules/program.hpp"

namespace echelon::rules_tests {

inline Date day(const std::string& iso) { return iso.empty() ? Date() : Date::from_iso(iso).value(); }

/// What one person's file says. Only what is not after the day of judging becomes part of a snapshot.
struct Life {
  struct Course {
    std::string ended_on;
    int hours = 0;
    std::string category;
    int attendance_permille = -1;
  };
  struct Prize {
    std::string on;
    AwardLevel level = AwardLevel::unknown;
    AwardGrade grade = AwardGrade::first;
    AwardRole role = AwardRole::coach;
    std::string subject = "数学";
  };
  struct Pair {
    std::string from;
    std::string to;
  };
  std::string birth = "1985-03-15";
  std::string hired = "2008-09-01";
  bool left = false;
  std::string at_school_since = "2008-09-01";
  Stage stage = Stage::senior;
  std::string subject = "数学";
  Degree degree = Degree::bachelor;
  std::vector<std::pair<Title, std::string>> titles = {};
  std::vector<Course> courses = {};
  std::vector<Prize> prizes = {};
  std::vector<Assessment> assessments = {};
  std::vector<Pair> mentees = {};
};

/// The office of these people as of a day; they are persons 0, 1, 2 …
Snapshot snapshot_of(const std::vector<Life>& lives, Date as_of);

/// A program that is correct, with these entries at its end.
std::string program_text(const std::string& entries);
Program program_of(const std::string& entries);

/// A requirement's or criterion's entry from its kind and parameters, a line each.
std::string requirement_text(const std::string& kind, const std::string& parameters);
std::string criterion_text(const std::string& kind, const std::string& weight, const std::string& parameters);

/// The one person's finding against one requirement.
Finding judged(const std::string& kind, const std::string& parameters, const Life& life, Date as_of);
/// The one person's points by one criterion.
Points scored(const std::string& kind, const std::string& weight, const std::string& parameters,
              const Life& life, Date as_of);

/// The error that a call ends with; fails the test when there is none.
template <class Call>
Error error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  throw std::logic_error("no Error was thrown");
}

}  // namespace echelon::rules_tests
