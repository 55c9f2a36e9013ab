#pragma once

#include <map>

#include "cli/cohort_files.hpp"

namespace cli {

// The parts of reading cohort files; each throws Error as `read_cohort_files`.

/// Texts numbered in bytewise order.
class NumberedTexts {
 public:
  void add(std::string_view text) {
    if (!text.empty()) numbers_.emplace(text, 0);
  }
  /// Numbers what was added and returns the texts in that order.
  std::vector<std::string> number();
  /// −1 for the empty text and for one that was not added.
  [[nodiscard]] std::int32_t operator[](std::string_view text) const;

 private:
  std::map<std::string, std::int32_t, std::less<>> numbers_;
};

/// The pieces between `;`, without blanks and without empty ones.
[[nodiscard]] std::vector<std::string_view> listed(std::string_view cell);

/// A whole number of 0 or more below two thousand million. Throws Error naming the cell.
[[nodiscard]] std::int32_t read_count(const PlainTable& table, std::size_t row, std::size_t column);

/// Teachers, sessions, schools, subjects and courses.
void read_cohort_tables(const CohortRequest& request, CohortFiles& into);
/// Options, to teachers and sessions that are there.
void read_cohort_options(const CohortRequest& request, CohortFiles& into);
void read_cohort_pins(const CohortRequest& request, CohortFiles& into);
void read_published_plan(const CohortRequest& request, CohortFiles& into);
/// The place of an option among those of the district, or −1.
[[nodiscard]] std::int32_t find_option(const CohortFiles& files, std::string_view teacher,
                                       std::string_view session);
[[nodiscard]] std::string cohort_digest(const CohortRequest& request, const CohortFiles& files);

}  // namespace cli
