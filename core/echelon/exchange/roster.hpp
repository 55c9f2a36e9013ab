#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "echelon/base/date.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/exchange/import_report.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

/// One person of a bureau's roster, checked. What the sheet does not say is unknown, empty or nothing.
struct RosterRow {
  long row = 0;  ///< in the sheet
  std::string id;
  std::string name;
  std::string school;
  std::string national_id;          ///< 18 characters, checked; or empty
  Gender gender = Gender::unknown;  ///< from the identity number where the sheet does not say
  Date birth_date;                  ///< so too, and its day where the sheet has only the month
  Date hired_on;
  Stage stage = Stage::unknown;
  std::string subject;  ///< canonical
  Degree degree = Degree::unknown;
  std::optional<Title> title;
  Date title_on;
  int post_grade = 0;  ///< 1 … 13; 0 unknown
  std::optional<Role> role;
  Date role_on;
  std::string town;
  Area area = Area::unknown;
  std::string political;
  std::string phone;
  ExtraCells extra;
};

/// Reads a roster. Refused, with all that is wrong with the row: empty required cells, an id that a row above
/// has, identity numbers that Excel damaged or whose checksum fails or that contradict gender or birth date,
/// days that do not exist, hired before the age of 16, words that are on no list, texts too long or with
/// hidden characters. Throws Error for a file that is no roster.
[[nodiscard]] ImportedRows<RosterRow> read_roster(const Sheet& sheet, const ColumnMap& map = {},
                                                  const Progress& progress = {});
[[nodiscard]] ImportedRows<RosterRow> read_roster(const std::filesystem::path& file,
                                                  const ImportOptions& options = {},
                                                  const Progress& progress = {});

}  // namespace echelon
