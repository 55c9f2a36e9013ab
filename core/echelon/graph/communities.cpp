#include "echelon/graph/communities.hpp"

#include <algorithm>
#include <numeric>

namespace echelon {
namespace {

/// A graph without directions; each edge stands at both its ends.
struct Network {
  std::vector<std::size_t> begins;
  std::vector<Vertex> ends;
  std::vector<double> weights;
  std::vector<double> within;    ///< twice the weight of what was put together into each vertex
  std::vector<double> strength;  ///< of all its edges, `within` included
  double total = 0;              ///< of all strengths

  [[nodiscard]] std::size_t vertices() const { return within.size(); }
};

/// An edge from the smaller to the greater vertex, or within one.
struct Link {
  Vertex a = 0;
  Vertex b = 0;
  double weight = 0;
};

Network network_of(std::size_t vertices, const std::vector<Link>& links) {
  Network network;
  network.begins.resize(vertices + 1);
  network.within.resize(vertices);
  network.strength.resize(vertices);
  for (const Link& each : links) {
    if (each.a == each.b) continue;
    ++network.begins[each.a + 1];
    ++network.begins[each.b + 1];
  }
  std::partial_sum(network.begins.begin(), network.begins.end(), network.begins.begin());
  network.ends.resize(network.begins.back());
  network.weights.resize(network.begins.back());
  std::vector<std::size_t> next(network.begins.begin(), network.begins.end() - 1);
  const auto put = [&](Vertex from, Vertex to, double weight) {
    network.ends[next[from]] = to;
    network.weights[next[from]++] = weight;
    network.strength[from] += weight;
  };
  for (const Link& each : links) {
    if (each.a == each.b) {
      network.within[each.a] += 2 * each.weight;
      network.strength[each.a] += 2 * each.weight;
    } else {
      put(each.a, each.b, each.weight);
      put(each.b, each.a, each.weight);
    }
  }
  network.total = std::accumulate(network.strength.begin(), network.strength.end(), 0.0);
  return network;
}

/// Sorts the links and adds up parallel ones.
void put_together(std::vector<Link>& links) {
  std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
    return x.a != y.a ? x.a < y.a : x.b != y.b ? x.b < y.b : x.weight < y.weight;
  });
  std::size_t kept = 0;
  for (const Link& each : links) {
    if (kept > 0 && links[kept - 1].a == each.a && links[kept - 1].b == each.b) {
      links[kept - 1].weight += each.weight;
    } else {
      links[kept++] = each;
    }
  }
  links.resize(kept);
}

Network network_of(const Graph& graph) {
  std::vector<Link> links;
  links.reserve(graph.edges());
  for (Vertex u = 0; u < graph.vertices(); ++u) {
    const auto after = graph.successors(u);
    for (std::size_t i = 0; i < after.size(); ++i)
      if (after[i] != u)
        links.push_back({std::min(u, after[i]), std::max(u, after[i]),
                         graph.weighted() ? graph.successor_weights(u)[i] : 1.0});
  }
  put_together(links);
  return network_of(graph.vertices(), links);
}

/// Moves vertices, in order, into the neighbouring community where modularity gains most, until none gains.
class Moving {
 public:
  explicit Moving(const Network& network)
      : network_(network), of_(network.vertices()), sums_(network.strength), to_(network.vertices()) {
    std::iota(of_.begin(), of_.end(), Vertex{0});
  }

  bool run(const Progress& progress) {
    constexpr int most_passes = 200;  // it settles long before
    bool any = false;
    bool moved = network_.total > 0;
    for (int pass = 0; moved && pass < most_passes; ++pass) {
      progress.check();
      moved = false;
      for (Vertex v = 0; v < network_.vertices(); ++v) moved = move(v) || moved;
      any = any || moved;
    }
    return any;
  }
  [[nodiscard]] std::vector<Vertex> of() && { return std::move(of_); }

 private:
  bool move(Vertex v) {
    constexpr double least_gain = 1e-12;
    const Vertex home = of_[v];
    met_.assign(1, home);
    to_[home] = 0;
    for (std::size_t e = network_.begins[v]; e < network_.begins[v + 1]; ++e) {
      const Vertex other = of_[network_.ends[e]];
      if (to_[other] == 0 && other != home) met_.push_back(other);
      to_[other] += network_.weights[e];
    }
    const double strength = network_.strength[v];
    sums_[home] -= strength;
    const auto gain = [&](Vertex community) {
      return to_[community] - strength * sums_[community] / network_.total;
    };
    Vertex best = home;
    double most = gain(home) + least_gain * std::max(strength, least_gain);
    for (const Vertex each : met_) {
      const double here = gain(each);
      if (each == home || here < most || (here == most && each > best)) continue;
      most = here;
      best = each;
    }
    for (const Vertex each : met_) to_[each] = 0;
    sums_[best] += strength;
    of_[v] = best;
    return best != home;
  }

  const Network& network_;
  std::vector<Vertex> of_;
  std::vector<double> sums_;  ///< of strengths by community
  std::vector<double> to_;    ///< from the vertex being moved to each community
  std::vector<Vertex> met_;
};

/// The connected parts of each community, numbered in order of their smallest vertices.
std::size_t number_parts(const Network& network, std::vector<Vertex>& of) {
  constexpr Vertex none = UINT32_MAX;
  std::vector<Vertex> part(of.size(), none);
  Vertex count = 0;
  std::vector<Vertex> queue;
  for (Vertex v = 0; v < of.size(); ++v) {
    if (part[v] != none) continue;
    part[v] = count;
    queue.assign(1, v);
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (std::size_t e = network.begins[queue[at]]; e < network.begins[queue[at] + 1]; ++e) {
        const Vertex other = network.ends[e];
        if (part[other] != none || of[other] != of[v]) continue;
        part[other] = count;
        queue.push_back(other);
      }
    }
    ++count;
  }
  of = std::move(part);
  return count;
}

/// The network between the parts.
Network contracted(const Network& network, const std::vector<Vertex>& part, std::size_t parts) {
  std::vector<Link> links;
  for (Vertex v = 0; v < network.vertices(); ++v) {
    if (network.within[v] > 0) links.push_back({part[v], part[v], network.within[v] / 2});
    for (std::size_t e = network.begins[v]; e < network.begins[v + 1]; ++e)
      if (v < network.ends[e])
        links.push_back({std::min(part[v], part[network.ends[e]]), std::max(part[v], part[network.ends[e]]),
                         network.weights[e]});
  }
  put_together(links);
  return network_of(parts, links);
}

}  // namespace

double modularity(const Graph& graph, const std::vector<Vertex>& of) {
  const Network network = network_of(graph);
  if (!(network.total > 0)) return 0;
  std::vector<double> sums(graph.vertices());
  double within = 0;
  for (Vertex v = 0; v < graph.vertices(); ++v) {
    sums[of[v]] += network.strength[v];
    for (std::size_t e = network.begins[v]; e < network.begins[v + 1]; ++e)
      within += of[network.ends[e]] == of[v] ? network.weights[e] : 0;
  }
  double by_chance = 0;
  for (const double each : sums) by_chance += (each / network.total) * (each / network.total);
  return within / network.total - by_chance;
}

Communities communities(const Graph& graph, const Progress& progress) {
  Network network = network_of(graph);
  std::vector<Vertex> of(graph.vertices());
  std::iota(of.begin(), of.end(), Vertex{0});
  for (bool moved = true; moved;) {
    Moving moving(network);
    moved = moving.run(progress);
    std::vector<Vertex> part = std::move(moving).of();
    const std::size_t parts = number_parts(network, part);
    moved = moved && parts < network.vertices();
    for (Vertex& each : of) each = part[each];
    network = contracted(network, part, parts);
  }
  Communities found;
  found.count = network.vertices();
  std::vector<Vertex> smallest(found.count, UINT32_MAX);
  for (Vertex v = 0; v < of.size(); ++v) smallest[of[v]] = std::min(smallest[of[v]], v);
  for (Vertex& each : of) each = smallest[each];
  found.modularity = modularity(graph, of);
  found.of = std::move(of);
  return found;
}

}  // namespace echelon
