#include "graph_instances.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "draws.hpp"

namespace bench {

using echelon::Edge;
using echelon::Vertex;

GraphShape graph_shape(const std::string& name) {
  if (name == "joining") return GraphShape::joining;
  if (name == "shuffled") return GraphShape::shuffled;
  if (name == "uniform") return GraphShape::uniform;
  throw std::invalid_argument("shapes are joining, shuffled, uniform");
}

namespace {

/// One below `most`.
std::size_t drawn(Draws& chance, std::size_t most) {
  return static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(most)));
}

}  // namespace

std::vector<Edge> mentorships(GraphShape shape, std::size_t people, std::size_t edges, std::uint64_t seed) {
  constexpr std::size_t years = 40;
  Draws chance(seed);
  const std::size_t first = people / years + 1;
  std::vector<std::uint32_t> mentors(people);
  for (std::size_t e = 0; e < edges; ++e) ++mentors[first + drawn(chance, people - first)];
  std::vector<Edge> all;
  all.reserve(edges);
  for (std::size_t mentee = first; mentee < people; ++mentee) {
    std::size_t from = 0;
    std::size_t to = mentee;
    if (shape != GraphShape::uniform && mentee > people * 3 / years) {
      from = mentee - std::min(mentee, people * 25 / years);
      to = mentee - people * 3 / years;
    }
    for (std::uint32_t each = mentors[mentee]; each > 0; --each)
      all.push_back({static_cast<Vertex>(from + drawn(chance, to - from)), static_cast<Vertex>(mentee)});
  }
  if (shape != GraphShape::shuffled) return all;
  std::vector<Vertex> other(people);
  std::iota(other.begin(), other.end(), Vertex{0});
  for (std::size_t i = people; i > 1; --i) std::swap(other[i - 1], other[drawn(chance, i)]);
  for (Edge& each : all) each = {other[each.from], other[each.to]};
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[drawn(chance, i)]);
  return all;
}

std::vector<Edge> any_edges(std::size_t vertices, std::size_t edges, std::uint64_t seed) {
  Draws chance(seed);
  std::vector<Edge> all;
  all.reserve(edges);
  for (std::size_t e = 0; e < edges; ++e) {
    const auto from = static_cast<Vertex>(drawn(chance, vertices));
    const auto to = static_cast<Vertex>(drawn(chance, vertices));
    if (from != to) all.push_back({from, to});
  }
  std::sort(all.begin(), all.end(),
            [](const Edge& a, const Edge& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace bench
