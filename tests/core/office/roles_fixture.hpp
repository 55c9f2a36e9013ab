#pragma once

#include <iterator>

#include "bureau_fixture.hpp"
#include "echelon/office/roles.hpp"
#include "echelon/store/handed.hpp"
#include "echelon/store/pack.hpp"

namespace echelon::office_tests {

/// A character of the plane of Chinese, as UTF-8.
inline std::string character(int code) {
  std::string text;
  text += static_cast<char>(0xe0 | (code >> 12));
  text += static_cast<char>(0x80 | (code >> 6 & 0x3f));
  text += static_cast<char>(0x80 | (code & 0x3f));
  return text;
}

inline std::string person_id(int number) { return "TCH" + std::to_string(10'000 + number); }
inline std::string person_name(int number) {
  return character(0x5000 + 7 * number) + character(0x6100 + 11 * number) + character(0x7200 + 13 * number);
}
inline std::string phone_of(int number) { return "1390000" + std::to_string(1000 + number); }
inline std::string school_id(int number) { return "SCH-0" + std::to_string(number); }
inline std::string school_name(int number) { return "石桥" + std::to_string(number) + "号学校"; }

/// Five schools of 3, 4, … 7 people, each with everything that an office can hold of a person: TCH10001 …
/// TCH10003 at SCH-01, TCH10004 … TCH10007 at SCH-02. TCH10001 is mentor of TCH10004. Whatever is private
/// holds the word 私密.
inline Batch roles_batch() {
  Batch batch;
  CourseRecord course;
  course.id = "K1";
  course.name = "命题研修";
  course.hours = Decimal::of(8);
  batch.courses = {course};
  SessionRecord session;
  session.id = "B1";
  session.course = "K1";
  session.capacity = 20;
  session.minimum = 1;
  batch.sessions = {session};
  batch.meetings = {{"B1", day("2026-05-09"), 0, 1440}};
  int number = 0;
  for (int school = 1; school <= 5; ++school) {
    batch.schools.push_back(
        {school_id(school), school_name(school), SchoolKind::junior, "青石镇", Area::town});
    for (int member = 0; member < school + 2; ++member) {
      const std::string id = person_id(++number);
      batch.people.push_back({.id = id,
                              .name = person_name(number),
                              .national_id = identity("19850304", number),
                              .gender = number % 2 == 0 ? Gender::female : Gender::male,
                              .birth_date = day("1985-03-04"),
                              .hired_on = day("2010-09-01"),
                              .left_on = {},
                              .degree = Degree::bachelor,
                              .political = "私密党派",
                              .phone = phone_of(number),
                              .extra = "{\"住址\":\"私密住址\"}"});
      batch.postings.push_back(
          {id, school_id(school), Role::teacher, Stage::junior, "数学", day("2010-09-01"), {}});
      batch.titles.push_back({id, Title::second, day("2014-12-07")});
      batch.training.push_back({.person = id,
                                .course = "命题研修",
                                .hours = Decimal::of(20 + number * 7 % 40),
                                .started_on = day("2025-07-01"),
                                .ended_on = day("2025-07-05"),
                                .category = "学科",
                                .mode = TrainingMode::face_to_face,
                                .provider = "进修学校",
                                .attendance_permille = 1000,
                                .certificate = {}});
      batch.waivers.push_back(
          {id, {}, day("2024-01-01"), day("2024-06-30"), WaiverReason::illness, "私密批文"});
      batch.tiers.push_back({id, "teacher", "县级骨干", day("2022-09-01"), day("2025-08-31")});
      batch.tier_reviews.push_back({.person = id,
                                    .ladder = "teacher",
                                    .tier = "县级骨干",
                                    .since = day("2022-09-01"),
                                    .term_to = day("2025-08-31"),
                                    .reviewed_on = day("2025-06-01"),
                                    .result = TermResult::passed,
                                    .until = day("2028-08-31"),
                                    .note = "私密评语"});
      batch.awards.push_back({.person = id,
                              .award = "省数学竞赛" + std::to_string(number),
                              .level = AwardLevel::province,
                              .grade = AwardGrade::first,
                              .role = AwardRole::coach,
                              .subject = "数学",
                              .pupils = 1,
                              .awarded_on = day("2024-10-12")});
      batch.assessments.push_back({id, 2024, AssessmentKind::ethics, AssessmentResult::failed});
      batch.assessments.push_back({id, 2024, AssessmentKind::annual, AssessmentResult::competent});
      batch.enrolments.push_back({"B1", id, EnrolmentState::wish, 1, EnrolmentPin::out, day("2026-02-01")});
      batch.feedback.push_back({"B1", id, 1, "私密反馈"});
    }
  }
  batch.mentorships = {{person_id(1), person_id(4), day("2020-09-01"), {}, "数学", {}}};
  batch.mentor_wishes = {{person_id(4), person_id(2), 0}};
  return batch;
}

/// The bureau with a round of `coaches` open; each school has nominated its first with a statement that names
/// the person and the school.
struct HandingBureau : Bureau {
  HandingBureau() : Bureau(roles_batch()) {
    perform("call.open",
            {{"program", "coaches"}, {"title", "遴选"}, {"opened_on", "2026-01-05"}, {"seats", "3"}});
    for (const int first : {1, 4, 8, 13, 19}) {
      const int school = first == 1 ? 1 : first == 4 ? 2 : first == 8 ? 3 : first == 13 ? 4 : 5;
      perform("nomination.add", {{"call", "1"},
                                 {"school", school_id(school)},
                                 {"person", person_id(first)},
                                 {"rank", "1"},
                                 {"statement", person_name(first) + "在" + school_name(school) +
                                                   "教学扎实，电话" + phone_of(first)},
                                 {"on", "2026-01-10"}});
    }
  }
  void review() {
    perform("call.review", {{"call", "1"}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委甲"}, {"person", person_id(2)}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R2"}, {"name", "评委乙"}});
    score("R1", 8, "80");
    score("R2", 8, "70");
  }
  void score(const std::string& reviewer, int person, const std::string& points) {
    perform("review.score", {{"call", "1"},
                             {"reviewer", reviewer},
                             {"person", person_id(person)},
                             {"criterion", "lesson"},
                             {"score", points}});
  }

  /// Handed out under a new name each time.
  HandedOut hand_out(ViewerRole role, const std::string& subject) {
    const std::filesystem::path file =
        path().parent_path() / ("out" + std::to_string(++handed_) + ".echelon");
    return (*this)->hand_out({{role, subject, {}, {}, file}}).front();
  }
  /// As its holder opens it.
  [[nodiscard]] std::unique_ptr<Office> open(const HandedOut& made, const std::string& who = "李校长") {
    Office::Options options;
    options.plugin_folders = {path().parent_path() / "programs"};
    options.data = ECHELON_DATA;
    options.who = who;
    options.as_of = day("2026-03-01");
    return Office::open(made.what.file, std::move(options));
  }

 private:
  int handed_ = 0;
};

/// Every byte of the file, and what its ledger holds compressed.
inline std::string all_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const Store store = Store::open(file);
  Statement pieces = store.statement("SELECT packed FROM ledger_piece");
  while (pieces.step()) bytes += store::unpacked(pieces.text(0));
  return bytes;
}

inline CommandRequest nominating(int person, const std::string& school) {
  return {"nomination.add",
          {{"call", "1"}, {"school", school}, {"person", person_id(person)}, {"on", "2026-02-01"}}};
}

}  // namespace echelon::office_tests
