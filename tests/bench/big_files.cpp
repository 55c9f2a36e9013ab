// big_files PEOPLE RECORDS SHAPE FOLDER: writes FOLDER/roster.csv and FOLDER/training.csv of a made-up
// country, RECORDS records of training for each person. SHAPE: `plain` has the five columns one needs, by
// person; `full` all ten, by person; `mixed` all ten, session after session, as class lists are put together.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "draws.hpp"
#include "echelon/base/date.hpp"

namespace {

using bench::Draws;
using echelon::Date;

constexpr std::array<std::string_view, 20> family{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                                  "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};
constexpr std::array<std::string_view, 24> given{"伟", "芳", "娜", "敏", "静", "丽", "强", "磊",
                                                 "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
                                                 "超", "秀", "霞", "平", "刚", "桂", "文", "辉"};
constexpr std::array<std::string_view, 8> fields{"语文", "数学", "英语", "物理",
                                                 "化学", "生物", "历史", "地理"};
constexpr std::array<std::string_view, 6> categories{"师德师风", "专业知识", "教学能力",
                                                     "教育技术", "心理健康", "综合素养"};
constexpr std::array<std::string_view, 5> kinds{"专题研修", "能力提升培训", "骨干教师培训", "新课程培训",
                                                "校本研训"};
constexpr std::array<std::string_view, 3> modes{"面授", "网络", "校本"};
constexpr std::array<int, 8> lengths{4, 8, 10, 16, 20, 24, 40, 72};

/// A file that is written from a buffer.
class Written {
 public:
  explicit Written(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ != nullptr) return;
    std::perror(path.c_str());
    std::exit(2);
  }
  ~Written() {
    flush();
    std::fclose(file_);
  }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  std::string& text() {
    if (text_.size() > (1U << 20U)) flush();
    return text_;
  }

 private:
  void flush() {
    std::fwrite(text_.data(), 1, text_.size(), file_);
    text_.clear();
  }
  std::FILE* file_;
  std::string text_;
};

std::string padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(text.size() < width ? width - text.size() : 0, '0') + text;
}

template <std::size_t N>
std::string_view one_of(const std::array<std::string_view, N>& all, Draws& draws) {
  return all[static_cast<std::size_t>(draws.below(N))];
}

void write_roster(const std::string& path, std::int64_t people) {
  Written file(path);
  file.text() += "工号,姓名,学校,镇街,性别,出生日期,参加工作时间,学段,任教学科,职称\n";
  const std::int64_t schools = people / 60 + 1;
  const Date birth = *Date::of(1966, 1, 1);
  for (std::int64_t person = 0; person < people; ++person) {
    Draws draws(static_cast<std::uint64_t>(person) + 1);
    std::string& row = file.text();
    const std::int64_t school = draws.below(schools);
    const auto age = static_cast<std::int32_t>(draws.below(12'000));
    row.append("T").append(padded(person, 7)).append(",").append(one_of(family, draws));
    row.append(one_of(given, draws)).append(one_of(given, draws)).append(",第").append(padded(school, 5));
    row.append("小学,第").append(padded(school / 20, 4)).append(draws.below(4) == 0 ? "镇,男," : "镇,女,");
    row.append(birth.plus_days(age).iso()).append(",").append(birth.plus_days(age + 8'400).iso());
    row.append(",小学,")
        .append(one_of(fields, draws))
        .append(draws.below(2) == 0 ? ",一级教师\n" : ",二级教师\n");
  }
}

/// What is the same for everyone who was there.
struct Session {
  std::string course;
  std::string_view category;
  std::string provider;
  std::string_view mode;
  int hours;
  Date from;
  Date to;
};

Session session_of(std::int64_t number, std::int64_t sessions) {
  Draws draws(static_cast<std::uint64_t>(number) * 7919 + 3);
  Session made;
  Draws course(static_cast<std::uint64_t>(draws.below(3'000)) + 77);
  made.course = std::string("小学").append(one_of(fields, course)).append(one_of(kinds, course));
  made.course += "第" + std::to_string(course.below(60) + 1) + "期";
  made.category = one_of(categories, course);
  made.provider = "第" + std::to_string(course.below(40) + 1) + "教师发展中心";
  made.mode = one_of(modes, course);
  made.hours = lengths[static_cast<std::size_t>(course.below(lengths.size()))];
  // Eight years, one session after the other.
  made.from = Date::of(2018, 3, 1)->plus_days(static_cast<std::int32_t>(number * 2'900 / sessions));
  made.to = made.from.plus_days(made.hours / 8 + static_cast<std::int32_t>(draws.below(20)));
  return made;
}

void add_row(std::string& row, std::int64_t person, const Session& session, bool full, Draws& draws) {
  row.append("T").append(padded(person, 7)).append(",").append(session.course).append(",");
  row.append(std::to_string(session.hours)).append(",").append(session.to.iso()).append(",");
  if (full) row.append(session.from.iso()).append(",");
  row.append(session.category);
  if (full) {
    row.append(",").append(session.provider).append(",").append(session.mode).append(",");
    if (draws.below(3) > 0) row.append(std::to_string(90 + draws.below(11))).append("%");
    row.append(",");
    if (draws.below(3) == 0) row.append("ZS").append(padded(draws.below(100'000'000), 8));
  }
  row += '\n';
}

void write_training(const std::string& path, std::int64_t people, std::int64_t each, std::string_view shape) {
  Written file(path);
  const bool full = shape != "plain";
  file.text() += full ? "工号,课程,学时,结束日期,开始日期,类别,组织单位,形式,出勤率,证书编号\n"
                      : "工号,课程,学时,结束日期,类别\n";
  const std::int64_t rows = people * each;
  const std::int64_t seats = 50;
  const std::int64_t sessions = rows / seats + 1;
  Draws draws(11);
  if (shape == "mixed") {
    for (std::int64_t row = 0; row < rows;) {
      const Session session = session_of(row / seats, sessions);
      // 7,368,787 is a prime: the people come in no order, and no one twice into a session.
      for (std::int64_t seat = 0; seat < seats && row < rows; ++seat, ++row)
        add_row(file.text(), row * 7'368'787 % people, session, full, draws);
    }
    return;
  }
  for (std::int64_t person = 0; person < people; ++person) {
    std::int64_t number = draws.below(sessions);
    for (std::int64_t i = 0; i < each; ++i) {
      number = (number + 1 + sessions / (each + 1)) % sessions;
      add_row(file.text(), person, session_of(number, sessions), full, draws);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("big_files PEOPLE RECORDS plain|full|mixed FOLDER\n", stderr);
    return 2;
  }
  const std::int64_t people = std::atoll(arguments[1]);
  const std::string folder = arguments[4];
  write_roster(folder + "/roster.csv", people);
  write_training(folder + "/training.csv", people, std::atoll(arguments[2]), arguments[3]);
  return 0;
}
