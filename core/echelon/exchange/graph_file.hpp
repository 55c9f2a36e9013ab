#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"

namespace echelon {

/// A graph to be written: nodes and edges with the same scalar attributes each, days on what begins and ends.
struct GraphTable {
  enum class Type : std::uint8_t { text, whole, real };
  struct Column {
    std::string id;
    Type type = Type::text;
  };
  struct Node {
    std::string id;  ///< unique
    std::string label;
    std::string kind;                 ///< person, tier, school, course
    std::vector<std::string> values;  ///< one a column; empty: none
  };
  struct Edge {
    std::size_t from = 0;  ///< positions in `nodes`
    std::size_t to = 0;
    std::string kind;  ///< mentors, holds, works_at, attended
    Date start;        ///< unknown: always was
    Date end;          ///< the last day; unknown: still
    std::vector<std::string> values;
  };
  std::string name;
  Date as_of;
  std::vector<Column> node_columns;
  std::vector<Column> edge_columns;
  std::vector<Node> nodes;
  std::vector<Edge> edges;

  [[nodiscard]] bool holds(const Edge& edge) const {
    return (!edge.start.known() || edge.start <= as_of) && (!edge.end.known() || edge.end >= as_of);
  }
};

/// How many of the graph's edges a file of that name holds: all of them, or those that hold as of the date.
[[nodiscard]] std::size_t edges_written(const GraphTable& graph, const std::filesystem::path& place);

/// Writes the graph by the place's ending: `.graphml` (what holds as of the date; typed attributes), `.gexf`
/// (1.2, all of it, each edge with its interval), `.dot` (what holds), or, for a place without an ending, a
/// folder with `nodes.csv`, `edges.csv` (what holds), `temporal.csv` (all edges between people with start and
/// end) and `bipartite.csv` (all edges from people to tiers, schools and courses). The same graph is the same
/// bytes. Throws Error for another ending, or when it cannot be written; no half file stays behind.
void write_graph(const GraphTable& graph, const std::filesystem::path& place);

}  // namespace echelon
