#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/office/search_index.hpp"

namespace echelon {

class Office;
struct Course;
struct Panel;
struct Program;
struct Session;
struct Snapshot;

// What can be found in an office. Each in the snapshot's or the office's order.

/// Everyone, with school and subject beside; who is not in service stands behind. Then the schools.
[[nodiscard]] std::vector<SearchEntry> people_and_schools(const Snapshot& snapshot);
/// Programs by id, and their panels by `program/panel`.
[[nodiscard]] std::vector<SearchEntry> programs_and_panels(
    const std::vector<const Program*>& programs,
    const std::function<const std::vector<Panel>&(const std::string& program)>& panels);
/// Sessions are named by their course and first day.
[[nodiscard]] std::vector<SearchEntry> courses_and_sessions(const std::vector<Course>& courses,
                                                            const std::vector<Session>& sessions);

/// The reports that every program of selections has, by the name under which `write_report` knows them.
struct NamedReport {
  std::string_view id;
  Words name;
};
[[nodiscard]] std::span<const NamedReport> program_reports();

/// All of these of an office.
[[nodiscard]] SearchIndex search_index(Office& office);

}  // namespace echelon
