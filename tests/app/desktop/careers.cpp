// The pages of careers and mentorships on the screen: the pipeline, the network, a lineage, the succession.

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/plugin/pipeline_view.hpp"
#include "golden.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// The small office with the program of ladders beside the coaches'.
class Careers : public SmallOffice {
 public:
  Careers() : SmallOffice({"master_echelons"}) {}

  void look(const std::string& panel) {
    go("program:master_echelons");
    hand.click("tab:" + panel);
  }
  [[nodiscard]] const PipelineView& pipeline() {
    const ProgramView* seen = desk.program_view("master_echelons");
    REQUIRE(seen != nullptr);
    REQUIRE(seen->pipeline != nullptr);
    return *seen->pipeline;
  }
  [[nodiscard]] const std::string& id_of(std::uint32_t node) {
    return snapshot().people.id[static_cast<std::size_t>(pipeline().mentors->people[node])];
  }
};

}  // namespace

TEST_CASE("the pipeline's page shows the tiers, who rises, and names the narrow step") {
  Careers office;
  office.hand.height = 1500;
  office.look("pipeline");
  CHECK(office.reads("名师"));
  CHECK(office.reads("每一步"));
  CHECK(office.item("ladder-flow") != nullptr);
  const bool said = office.reads("最窄处") || office.reads("瓶颈不在台阶上");
  CHECK(said);
  PipelineWish wish;
  wish.ladder = "teacher";
  const PipelineCount count = *office.pipeline().count(wish);
  int held = 0;
  for (const auto& stock : count.stock) held += stock.back();
  CHECK(office.reads(std::to_string(held)));
  office.look_as(ViewerRole::reviewer);
  CHECK(office.item("tab:pipeline") == nullptr);
}

TEST_CASE("someone found in the network lights up a lineage and opens a card") {
  Careers office;
  office.hand.height = 2000;
  office.look("network");
  const MentorGraph& graph = *office.pipeline().mentors;
  REQUIRE(graph.longest_chain.size() > 1);
  const std::string teacher = office.id_of(graph.longest_chain.front());
  // Someone chosen before in the table below does not come back.
  const auto influential = office.rows("influence");
  REQUIRE_FALSE(influential.empty());
  office.hand.click("influence/row:" + influential.back());
  office.hand.fill("mentors/tools/find", teacher);
  CHECK(office.reads("门下 " + std::to_string(graph.descendants[graph.longest_chain.front()]) + " 人"));
  office.hand.click("open-lineage");
  CHECK(office.reads(teacher));
  CHECK(influential.back() != teacher);
  CHECK_FALSE(office.reads(influential.back()));
  CHECK(office.item("family/points") != nullptr);
  CHECK(office.reads("最长一脉"));
}

TEST_CASE("the card of a lineage tells mentors in common, and of an id that is not there") {
  Careers office;
  office.hand.height = 1400;
  office.look("lineage");
  const MentorGraph& graph = *office.pipeline().mentors;
  std::uint32_t node = 0;
  while (node + 1 < graph.people.size() && graph.graph.out_degree(node) < 2) ++node;
  const auto pupils = graph.graph.successors(node);
  REQUIRE(pupils.size() > 1);
  office.hand.fill("person", office.id_of(pupils[0]));
  office.hand.fill("other", office.id_of(pupils[1]));
  CHECK(office.reads(office.id_of(node)));
  CHECK(office.reads("最近的共同师长"));
  office.hand.fill("person", "nobody");
  CHECK(office.reads("没有工号 nobody"));
}

TEST_CASE("the board of succession puts the barest first and shows who could follow") {
  Careers office;
  office.hand.height = 1200;
  office.look("succession");
  const auto rows = office.rows("board");
  REQUIRE_FALSE(rows.empty());
  office.hand.click("board/row:" + rows.front());
  CHECK(office.reads("后备人选"));
}

TEST_CASE("the pages of careers look as in their pictures") {
  Careers office;
  office.hand.height = 1000;
  for (const char* panel : {"pipeline", "network", "lineage", "succession"}) {
    office.look(panel);
    compare_twice(office, std::string("careers-") + panel);
  }
}
