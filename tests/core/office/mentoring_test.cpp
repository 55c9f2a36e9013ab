#include <algorithm>
#include <filesystem>

#include "bureau_fixture.hpp"

namespace echelon::office_tests {
namespace {

/// The bureau with two masters, T02 and T19 (who alone holds the tier in the last school), and five
/// beginners.
Batch mentoring_batch() {
  Batch batch = bureau_batch();
  for (const char* master : {"T02", "T19"})
    batch.tiers.push_back({master, "teacher", "名师", day("2020-09-01"), {}});
  batch.tiers.push_back({"T03", "teacher", "名师", day("2016-09-01"), day("2020-08-31")});  // no more
  for (int i = 1; i <= 5; ++i) {
    PersonRecord person = batch.people[0];
    person.id = "N" + std::to_string(i);
    person.name = "新教师" + std::to_string(i);
    person.hired_on = day("2025-09-01");
    batch.people.push_back(person);
    batch.postings.push_back({person.id,
                              i <= 2 ? "S1" : "S5",
                              Role::teacher,
                              Stage::junior,
                              i == 5 ? "音乐" : "数学",
                              day("2025-09-01"),
                              {}});
  }
  return batch;
}

struct MentorBureau : Bureau {
  MentorBureau() : Bureau(mentoring_batch()) {}
  [[nodiscard]] std::string mentor_of(const std::string& mentee) {
    for (const auto& pair : (*this)->mentoring_view()->proposal->pairs)
      if (id(pair.mentee) == mentee) return id(pair.mentor);
    return {};
  }
  [[nodiscard]] std::string id(PersonIndex person) {
    return (*this)->snapshot()->people.id[static_cast<std::size_t>(person)];
  }
  std::string refused(const std::string& command, std::vector<std::pair<std::string, std::string>> given) {
    return refusal([&] { perform(command, std::move(given)); });
  }
};

TEST_CASE("who is in the first year needs a mentor, who holds a master's tier may be one") {
  MentorBureau bureau;
  const auto view = bureau->mentoring_view();
  REQUIRE(view->mentees.size() == 5);
  REQUIRE(view->mentors.size() == 2);
  CHECK(bureau.id(view->mentors[0].person) == "T02");
  CHECK(view->mentors[0].free == 5);
  CHECK(view->mentors[0].possible == 4);  // music is not near to mathematics
  CHECK(view->ways.size() == 3);
  CHECK(view->ways[1].pairs == 4);
}

TEST_CASE("a proposal prefers the own school, says what a fit is made of and why someone has none") {
  MentorBureau bureau;
  const auto run = bureau->propose_mentors(MatchBy::fit);
  CHECK(bureau->run_kind(run) == "mentors");
  CHECK(bureau->verify_run(run).sound);
  CHECK(bureau.mentor_of("N1") == "T02");
  CHECK(bureau.mentor_of("N3") == "T19");
  const auto proposal = *bureau->mentoring_view()->proposal;
  Decimal sum;
  for (const auto& part : proposal.pairs[0].parts) sum += part.second;
  CHECK(sum == proposal.pairs[0].fit);
  CHECK(proposal.pairs[0].fit == Decimal::of(40 + 25 + 10 + 12));
  REQUIRE(proposal.lacking.size() == 1);
  CHECK(bureau.id(proposal.lacking[0].mentee) == "N5");
  CHECK(says(proposal.lacking[0].why.en, "no mentor is near"));
}

TEST_CASE("wishes and bans come in from a sheet and change the pairs") {
  MentorBureau bureau;
  const std::string csv =
      "工号,志愿师傅,排序\nN1,T19,1\nN2,T02,回避\nN2,T19,2\nN9,T19,1\nN3,N3,1\nN3,T02,first\nN1,T19,2\n";
  const auto preview = bureau.preview(csv, "mentor_wishes");
  CHECK(preview.good == 3);
  REQUIRE(preview.refusals.size() == 4);
  for (const auto& each : preview.refusals) CHECK(each.place.row >= 5);
  bureau->import(preview, true);
  static_cast<void>(bureau->propose_mentors(MatchBy::stable));
  CHECK(bureau.mentor_of("N1") == "T19");
  CHECK(bureau.mentor_of("N2") == "T19");
  CHECK(says(bureau.refused("mentor.approve", {{"pair", "T02\tN2\t数学\t0"}, {"on", "2026-03-01"}}),
             "must not be paired"));
  // Who says never after the approval is not signed either.
  bureau.perform("mentor.approve", {{"pair", "T19\tN2\t数学\t0"}, {"on", "2026-03-01"}});
  bureau.perform("mentor.wish", {{"person", "T19"}, {"other", "N2"}, {"rank", "0"}});
  CHECK(
      says(bureau.refused("mentor.sign", {{"pair", "T19\tN2"}, {"on", "2026-03-02"}}), "must not be paired"));
}

TEST_CASE("a proposal is approved, signed, its milestones fall due, and all of it can be undone") {
  MentorBureau bureau;
  const std::string before = bureau.rows();
  const auto run = bureau->propose_mentors(MatchBy::largest);
  CHECK(bureau->approve_mentors(run) > 0);
  CHECK(bureau->approve_mentors(run) == 0);
  CHECK(bureau->mentoring_view()->approved.size() == 4);
  CHECK(bureau->mentoring_view()->mentees.size() == 1);
  bureau.perform("mentor.sign", {{"pair", "T02\tN1"}, {"on", "2026-03-01"}});
  const auto running = bureau->mentoring_view()->running;
  const auto signed_one =
      std::ranges::find_if(running, [](const auto& each) { return each.pair->mentee == "N1"; });
  REQUIRE(signed_one != running.end());
  CHECK(signed_one->pair->until == day("2029-02-28"));
  CHECK(signed_one->next == 1);
  CHECK(signed_one->due == day("2027-03-01"));
  CHECK_FALSE(signed_one->overdue);
  bureau->set_as_of(day("2027-03-01"));
  const auto later = bureau->mentoring_view()->running;
  CHECK(
      std::ranges::any_of(later, [](const auto& each) { return each.pair->mentee == "N1" && each.overdue; }));
  const auto file = bureau.path().parent_path() / "notice.csv";
  bureau->write_report("mentor-notice:S1", "", file, Language::chinese);
  CHECK(std::filesystem::file_size(file) > 0);
  bureau->write_report("mentor-agreement:S1", "", bureau.path().parent_path() / "agreement.pdf",
                       Language::chinese);
  CHECK(says(refusal([&] { bureau->write_report("mentor-notice:S3", "", file, Language::chinese); }),
             "no pair"));
  for (int entry = 0; entry < 3; ++entry) REQUIRE(bureau->undo());
  CHECK(bureau.rows() == before);
}

TEST_CASE("a mentor takes no more than five, and only with a tier") {
  MentorBureau bureau;
  CHECK(says(bureau.refused("mentor.approve", {{"pair", "T05\tN1\t数学\t0"}, {"on", "2026-03-01"}}),
             "holds no tier"));
  const auto five = [](int first) {
    std::vector<std::pair<std::string, std::string>> given{{"on", "2026-03-01"}};
    for (int i = first; i < first + 6; ++i)
      given.emplace_back("pair", "T02\tT" + std::string(i < 10 ? "0" : "") + std::to_string(i) + "\t数学\t0");
    return given;
  };
  CHECK(says(bureau.refused("mentor.approve", five(6)), "all 5 mentees"));
  bureau.perform("mentor.approve", {{"pair", "T02\tN1\t数学\t0"}, {"on", "2026-03-01"}});
  CHECK(bureau->mentoring_view()->mentors[0].free == 4);
  bureau.perform("mentor.sign", {{"pair", "T02\tN1"}, {"on", "2026-03-01"}});
  bureau.perform("mentor.outcome",
                 {{"mentor", "T02"}, {"mentee", "N1"}, {"outcome", "failed"}, {"on", "2026-03-02"}});
  CHECK(says(bureau.refused("mentor.approve", {{"pair", "T02\tN1\t数学\t0"}, {"on", "2026-03-03"}}),
             "paired before and failed"));
  static_cast<void>(bureau->propose_mentors(MatchBy::largest));
  CHECK(bureau.mentor_of("N1") == "T19");
}

}  // namespace
}  // namespace echelon::office_tests
