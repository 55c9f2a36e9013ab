// The selection's further answers on the screen: what quotas cost, how stable the list is, how far everyone
// is from the cut, and what a slider would do before it is let go.

#include <doctest/doctest.h>

#include <algorithm>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// Presses on a slider where its grip may be and drags; the button stays down.
void drag_and_hold(SmallOffice& office, const std::string& slider, float from_share, float to_share) {
  office.hand.point_at(slider);
  const Item item = *office.item(slider);
  const auto at = [&](float share) { return item.x0 + (item.x1 - item.x0) * share; };
  const auto push = [&](InputEvent::Kind kind, float share, bool down) {
    InputEvent event;
    event.kind = kind;
    event.x = at(share);
    event.y = (item.y0 + item.y1) / 2;
    event.down = down;
    office.stage.input().push(event);
    office.hand.frame();
    office.hand.frame();
  };
  push(InputEvent::Kind::move, from_share, false);
  push(InputEvent::Kind::button, from_share, true);
  push(InputEvent::Kind::move, to_share, true);
}

void let_go(SmallOffice& office) {
  InputEvent event;
  event.kind = InputEvent::Kind::button;
  office.stage.input().push(event);
  office.hand.settle();
}

const std::string& name(SmallOffice& office, PersonIndex person) {
  return office.snapshot().people.name[static_cast<std::size_t>(person)];
}

}  // namespace

TEST_CASE("a dragged weight shows who would enter and leave, and is recorded when it is let go") {
  SmallOffice office;
  office.hand.height = 1400;
  office.tab("selection");
  office.hand.click("weights/fold");
  const auto entries = office.view().entries.size();
  const std::string slider = "weight-pupils_awards/slider";
  drag_and_hold(office, slider, 0.5F, 0.02F);
  const RoundView round = office.round();
  const SelectionPreview preview = round.preview({"weight", "pupils_awards", Decimal::of(0)});
  REQUIRE_FALSE(preview.enter.empty());
  office.picture("dragged");
  CHECK(office.reads("松手后总分"));
  for (const auto* people : {&preview.enter, &preview.leave}) {
    for (const PersonIndex person : *people) CHECK(office.reads(name(office, person)));
  }
  CHECK(office.view().entries.size() == entries);
  CHECK(office.round().call.adjustments.empty());
  let_go(office);
  CHECK_FALSE(office.reads("松手后总分"));
  CHECK(office.view().entries.size() == entries + 1);
  REQUIRE(office.round().call.adjustments.size() == 1);
  CHECK(office.round().selection->entered == preview.enter);
}

TEST_CASE("the page of costs shows the dearest bound first, and any other when it is selected") {
  SmallOffice office;
  office.hand.height = 1000;
  office.tab("cost");
  const RoundView round = office.round();
  office.hand.settle();
  const auto bounds = round.bounds();
  REQUIRE(bounds != nullptr);
  const auto dearest = std::ranges::max_element(*bounds, std::ranges::less(), &BoundChoice::price);
  const auto frontier = round.frontier(dearest->key);
  REQUIRE(frontier != nullptr);
  office.picture("cost");
  CHECK(office.reads(frontier->says.zh.substr(0, frontier->name.zh.size())));
  CHECK(office.reads("比不设"));
  office.hand.click("bounds/row:women/female/min");
  CHECK(office.reads("女教师至少"));
}

TEST_CASE("the page of stability says its seed and shows who is sometimes chosen") {
  SmallOffice office;
  office.hand.height = 1200;
  office.tab("stability");
  const auto stability = office.round().stability();
  REQUIRE(stability != nullptr);
  CHECK(office.reads("种子 1"));
  office.picture("stability");
  for (const Stability::Share& share : stability->shares) {
    if (share.times > 0) CHECK(office.reads(name(office, share.person)));
  }
}

TEST_CASE("the page of explanations says of everyone how far they are from the cut") {
  SmallOffice office;
  office.hand.height = 1300;
  office.tab("explanation");
  const auto standings = office.round().standings();
  REQUIRE(standings != nullptr);
  const auto out = std::ranges::find_if(
      *standings, [](const Standing& each) { return !each.chosen && each.needed_score.has_value(); });
  REQUIRE(out != standings->end());
  const std::string id = office.snapshot().people.id[static_cast<std::size_t>(out->person)];
  office.hand.click("candidates/row:" + id);
  office.picture("why");
  CHECK(office.reads("▶ " + name(office, out->person)));
  CHECK(office.reads("还差"));
  CHECK(office.reads("若达到 " + out->needed_score->text() + " 分"));
}
