#include <algorithm>

#include "bureau_fixture.hpp"
#include "echelon/model/certificate_number.hpp"

namespace echelon::office_tests {
namespace {

constexpr const char* courses_csv =
    "课程编号,名称,学时,层级,类别,学科,学段,形式,组织单位,先修\n"
    "K1,单元教学实训,12,,学科教学,数学,初中,面授,进修学校,\n"
    "K2,命题提高,8,班主任,学科教学,信息学,,网络,进修学校,K1\n";
constexpr const char* sessions_csv =
    "班次编号,课程,日期,名额,最低人数,地点,镇街,主讲,费用,人均费用\n"
    "B1,K1,2026-03-14T09:00/T12:00;2026-03-14T14:00/T17:00;2026-03-15,3,1,进修学校,青石镇,李老师,3000,120.5\n"
    "B2,K1,2026-03-15,2,0,礼堂,,,,\n";

/// The bureau with two courses and two sessions.
struct Term : Bureau {
  Term() : Bureau(bureau_batch()) {
    REQUIRE(import(courses_csv, "courses"));
    REQUIRE(import(sessions_csv, "sessions"));
  }
  void enrol(const std::string& session, std::initializer_list<const char*> people) {
    std::vector<std::pair<std::string, std::string>> given{{"session", session}};
    for (const char* person : people) given.emplace_back("person", person);
    perform("enrolment.enrol", given);
  }
  /// B1 held with T01, T02 and T08, who missed a whole day, and closed.
  void hold() {
    enrol("B1", {"T01", "T02", "T08"});
    perform("session.publish", {{"session", "B1"}});
    perform("attendance.set",
            {{"session", "B1"}, {"mark", "*\t\t\tpresent"}, {"mark", "T08\t2026-03-15\t\tabsent"}});
    perform("session.close", {{"session", "B1"}, {"on", "2026-03-15"}});
  }
  /// The refusals of a file, as `row column: reason`.
  std::vector<std::string> refusals(const std::string& csv, const std::string& kind) {
    std::vector<std::string> said;
    for (const auto& each : preview(csv, kind).refusals) {
      CHECK_FALSE(each.reason.zh.empty());
      CHECK_FALSE(each.remedy.en.empty());
      said.push_back(std::to_string(each.place.row) + " " + each.reason.en);
    }
    return said;
  }
};

TEST_CASE("courses and sessions come in from sheets, once") {
  Term term;
  const auto& courses = term->courses();
  REQUIRE(courses.size() == 2);
  CHECK(courses[0].stage == Stage::junior);
  CHECK(courses[1].tier == "homeroom");
  CHECK(courses[1].subject == "信息技术");
  CHECK(courses[1].before == std::vector<std::string>{"K1"});
  const Session& session = term->session("B1");
  CHECK(session.meetings.size() == 3);
  CHECK(session.seat_cost == *Decimal::read("120.5"));
  CHECK(session.state == SessionState::planned);
  CHECK_FALSE(term.import(courses_csv, "courses"));
  CHECK_FALSE(term.import(sessions_csv, "sessions"));
  CHECK(term->verify().sound);
}

TEST_CASE("rows of courses and sessions that cannot be are refused by row, with a remedy") {
  Term term;
  using Said = std::vector<std::string>;
  CHECK(term.refusals("课程编号,名称,学时,先修,学段\nK5,甲,0,,\nK5,乙,3,,\nK6,丙,3,K99,\nK7,丁,3,K8,\nK8,戊,"
                      "3,K7,\nK9,己,3,,火星\n",
                      "courses") == Said{"2 the hours must be more than 0 and at most 2,000",
                                         "3 the id stands in row 2 already", "4 there is no course K99",
                                         "5 courses wait for each other", "6 courses wait for each other",
                                         "7 the stage \"火星\" is not on the list"});
  CHECK(term.refusals("班次编号,课程,日期,名额,最低人数,费用\nB5,K9,2026-05-01,10,,\nB6,K1,2026-05-32,10,,\n"
                      "B7,K1,2026-05-01,10,11,\nB8,K1,2026-05-01;2026-05-01T09:00/T10:00,10,,\n"
                      "B9,K1,2026-05-01,0,,\nB1,K1,2026-05-01,10,,\nB10,K1,2026-05-01,10,,-5\n",
                      "sessions") ==
        Said{"2 there is no course K9", "3 \"2026-05-32\" does not read, or is no day",
             "4 the minimum is above the capacity",
             "5 \"2026-05-01T09:00/T10:00\" overlaps what stands before it",
             "6 it must be a whole number from 1 to 100000", "7 the dates differ from those the session has",
             "8 a cost cannot be below 0"});
}

TEST_CASE("enrolments from a sheet keep to seats and times, the rows above counted") {
  Term term;
  using Said = std::vector<std::string>;
  const char* rows =
      "班次,工号,状态,志愿\nB2,T01,录取,\nB2,T02,enrolled,\nB2,T03,录取,\nB1,T01,录取,\nB1,T04,推荐,1\n"
      "B9,T04,志愿,\nB1,T99,志愿,\nB1,T04,志愿,\nB1,T05,睡觉,\n";
  CHECK(term.refusals(rows, "enrolments") ==
        Said{"4 session B2 is full", "5 it overlaps session B2", "7 there is no session B9",
             "8 there is no person T99", "9 the person's enrolment in the session stands in row 6 already",
             "10 the state \"睡觉\" is not on the list"});
  const ImportPreview preview = term.preview(rows, "enrolments");
  REQUIRE(term->import(preview, true));
  CHECK(term->session("B2").count(EnrolmentState::enrolled) == 2);
  CHECK(term->session("B1").enrolment_of("T04")->state == EnrolmentState::nominated);
  CHECK(term->session("B1").enrolment_of("T04")->asked_on == day("2026-03-01"));
}

TEST_CASE("an enrolment of someone who is gone is refused by its row, but for one that gives it up") {
  Term term;
  term.perform("person.leave", {{"person", "T04"}, {"on", "2026-02-01"}});
  using Said = std::vector<std::string>;
  CHECK(term.refusals("班次,工号,状态\nB1,T04,录取\nB2,T04,志愿\nB1,T05,录取\n", "enrolments") ==
        Said{"2 T04 is not in service", "3 T04 is not in service"});
  CHECK(term.refusals("班次,工号,状态\nB1,T04,放弃\n", "enrolments").empty());
}

TEST_CASE("attendance from a sheet is of published sessions, people enrolled and times when it meets") {
  Term term;
  using Said = std::vector<std::string>;
  term.enrol("B1", {"T01", "T02"});
  term.enrol("B2", {"T03"});
  term.perform("session.publish", {{"session", "B1"}});
  const char* rows =
      "班次,工号,日期,考勤\nB1,T01,2026-03-14,出勤\nB1,T01,2026年3月15日,迟到\nB1,T02,2026-03-14T14:00,请假\n"
      "B1,T03,2026-03-14,出勤\nB1,T02,2026-03-16,出勤\nB2,T03,2026-03-15,出勤\nB1,T02,2026-03-14T13:00,出勤\n"
      "B1,T02,2026-03-14T14:00,缺勤\n";
  CHECK(term.refusals(rows, "attendance") ==
        Said{"5 T03 is not enrolled in session B1", "6 session B1 does not meet at that time",
             "7 session B2 is planned", "8 session B1 does not meet at that time",
             "9 the person's attendance at that time stands in row 4 already"});
  REQUIRE(term->import(term.preview(rows, "attendance"), true));
  CHECK(term->session("B1").attendance.size() == 4);
}

TEST_CASE("closing changes what people have done, and an undo changes it back") {
  Term term;
  const std::size_t before = term->snapshot()->training.size();
  term->set_as_of(day("2026-03-20"));
  term.hold();
  CHECK(term->snapshot()->training.size() == before + 3);
  CHECK(term->session("B1").state == SessionState::closed);
  const auto revision = term->revision();
  REQUIRE(term->undo());
  CHECK(term->revision() != revision);
  CHECK(term->snapshot()->training.size() == before);
  CHECK(term->session("B1").state == SessionState::published);
}

TEST_CASE(
    "the entry of a closing says by which numbers it was judged, settings stand before the shipped ones") {
  Term term;
  term.perform("setting.set", {{"key", "certificate.letters"}, {"value", "QL"}});
  term.perform("setting.set", {{"key", "attendance.void_permille"}, {"value", "900"}});
  term->set_as_of(day("2026-03-20"));
  term.hold();
  const Store store = Store::open(term.path());
  Statement ask = store.statement("SELECT arguments FROM ledger WHERE command = 'session.close'");
  REQUIRE(ask.step());
  CHECK(says(ask.string(0), "\"void_share\""));
  CHECK(says(ask.string(0), "0.9"));
  CHECK(says(ask.string(0), "\"late_allowed\""));
  // T08 missed 24 of 30 hours, which is less than nine tenths.
  CHECK(term->certificate(certificate_number_text({"QL", 2026, 3})).answer == CertificateFound::Answer::held);
}

TEST_CASE(
    "a certificate's number leads to who holds it, taken back it is unknown, miswritten it is damaged") {
  Term term;
  term->set_as_of(day("2026-03-20"));
  term.hold();
  const std::string number = certificate_number_text({"PX", 2026, 2});
  const CertificateFound found = term->certificate(number);
  CHECK(found.answer == CertificateFound::Answer::held);
  REQUIRE(found.holders.size() == 1);
  CHECK(found.holders[0].id == "T02");
  CHECK(found.holders[0].course == "单元教学实训");
  CHECK(found.holders[0].hours == Decimal::of(12));
  std::string wrong = number;
  wrong[9] = wrong[9] == '7' ? '8' : '7';
  CHECK(term->certificate(wrong).answer == CertificateFound::Answer::damaged);
  CHECK(term->certificate(certificate_number_text({"PX", 2026, 3})).answer ==
        CertificateFound::Answer::unknown);
  REQUIRE(term->undo());
  CHECK(term->certificate(number).answer == CertificateFound::Answer::unknown);
}

TEST_CASE("a school's notice names its own people and no others, and no number that is private") {
  Term term;
  term.enrol("B1", {"T01", "T08"});
  term.enrol("B2", {"T02"});
  term.perform("session.publish", {{"session", "B1"}, {"session", "B2"}});
  const Scratch scratch;
  const auto file = scratch / "notice.csv";
  term->write_report("session-notice:S1", {}, file, Language::english);
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(says(text, "T01"));
  CHECK(says(text, "T02"));
  CHECK_FALSE(says(text, "T08"));
  CHECK(says(text, "2026-03-14 09:00–12:00, 14:00–17:00; 2026-03-15"));
  CHECK_FALSE(says(text, "13000000000"));
  term->set_as_of(day("2026-03-16"));
  term->write_report("session-notice:S1", {}, file, Language::english);
  std::ifstream later(file, std::ios::binary);
  CHECK_FALSE(says({std::istreambuf_iterator<char>(later), {}}, "T01"));
  CHECK(says(refusal([&] { term->write_report("session-notice:S99", {}, file, Language::english); }),
             "no school S99"));
}

TEST_CASE("sign-in sheet, result and certificates are written as papers, the same bytes each time") {
  Term term;
  term->set_as_of(day("2026-03-20"));
  const Scratch scratch;
  const auto bytes = [&](const std::string& report, const std::string& name) {
    term->write_report(report, {}, scratch / name, Language::chinese);
    std::ifstream in(scratch / name, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  CHECK(says(refusal([&] { bytes("certificates:B1", "c.pdf"); }), "is not closed"));
  CHECK(says(refusal([&] { bytes("session-result:B1", "c.pdf"); }), "is not closed"));
  CHECK(says(refusal([&] { bytes("sign-in:B9", "c.pdf"); }), "no session B9"));
  term.hold();
  for (const auto& [report, name] :
       {std::pair("sign-in:B1", "s.pdf"), std::pair("session-result:B1", "r.pdf"),
        std::pair("certificates:B1", "c.pdf"), std::pair("sign-in:B1", "s.xlsx")}) {
    const std::string first = bytes(report, name);
    CHECK(first.size() > 1000);
    CHECK(first == bytes(report, name));
  }
  CHECK(says(refusal([&] { bytes("certificates:B1", "c.xlsx"); }), "as PDF only"));
  const std::string result = bytes("session-result:B1", "r.csv");
  CHECK(says(result, certificate_number_text({"PX", 2026, 1})));
  CHECK(says(result, "T08"));
  CHECK_FALSE(says(result, certificate_number_text({"PX", 2026, 3})));
}

TEST_CASE("the templates of the new kinds are read back by their imports") {
  Term term;
  const Scratch scratch;
  for (const std::string kind : {"courses", "sessions", "enrolments", "attendance"}) {
    CAPTURE(kind);
    for (const Language language : {Language::chinese, Language::english}) {
      term->write_report("import-template:" + kind, {}, scratch / "t.xlsx", language);
      const ImportPreview preview = term->preview_import(kind, scratch / "t.xlsx");
      CHECK(preview.refusals.empty());
      CHECK(preview.unknown_columns.empty());
    }
  }
}

}  // namespace
}  // namespace echelon::office_tests
