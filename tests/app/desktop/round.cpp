// A round as people play it: weights, nominations, selection, publicity, objection, decision, appointment –
// and back again.

#include <doctest/doctest.h>

#include <algorithm>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

bool has_entry(const SmallOffice& office, const std::string& command) {
  return std::ranges::any_of(office.view().entries, [&](const EntryLine& each) {
    return each.command == command && !each.undone && !each.is_undo;
  });
}

/// Takes entries back, as Ctrl+Z does, until the round is open for nominations again.
void back_to_nominations(SmallOffice& office) {
  for (int i = 0; i < 40 && office.round().call.state != CallState::open; ++i) {
    office.hand.press(Key::z, {true, false, false});
  }
  REQUIRE(office.round().call.state == CallState::open);
}

void run_selection(SmallOffice& office) {
  office.tab("selection");
  office.hand.click("run");
  office.hand.click("run/confirm");
  REQUIRE(office.round().call.state == CallState::selected);
}

void confirm(SmallOffice& office, const std::string& button) {
  office.hand.click(button);
  office.hand.click(button + "/confirm");
}

const Nomination* nomination_of(SmallOffice& office, const std::string& person) {
  const auto& all = office.round().call.nominations;
  const auto found = std::ranges::find(all, person, &Nomination::person);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a changed weight shows at once who enters and who leaves, undo brings the usual list back") {
  SmallOffice office;
  office.tab("selection");
  REQUIRE(office.round().selection.has_value());
  const auto usual = office.round().selection->chosen;
  REQUIRE(usual.size() == 6);
  CHECK_FALSE(office.reads("与原定权重和名额相比"));
  office.hand.click("weights/fold");
  int changes = 0;
  while (office.round().selection->entered.empty() && changes < 30) {
    office.hand.click("weight-pupils_awards/less");
    ++changes;
  }
  const SelectionView now = *office.round().selection;
  REQUIRE_FALSE(now.entered.empty());
  CHECK(now.left.size() == now.entered.size());
  CHECK(now.chosen != usual);
  CHECK(office.reads("与原定权重和名额相比"));
  for (const auto* people : {&now.entered, &now.left}) {
    for (const PersonIndex person : *people) {
      CHECK(office.reads(office.snapshot().people.name[static_cast<std::size_t>(person)]));
    }
  }
  office.picture("weights-changed");
  CHECK(has_entry(office, "adjust"));
  for (int i = 0; i < changes; ++i) office.hand.click("undo");
  CHECK(office.round().selection->chosen == usual);
  CHECK(office.round().call.adjustments.empty());
  CHECK_FALSE(office.reads("与原定权重和名额相比"));
}

TEST_CASE("quotas that no list can meet are said, with the smallest change that would do") {
  SmallOffice office;
  office.tab("selection");
  office.hand.click("bounds/fold");
  for (int i = 0; i < 3; ++i) office.hand.click("quota_max-school/less");
  CHECK(office.round().selection->status == SelectionStatus::infeasible);
  CHECK(office.reads("名额约束互相矛盾，无解"));
  office.picture("infeasible");
  REQUIRE_FALSE(office.round().selection->relaxation.empty());
  CHECK(office.reads(office.round().selection->relaxation.front().says.zh));
}

TEST_CASE("a principal withdraws a nomination, nominates again with a statement, ranks") {
  SmallOffice office;
  back_to_nominations(office);
  const std::string school = office.round().call.nominations.front().school;
  const std::string person = office.round().call.nominations.front().person;
  const std::size_t before = office.round().call.nominations.size();
  office.look_as(ViewerRole::principal, school);
  office.tab("nominations");
  CHECK_FALSE(office.hand.sees("close-nominations"));
  office.hand.click("nominated/row:" + person);
  office.picture("nominated-selected");
  confirm(office, "withdraw");
  CHECK(office.round().call.nominations.size() == before - 1);
  CHECK(nomination_of(office, person) == nullptr);

  office.hand.fill("teachers/search", person);
  office.hand.click("teachers/row:" + person);
  CHECK(office.reads("符合条件"));
  office.hand.click("statement");
  office.hand.type("带队十年，成绩稳定");
  office.hand.click("nominate");
  REQUIRE(nomination_of(office, person) != nullptr);
  CHECK(nomination_of(office, person)->statement == "带队十年，成绩稳定");
  CHECK(nomination_of(office, person)->school == school);

  REQUIRE(office.hand.sees("rank/slider"));  // the row is still the chosen one
  const int rank = nomination_of(office, person)->rank;
  office.hand.click(rank > 1 ? "rank/less" : "rank/more");
  CHECK(nomination_of(office, person)->rank != rank);
  CHECK(has_entry(office, "nomination.withdraw"));
  CHECK(has_entry(office, "nomination.add"));
  CHECK(has_entry(office, "nomination.rank"));
}

TEST_CASE("a teacher who is not eligible cannot be nominated, and the button says why") {
  SmallOffice office;
  back_to_nominations(office);
  const SchoolSeats seats = office.round().seats.front();
  const std::string school = office.snapshot().schools[static_cast<std::size_t>(seats.school)].id;
  office.look_as(ViewerRole::principal, school);
  office.tab("nominations");
  office.hand.point_at("teachers/search");
  const Findings findings = *office.desk.program_view(SmallOffice::program)->findings;
  std::string barred;
  for (PersonIndex person = 0; person < office.snapshot().size() && barred.empty(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (office.snapshot().people.in_service[p] != 0 && office.snapshot().people.school[p] == seats.school &&
        !findings.eligible(person))
      barred = office.snapshot().people.id[p];
  }
  REQUIRE_FALSE(barred.empty());
  office.hand.fill("teachers/search", barred);
  office.hand.click("teachers/row:" + barred);
  CHECK(office.reads("暂不符合条件"));
  REQUIRE(office.item("nominate") != nullptr);
  CHECK_FALSE(office.item("nominate")->enabled);
  office.hand.point_at("nominate");
  CHECK(office.reads("不符合条件，见上表"));
  const std::size_t before = office.round().call.nominations.size();
  office.hand.click("nominate");
  CHECK(office.round().call.nominations.size() == before);
}

TEST_CASE(
    "from the selection to appointed coaches, with an objection on the way, then back and forth again") {
  SmallOffice office;
  run_selection(office);
  CHECK(has_entry(office, "run.record"));
  const auto chosen = std::ranges::count(office.round().call.decisions, "chosen", &Decision::outcome);
  CHECK(chosen == 6);
  office.tab("publicity");
  CHECK_FALSE(office.item("decide")->enabled);
  office.hand.click("start-publicity");
  REQUIRE(office.round().call.state == CallState::publicity);
  CHECK(office.reads(office.round().publicity_says.zh));

  const std::string about = office.round().call.decisions.front().person;
  office.hand.click("list/row:" + about);
  office.hand.click("objection-text");
  office.hand.type("学时材料有疑问");
  office.hand.click("file-objection");
  REQUIRE(office.round().call.objections.size() == 1);
  CHECK(office.round().call.objections.front().person == about);
  CHECK(office.reads("学时材料有疑问"));

  for (int i = 0; i < 3; ++i) {
    office.hand.click("date");
    office.hand.click("date-popup/next-week");
  }
  office.picture("publicity");
  CHECK(office.view().as_of.iso() == "2024-09-23");
  REQUIRE(office.round().publicity_over);
  CHECK_FALSE(office.item("decide")->enabled);
  office.hand.point_at("decide");
  CHECK(office.reads("还有未处理的异议"));
  office.hand.click("objections/row:1");
  office.hand.click("resolution");
  office.hand.type("经查材料属实");
  office.hand.click("resolve-rejected");
  CHECK(office.round().call.objections.front().state == "rejected");
  confirm(office, "decide");
  REQUIRE(office.round().call.state == CallState::decided);
  confirm(office, "appoint");
  CHECK(has_entry(office, "tier.appoint"));
  office.tab("coaches");
  CHECK(office.reads("6 / 6 人"));
  CHECK(office.rows("coaches").size() == 6);
  office.picture("coaches");

  office.go("ledger");
  office.hand.click("ledger/undo");
  office.tab("coaches");
  CHECK(office.reads("0 / 6 人"));
  office.go("ledger");
  office.hand.click("ledger/undo");
  CHECK(office.round().call.state == CallState::publicity);
  office.hand.press(Key::y, {true, false, false});
  CHECK(office.round().call.state == CallState::decided);
  office.hand.press(Key::y, {true, false, false});
  office.tab("coaches");
  CHECK(office.reads("6 / 6 人"));

  office.go("ledger");
  office.hand.click("verify");
  REQUIRE(office.desk.verified().has_value());
  CHECK(office.desk.verified()->sound);
  CHECK(office.reads("完好"));
  office.picture("verified");
}

TEST_CASE("why someone was chosen or not is said with the points that would do") {
  SmallOffice office;
  office.tab("explanation");
  const RoundView round = office.round();
  const auto& chosen = round.selection->chosen;
  const auto is_chosen = [&](PersonIndex person) {
    return std::ranges::find(chosen, person) != chosen.end();
  };
  const auto out = std::ranges::find_if(round.candidates, [&](const Candidate& each) {
    return each.complete && each.eligible && !is_chosen(each.person);
  });
  REQUIRE(out != round.candidates.end());
  office.hand.click("candidates/row:" +
                    office.snapshot().people.id[static_cast<std::size_t>(chosen.front())]);
  CHECK(office.reads("入选"));
  CHECK(office.reads("在使总分最高的名单之中"));
  const std::string id = office.snapshot().people.id[static_cast<std::size_t>(out->person)];
  office.hand.fill("candidates/search", id);
  office.hand.click("candidates/row:" + id);
  CHECK(office.reads("未入选"));
  CHECK(office.reads("得 " + out->total.text() + " 分"));
}

TEST_CASE("a reviewer's score is recorded, and the candidate's total follows") {
  SmallOffice office;
  office.tab("review");
  const Candidate before = office.round().candidates.back();
  const std::string id = office.snapshot().people.id[static_cast<std::size_t>(before.person)];
  office.hand.fill("candidates/search",
                   office.snapshot().people.name[static_cast<std::size_t>(before.person)]);
  office.hand.click("candidates/row:" + id);
  const std::size_t scores = office.round().call.reviews.size();
  office.hand.fill("score-exam", "100");
  office.hand.click("save-score-exam");
  CHECK(has_entry(office, "review.score"));
  CHECK(office.round().call.reviews.size() >= scores);
  const Candidate* after = office.round().candidate(before.person);
  REQUIRE(after != nullptr);
  CHECK(after->total != before.total);
}
