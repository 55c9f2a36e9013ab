#pragma once

#include <fstream>

#include "../command/office_fixture.hpp"
#include "../refusal.hpp"
#include "echelon/base/identity.hpp"
#include "echelon/office/office.hpp"

namespace echelon::office_tests {

/// Imports the text as a file of that kind; no row may be refused.
inline void bring_in(Office& office, const std::filesystem::path& folder, const std::string& kind,
                     const std::string& text) {
  const std::filesystem::path file = folder / (kind + ".csv");
  std::ofstream(file, std::ios::binary) << text;
  const ImportPreview preview = office.preview_import(kind, file);
  for (const auto& refused : preview.refusals)
    FAIL(kind << " row " << refused.place.row << ": " << refused.reason.en);
  REQUIRE(office.import(preview, false).has_value());
}

/// A program without C++: three coaches, at most one a school, two reviewed criteria and one from the
/// records.
inline constexpr const char* coaches_toml = R"(id = "coaches"
order = 1
seats = 3
reserves = 2
publicity_days = 5
tie_ladder = ["hours", "years_of_service"]
name = { zh = "教练员", en = "Coaches" }
purpose = { zh = "测试用。", en = "For tests." }
[appointment]
ladder = "olympiad"
tier = "教练员"
[nomination_seats]
total = 18
method = "webster"
measure = "staff"
least = 1
most = 0
[review]
raters = 2
lowest = 0
highest = 100
[[requirement]]
id = "in_service"
kind = "in_service"
zh = "在职在岗"
en = "in service"
source = "测试"
[[criterion]]
id = "lesson"
kind = "review"
zh = "模拟课"
en = "trial lesson"
weight = 60
source = "测试"
[[criterion]]
id = "training"
kind = "hours_points"
zh = "培训"
en = "training"
weight = 40
years = 5
per_hour = 0.5
source = "测试"
[[quota]]
id = "school"
feature = "school"
value = "*"
max = 1
zh = "每校至多一人"
en = "at most one a school"
source = "测试"
)";

/// Five schools of three to seven people, with training of differing hours; T01 is a mentor of T04.
inline Batch bureau_batch() {
  Batch batch;
  int number = 0;
  for (int school = 1; school <= 5; ++school) {
    const std::string id = "S" + std::to_string(school);
    batch.schools.push_back(
        {id, "青石镇第" + std::to_string(school) + "中学", SchoolKind::junior, "青石镇", Area::town});
    for (int member = 0; member < school + 2; ++member) {
      ++number;
      const std::string person = (number < 10 ? "T0" : "T") + std::to_string(number);
      batch.people.push_back({.id = person,
                              .name = "教师" + std::to_string(number),
                              .national_id = {},
                              .gender = number % 2 == 0 ? Gender::female : Gender::male,
                              .birth_date = day("1985-03-04"),
                              .hired_on = day("2010-09-01"),
                              .left_on = {},
                              .degree = Degree::bachelor,
                              .political = "群众",
                              .phone = "13000000000",
                              .extra = {}});
      batch.postings.push_back({person, id, Role::teacher, Stage::junior, "数学", day("2010-09-01"), {}});
      batch.titles.push_back({person, Title::second, day("2014-12-01")});
      batch.training.push_back({.person = person,
                                .course = "命题研修",
                                .hours = Decimal::of(20 + number * 7 % 40),
                                .started_on = day("2025-07-01"),
                                .ended_on = day("2025-07-05"),
                                .category = "学科",
                                .mode = TrainingMode::face_to_face,
                                .provider = "进修学校",
                                .attendance_permille = 1000,
                                .certificate = {}});
    }
  }
  batch.mentorships = {{"T01", "T04", day("2020-09-01"), {}, "数学", {}}};
  return batch;
}

/// An identity number of nobody: region 000000, the checksum right.
inline std::string identity(const std::string& birth, int sequence) {
  const std::string number = std::to_string(1000 + sequence).substr(1);
  const std::string seventeen = "000000" + birth + number;
  return seventeen + identity_check_character(seventeen);
}

/// An open office in a folder of its own, with the program `coaches`.
class Bureau {
 public:
  explicit Bureau(const Batch& batch) {
    std::filesystem::create_directories(scratch_ / "programs/coaches");
    write("programs/coaches/program.toml", coaches_toml);
    {
      Store store = Store::create(path());
      Ledger(store).import(batch, {"import.roster", {}}, by());
    }
    reopen();
  }
  void reopen() {
    office_.reset();
    Office::Options options;
    options.plugin_folders = {scratch_ / "programs"};
    options.data = ECHELON_DATA;
    options.who = "王主任";
    options.as_of = day("2026-03-01");
    office_ = Office::open(path(), std::move(options));
  }

  Office& operator*() { return *office_; }
  Office* operator->() { return office_.get(); }
  [[nodiscard]] std::filesystem::path path() const { return scratch_ / "a.echelon"; }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(scratch_ / name, std::ios::binary) << text;
    return scratch_ / name;
  }
  /// The digest of every row of the file.
  [[nodiscard]] std::string rows() const { return content(Store::open(path())); }

  ImportPreview preview(const std::string& csv, const std::string& kind = "roster") {
    return office_->preview_import(kind, write("in.csv", csv));
  }
  std::optional<std::int64_t> import(const std::string& csv, const std::string& kind = "roster") {
    return office_->import(preview(csv, kind), false);
  }
  std::int64_t perform(const std::string& command,
                       std::vector<std::pair<std::string, std::string>> arguments) {
    return office_->perform({command, std::move(arguments)});
  }
  /// The person as of the office's date; must be there.
  [[nodiscard]] std::size_t person(const std::string& id) {
    const PersonIndex found = office_->snapshot()->find_person(id);
    REQUIRE(found != nobody);
    return static_cast<std::size_t>(found);
  }
  [[nodiscard]] std::string school(const std::string& id) {
    const School* school = office_->snapshot()->school_of(static_cast<PersonIndex>(person(id)));
    return school == nullptr ? "" : school->id;
  }

 private:
  Scratch scratch_;
  std::unique_ptr<Office> office_;
};

}  // namespace echelon::office_tests
