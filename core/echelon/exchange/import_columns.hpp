#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// What can be imported.
enum class ImportKind : std::uint8_t {
  roster,
  training,
  mentorships,
  awards,
  assessments,
  nominations,
  courses,
  sessions,
  enrolments,
  attendance,
  waivers,
  tiers,
  mentor_wishes
};

/// `roster`, `training` … as the command line says.
[[nodiscard]] std::string_view import_kind_code(ImportKind kind);
[[nodiscard]] Words import_kind_words(ImportKind kind);
/// Nothing for a word that is no kind.
[[nodiscard]] std::optional<ImportKind> read_import_kind(std::string_view code);
[[nodiscard]] const std::vector<ImportKind>& all_import_kinds();

/// One column of an import: a contract with the files of the users.
struct ImportColumn {
  std::string_view key;                   ///< `birth_date`: stable
  Words title;                            ///< as templates head it
  std::vector<std::string_view> aliases;  ///< other headers it is known by, the likelier first
  bool required = false;
  /// What may stand in it, as the template's drop-down offers it; empty for open columns.
  std::vector<Words> choices = {};
  /// What the template's example shows.
  Words example = {};
};

/// The columns of a kind, required ones first.
[[nodiscard]] const std::vector<ImportColumn>& import_columns(ImportKind kind);

/// Names a bureau gives to columns, from a `--map` file.
struct ColumnMap {
  std::vector<std::pair<std::string, std::string>> names;  ///< our key, their header
};

/// Reads a CSV with the header `our,theirs`. `our` is a column's key or title. Throws Error for other files
/// and for columns that the kind does not have.
[[nodiscard]] ColumnMap read_column_map(const std::filesystem::path& path, ImportKind kind);

}  // namespace echelon
