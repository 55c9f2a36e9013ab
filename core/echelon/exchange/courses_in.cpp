#include "echelon/base/text.hpp"
#include "echelon/exchange/read_rows.hpp"
#include "echelon/exchange/session_dates.hpp"
#include "echelon/exchange/sessions_in.hpp"
#include "echelon/model/audience.hpp"

namespace echelon {
namespace {

namespace course_column {
/// In the order of `import_columns(ImportKind::courses)`.
enum : std::size_t { id, name, hours, tier, category, subject, stage, mode, provider, before };
}  // namespace course_column

namespace session_column {
/// In the order of `import_columns(ImportKind::sessions)`.
enum : std::size_t { id, course, dates, capacity, minimum, place, town, trainer, cost, seat_cost };
}  // namespace session_column

void refuse_repeated(ImportWalk& walk, RowsSeen& seen, std::size_t column, const std::string& id) {
  const long earlier = id.empty() ? 0 : seen.earlier({id}, walk.row());
  if (earlier == 0) return;
  const std::string first = std::to_string(earlier);
  walk.problem(column, {"该编号已在第 " + first + " 行", "the id stands in row " + first + " already"},
               {"保留正确的一行", "keep the right one"});
}

/// Ids joined by `;`, `；`, `,` or `、`.
std::vector<std::string> ids_in(const std::string& text) {
  std::vector<std::string> ids;
  std::string folded = fold_width(without_spaces(text));
  for (std::size_t at = 0; (at = folded.find("、", at)) != std::string::npos;) folded.replace(at, 3, ";");
  std::string one;
  for (const char c : folded + ";") {
    if (c != ';' && c != ',') {
      one += c;
    } else if (!one.empty()) {
      ids.push_back(std::move(one));
      one.clear();
    }
  }
  return ids;
}

CourseRow read_course(ImportWalk& walk, RowsSeen& seen) {
  using namespace course_column;
  CourseRow row;
  row.row = walk.row();
  walk.require_all();
  Course& course = row.course;
  course.id = walk.id(id);
  walk.name_person(course.id);
  course.name = walk.text(name);
  if (const auto given = walk.decimal(hours)) {
    course.hours = *given;
    if (course.hours <= Decimal() || course.hours > Decimal::of(2000)) {
      walk.problem(hours, {"学时应大于 0 且不超过 2000", "the hours must be more than 0 and at most 2,000"},
                   {"核对学时", "check the hours"});
    }
  }
  course.tier = canonical_audience(walk.text(tier));
  course.category = walk.text(category);
  course.subject = canonical_subject(walk.text(subject));
  course.stage = walk.choice<Stage>(stage).value_or(Stage::unknown);
  course.mode = walk.choice<TrainingMode>(mode).value_or(TrainingMode::unknown);
  course.provider = walk.text(provider);
  course.before = ids_in(walk.text(before, 500));
  for (const std::string& earlier : course.before) {
    if (earlier == course.id)
      walk.problem(before, {"课程不能是自己的先修", "a course cannot come before itself"},
                   {"改正先修课程", "correct it"});
  }
  row.extra = walk.extra();
  refuse_repeated(walk, seen, id, course.id);
  return row;
}

Decimal cost_at(ImportWalk& walk, std::size_t column) {
  const Decimal cost = walk.decimal(column).value_or(Decimal());
  if (cost < Decimal())
    walk.problem(column, {"费用不能为负数", "a cost cannot be below 0"}, {"核对费用", "check the cost"});
  return cost;
}

/// The beginning of a date that does not read; nothing of one with long numbers, which may be a card's or a
/// telephone's.
std::string quotable(const std::string& text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    if (run > 8) return "…";
  }
  return first_code_points(text, 40);
}

void read_dates(ImportWalk& walk, Session& session) {
  using namespace session_column;
  const std::string said = walk.text(dates, 4000);
  if (said.empty()) return;
  const WrittenMeetings written = read_written_meetings(said);
  if (written.unclear.empty()) {
    session.meetings = written.meetings;
    return;
  }
  const std::string unclear = quotable(written.unclear);
  if (written.overlaps) {
    walk.problem(
        dates,
        {"“" + unclear + "”与前面的上课时间重叠", "\"" + unclear + "\" overlaps what stands before it"},
        {"同一天的两次课要写明时间：2025-10-11T09:00/12:00",
         "give the times of two meetings of one day: 2025-10-11T09:00/12:00"});
    return;
  }
  walk.problem(dates,
               {"“" + unclear + "”读不懂，或没有这一天", "\"" + unclear + "\" does not read, or is no day"},
               {"写成 2025-10-11、2025年10月11日 9:00-12:00 或 2025-10-11 至 2025-10-13，用分号隔开",
                "write 2025-10-11, 2025-10-11 9:00-12:00 or 2025-10-11 ~ 2025-10-13, joined by semicolons"});
}

SessionRow read_session(ImportWalk& walk, RowsSeen& seen) {
  using namespace session_column;
  SessionRow row;
  row.row = walk.row();
  walk.require_all();
  Session& session = row.session;
  session.id = walk.id(id);
  walk.name_person(session.id);
  session.course = walk.id(course);
  read_dates(walk, session);
  session.capacity = walk.whole_number(capacity, 1, 100'000).value_or(0);
  session.minimum = walk.whole_number(minimum, 0, 100'000).value_or(0);
  if (session.minimum > session.capacity && session.capacity > 0)
    walk.problem(minimum, {"最低人数超过名额", "the minimum is above the capacity"},
                 {"核对两个数字", "check both numbers"});
  session.place = walk.text(place);
  session.town = walk.text(town);
  session.trainer = walk.text(trainer);
  session.cost = cost_at(walk, cost);
  session.seat_cost = cost_at(walk, seat_cost);
  row.extra = walk.extra();
  refuse_repeated(walk, seen, id, session.id);
  return row;
}

}  // namespace

ImportedRows<CourseRow> read_courses(const std::filesystem::path& file, const ImportOptions& options,
                                     const Progress& progress) {
  return read_rows(file, ImportKind::courses, options, progress, &read_course);
}

ImportedRows<SessionRow> read_sessions(const std::filesystem::path& file, const ImportOptions& options,
                                       const Progress& progress) {
  return read_rows(file, ImportKind::sessions, options, progress, &read_session);
}

}  // namespace echelon
