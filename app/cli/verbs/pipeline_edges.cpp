#include <algorithm>
#include <chrono>

#include "cli/json_out.hpp"
#include "cli/metrics.hpp"
#include "cli/verbs.hpp"
#include "cli/written_file.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;

namespace {

/// What people are told about the graph as a whole.
struct Summary {
  std::size_t components = 0;
  std::size_t largest = 0;  ///< vertices of the largest component
};

Summary summary_of(const MetricColumns& columns) {
  Summary summary;
  std::vector<std::uint32_t> sizes(columns.component.size());
  for (const std::uint32_t each : columns.component) ++sizes[each];
  for (const std::uint32_t each : sizes) {
    summary.components += each > 0 ? 1U : 0U;
    summary.largest = std::max<std::size_t>(summary.largest, each);
  }
  return summary;
}

void say_table(Session& session, const VertexIds& ids, const MetricColumns& columns, const std::string& out) {
  const std::string vertices = std::to_string(ids.size());
  const std::string edges = std::to_string(columns.edges);
  session.say_line(
      {vertices + " 个顶点，" + edges + " 条边", vertices + (ids.size() == 1 ? " vertex, " : " vertices, ") +
                                                     edges + (columns.edges == 1 ? " edge" : " edges")});
  if (!columns.component.empty()) {
    const Summary summary = summary_of(columns);
    const std::string count = std::to_string(summary.components);
    const std::string most = std::to_string(summary.largest);
    session.say_line(
        {count + " 个连通分量，最大的有 " + most + " 个顶点",
         count + (count == "1" ? " component" : " components") + ", the largest of " + most + " vertices"});
  }
  if (!columns.longest_chain.empty()) {
    const std::string length = std::to_string(columns.longest_chain.size() - 1);
    const std::string first = ids[columns.longest_chain.front()];
    const std::string last = ids[columns.longest_chain.back()];
    session.say_line({"最长的一条线有 " + length + " 条边，从 " + first + " 到 " + last,
                      "the longest lineage has " + length + (length == "1" ? " edge" : " edges") + ", from " +
                          first + " to " + last});
  }
  session.say_line({"已写入 " + out, "written to " + out});
}

void say_json(Session& session, const VertexIds& ids, const std::vector<Metric>& metrics,
              const MetricColumns& columns, const std::string& out, double seconds) {
  const auto has = [&](Metric metric) { return std::ranges::find(metrics, metric) != metrics.end(); };
  JsonOut json;
  json.open_object().key("vertices").whole(static_cast<std::int64_t>(ids.size()));
  json.key("edges").whole(static_cast<std::int64_t>(columns.edges));
  json.key("columns").open_list().text("id");
  for (const Metric each : metrics) json.text(name_of(each));
  json.close_list();
  if (has(Metric::component)) {
    const Summary summary = summary_of(columns);
    json.key("components").whole(static_cast<std::int64_t>(summary.components));
    json.key("largest_component").whole(static_cast<std::int64_t>(summary.largest));
  }
  if (has(Metric::depth)) {
    json.key("longest_lineage").open_list();
    for (const std::uint32_t each : columns.longest_chain) json.text(ids[each]);
    json.close_list();
  }
  json.key("out").text(out).key("seconds").real(seconds).close_object();
  session.say(json.finish());
}

}  // namespace

int pipeline_of_edges(Session& session, const PipelineOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  if (options.what != "metrics") {
    throw Error(Fault::request, {"边文件只能算 metrics", "from a file of edges there is only `metrics`"},
                {"请写 pipeline metrics --edges EDGES.csv --out G.csv",
                 "write `pipeline metrics --edges EDGES.csv --out G.csv`"});
  }
  if (options.out.empty()) {
    throw Error(Fault::request, {"没有给出 --out", "--out is missing"},
                {"请写 --out G.csv，每个顶点一行写入其中", "write --out G.csv: it gets one row a vertex"});
  }
  const std::vector<Metric> metrics = metrics_of(options.metrics);
  const std::filesystem::path place = place_to_write(options.out, {options.edges});
  echelon::Date as_of;
  if (!session.options().as_of.empty()) as_of = read_date_option(session.options().as_of, "--as-of");
  const echelon::Progress progress = session.progress();
  progress.at(0, {"读取边", "reading edges"});
  EdgesFile file = read_edges(options.edges, as_of);
  const MetricColumns columns = compute_metrics(file, options.edges, metrics, progress);
  write_metrics(place, file.ids, metrics, columns, progress);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (session.format() == Format::json) {
    say_json(session, file.ids, metrics, columns, options.out, seconds);
  } else {
    say_table(session, file.ids, columns, options.out);
  }
  return done;
}

}  // namespace cli
