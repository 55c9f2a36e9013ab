#pragma once

#include <string>

#include "echelon/office/mentoring.hpp"
#include "echelon/office/overview.hpp"

namespace echelon {

// For the sources of the overview only.

/// What the parts of an overview are made from and put into.
struct OverviewMaking {
  const Office& office;
  const WorkingCalendar& calendar;
  const Snapshot& snapshot;
  Date last;                    ///< of the days that are looked at
  SchoolIndex school = nobody;  ///< a principal's
  Overview& made;

  [[nodiscard]] bool hr() const { return made.viewer.role == ViewerRole::hr; }
  [[nodiscard]] bool principal() const { return made.viewer.role == ViewerRole::principal; }
  [[nodiscard]] bool reviewer() const { return made.viewer.role == ViewerRole::reviewer; }
  [[nodiscard]] bool researcher() const { return made.viewer.role == ViewerRole::researcher; }
  /// Whether the viewer has to do with the person: HR and research with all, a principal with their own.
  [[nodiscard]] bool concerns(PersonIndex person) const {
    return !principal() || (school != nobody && person != nobody &&
                            snapshot.people.school[static_cast<std::size_t>(person)] == school);
  }
  [[nodiscard]] bool within(Date day) const { return day.known() && day >= made.as_of && day <= last; }

  void add(ToDo todo);          ///< fills in what follows from its day
  void add(Deadline deadline);  ///< likewise; nothing for a day that is not looked at
};

/// `3 people`, `1 person`, `3 人`.
[[nodiscard]] Words counted(std::int64_t count, const Words& unit, const std::string& one);
[[nodiscard]] inline Words people_counted(std::int64_t count) {
  return counted(count, {" 人", " people"}, " person");
}
[[nodiscard]] Destination in_program(const std::string& program, const std::string& panel,
                                     const std::string& table = {}, const std::string& key = {});

/// The round of a program that selects: its card, what is to be done, its days.
void look_at_round(OverviewMaking& making, const Program& program);
void look_at_training(OverviewMaking& making, const Program& program);
void look_at_ladders(OverviewMaking& making, const Program& program, const MentoringTerms& terms);

}  // namespace echelon
