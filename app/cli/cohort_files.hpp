#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/plain_table.hpp"
#include "cli/pool_ids.hpp"
#include "echelon/optimise/cohort_district.hpp"

namespace cli {

/// What a cohort plan on plain files is asked for.
struct CohortRequest {
  std::filesystem::path teachers;
  std::filesystem::path sessions;
  std::filesystem::path options;
  std::filesystem::path schools;               ///< empty: no limit on absence
  std::filesystem::path pins;                  ///< empty: none
  std::filesystem::path published;             ///< a plan to stay near; empty: none
  std::int64_t disturb = 0;                    ///< assignments that may differ from it
  std::optional<std::int32_t> most_per_month;  ///< sessions of one teacher
  std::optional<std::int64_t> budget;          ///< millionths
};

/// The files in an order that does not depend on theirs: everything by id, bytewise, options by teacher and
/// session.
struct CohortFiles {
  PoolIds teachers;
  PoolIds sessions;
  std::vector<std::string> schools;  ///< of H.csv and T.csv
  std::vector<std::string> subjects;
  std::vector<std::string> courses;
  echelon::CohortDistrict district;
  std::vector<echelon::CohortProblem::Option> options;  ///< by teacher and session
  /// Assignments of the published plan that are no options any more: changes that cannot be avoided. Those of
  /// `district.published` are what is left of the changes, below 0 where that is too few.
  std::int64_t lost = 0;
  std::vector<echelon::Words> notes;  ///< what was read and may be an oversight
  std::string digest;                 ///< BLAKE2b-256, in hex, of everything that was read but the notes
};

/// Reads and checks T.csv (`id,school,need`; `subject`, `done`: courses joined by `;`), S.csv
/// (`id,capacity,dates`; `minimum`, `course`, `after`, `cost`, `seat_cost`), O.csv (`teacher,session,value`),
/// H.csv (`school,staff`; `absence_share`, `subject_limit`), pins (`teacher,session,` and in or out) and a
/// plan as `plan --format json` prints it. Throws Error naming file, row and column.
[[nodiscard]] CohortFiles read_cohort_files(const CohortRequest& request);

/// One teacher's seat in a session, as a plan names it.
struct PlannedSeat {
  std::string teacher;
  std::string session;
  friend auto operator<=>(const PlannedSeat&, const PlannedSeat&) = default;
};
/// The assignments of a plan's JSON, by teacher and session. Throws Error naming the file: no such JSON, an
/// assignment twice.
[[nodiscard]] std::vector<PlannedSeat> read_plan_file(const std::filesystem::path& file);

}  // namespace cli
