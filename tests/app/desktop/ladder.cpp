// The pages of ladders as an HR officer plays them: who stands where, a review, a lapse and a return,
// everyone new along at once, the rounds of a step, and back again.

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/plugin/ladder_view.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::string masters = "master_echelons";
const std::string step = "master_echelons.county_backbone";

class LadderOffice : public SmallOffice {
 public:
  LadderOffice() : SmallOffice({masters}) { hand.height = 3200; }

  void page_of(const std::string& panel) {
    hand.click("page:program:" + masters);
    hand.click("tab:" + panel);
  }
  [[nodiscard]] const LadderSight& teachers() {
    const ProgramView* seen = desk.program_view(masters);
    hand.settle();
    seen = desk.program_view(masters);
    REQUIRE(seen != nullptr);
    REQUIRE(seen->ladders != nullptr);
    REQUIRE(seen->ladders->ladders.size() == 3);
    return seen->ladders->ladders.front();
  }
  [[nodiscard]] std::string tier_of(const std::string& id) {
    const LadderSight& sight = teachers();
    const LadderStanding* standing = sight.of(snapshot().find_person(id));
    return standing == nullptr ? "" : sight.ladder->tiers[standing->tier].id;
  }
  /// The first person of the teachers' ladder with a term.
  [[nodiscard]] std::string someone_with_a_term() {
    for (const LadderStanding& standing : teachers().people) {
      if (standing.until.known() && standing.state == TierState::held)
        return snapshot().people.id[static_cast<std::size_t>(standing.person)];
    }
    FAIL("nobody has a term");
    return {};
  }
  void choose(const std::string& id) {
    page_of("ladder");
    hand.fill("people/search", id);
    hand.click("people/row:" + id);
  }
  /// By its place in the choice on top of the page; 0 is the program itself.
  void turn_to_step(int place) {
    hand.click("step/open");
    hand.click("option-" + std::to_string(place));
  }
  [[nodiscard]] bool has_entry(const std::string& command) {
    return std::ranges::any_of(view().entries, [&](const EntryLine& each) {
      return each.command == command && !each.undone && !each.is_undo;
    });
  }
};

}  // namespace

TEST_CASE("the ladder shows its tiers from the top and someone's way, next step and what is missing") {
  LadderOffice office;
  office.page_of("ladder");
  CHECK(office.reads("县级骨干教师"));
  CHECK(office.rows("tiers").front() == "特级教师");
  CHECK(office.rows("tiers").back() == "新教师");
  const std::string person = office.someone_with_a_term();
  office.choose(person);
  CHECK(office.reads("各梯队上的经历"));
  CHECK(office.reads("上一级："));
  office.picture("ladder-person");
}

TEST_CASE("a review is recorded from the card, says so in the ledger, and is taken back") {
  LadderOffice office;
  const std::string person = office.someone_with_a_term();
  const Date before = office.teachers().of(office.snapshot().find_person(person))->until;
  office.choose(person);
  office.hand.click("review-act/fold");
  office.hand.click("review-act/review");
  CHECK(office.has_entry("tier.review"));
  CHECK(office.teachers().of(office.snapshot().find_person(person))->until ==
        before.plus_days(1).plus_months(36).plus_days(-1));
  office.hand.click("undo");
  CHECK(office.teachers().of(office.snapshot().find_person(person))->until == before);
}

TEST_CASE("a tier is taken away after a question, and the person falls to what cannot be lost") {
  LadderOffice office;
  const std::string person = office.someone_with_a_term();
  office.choose(person);
  office.hand.click("leaving-act/fold");
  office.hand.fill("leaving-on", office.view().as_of.plus_days(-1).iso());
  office.hand.click("leaving-act/lapse");
  office.hand.click("leaving-act/lapse/confirm");
  CHECK(office.has_entry("tier.lapse"));
  CHECK(office.tier_of(person) == "合格教师");
  office.page_of("terms");
  office.hand.click("lost/fold");
  CHECK(office.rows("lost").size() >= 1);
}

TEST_CASE("the rounds of a step stand under their program and are chosen on top of its page") {
  LadderOffice office;
  office.page_of("ladder");
  CHECK_FALSE(office.hand.sees("page:program:" + step));
  office.turn_to_step(3);
  CHECK(office.shell.page == "program:" + step);
  office.hand.click("tab:review");
  CHECK(office.reads("候选人"));
  office.hand.click("tab:rules");
  CHECK(office.reads("每年 120 人"));
  office.turn_to_step(1);
  CHECK(office.hand.sees("tab:eligibility"));
  CHECK_FALSE(office.hand.sees("tab:publicity"));
  office.turn_to_step(0);
  CHECK(office.hand.sees("tab:terms"));
}
