// Training records by the million are read on a way of their own; on messy random files it gives exactly what
// the general way gives: the same rows, the same report, word for word.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <tuple>

#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/training_table_in.hpp"

namespace echelon::exchange_tests {
namespace {

class File {
 public:
  explicit File(const std::string& bytes)
      : path(std::filesystem::temp_directory_path() /
             ("echelon-training-" + std::to_string(std::random_device()()))) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::filesystem::path path;
};

std::string says(const Words& words) { return words.zh + "|" + words.en; }

/// Everything that a report says, line by line.
std::string text_of(const ImportReport& report) {
  std::string text = report.file + "\n" + report.sheet + "\n";
  for (const long number :
       {report.header_row, report.read, report.good, report.refused, report.blank, report.skipped})
    text += std::to_string(number) + " ";
  for (const auto& column : report.columns) text += "\ncolumn " + column;
  for (const auto& [key, place] : report.places) text += "\nplace " + std::string(key) + " " + place;
  for (const auto& column : report.unknown_columns) text += "\nunknown " + column;
  for (const auto& each : report.problems) {
    text += "\nproblem " + std::to_string(each.place.row) + " " + each.place.column + " " + each.id + " " +
            says(each.reason) + " " + says(each.remedy);
  }
  for (const auto& note : report.notes) text += "\nnote " + says(note);
  for (const auto& row : report.preview) {
    text += "\nshown";
    for (const auto& cell : row) text += " <" + cell + ">";
  }
  return text;
}

using Plain = std::tuple<std::string, std::string, std::string, std::int64_t, std::string, std::string, int,
                         std::string, int, std::string>;
Plain plain(const TrainingRecord& r) {
  return {r.person,   r.ended_on.iso(),         r.course,   r.hours.millionths(),  r.started_on.iso(),
          r.category, static_cast<int>(r.mode), r.provider, r.attendance_permille, r.certificate};
}

/// Both ways to the same end.
void expect_same(const std::string& bytes, const ImportOptions& options = {}) {
  const File file(bytes);
  std::string error;
  ImportedRows<TrainingRow> slow;
  try {
    slow = read_training(file.path, options);
  } catch (const Error& thrown) {
    error = says(thrown.happened()) + says(thrown.remedy()) + std::to_string(thrown.place().row);
  }
  std::optional<ImportedTraining> quick;
  try {
    quick = read_training_table(file.path, options);
  } catch (const Error& thrown) {
    CHECK(says(thrown.happened()) + says(thrown.remedy()) + std::to_string(thrown.place().row) == error);
    return;
  }
  if (!error.empty()) {
    CHECK_FALSE(quick.has_value());
    return;
  }
  REQUIRE(quick.has_value());
  CHECK(text_of(quick->report) == text_of(slow.report));
  std::vector<Plain> ours;
  for (const auto& row : quick->table.rows) ours.push_back(plain(quick->table.record(row)));
  CHECK(std::ranges::is_sorted(ours));
  std::vector<Plain> theirs;
  for (const TrainingRow& r : slow.rows)
    theirs.push_back(plain({r.id, r.course, r.hours, r.started_on, r.ended_on, r.category, r.mode, r.provider,
                            r.attendance_permille, r.certificate}));
  std::ranges::sort(theirs);
  CHECK(ours == theirs);
}

/// Draws messy files.
class Mess {
 public:
  explicit Mess(unsigned seed) : random_(seed) {}

  std::string file(int rows) {
    separator_ = below(6) == 0 ? '\t' : ',';
    odd_ = below(3) == 0 ? 3 : 60;
    people_ = 1 + below(40);
    columns_ = {0, 1, 2, 3};
    for (int i = 4; i < 10; ++i) {
      if (below(3) > 0) columns_.push_back(i);
    }
    for (int extra = below(3); extra > 0; --extra) columns_.push_back(9 + extra);
    std::ranges::shuffle(columns_, random_);
    std::string text = below(8) == 0 ? "二〇二四年培训记录\n" : "";
    if (below(4) == 0) text.insert(0, "\xEF\xBB\xBF");
    std::string header;
    static const std::array<const char*, 12> titles{"工号",     "课程名称", "学时",     "结束日期",
                                                    "开始日期", "类别",     "组织单位", "形式",
                                                    "出勤率",   "证书编号", "备用",     ""};
    for (const int column : columns_)
      header += (header.empty() ? "" : std::string(1, separator_)) + titles[static_cast<std::size_t>(column)];
    if (columns_.front() > 9) header.insert(0, titles[static_cast<std::size_t>(columns_.front())]);
    text += header + end();
    std::vector<std::string> written;
    for (int i = 0; i < rows; ++i) {
      if (rarely()) text += end();
      if (rarely()) text += header + end();
      if (rarely()) text += "合计" + std::string(1, separator_) + "12" + end();
      if (!written.empty() && below(30) == 0) {
        text += written[static_cast<std::size_t>(below(static_cast<int>(written.size())))] + end();
        continue;
      }
      written.push_back(row());
      text += written.back() + end();
    }
    if (below(3) == 0 && text.ends_with('\n')) text.pop_back();
    return text;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool rarely() { return below(odd_ * 5) == 0; }
  std::string one_of(std::initializer_list<const char*> all) {
    return *(all.begin() + below(static_cast<int>(all.size())));
  }
  std::string end() {
    return rarely() ? one_of({"\r", "\r\n", "\n\n", ",\n", ",,x\n"}) : below(9) == 0 ? "\r\n" : "\n";
  }

  std::string row() {
    std::string text;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) text += separator_;
      const std::string cell = below(odd_) == 0 ? odd_cell(columns_[i]) : cell_of(columns_[i]);
      text += below(odd_) == 0 ? "\"" + cell + "\"" : cell;
      if (rarely()) return text;
    }
    return text;
  }

  std::string cell_of(int column) {
    switch (column) {
      case 0:
        return "T" + std::to_string(100 + below(people_));
      case 1:
        return one_of({"新课标研修", "师德专题", "AI 与课堂", "心理健康"});
      case 2:
        return one_of({"8", "12", "4.5", "72", "0.125", "24"});
      case 3:
        return "2024-0" + std::to_string(5 + below(4)) + "-1" + std::to_string(below(10));
      case 4:
        return one_of({"", "2024-05-01", "2024-05-02", "2024-05-02"});
      case 5:
        return one_of({"师德", "专业知识", ""});
      case 6:
        return one_of({"县教师发展中心", "省厅"});
      case 7:
        return one_of({"面授", "网络", "校本", "", "ONLINE", "Online"});
      case 8:
        return one_of({"", "95%", "0.95", "95", "100%"});
      case 9:
        return below(2) == 0 ? "" : "ZS-" + std::to_string(below(1'000));
      case 10:
        return one_of({"", "x", "第 1 期"});
      default:
        return "";
    }
  }

  std::string odd_cell(int column) {
    switch (below(8)) {
      case 0:
        return "";
      case 1:
        return one_of({"工号", "课程名称", "学时", "类别", "形式"});
      case 2:
        return one_of({"110101199003070134", "'=1+1", "'-x", "' x", "=\"T101\"", "Ｔ１０２", "T 1 0 3",
                       "12E5", "1.5", "2024E00A", "101", "0101", "\xE2\x80\x8BT104", "T105\xE3\x80\x80"});
      case 3:
        return one_of({"a\"b", "\"x\"\"y\"", "\"一\n二\"", "\"开", "a,b", "\xE2\x80\xAEx", "\x01", " 前后 "});
      case 4:
        return column == 1 ? std::string(static_cast<std::size_t>(190 + below(20)), 'x')
                           : std::string(static_cast<std::size_t>(60 + below(60)), '9');
      case 5:
        return one_of({"2024/5/1", "2024.05", "2024年5月3日", "45413", "至今", "2024-02-30", "20240501",
                       "２０２４-05-01", "1024-05-01", "2024-05-01 08:00"});
      case 6:
        return one_of({"48学时", "０", "-3", "2001", "1e2", "0", "0.0000001", "12.1234567", "30 课时", "12h",
                       "00012", "1999.999999", "500"});
      default:
        return one_of({"合计", "注1", "120%", "abc", "face_to_face", "线上", "0.951", "33.33%", "1"});
    }
  }

  std::mt19937 random_;
  char separator_ = ',';
  int odd_ = 10;
  int people_ = 10;
  std::vector<int> columns_;
};

}  // namespace

TEST_CASE("the quick way reads messy random files exactly as the general way") {
  for (unsigned seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Mess mess(seed);
    expect_same(mess.file(static_cast<int>(seed % 7 == 0 ? 1500 : 20 + seed * 3)));
  }
}

TEST_CASE("a file that is not UTF-8, or has NUL in it, comes to the same on both ways") {
  const std::string head = "id,course,hours,ended_on,category\n";
  std::string gbk = head;
  std::string broken = head;
  for (int i = 0; i < 400; ++i) {
    gbk += "T1,\xC5\xE0\xD1\xB5" + std::to_string(i) + ",8,2024-05-01,\xCA\xA6\n";
    broken += "T1,c" + std::to_string(i) + ",8,2024-05-01," + (i == 300 ? "\xE5\x9F" : "x") + "\n";
  }
  expect_same(gbk);
  expect_same(broken);
  broken[broken.size() - 2] = '\0';
  expect_same(broken);
  expect_same(gbk, {.sheet = {}, .encoding = "gb18030", .map = {}, .limits = {}});
  expect_same(gbk, {.sheet = {}, .encoding = "utf-8", .map = {}, .limits = {}});
}

TEST_CASE("stretches of a file may end anywhere, within quotes too") {
  std::string text = "工号,课程,学时,结束日期,备注\n";
  std::mt19937 random(5);
  for (int i = 0; i < 80'000; ++i) {
    text += "T" + std::to_string(i / 7) + ",课程" + std::to_string(i % 7) + ",8,2024-05-0" +
            std::to_string(1 + i % 9);
    text += i % 500 == 499 ? ",\"" + std::string(random() % 30'000, 'x') + "\n\"\"末\"\n" : ",一般\n";
  }
  CHECK(text.size() > 4U << 20U);
  expect_same(text);
}

TEST_CASE("a file of nothing but faults is given up on both ways with the same first fault") {
  std::string text = "工号,课程,学时,结束日期\n";
  for (int i = 0; i < 250; ++i)
    text += "T1,课程" + std::to_string(i) + ",8,2024-05-01\nT1,课程0,8,2024-05-01\n";
  for (int i = 0; i < 100'001; ++i) text += "T2,课程" + std::to_string(i) + ",x,2024-05-01\n";
  expect_same(text);
}

TEST_CASE("a file that is no training record's is left to the general way") {
  const File roster("工号,姓名,学校\nT1,王芳,一小\n");
  CHECK_FALSE(read_training_table(roster.path).has_value());
  CHECK_FALSE(read_training_table("/nowhere/at/all.csv").has_value());
}

}  // namespace echelon::exchange_tests
