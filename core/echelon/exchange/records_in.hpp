#pragma once

#include <filesystem>
#include <string>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/exchange/import_report.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

// The rows of the imports other than the roster, checked by themselves; whether the people they name are
// known is the office's to say. Each reader throws Error for a file that is not of its kind.

struct TrainingRow {
  long row = 0;
  std::string id;
  std::string course;
  Decimal hours;  ///< more than 0, at most 2,000
  Date ended_on;
  Date started_on;
  std::string category;
  std::string provider;
  TrainingMode mode = TrainingMode::unknown;
  int attendance_permille = -1;  ///< 0 … 1000; −1 unknown
  std::string certificate;
  ExtraCells extra;
};

struct MentorshipRow {
  long row = 0;
  std::string mentor;
  std::string mentee;
  Date started_on;
  Date ended_on;        ///< unknown while it lasts
  std::string subject;  ///< canonical
  std::string outcome;
  ExtraCells extra;
};

struct AwardRow {
  long row = 0;
  std::string id;
  std::string award;
  AwardLevel level = AwardLevel::unknown;
  Date awarded_on;
  AwardGrade grade = AwardGrade::unknown;
  AwardRole role = AwardRole::self;
  std::string subject;  ///< canonical
  int pupils = 0;
  ExtraCells extra;
};

struct AssessmentRow {
  long row = 0;
  std::string id;
  int year = 0;
  AssessmentKind kind = AssessmentKind::annual;
  AssessmentResult result = AssessmentResult::unknown;
  ExtraCells extra;
};

struct NominationRow {
  long row = 0;
  std::string program;  ///< as written: a program's id or title
  std::string school;
  std::string id;
  std::string statement;
  int rank = 0;  ///< 1 the first; 0 not ranked
  ExtraCells extra;
};

struct WaiverRow {
  long row = 0;
  std::string id;
  std::string rule;  ///< as written: a rule's id or name; empty: every rule
  Date from;
  Date to;  ///< unknown: without end
  WaiverReason reason = WaiverReason::other;
  std::string authority;
  ExtraCells extra;
};

struct TierRow {
  long row = 0;
  std::string id;
  std::string ladder;  ///< as written: a ladder's id or name; empty: the one that has the tier
  std::string tier;    ///< as written
  Date since;
  Date until;  ///< unknown: not said
  ExtraCells extra;
};

struct MentorWishRow {
  long row = 0;
  std::string id;
  std::string other;
  int rank = 0;  ///< 0: never (written 0, 回避 or `never`)
  ExtraCells extra;
};

/// Refused besides what every import refuses: hours not above 0 or beyond what the days hold, an end before
/// the start, an attendance outside 0–100 %, a row that repeats another in every field.
[[nodiscard]] ImportedRows<TrainingRow> read_training(const Sheet& sheet, const ColumnMap& map = {},
                                                      const Progress& progress = {});
[[nodiscard]] ImportedRows<TrainingRow> read_training(const std::filesystem::path& file,
                                                      const ImportOptions& options = {},
                                                      const Progress& progress = {});

/// Refused besides: mentoring oneself, an end before the start, the same pair and day twice.
[[nodiscard]] ImportedRows<MentorshipRow> read_mentorships(const Sheet& sheet, const ColumnMap& map = {},
                                                           const Progress& progress = {});
[[nodiscard]] ImportedRows<MentorshipRow> read_mentorships(const std::filesystem::path& file,
                                                           const ImportOptions& options = {},
                                                           const Progress& progress = {});

/// Rows that repeat another in every field are read (pupils of one coach may win alike) and counted in a
/// note.
[[nodiscard]] ImportedRows<AwardRow> read_awards(const Sheet& sheet, const ColumnMap& map = {},
                                                 const Progress& progress = {});
[[nodiscard]] ImportedRows<AwardRow> read_awards(const std::filesystem::path& file,
                                                 const ImportOptions& options = {},
                                                 const Progress& progress = {});

/// Refused besides: the same person, year and kind twice.
[[nodiscard]] ImportedRows<AssessmentRow> read_assessments(const Sheet& sheet, const ColumnMap& map = {},
                                                           const Progress& progress = {});
[[nodiscard]] ImportedRows<AssessmentRow> read_assessments(const std::filesystem::path& file,
                                                           const ImportOptions& options = {},
                                                           const Progress& progress = {});

/// Refused besides: the same person twice for a program, a rank that the school has already given there.
[[nodiscard]] ImportedRows<NominationRow> read_nominations(const Sheet& sheet, const ColumnMap& map = {},
                                                           const Progress& progress = {});
[[nodiscard]] ImportedRows<NominationRow> read_nominations(const std::filesystem::path& file,
                                                           const ImportOptions& options = {},
                                                           const Progress& progress = {});

/// Refused besides: an end before the beginning, the same person, tier and first day twice. 至今 and 长期 as
/// an end say nothing; a month alone ends with its last day.
[[nodiscard]] ImportedRows<TierRow> read_tiers(const std::filesystem::path& file,
                                               const ImportOptions& options = {},
                                               const Progress& progress = {});

/// Refused besides: an end before the beginning, the same person, rule and first day twice. No message
/// repeats what stands in the reason's column.
[[nodiscard]] ImportedRows<WaiverRow> read_waivers(const Sheet& sheet, const ColumnMap& map = {},
                                                   const Progress& progress = {});
[[nodiscard]] ImportedRows<WaiverRow> read_waivers(const std::filesystem::path& file,
                                                   const ImportOptions& options = {},
                                                   const Progress& progress = {});

/// Refused besides: a wish for oneself, the same two people twice, a rank that is neither 0 to 1000 nor a
/// word for never.
[[nodiscard]] ImportedRows<MentorWishRow> read_mentor_wishes(const std::filesystem::path& file,
                                                             const ImportOptions& options = {},
                                                             const Progress& progress = {});

}  // namespace echelon
