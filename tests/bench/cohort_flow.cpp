// cohort_flow FOLDER: the flow relaxation of the cohort problem in T.csv, S.csv and O.csv by LEMON's network
// simplex: needs and seats only, no overlaps, no minimums, no absence. Prints its value and the wall seconds
// it took inside.

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using Graph = lemon::SmartDigraph;

/// The cells of each row but the first; no quotes.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    auto& cells = rows.emplace_back();
    std::istringstream pieces(line);
    for (std::string cell; std::getline(pieces, cell, ',');) cells.push_back(cell);
  }
  return rows;
}

/// Teachers to sessions, and from one end to the other and back.
class Flow {
 public:
  explicit Flow(const std::filesystem::path& folder) {
    const auto begin = graph_.addNode();
    const auto end = graph_.addNode();
    std::unordered_map<std::string, Graph::Node> nodes;
    for (const auto& row : rows_of(folder / "T.csv"))
      add(begin, nodes[row[0]] = graph_.addNode(), std::stoll(row[2]), 0);
    for (const auto& row : rows_of(folder / "S.csv"))
      add(nodes[row[0]] = graph_.addNode(), end, std::stoll(row[1]), 0);
    for (const auto& row : rows_of(folder / "O.csv"))
      add(nodes.at(row[0]), nodes.at(row[1]), 1, std::llround(-1e6 * std::stod(row[2])));
    add(end, begin, static_cast<std::int64_t>(nodes.size()) * 1000, 0);
  }

  [[nodiscard]] double solve() const {
    lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph_);
    simplex.upperMap(capacity_).costMap(cost_).run();
    return -1e-6 * static_cast<double>(simplex.totalCost<std::int64_t>());
  }

 private:
  void add(Graph::Node from, Graph::Node to, std::int64_t capacity, std::int64_t cost) {
    const auto arc = graph_.addArc(from, to);
    capacity_[arc] = capacity;
    cost_[arc] = cost;
  }

  Graph graph_;
  Graph::ArcMap<std::int64_t> capacity_{graph_};
  Graph::ArcMap<std::int64_t> cost_{graph_};
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("cohort_flow FOLDER\n", stderr);
    return 2;
  }
  const Flow flow(arguments[1]);
  const auto begin = std::chrono::steady_clock::now();
  const double value = flow.solve();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%.6f %.6f\n", value, seconds.count());
  return 0;
}
