#include "echelon/graph/graph.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <limits>
#include <numeric>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

using Sparse = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                  boost::no_property, Vertex, std::uint32_t>;

/// Vertices are sorted in stretches whose counters stay in the cache.
constexpr unsigned stretch_bits = 16;
constexpr std::size_t stretch = std::size_t{1} << stretch_bits;

/// The columns of Boost's graph, to be filled in place.
struct Side {
  Sparse sparse;
  std::vector<double> weights;

  std::vector<std::uint32_t>& begins() { return sparse.m_forward.m_rowstart; }
  std::vector<Vertex>& columns() { return sparse.m_forward.m_column; }

  void make_room(std::size_t vertices, std::size_t edges, bool weighted) {
    begins().resize(vertices + 1);
    columns().resize(edges);
    if (weighted) weights.resize(edges);
  }
};

/// Edges and, where there are any, the weights beside them.
struct Listed {
  std::vector<Edge> edges;
  std::vector<double> weights;
};

[[noreturn]] void refuse(Words what, Words remedy) {
  throw Error(Fault::request, std::move(what), std::move(remedy));
}

/// How many edges begin and end in each stretch, and whether they stand by ascending `to`.
struct Counts {
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
  bool ascending = true;
};

/// Throws Error for a vertex that is not there.
Counts count_edges(std::size_t vertices, std::span<const Edge> edges) {
  const std::size_t stretches = vertices / stretch + 1;
  Counts counts{std::vector<std::uint32_t>(stretches), std::vector<std::uint32_t>(stretches)};
  Vertex before = 0;
  for (const Edge& each : edges) {
    if (each.from >= vertices || each.to >= vertices) {
      const std::string name = std::to_string(std::max(each.from, each.to));
      refuse(
          {"有一条边指向不存在的顶点 " + name, "an edge names the vertex " + name + ", which is not there"},
          {"顶点编号应从 0 起，小于顶点数", "vertices are numbered from 0 and below their count"});
    }
    ++counts.from[each.from >> stretch_bits];
    ++counts.to[each.to >> stretch_bits];
    counts.ascending = counts.ascending && before <= each.to;
    before = each.to;
  }
  return counts;
}

std::vector<std::uint32_t> begins_of(const std::vector<std::uint32_t>& counts) {
  std::vector<std::uint32_t> begins(counts.size());
  std::exclusive_scan(counts.begin(), counts.end(), begins.begin(), std::uint32_t{0});
  return begins;
}

/// Puts the edges in order of the stretches of `to`, those of one stretch as they were.
void part_by_to(Listed& listed, const Counts& counts) {
  std::vector<std::uint32_t> at = begins_of(counts.to);
  Listed parted{std::vector<Edge>(listed.edges.size()), std::vector<double>(listed.weights.size())};
  for (std::size_t e = 0; e < listed.edges.size(); ++e) {
    const std::uint32_t place = at[listed.edges[e].to >> stretch_bits]++;
    parted.edges[place] = listed.edges[e];
    if (!listed.weights.empty()) parted.weights[place] = listed.weights[e];
  }
  listed = std::move(parted);
}

/// Rows from edges that stand in order of the stretches of their keys: a counting sort within each, which
/// keeps the order of edges with one key.
template <class Key, class Value>
void fill_rows(Side& side, const Listed& listed, const std::vector<std::uint32_t>& counts, Key key,
               Value value) {
  std::vector<std::uint32_t>& begins = side.begins();
  const std::size_t vertices = begins.size() - 1;
  std::vector<std::uint32_t> next(stretch + 1);
  std::uint32_t first = 0;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    const std::uint32_t end = first + counts[s];
    std::fill(next.begin(), next.end(), 0);
    for (std::uint32_t e = first; e < end; ++e) ++next[((listed.edges[e].*key) & (stretch - 1)) + 1];
    next[0] = first;
    std::partial_sum(next.begin(), next.end(), next.begin());
    const std::size_t here = std::min(stretch, vertices - s * stretch);
    std::copy_n(next.begin(), here, begins.begin() + static_cast<std::ptrdiff_t>(s * stretch));
    for (std::uint32_t e = first; e < end; ++e) {
      const std::uint32_t place = next[listed.edges[e].*key & (stretch - 1)]++;
      side.columns()[place] = listed.edges[e].*value;
      if (!listed.weights.empty()) side.weights[place] = listed.weights[e];
    }
    first = end;
  }
  begins.back() = first;
}

/// Puts two in order without a branch, which would often be guessed wrong.
void put_in_order(Vertex& a, Vertex& b) {
  const Vertex less = std::min(a, b);
  const Vertex more = std::max(a, b);
  a = less;
  b = more;
}

/// Sorts a row of neighbours, which is mostly a short one.
void sort_row(std::span<Vertex> row) {
  if (row.size() < 2) return;
  if (row.size() > 4) {
    std::sort(row.begin(), row.end());
    return;
  }
  put_in_order(row[0], row[1]);
  if (row.size() == 2) return;
  put_in_order(row[1], row[2]);
  put_in_order(row[0], row[1]);
  if (row.size() == 3) return;
  put_in_order(row[2], row[3]);
  put_in_order(row[1], row[2]);
  put_in_order(row[0], row[1]);
}

void sort_row(std::span<Vertex> row, std::span<double> weights) {
  std::vector<std::pair<Vertex, double>> pairs;
  pairs.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) pairs.emplace_back(row[i], weights[i]);
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < row.size(); ++i) {
    row[i] = pairs[i].first;
    weights[i] = pairs[i].second;
  }
}

/// Sorts the rows of predecessors and lists their edges once more, in order of the stretches of `from`; those
/// of one stretch by `to`.
void sort_and_list_by_from(Listed& listed, Side& in, const Counts& counts) {
  std::vector<std::uint32_t> at = begins_of(counts.from);
  Vertex* const columns = in.columns().data();
  const bool weighted = !in.weights.empty();
  for (std::size_t v = 0; v + 1 < in.begins().size(); ++v) {
    const std::uint32_t first = in.begins()[v];
    const std::uint32_t end = in.begins()[v + 1];
    if (weighted && end - first > 1) {
      sort_row({columns + first, columns + end}, {in.weights.data() + first, in.weights.data() + end});
    } else {
      sort_row({columns + first, columns + end});
    }
    for (std::uint32_t e = first; e < end; ++e) {
      const Vertex u = columns[e];
      const std::uint32_t place = at[u >> stretch_bits]++;
      listed.edges[place] = {u, static_cast<Vertex>(v)};
      if (weighted) listed.weights[place] = in.weights[e];
    }
  }
}

}  // namespace

struct Graph::Rows {
  Side out;
  Side in;
};

Graph::Graph(std::size_t vertices, std::vector<Edge> edges, std::vector<double> weights)
    : vertices_(vertices), edges_(edges.size()) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  if (vertices >= most || edges.size() >= most)
    refuse({"图太大：顶点和边都须少于 2^32", "the graph is too large: vertices and edges must be below 2^32"},
           {"请拆分后分别计算", "split it and compute the parts"});
  if (!weights.empty() && weights.size() != edges.size())
    refuse({"权重与边的数目不同", "there are other numbers of weights than of edges"},
           {"每条边给一个权重，或都不给", "give one weight for each edge, or none at all"});
  const bool weighted = !weights.empty();
  Listed listed{std::move(edges), std::move(weights)};
  const Counts counts = count_edges(vertices, listed.edges);
  if (!counts.ascending) part_by_to(listed, counts);
  auto rows = std::make_shared<Rows>();
  rows->in.make_room(vertices, edges_, weighted);
  fill_rows(rows->in, listed, counts.to, &Edge::to, &Edge::from);
  sort_and_list_by_from(listed, rows->in, counts);
  rows->out.make_room(vertices, edges_, weighted);
  fill_rows(rows->out, listed, counts.from, &Edge::from, &Edge::to);
  out_begins_ = rows->out.begins().data();
  in_begins_ = rows->in.begins().data();
  out_ = rows->out.columns().data();
  in_ = rows->in.columns().data();
  if (weighted) {
    out_weights_ = rows->out.weights.data();
    in_weights_ = rows->in.weights.data();
  }
  rows_ = std::move(rows);
}

Graph simple_graph(const Graph& graph) {
  std::vector<Edge> edges;
  edges.reserve(graph.edges());
  for (Vertex v = 0; v < graph.vertices(); ++v) {
    Vertex before = v;
    for (const Vertex u : graph.predecessors(v)) {
      if (u != before && u != v) edges.push_back({u, v});
      before = u;
    }
  }
  return {graph.vertices(), std::move(edges)};
}

}  // namespace echelon
