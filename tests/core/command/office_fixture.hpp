#pragma once

#include <filesystem>
#include <string>

#include "echelon/command/digest.hpp"
#include "echelon/command/ledger.hpp"
#include "echelon/store/rows.hpp"
#include "echelon/store/schema.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// A folder that is gone after the test.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& in = std::filesystem::temp_directory_path()) {
    static int next = 0;
    folder_ = in / ("echelon-test-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" +
                    std::to_string(std::filesystem::file_time_type::clock::now().time_since_epoch().count()) +
                    "-" + std::to_string(next++));
    std::filesystem::create_directories(folder_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

inline Date day(const std::string& iso) { return *Date::from_iso(iso); }

/// Eight people at two schools, with a little history of each kind.
inline Batch small_batch() {
  Batch batch;
  batch.schools = {{"S1", "青石一中", SchoolKind::senior, "青石镇", Area::town},
                   {"S2", "白溪小学", SchoolKind::primary, "白溪乡", Area::rural}};
  for (int i = 1; i <= 8; ++i) {
    const std::string id = "T" + std::to_string(i);
    batch.people.push_back({.id = id,
                            .name = "教师" + std::to_string(i),
                            .national_id = {},
                            .gender = i % 2 == 0 ? Gender::female : Gender::male,
                            .birth_date = day("1980-02-0" + std::to_string(i)),
                            .hired_on = day("2004-09-01"),
                            .left_on = {},
                            .degree = Degree::bachelor,
                            .political = "群众",
                            .phone = "13000000000",
                            .extra = {}});
    batch.postings.push_back(
        {id, i <= 5 ? "S1" : "S2", Role::teacher, Stage::senior, "数学", day("2004-09-01"), {}});
    batch.titles.push_back({id, Title::second, day("2008-12-01")});
    batch.training.push_back({.person = id,
                              .course = "命题研修",
                              .hours = Decimal::of(16 + i),
                              .started_on = day("2025-07-01"),
                              .ended_on = day("2025-07-05"),
                              .category = "学科",
                              .mode = TrainingMode::face_to_face,
                              .provider = "进修学校",
                              .attendance_permille = 950,
                              .certificate = {}});
    batch.assessments.push_back({id, 2024, AssessmentKind::annual, AssessmentResult::competent});
  }
  batch.mentorships = {{"T1", "T2", day("2020-09-01"), {}, "数学", {}}};
  batch.awards = {{.person = "T1",
                   .award = "省数学竞赛",
                   .level = AwardLevel::province,
                   .grade = AwardGrade::first,
                   .role = AwardRole::coach,
                   .subject = "数学",
                   .pupils = 2,
                   .awarded_on = day("2024-10-12")}};
  batch.post_grades = {{"T1", 10, day("2010-01-01")}};
  batch.tiers = {{"T1", "county", "backbone", day("2015-01-01"), {}}};
  return batch;
}

/// Two courses, the second after the first, a session of each, and people of `small_batch()` at them.
inline Batch session_batch() {
  Batch batch;
  batch.courses = {{.id = "K1",
                    .name = "命题研修",
                    .tier = {},
                    .category = "学科教学",
                    .subject = "数学",
                    .stage = Stage::senior,
                    .mode = TrainingMode::face_to_face,
                    .hours = Decimal::of(16),
                    .provider = "进修学校"},
                   {.id = "K2",
                    .name = "命题研修（提高）",
                    .tier = "骨干教师",
                    .category = "学科教学",
                    .subject = "数学",
                    .stage = Stage::unknown,
                    .mode = TrainingMode::face_to_face,
                    .hours = Decimal::of(24),
                    .provider = "进修学校"}};
  batch.courses_before = {{"K2", "K1"}};
  for (const std::string id : {"B1", "B2"}) {
    batch.sessions.push_back({.id = id,
                              .course = id == "B1" ? "K1" : "K2",
                              .place = "教师进修学校",
                              .town = "青石镇",
                              .trainer = "李老师",
                              .capacity = 3,
                              .minimum = 2,
                              .cost = Decimal::of(3000),
                              .seat_cost = Decimal::of(120),
                              .state = SessionState::planned,
                              .closed_on = {}});
  }
  batch.meetings = {{"B1", day("2026-04-11"), 540, 720},
                    {"B1", day("2026-04-11"), 840, 1020},
                    {"B1", day("2026-04-18"), 540, 720},
                    {"B2", day("2026-05-09"), 0, 1440}};
  batch.enrolments = {{"B1", "T1", EnrolmentState::enrolled, 0, EnrolmentPin::none, day("2026-03-02")},
                      {"B1", "T2", EnrolmentState::enrolled, 0, EnrolmentPin::in, day("2026-03-02")},
                      {"B1", "T3", EnrolmentState::wish, 1, EnrolmentPin::none, day("2026-03-01")}};
  batch.attendance = {{"B1", "T1", day("2026-04-11"), 540, AttendanceState::late}};
  batch.feedback = {{"B1", "T1", 5, "很有收获"}};
  batch.waivers = {
      {"T4", {}, day("2025-01-01"), day("2025-12-31"), WaiverReason::maternity, "县教育局〔2025〕3号"}};
  return batch;
}

/// Whether a command is about courses, sessions, enrolments or attendance.
/// Those of tier_commands_test.cpp; appointing belongs to rounds.
inline bool is_about_tiers(std::string_view command) {
  return (command.starts_with("tier.") && command != "tier.appoint") || command.starts_with("tiers.");
}

inline bool is_about_training(std::string_view command) {
  for (const std::string_view family : {"course.", "session.", "enrolment.", "attendance.", "feedback.",
                                        "hour_rule.", "waiver.", "waivers."}) {
    if (command.starts_with(family)) return true;
  }
  return false;
}

/// Whether a command is about mentors; they have their tests in mentor_commands_test.cpp.
inline bool is_about_mentors(std::string_view command) { return command.starts_with("mentor."); }

/// Whether a command is about offices handed out; they have their tests in office_commands_test.cpp.
inline bool is_about_offices(std::string_view command) { return command.starts_with("office."); }

inline Signature by(const std::string& who = "王主任") { return {who, "2026-03-01T09:00:00", {}}; }

/// One digest of all the office's tables; the ledger is not in it.
inline std::string content(const Store& store) {
  Digest whole;
  for (const std::string_view table : store::office_tables()) {
    whole.add(table);
    store::each_row(store, table, [&](std::string_view row) { whole.add(row); });
  }
  return whole.hex();
}

/// An office with `small_batch()` in it.
struct SmallOffice {
  Store store = Store::temporary();
  Ledger ledger{store};
  SmallOffice() { ledger.import(small_batch(), {"import.roster", {{"file", "花名册.xlsx"}}}, by()); }
  Performed perform(const std::string& command, std::vector<std::pair<std::string, std::string>> arguments) {
    return ledger.perform({command, std::move(arguments)}, by());
  }
};

}  // namespace echelon
