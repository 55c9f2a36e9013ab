// Mentors as HR plays them: three ways beside each other, a proposal, approval, signing, a milestone, an end.

#include <doctest/doctest.h>

#include <algorithm>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

constexpr const char* ladder = "trial_ladder";

class MentorOffice : public SmallOffice {
 public:
  MentorOffice() : SmallOffice({ladder}) {
    hand.height = 1000;  // so that a proposal's rows are in sight
    hand.click(std::string("page:program:") + ladder);
    hand.click("tab:mentors");
  }
  std::shared_ptr<const MentoringView> mentoring() {
    desk.program_view(ladder);
    hand.settle();
    const ProgramView* seen = desk.program_view(ladder);
    REQUIRE(seen != nullptr);
    REQUIRE(seen->mentoring != nullptr);
    return seen->mentoring;
  }
  void confirm(const std::string& button) {
    hand.click(button);
    hand.click(button + "/confirm");
    hand.settle();
  }
};

TEST_CASE("mentors are proposed, approved, signed, followed and ended on their page") {
  MentorOffice office;
  const auto before = office.mentoring();
  REQUIRE(before->ways.size() == 3);
  REQUIRE(before->ways[1].pairs > 0);
  CHECK(office.reads("更愿另行结对"));
  office.hand.click("propose-b");
  office.hand.settle();
  const auto proposed = office.mentoring();
  REQUIRE(proposed->proposal.has_value());
  CHECK(proposed->proposal->way.by == MatchBy::largest);
  CHECK(static_cast<std::int64_t>(proposed->proposal->pairs.size()) == before->ways[1].pairs);
  CHECK_FALSE(office.rows("proposed").empty());
  office.confirm("approve");
  CHECK(office.mentoring()->approved.size() == proposed->proposal->pairs.size());
  CHECK(office.mentoring()->mentees.size() == before->mentees.size() - proposed->proposal->pairs.size());

  office.hand.click("tab:running");
  office.confirm("sign");
  const auto running = office.mentoring();
  CHECK(running->approved.empty());
  CHECK(running->running.size() == before->running.size() + proposed->proposal->pairs.size());
  const MentorPair& pair = *running->running.front().pair;
  const int next = running->running.front().next;
  REQUIRE(next > 0);
  office.hand.click("running-pairs/row:" + pair.mentor + "/" + pair.mentee);
  office.hand.click("reached");
  office.hand.settle();
  const auto reached = office.mentoring();
  const auto same = [&](const MentorPairCard& card) {
    return card.pair->mentor == pair.mentor && card.pair->mentee == pair.mentee &&
           card.pair->started_on == pair.started_on;
  };
  const auto card = std::ranges::find_if(reached->running, same);
  REQUIRE(card != reached->running.end());
  REQUIRE(card->pair->milestones.size() == 1);
  CHECK(card->pair->milestones[0].passed);
  CHECK(card->next != next);
  office.confirm("end-passed");
  CHECK(std::ranges::none_of(office.mentoring()->running, same));
  CHECK(office.view().entries.front().command == "mentor.outcome");
  for (int entry = 0; entry < 5; ++entry) {
    office.desk.undo();
    office.hand.settle();
  }
  CHECK(office.mentoring()->mentees.size() == before->mentees.size());
  CHECK(office.mentoring()->running.size() == before->running.size());
}

TEST_CASE("the mentors' page reads in both languages and both looks") {
  MentorOffice office;
  for (const bool dark : {false, true}) {
    office.show(Language::english, dark);
    CHECK(office.reads("Need a mentor"));
    office.show(Language::chinese, dark);
    CHECK(office.reads("需要师傅"));
  }
}

}  // namespace
