#include "echelon/office/pipeline_mentors.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "echelon/graph/articulation.hpp"
#include "echelon/graph/communities.hpp"
#include "echelon/graph/components.hpp"
#include "echelon/graph/cycle.hpp"
#include "echelon/graph/order.hpp"
#include "echelon/graph/pagerank.hpp"

namespace echelon {
namespace {

void add_bonds(MentorGraph& graph, const Snapshot& snapshot) {
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    if (!snapshot.mentees.of(person).empty() || !snapshot.mentors.of(person).empty())
      graph.people.push_back(person);
  }
  const auto node_of = [&](PersonIndex person) { return static_cast<std::uint32_t>(graph.of(person)); };
  auto edges = std::make_shared<std::vector<NetworkEdge>>();
  for (const PersonIndex mentor : graph.people) {
    for (const Mentorship& pair : snapshot.mentees.of(mentor)) {
      graph.bonds.push_back(
          {node_of(mentor), node_of(pair.other), pair.subject, pair.outcome, pair.started_on, pair.ended_on});
    }
  }
  std::sort(graph.bonds.begin(), graph.bonds.end(), [](const Bond& a, const Bond& b) {
    return std::tie(a.mentor, a.mentee, a.from, a.to) < std::tie(b.mentor, b.mentee, b.from, b.to);
  });
  edges->reserve(graph.bonds.size());
  for (const Bond& bond : graph.bonds) edges->push_back({bond.mentor, bond.mentee});
  graph.edges = std::move(edges);
  graph.mentees_now.assign(graph.people.size(), 0);
  const Bond* counted = nullptr;  // a pair whose records overlap is one mentee
  for (const Bond& bond : graph.bonds) {
    const bool runs = bond.from <= snapshot.as_of && (!bond.to.known() || bond.to >= snapshot.as_of);
    const bool again = counted != nullptr && counted->mentor == bond.mentor && counted->mentee == bond.mentee;
    if (!runs || again) continue;
    ++graph.mentees_now[bond.mentor];
    counted = &bond;
  }
}

/// The graph itself, and without the edges within circles.
void add_lines(MentorGraph& graph) {
  std::vector<Edge> edges;
  edges.reserve(graph.bonds.size());
  for (const Bond& bond : graph.bonds) edges.push_back({bond.mentor, bond.mentee});
  graph.graph = simple_graph(Graph(graph.people.size(), edges));
  const StrongComponents strong = strong_components(graph.graph);
  std::erase_if(edges, [&](const Edge& edge) { return strong.of[edge.from] == strong.of[edge.to]; });
  graph.lines = simple_graph(Graph(graph.people.size(), std::move(edges)));
  for (const auto& members : strong.cyclic()) {
    // A short way round within the circle's people.
    std::vector<Edge> inside;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      for (const Vertex other : graph.graph.successors(members[i])) {
        const auto found = std::lower_bound(members.begin(), members.end(), other);
        if (found != members.end() && *found == other)
          inside.push_back({i, static_cast<Vertex>(found - members.begin())});
      }
    }
    std::vector<std::uint32_t> round;
    for (const Vertex each : short_cycle(Graph(members.size(), std::move(inside))))
      round.push_back(members[each]);
    graph.cycles.push_back(std::move(round));
  }
}

void add_generations(MentorGraph& graph) {
  const Lineages down = longest_lineages(graph.lines);
  graph.generation.assign(down.depth.begin(), down.depth.end());
  if (!graph.people.empty()) {
    const auto chain = longest_chain(graph.lines, down);
    graph.longest_chain.assign(chain.begin(), chain.end());
  }
  graph.height.assign(graph.people.size(), 0);
  for (std::size_t place = graph.people.size(); place-- > 0;) {
    const Vertex node = down.order[place];
    for (const Vertex below : graph.lines.successors(node))
      graph.height[node] = std::max(graph.height[node], graph.height[below] + 1);
  }
}

void add_influence(MentorGraph& graph) {
  std::vector<Edge> upwards;
  upwards.reserve(graph.graph.edges());
  for (Vertex node = 0; node < graph.graph.vertices(); ++node) {
    for (const Vertex mentee : graph.graph.successors(node)) upwards.push_back({mentee, node});
  }
  graph.influence = pagerank(Graph(graph.people.size(), std::move(upwards)));
}

void add_descendants(MentorGraph& graph, const std::vector<std::uint8_t>& raised) {
  const std::size_t nodes = graph.people.size();
  graph.descendants.assign(nodes, 0);
  graph.promoted.assign(nodes, 0);
  constexpr auto never = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> seen_by(nodes, never);
  std::vector<std::uint32_t> met;
  for (std::uint32_t start = 0; start < nodes; ++start) {
    met.assign(1, start);
    seen_by[start] = start;
    for (std::size_t at = 0; at < met.size(); ++at) {
      for (const Vertex below : graph.graph.successors(met[at])) {
        if (seen_by[below] == start) continue;
        seen_by[below] = start;
        met.push_back(below);
        graph.promoted[start] += raised[static_cast<std::size_t>(graph.people[below])];
      }
    }
    graph.descendants[start] = static_cast<int>(met.size()) - 1;
  }
}

/// Numbers groups by size, the largest first, those of one size by their first person.
std::size_t number_by_size(std::vector<std::uint32_t>& group) {
  std::vector<std::size_t> sizes;
  for (const std::uint32_t each : group) {
    sizes.resize(std::max<std::size_t>(sizes.size(), each + std::size_t{1}));
    ++sizes[each];
  }
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::uint32_t> number(sizes.size());
  std::size_t count = 0;
  for (const std::uint32_t each : order) {
    if (sizes[each] > 0) number[each] = static_cast<std::uint32_t>(count++);
  }
  for (std::uint32_t& each : group) each = number[each];
  return count;
}

}  // namespace

std::size_t MentorGraph::of(PersonIndex person) const {
  const auto found = std::lower_bound(people.begin(), people.end(), person);
  return found != people.end() && *found == person ? static_cast<std::size_t>(found - people.begin()) : none;
}

std::shared_ptr<const MentorGraph> build_mentors(const Snapshot& snapshot,
                                                 const std::vector<std::uint8_t>& raised) {
  auto graph = std::make_shared<MentorGraph>();
  add_bonds(*graph, snapshot);
  add_lines(*graph);
  add_generations(*graph);
  add_influence(*graph);
  add_descendants(*graph, raised);
  graph->component = weak_components(graph->graph);
  const Communities parted = communities(graph->graph);
  graph->community = parted.of;
  graph->modularity = parted.modularity;
  graph->communities = number_by_size(graph->community);
  auto points = articulation_points(graph->graph);
  std::stable_sort(points.begin(), points.end(), [](const ArticulationPoint& a, const ArticulationPoint& b) {
    return a.cut_off > b.cut_off;
  });
  for (const ArticulationPoint& point : points) graph->bridges.emplace_back(point.vertex, point.cut_off);
  return graph;
}

}  // namespace echelon
