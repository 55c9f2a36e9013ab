#include "echelon/store/connection.hpp"
#include "echelon/store/load.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

/// A store with the small office and its two sessions.
Store taught() {
  Store store = Store::temporary();
  bring(store, small_batch());
  bring(store, session_batch());
  return store;
}

TEST_CASE("courses and sessions come back as they were brought in") {
  const Store store = taught();
  const std::vector<Course> courses = load_courses(store);
  REQUIRE(courses.size() == 2);
  CHECK(courses[0].before.empty());
  CHECK(courses[1].before == std::vector<std::string>{"K1"});
  CHECK(courses[1].tier == "骨干教师");
  CHECK(courses[1].hours == Decimal::of(24));
  CHECK(courses[0].stage == Stage::senior);
  CHECK(courses[0].mode == TrainingMode::face_to_face);
  const std::vector<Session> sessions = load_sessions(store);
  REQUIRE(sessions.size() == 2);
  const Session& first = sessions[0];
  CHECK(first.course == "K1");
  CHECK(first.seat_cost == Decimal::of(120));
  CHECK(first.state == SessionState::planned);
  CHECK(first.meetings.size() == 3);
  CHECK(first.starts_on() == day("2026-04-11"));
  CHECK(first.ends_on() == day("2026-04-18"));
  CHECK(first.count(EnrolmentState::enrolled) == 2);
  REQUIRE(first.enrolment_of("T2") != nullptr);
  CHECK(first.enrolment_of("T2")->pin == EnrolmentPin::in);
  CHECK(first.enrolment_of("T9") == nullptr);
  REQUIRE(first.attendance.size() == 1);
  CHECK(first.attendance[0].state == AttendanceState::late);
  REQUIRE(first.feedback.size() == 1);
  CHECK(first.feedback[0].score == 5);
  CHECK(sessions[1].enrolments.empty());
  CHECK(sessions[1].meetings[0] == Meeting{day("2026-05-09"), 0, 1440});
}

TEST_CASE("sessions brought in twice are the same, in whatever order their rows stand") {
  Store store = taught();
  const std::string before = content(store);
  const Batch batch = session_batch();
  for (unsigned seed = 0; seed < 10; ++seed) {
    const BatchEffect effect = bring(store, shuffled(batch, seed)).effect;
    CHECK(effect.added == 0);
    CHECK(effect.changed == 0);
    CHECK(effect == effect_of(store, batch));
    Store other = Store::temporary();
    bring(other, small_batch());
    bring(other, shuffled(batch, seed));
    CHECK(content(other) == before);
  }
}

TEST_CASE("the pieces of an import with sessions replay to the same office") {
  Store store = Store::temporary();
  const Brought people = bring(store, small_batch());
  const std::string before = content(store);
  const Brought sessions = bring(store, session_batch());
  Store again = Store::temporary();
  for (const std::string& piece : people.pieces) store::insert_piece(again, piece);
  for (const std::string& piece : sessions.pieces) store::insert_piece(again, piece);
  CHECK(content(again) == content(store));
  for (std::size_t i = sessions.pieces.size(); i-- > 0;) store::remove_piece(again, sessions.pieces[i]);
  CHECK(content(again) == before);
}

TEST_CASE("a row of a session, course or person that is not there names what is missing") {
  Store store = taught();
  const std::string before = content(store);
  Batch batch;
  std::string missing;
  SUBCASE("a course") {
    batch.sessions = {session_batch().sessions[0]};
    batch.sessions[0].id = "B9", batch.sessions[0].course = "K9", missing = "no course K9";
  }
  SUBCASE("an earlier course") { batch.courses_before = {{"K1", "K8"}}, missing = "no course K8"; }
  SUBCASE("a session") {
    batch.enrolments = {{"B8", "T1", EnrolmentState::wish, 1, EnrolmentPin::none, {}}};
    missing = "no session B8";
  }
  SUBCASE("a person") {
    batch.enrolments = {{"B1", "T99", EnrolmentState::wish, 1, EnrolmentPin::none, {}}};
    missing = "no person T99";
  }
  CHECK(says(refusal([&] { bring(store, batch); }), missing));
  CHECK(content(store) == before);
}

TEST_CASE("attendance needs an enrolment and a meeting") {
  Store store = taught();
  Batch batch;
  SUBCASE("someone not enrolled") {
    batch.attendance = {{"B1", "T8", day("2026-04-11"), 540, AttendanceState::present}};
  }
  SUBCASE("a time at which nothing meets") {
    batch.attendance = {{"B1", "T1", day("2026-04-11"), 541, AttendanceState::present}};
  }
  CHECK_FALSE(refusal([&] { bring(store, batch); }).empty());
}

TEST_CASE("a snapshot holds the waivers that have begun, by person and day") {
  Store store = taught();
  Batch batch;
  batch.waivers = {{"T4", "five_years", day("2026-01-01"), {}, WaiverReason::study, "人事科"},
                   {"T2", {}, day("2024-09-01"), day("2025-07-31"), WaiverReason::rural_service, "人事科"}};
  bring(store, batch);
  const auto snapshot = load_snapshot(store, day("2025-06-01"));
  CHECK(snapshot->waivers.size() == 2);
  const auto of_four = snapshot->waivers.of(snapshot->find_person("T4"));
  REQUIRE(of_four.size() == 1);
  CHECK(of_four[0].rule == Symbol::empty);
  CHECK(of_four[0].to == day("2025-12-31"));
  CHECK(of_four[0].reason == WaiverReason::maternity);
  CHECK(snapshot->text(of_four[0].authority) == "县教育局〔2025〕3号");
  CHECK(snapshot->waivers.of(snapshot->find_person("T1")).empty());
  CHECK(load_snapshot(store, day("2026-01-01"))->waivers.size() == 3);
}

TEST_CASE("the bureau's hour rules are read as text by their ids") {
  Store store = Store::temporary();
  CHECK(load_hour_rules(store).empty());
  store.run("INSERT INTO hour_rule VALUES ('five_years', 'hours = 360'), ('annual', '')");
  CHECK(load_hour_rules(store) ==
        std::map<std::string, std::string>{{"annual", ""}, {"five_years", "hours = 360"}});
}

TEST_CASE("the views say sessions in words and keep the reason of a waiver to themselves") {
  const Store store = taught();
  CHECK(answer(store, "SELECT 状态 || 开班日期 FROM 班次 WHERE 班次编号 = 'B1'") == "计划中2026-04-11");
  CHECK(answer(store, "SELECT 学段 || 形式 FROM 课程 WHERE 课程编号 = 'K1'") == "普通高中面授");
  CHECK(answer(store, "SELECT 状态 FROM 报名 WHERE 工号 = 'T3'") == "志愿");
  CHECK(answer(store, "SELECT 考勤 || 开始时间 FROM 考勤") == "迟到09:00");
  CHECK(answer(store, "SELECT 结束日期 FROM 免修") == "2025-12-31");
  Statement columns = store.statement("SELECT name FROM pragma_table_info('免修')");
  while (columns.step()) CHECK((columns.text(0) != "原因" && columns.text(0) != "批准单位"));
}

TEST_CASE("an office of the second schema with people in it is brought up and takes sessions") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  {
    Store old = StoreAccess::connect(path, true);
    store::migrate(old, 2);
    bring(old, small_batch());
  }
  Store store = Store::open(path);
  CHECK(answer(store, "PRAGMA user_version") == std::to_string(store::newest_version()));
  CHECK(answer(store, "SELECT count(*) FROM training") == "8");
  CHECK(store::definitions(store) == store::definitions(Store::temporary()));
  CHECK(bring(store, session_batch()).effect.added > 0);
  CHECK(content(store) == content(taught()));
  CHECK(std::filesystem::exists(scratch / "a.echelon.v2.bak"));
}

}  // namespace
}  // namespace echelon
