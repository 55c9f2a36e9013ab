#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {
namespace {

/// In the order of `import_columns(ImportKind::mentorships)`.
enum MentorshipColumn : std::size_t { mentor, mentee, started_on, ended_on, subject, outcome };

MentorshipRow read_row(ImportWalk& walk, RowsSeen& seen) {
  MentorshipRow row;
  row.row = walk.row();
  walk.require_all();
  row.mentor = walk.id(mentor);
  row.mentee = walk.id(mentee);
  walk.name_person(row.mentee);
  if (!row.mentor.empty() && row.mentor == row.mentee) {
    walk.problem(mentee, {"师傅和徒弟是同一人", "mentor and mentee are the same person"},
                 {"核对两个工号", "check both ids"});
  }
  const auto started = walk.date(started_on);
  const auto ended = walk.date(ended_on);
  if (started) row.started_on = started->date;
  if (ended) row.ended_on = ended->date;
  if (started && ended && is_before(*ended, *started)) {
    walk.problem(ended_on, {"结束日期早于开始日期", "it ended before it started"},
                 {"核对两个日期", "check both dates"});
  }
  row.subject = canonical_subject(walk.text(subject, 50));
  row.outcome = walk.text(outcome);
  row.extra = walk.extra();
  const long earlier = seen.earlier({row.mentor, row.mentee, row.started_on.iso()}, row.row);
  if (earlier != 0) {
    walk.problem(mentee,
                 {"这一对师徒同一天的结对已在第 " + std::to_string(earlier) + " 行",
                  "row " + std::to_string(earlier) + " already pairs them from that day"},
                 {"删去重复的行", "delete the repeated row"});
  }
  return row;
}

}  // namespace

ImportedRows<MentorshipRow> read_mentorships(const Sheet& sheet, const ColumnMap& map,
                                             const Progress& progress) {
  ImportWalk walk(sheet, ImportKind::mentorships, map, progress);
  RowsSeen seen;
  ImportedRows<MentorshipRow> imported;
  while (walk.next()) {
    MentorshipRow row = read_row(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

ImportedRows<MentorshipRow> read_mentorships(const std::filesystem::path& file, const ImportOptions& options,
                                             const Progress& progress) {
  return read_mentorships(sheet_for_import(file, ImportKind::mentorships, options, progress), options.map,
                          progress);
}

}  // namespace echelon
