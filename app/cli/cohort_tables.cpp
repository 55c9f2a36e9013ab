#include <algorithm>
#include <charconv>
#include <set>

#include "cli/cohort_parts.hpp"
#include "cli/pool_parts.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/session.hpp"

namespace cli {

using echelon::CohortDistrict;
using echelon::Decimal;

std::vector<std::string> NumberedTexts::number() {
  std::vector<std::string> texts;
  for (auto& [text, number] : numbers_) {
    number = static_cast<std::int32_t>(texts.size());
    texts.push_back(text);
  }
  return texts;
}

std::int32_t NumberedTexts::operator[](std::string_view text) const {
  const auto found = numbers_.find(text);
  return found == numbers_.end() ? -1 : found->second;
}

std::vector<std::string_view> listed(std::string_view cell) {
  std::vector<std::string_view> pieces;
  for (bool more = true; more;) {
    const std::size_t end = cell.find(';');
    if (const auto piece = trimmed(cell.substr(0, end)); !piece.empty()) pieces.push_back(piece);
    more = end != std::string_view::npos;
    if (more) cell.remove_prefix(end + 1);
  }
  return pieces;
}

std::int32_t read_count(const PlainTable& table, std::size_t row, std::size_t column) {
  constexpr std::int32_t most = 2'000'000'000;
  const std::string_view cell = table.cell(row, column);
  std::int32_t value = -1;
  const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failed != std::errc() || end != cell.data() + cell.size() || value < 0 || value > most) {
    table.refuse(row, column, {"应为 0 至 20 亿的整数", "it must be a whole number from 0 to 2,000,000,000"},
                 {"请改正", "correct it"});
  }
  return value;
}

namespace {

std::string_view optional_cell(const PlainTable& table, std::size_t row, std::optional<std::size_t> column) {
  return column ? table.cell(row, *column) : std::string_view();
}

/// Millionths of an amount of money, 0 where the cell is empty.
std::int64_t read_cost(const PlainTable& table, std::size_t row, std::optional<std::size_t> column) {
  constexpr std::int64_t most = 1'000'000'000 * Decimal::scale;
  if (optional_cell(table, row, column).empty()) return 0;
  const std::int64_t cost = table.number(row, *column).millionths();
  if (cost < 0 || cost > most) {
    table.refuse(row, *column, {"费用应为 0 至 10 亿元", "a cost must be from 0 to 1,000,000,000"},
                 {"请改正", "correct it"});
  }
  return cost;
}

/// The three tables together: ids are numbered over all of them.
class TableReader {
 public:
  TableReader(const CohortRequest& request, CohortFiles& into)
      : teachers_(read_plain_table(request.teachers)),
        sessions_(read_plain_table(request.sessions)),
        into_(into) {
    if (!request.schools.empty()) schools_ = read_plain_table(request.schools);
  }

  void read() {
    number_names();
    read_teachers();
    read_sessions();
    if (schools_) read_schools();
  }

 private:
  void number_names() {
    const std::size_t school = teachers_.column("school");
    subject_ = teachers_.find("subject");
    done_ = teachers_.find("done");
    course_ = sessions_.find("course");
    after_ = sessions_.find("after");
    for (std::size_t row = 0; row < teachers_.rows(); ++row) {
      if (schools_ && teachers_.cell(row, school).empty())
        teachers_.refuse(row, school, {"没有学校", "the school is missing"}, {"请填写", "fill it in"});
      school_numbers_.add(teachers_.cell(row, school));
      subject_numbers_.add(optional_cell(teachers_, row, subject_));
      for (const auto each : listed(optional_cell(teachers_, row, done_))) course_numbers_.add(each);
    }
    for (std::size_t row = 0; row < sessions_.rows(); ++row)
      for (const auto column : {course_, after_}) course_numbers_.add(optional_cell(sessions_, row, column));
    if (schools_) {
      const std::size_t name = schools_->column("school");
      for (std::size_t row = 0; row < schools_->rows(); ++row) school_numbers_.add(schools_->cell(row, name));
    }
    into_.schools = school_numbers_.number();
    into_.subjects = subject_numbers_.number();
    into_.courses = course_numbers_.number();
  }

  void read_teachers() {
    const std::size_t id = teachers_.column("id");
    const std::size_t need = teachers_.column("need");
    const std::size_t school = teachers_.column("school");
    for (const std::size_t row : rows_by_id(teachers_, id)) {
      into_.teachers.push_back(teachers_.cell(row, id));
      CohortDistrict::Teacher teacher{read_count(teachers_, row, need),
                                      school_numbers_[teachers_.cell(row, school)],
                                      subject_numbers_[optional_cell(teachers_, row, subject_)],
                                      {}};
      for (const auto each : listed(optional_cell(teachers_, row, done_)))
        teacher.done.push_back(course_numbers_[each]);
      std::ranges::sort(teacher.done);
      teacher.done.erase(std::unique(teacher.done.begin(), teacher.done.end()), teacher.done.end());
      into_.district.teachers.push_back(std::move(teacher));
    }
  }

  void read_sessions() {
    const std::size_t id = sessions_.column("id");
    const std::size_t capacity = sessions_.column("capacity");
    const std::size_t dates = sessions_.column("dates");
    const auto minimum = sessions_.find("minimum");
    const auto cost = sessions_.find("cost");
    const auto seat_cost = sessions_.find("seat_cost");
    for (const std::size_t row : rows_by_id(sessions_, id)) {
      const auto session = static_cast<std::int32_t>(into_.sessions.size());
      into_.sessions.push_back(sessions_.cell(row, id));
      const bool has_minimum = !optional_cell(sessions_, row, minimum).empty();
      into_.district.sessions.push_back(
          {read_count(sessions_, row, capacity), has_minimum ? read_count(sessions_, row, *minimum) : 0,
           read_cost(sessions_, row, cost), read_cost(sessions_, row, seat_cost),
           course_numbers_[optional_cell(sessions_, row, course_)],
           course_numbers_[optional_cell(sessions_, row, after_)]});
      const auto meetings = echelon::read_meetings(sessions_.cell(row, dates));
      if (!meetings || meetings->empty()) {
        sessions_.refuse(row, dates,
                         {"日期读不懂，没有填写，或有两段时间重叠",
                          "the dates cannot be read, are missing, or two of them share a time"},
                         {"请写成 2026-03-02;2026-03-03 或 2026-03-02T09:00/2026-03-02T12:00",
                          "write 2026-03-02;2026-03-03 or 2026-03-02T09:00/2026-03-02T12:00"});
      }
      for (const auto& each : *meetings)
        into_.district.meetings.push_back({session, each.day.days(), each.from, each.to});
    }
  }

  void read_schools() {
    const std::size_t name = schools_->column("school");
    std::vector<bool> listed_there(into_.schools.size());
    for (const std::size_t row : rows_by_id(*schools_, name)) {
      const auto place = static_cast<std::size_t>(school_numbers_[schools_->cell(row, name)]);
      listed_there[place] = true;
      read_school(row, static_cast<std::int32_t>(place));
    }
    std::size_t missing = 0;
    std::string first;
    for (std::size_t place = 0; place < listed_there.size(); ++place) {
      if (listed_there[place]) continue;
      if (missing++ == 0) first = into_.schools[place];
    }
    if (missing == 0) return;
    const std::string count = std::to_string(missing);
    into_.notes.push_back({"注意：学校文件中没有 " + count + " 所学校（如 " + first + "），它们不限外出人数",
                           "note: " + count + " schools are not in the schools' file (such as " + first +
                               "): there is no limit on who is away from them"});
  }

  /// A subject limit holds for each subject that is taught there.
  void add_subject_limits(std::int32_t school, std::int32_t most) {
    std::set<std::int32_t> subjects;
    for (const auto& teacher : into_.district.teachers)
      if (teacher.school == school && teacher.subject >= 0) subjects.insert(teacher.subject);
    for (const auto subject : subjects) into_.district.limits.push_back({school, subject, most});
  }

  void read_school(std::size_t row, std::int32_t school) {
    constexpr std::int64_t usual_share = 150'000;
    const std::size_t staff = schools_->column("staff");
    const auto share = schools_->find("absence_share");
    const auto subject_limit = schools_->find("subject_limit");
    std::int64_t part = usual_share;
    if (!optional_cell(*schools_, row, share).empty()) {
      part = schools_->number(row, *share).millionths();
      if (part < 0 || part > Decimal::scale) {
        schools_->refuse(row, *share, {"比例应为 0 至 1", "the share must be from 0 to 1"},
                         {"15% 写作 0.15", "write 0.15 for 15 %"});
      }
    }
    into_.district.limits.push_back(
        {school, -1, echelon::absence_limit(read_count(*schools_, row, staff), part)});
    if (!optional_cell(*schools_, row, subject_limit).empty()) {
      if (!subject_) {
        schools_->refuse(row, *subject_limit,
                         {"教师文件没有 subject 列", "the teachers' file has no column `subject`"},
                         {"请补上学科列，或去掉 subject_limit", "add it, or leave subject_limit out"});
      }
      add_subject_limits(school, read_count(*schools_, row, *subject_limit));
    }
  }

  PlainTable teachers_;
  PlainTable sessions_;
  std::optional<PlainTable> schools_;
  CohortFiles& into_;
  std::optional<std::size_t> subject_, done_, course_, after_;
  NumberedTexts school_numbers_, subject_numbers_, course_numbers_;
};

}  // namespace

void read_cohort_tables(const CohortRequest& request, CohortFiles& into) {
  TableReader(request, into).read();
}

}  // namespace cli
