#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// What makes a made-up cohort problem hard, or not.
enum class CohortShape : std::uint8_t {
  plain,     ///< values 1 to 100 at random, a term of 90 days, seats scarce in a third of the sessions
  gaps,      ///< values from hours missing, deadline and town: alike within a course, apart between teachers
  few_days,  ///< everything on ten days
  small_schools,  ///< schools of ten, of whom one may be away
  tight,          ///< seats for half of what is wanted
  minimums,       ///< seats for twice what is wanted, and sessions that run well filled or not at all
  alike,          ///< every value the same
};
[[nodiscard]] std::optional<CohortShape> cohort_shape_named(std::string_view name);

/// Teachers, sessions and options as plain files say them.
struct CohortInstance {
  struct Teacher {
    std::int64_t school = 0;
    std::int64_t need = 0;
  };
  struct Session {
    std::int64_t capacity = 0;
    std::int64_t minimum = 0;
    std::string dates;
  };
  struct Option {
    std::size_t teacher = 0;
    std::size_t session = 0;
    std::int64_t value = 0;  ///< millionths
  };
  std::vector<Teacher> teachers;
  std::vector<Session> sessions;
  std::vector<Option> options;
  std::vector<std::int64_t> staff;  ///< of each school
};

/// A district of so many teachers (100 in a school, or 10), one session for every 50, 20 options a teacher,
/// sessions of half a day to three days. The same arguments give the same instance on every machine.
[[nodiscard]] CohortInstance make_cohorts(CohortShape shape, std::size_t teachers, std::uint64_t seed);

/// Writes T.csv, S.csv, O.csv and H.csv as `echelon plan` reads them.
void write_cohort_files(const CohortInstance& instance, const std::filesystem::path& folder);

}  // namespace bench
