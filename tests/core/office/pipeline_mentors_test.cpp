// Who taught whom: lineages and common mentors against all ways, the exports' pseudonyms.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "echelon/office/pipeline_export.hpp"
#include "echelon/office/pipeline_mentors.hpp"
#include "pipeline_fixture.hpp"

using namespace echelon;
using namespace echelon::office_tests;

TEST_CASE("descendants, generations and common mentors are those of all ways") {
  std::mt19937 dice(53);
  for (int round = 0; round < 60; ++round) {
    const std::size_t count = 2 + dice() % 14;
    Careers people(count);
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < count + dice() % 8; ++i) {
      const std::size_t a = dice() % count;
      const std::size_t b = dice() % count;
      const bool forwards = round % 2 == 0;  // else circles may occur
      if (a == b || (forwards && a > b) || !pairs.emplace(a, b).second) continue;
      people.bonds[a].emplace_back(b, day(2010, 1, 1));
    }
    const Snapshot snapshot = people.snapshot(day(2020, 1, 1));
    std::vector<std::uint8_t> raised(count);
    for (auto& each : raised) each = dice() % 2 == 0 ? 1 : 0;
    const auto graph = build_mentors(snapshot, raised);
    std::vector<std::vector<int>> apart(count, std::vector<int>(count, 1000));
    for (const auto& [a, b] : pairs) apart[a][b] = 1;
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < count; ++b)
          apart[a][b] = std::min(apart[a][b], apart[a][k] + apart[k][b]);
      }
    }
    double influence = 0;
    for (std::size_t node = 0; node < graph->people.size(); ++node) {
      const auto person = static_cast<std::size_t>(graph->people[node]);
      int reached = 0;
      int promoted = 0;
      for (std::size_t other = 0; other < count; ++other) {
        if (other == person || apart[person][other] >= 1000) continue;
        ++reached;
        promoted += raised[other];
      }
      CHECK(graph->descendants[node] == reached);
      CHECK(graph->promoted[node] == promoted);
      influence += graph->influence[node];
      const Lineage lineage = lineage_of(*graph, static_cast<std::uint32_t>(node));
      CHECK(lineage.descendants.size() == static_cast<std::size_t>(reached));
      for (const auto& member : lineage.ancestors)
        CHECK(apart[static_cast<std::size_t>(graph->people[member.node])][person] == member.generation);
      for (const auto& member : lineage.descendants)
        CHECK(apart[person][static_cast<std::size_t>(graph->people[member.node])] == member.generation);
      CHECK(lineage.chain.size() ==
            static_cast<std::size_t>(graph->generation[node] + graph->height[node] + 1));
      for (std::size_t i = 1; i < lineage.chain.size(); ++i) {
        CHECK(pairs.contains({static_cast<std::size_t>(graph->people[lineage.chain[i - 1]]),
                              static_cast<std::size_t>(graph->people[lineage.chain[i]])}));
      }
    }
    if (!graph->people.empty()) CHECK(influence == doctest::Approx(1));
    for (const auto& cycle : graph->cycles) {
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        CHECK(pairs.contains({static_cast<std::size_t>(graph->people[cycle[i]]),
                              static_cast<std::size_t>(graph->people[cycle[(i + 1) % cycle.size()]])}));
      }
    }
    if (round % 2 == 0) CHECK(graph->cycles.empty());
    for (std::uint32_t a = 0; a < graph->people.size(); ++a) {
      for (std::uint32_t b = 0; b < graph->people.size(); ++b) {
        int fewest = 1000;
        std::vector<std::uint32_t> nearest;
        for (std::uint32_t c = 0; c < graph->people.size(); ++c) {
          const auto up = [&](std::uint32_t of) {
            const auto from = static_cast<std::size_t>(graph->people[c]);
            return c == of ? 0 : apart[from][static_cast<std::size_t>(graph->people[of])];
          };
          const int sum = up(a) + up(b);
          if (sum < fewest) nearest.clear();
          fewest = std::min(fewest, sum);
          if (sum == fewest && sum < 1000) nearest.push_back(c);
        }
        CHECK(common_mentors(*graph, a, b) == nearest);
      }
    }
  }
}

TEST_CASE("a mentee whose records overlap counts once among the mentees of now") {
  Careers people(3);
  people.bonds[0] = {{1, day(2010, 1, 1)}, {1, day(2012, 1, 1)}, {2, day(2013, 1, 1)}};
  const Snapshot snapshot = people.snapshot(day(2020, 1, 1));
  const auto graph = build_mentors(snapshot, std::vector<std::uint8_t>(3, 0));
  REQUIRE(graph->bonds.size() == 3);
  CHECK(graph->mentees_now == std::vector<int>{2, 0, 0});
}

TEST_CASE("a pseudonym is the keyed hash that others compute too") {
  // RFC 4231, test case 2: HMAC-SHA-256 begins 5bdcc146bf60754e.
  CHECK(pseudonym("Jefe", "what do ya want for nothing?") == "5bdcc146bf60754e");
  // Test case 6: a key longer than a block; begins 60e431591ee0b67f.
  CHECK(pseudonym(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f");
}

TEST_CASE("an export for research holds neither names nor ids, and the same edges") {
  Careers people(6);
  people.tiers[2] = {{"b", day(2015, 3, 1), Date()}};
  people.bonds[0] = {{1, day(2010, 1, 1)}, {2, day(2011, 1, 1)}};
  PipelineView view;
  view.snapshot = std::make_shared<const Snapshot>(people.snapshot(day(2020, 1, 1)));
  view.mentors = build_mentors(*view.snapshot, std::vector<std::uint8_t>(6, 0));
  const GraphTable open = pipeline_table(view, {});
  const GraphTable hidden = pipeline_table(view, {"secret", false});
  REQUIRE(open.edges.size() == hidden.edges.size());
  CHECK(open.edges.size() == 2 + 1 + 6);
  for (const GraphTable::Node& node : hidden.nodes) {
    CHECK(node.label.find("人") == std::string::npos);
    CHECK(node.id.find("P000") == std::string::npos);
    CHECK(node.label != "one");
  }
  CHECK(open.nodes.front().label == "人0");
  // Neither nodes nor edges stand in the order of the real ids.
  const auto id_of = [](const GraphTable::Node& node) { return node.id; };
  CHECK(std::ranges::is_sorted(hidden.nodes, {}, id_of));
  using Told = std::tuple<std::string, std::string, std::string, Date>;
  const auto told = [](const GraphTable& table) {
    std::vector<Told> edges;
    for (const GraphTable::Edge& edge : table.edges)
      edges.emplace_back(edge.kind, table.nodes[edge.from].id, table.nodes[edge.to].id, edge.start);
    return edges;
  };
  CHECK(std::ranges::is_sorted(told(hidden)));
  std::vector<Told> renamed;
  for (auto [kind, from, to, start] : told(open)) {
    const std::string other = to.starts_with("T:") ? to : pseudonym("secret", to);
    renamed.emplace_back(kind, pseudonym("secret", from), other, start);
  }
  std::ranges::sort(renamed);
  CHECK(told(hidden) == renamed);
  CHECK(pipeline_table(view, {"secret", false}).nodes.front().id == hidden.nodes.front().id);
  CHECK(pipeline_table(view, {"other", false}).nodes.front().id != hidden.nodes.front().id);
}
