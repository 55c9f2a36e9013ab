#include "cli/metrics.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "cli/plain_table.hpp"
#include "echelon/base/error.hpp"
#include "echelon/graph/betweenness.hpp"
#include "echelon/graph/components.hpp"
#include "echelon/graph/descendants.hpp"
#include "echelon/graph/order.hpp"
#include "echelon/graph/pagerank.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Graph;
using echelon::Vertex;

namespace {

constexpr std::array<std::string_view, metric_count> names{
    "pagerank", "in_degree", "out_degree", "component", "descendants", "depth", "betweenness"};

bool is_costly(Metric metric) { return metric == Metric::descendants || metric == Metric::betweenness; }

Metric metric_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<Metric>(found - names.begin());
  std::string there;
  for (const auto each : names) there += (there.empty() ? "" : ", ") + std::string(each);
  throw Error(Fault::request,
              {"没有指标“" + std::string(name) + "”", "there is no metric '" + std::string(name) + "'"},
              {"可用：all, " + there, "there are: all, " + there});
}

/// A cycle as people follow it: A → B → A; the middle of a long one left out.
std::string cycle_text(const std::vector<Vertex>& cycle, const VertexIds& ids) {
  constexpr std::size_t most = 20;
  std::string text;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (cycle.size() > most && i == most / 2) {
      text += "… → ";
      i = cycle.size() - most / 2;
    }
    text += ids[cycle[i]] + " → ";
  }
  return text + ids[cycle[0]];
}

[[noreturn]] void refuse_cycle(const std::vector<Vertex>& cycle, const VertexIds& ids,
                               const std::string& file) {
  const std::string text = cycle_text(cycle, ids);
  const std::string count = std::to_string(cycle.size());
  throw Error(
      Fault::request,
      {"边成环，没有深度：" + text + "（共 " + count + " 个顶点）",
       "the edges hold a cycle, so that there is no depth: " + text + " (" + count +
           (cycle.size() == 1 ? " vertex)" : " vertices)")},
      {"请改正其中一条边；不要深度则写 --metrics pagerank,in_degree,out_degree,component",
       "correct one of these edges, or do without depth: --metrics pagerank,in_degree,out_degree,component"},
      {file, {}, 0, {}});
}

std::vector<std::uint32_t> degrees(std::span<const std::uint32_t> begins, std::size_t count) {
  std::vector<std::uint32_t> found(count);
  for (std::size_t v = 0; v < count; ++v) found[v] = begins[v + 1] - begins[v];
  return found;
}

}  // namespace

std::string_view name_of(Metric metric) { return names[static_cast<std::size_t>(metric)]; }

std::vector<Metric> metrics_of(const std::string& list) {
  std::set<Metric> chosen;
  for (std::string_view rest = list; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    const std::string_view name = trimmed(rest.substr(0, comma));
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    if (name.empty()) continue;
    if (name == "all") {
      for (const auto each : names) chosen.insert(metric_named(each));
    } else {
      chosen.insert(metric_named(name));
    }
  }
  if (std::ranges::all_of(chosen, is_costly))
    for (const auto each : names)
      if (!is_costly(metric_named(each))) chosen.insert(metric_named(each));
  return {chosen.begin(), chosen.end()};
}

MetricColumns compute_metrics(EdgesFile& file, const std::string& name, const std::vector<Metric>& metrics,
                              const echelon::Progress& progress) {
  const auto wants = [&](Metric metric) { return std::ranges::find(metrics, metric) != metrics.end(); };
  progress.at(0.3, {"建立图", "building the graph"});
  const std::size_t count = file.ids.size();
  const Graph graph(count, std::move(file.edges), std::move(file.weights));
  MetricColumns columns;
  columns.edges = graph.edges();
  std::optional<echelon::TopologicalOrder> order;
  if (wants(Metric::depth)) {
    progress.at(0.4, {"计算深度", "computing depths"});
    auto lineages = longest_lineages(graph, progress);
    if (!lineages.acyclic()) refuse_cycle(lineages.cycle, file.ids, name);
    columns.longest_chain = longest_chain(graph, lineages);
    columns.depth = std::move(lineages.depth);
    order = std::move(lineages.order);
  }
  if (wants(Metric::pagerank)) {
    progress.at(0.5, {"计算 PageRank", "computing PageRank"});
    echelon::PageRankOptions options;
    if (order) options.order = &*order;
    columns.pagerank = pagerank(graph, options, progress);
  }
  if (wants(Metric::in_degree)) columns.in_degree = degrees(graph.predecessor_begins(), count);
  if (wants(Metric::out_degree)) columns.out_degree = degrees(graph.successor_begins(), count);
  if (wants(Metric::component)) columns.component = weak_components(graph);
  if (wants(Metric::descendants)) columns.descendants = descendant_counts(graph, 0, progress);
  if (wants(Metric::betweenness)) columns.betweenness = betweenness(graph, 0, progress);
  return columns;
}

}  // namespace cli
