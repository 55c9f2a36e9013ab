#include "echelon/exchange/read_rows.hpp"
#include "echelon/exchange/sessions_in.hpp"

namespace echelon {
namespace {

/// Both kinds begin with the session and the person.
enum FirstColumns : std::size_t { session, id };
namespace enrolment_column {
enum : std::size_t { state = 2, rank };
}
namespace attendance_column {
enum : std::size_t { date = 2, state };
}

void refuse_repeated(ImportWalk& walk, long earlier, const Words& what) {
  if (earlier == 0) return;
  const std::string first = std::to_string(earlier);
  walk.problem(id, {what.zh + "已在第 " + first + " 行", what.en + " stands in row " + first + " already"},
               {"保留正确的一行", "keep the right one"});
}

EnrolmentRow read_enrolment(ImportWalk& walk, RowsSeen& seen) {
  EnrolmentRow row;
  row.row = walk.row();
  walk.require_all();
  row.session = walk.id(session);
  row.id = walk.id(id);
  walk.name_person(row.id);
  row.state = walk.choice<EnrolmentState>(enrolment_column::state).value_or(EnrolmentState::wish);
  row.rank = walk.whole_number(enrolment_column::rank, 1, 1000).value_or(0);
  row.extra = walk.extra();
  refuse_repeated(walk, seen.earlier({row.session, row.id}, row.row),
                  {"该人员对这一班次的报名", "the person's enrolment in the session"});
  return row;
}

/// `2025-10-11T09:00`, or a day in any style for all meetings of the day.
void read_time(ImportWalk& walk, AttendanceRow& row) {
  const std::string said = fold_width(without_spaces(walk.text(attendance_column::date)));
  if (const std::size_t t = said.find('T'); t != std::string::npos) {
    const auto day = Date::from_iso(std::string_view(said).substr(0, t));
    const auto time = read_clock(std::string_view(said).substr(t + 1));
    if (day && time) {
      row.day = *day;
      row.from = time;
      return;
    }
    walk.problem(attendance_column::date, {"日期和时间读不懂", "the day and time do not read"},
                 {"写成 2025-10-11T09:00", "write 2025-10-11T09:00"});
    return;
  }
  if (const auto day = walk.date(attendance_column::date)) row.day = day->date;
}

AttendanceRow read_mark(ImportWalk& walk, RowsSeen& seen) {
  AttendanceRow row;
  row.row = walk.row();
  walk.require_all();
  row.session = walk.id(session);
  row.id = walk.id(id);
  walk.name_person(row.id);
  read_time(walk, row);
  row.state = walk.choice<AttendanceState>(attendance_column::state).value_or(AttendanceState::present);
  row.extra = walk.extra();
  const std::string time = row.from ? clock_text(*row.from) : std::string();
  refuse_repeated(walk, seen.earlier({row.session, row.id, row.day.iso(), time}, row.row),
                  {"该人员这一时段的考勤", "the person's attendance at that time"});
  return row;
}

}  // namespace

ImportedRows<EnrolmentRow> read_enrolments(const std::filesystem::path& file, const ImportOptions& options,
                                           const Progress& progress) {
  return read_rows(file, ImportKind::enrolments, options, progress, &read_enrolment);
}

ImportedRows<AttendanceRow> read_attendance(const std::filesystem::path& file, const ImportOptions& options,
                                            const Progress& progress) {
  return read_rows(file, ImportKind::attendance, options, progress, &read_mark);
}

}  // namespace echelon
