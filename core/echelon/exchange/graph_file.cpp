#include "echelon/exchange/graph_file.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <system_error>

#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_guard.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/exchange/graph_parts.hpp"

namespace echelon {
namespace {

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

/// In quotes, as DOT has them.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + "\"";
}

void add_row(CsvWriter& csv, const std::vector<std::string>& cells) {
  std::vector<std::string> safe;
  safe.reserve(cells.size());
  for (const std::string& cell : cells) safe.push_back(guarded_from_formulas(cell));
  csv.row(safe);
}

std::string nodes_csv(const GraphTable& graph) {
  CsvWriter csv;
  std::vector<std::string> row{"id", "label", "kind"};
  for (const auto& column : graph.node_columns) row.push_back(column.id);
  add_row(csv, row);
  for (const GraphTable::Node& node : graph.nodes) {
    row = {node.id, node.label, node.kind};
    row.insert(row.end(), node.values.begin(), node.values.end());
    row.resize(3 + graph.node_columns.size());
    add_row(csv, row);
  }
  return csv.bytes();
}

template <class Which>
std::string edges_csv(const GraphTable& graph, const Which& which) {
  CsvWriter csv;
  std::vector<std::string> row{"from", "to", "kind", "start", "end"};
  for (const auto& column : graph.edge_columns) row.push_back(column.id);
  add_row(csv, row);
  for (const GraphTable::Edge& edge : graph.edges) {
    if (!which(edge)) continue;
    row = {graph.nodes[edge.from].id, graph.nodes[edge.to].id, edge.kind, edge.start.iso(), edge.end.iso()};
    row.insert(row.end(), edge.values.begin(), edge.values.end());
    row.resize(5 + graph.edge_columns.size());
    add_row(csv, row);
  }
  return csv.bytes();
}

void write_tables(const GraphTable& graph, const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure || !std::filesystem::is_directory(folder, failure)) {
    throw Error(Fault::environment, {"建不了文件夹", "the folder cannot be made"},
                {"换一个位置，或检查权限", "choose another place, or check the permissions"},
                {folder.string(), {}, 0, {}});
  }
  const auto people = [&](const GraphTable::Edge& edge) {
    return graph.nodes[edge.from].kind == graph.nodes[edge.to].kind;
  };
  const std::array<std::pair<const char*, std::string>, 4> tables{
      {{"nodes.csv", nodes_csv(graph)},
       {"edges.csv", edges_csv(graph, [&](const auto& edge) { return graph.holds(edge); })},
       {"temporal.csv", edges_csv(graph, people)},
       {"bipartite.csv", edges_csv(graph, [&](const auto& edge) { return !people(edge); })}}};
  // All are written before the first takes its place.
  std::vector<std::unique_ptr<FileBeside>> written;
  for (const auto& [name, bytes] : tables) {
    written.push_back(std::make_unique<FileBeside>(folder / name));
    written.back()->write(bytes);
  }
  for (const auto& file : written) file->keep();
}

}  // namespace

std::string graph_as_dot(const GraphTable& graph) {
  std::string out = "digraph " + quoted(graph.name) + " {\n";
  for (const GraphTable::Node& node : graph.nodes)
    out += "  " + quoted(node.id) + " [label=" + quoted(node.label) + ", kind=" + quoted(node.kind) + "];\n";
  for (const GraphTable::Edge& edge : graph.edges) {
    if (!graph.holds(edge)) continue;
    out += "  " + quoted(graph.nodes[edge.from].id) + " -> " + quoted(graph.nodes[edge.to].id) +
           " [kind=" + quoted(edge.kind) + ", start=" + quoted(edge.start.iso()) + "];\n";
  }
  return out + "}\n";
}

std::size_t edges_written(const GraphTable& graph, const std::filesystem::path& place) {
  const std::string extension = extension_of(place);
  if (extension != ".graphml" && extension != ".dot") return graph.edges.size();
  return static_cast<std::size_t>(
      std::ranges::count_if(graph.edges, [&](const GraphTable::Edge& edge) { return graph.holds(edge); }));
}

void write_graph(const GraphTable& graph, const std::filesystem::path& place) {
  const std::string extension = extension_of(place);
  if (extension.empty()) {
    write_tables(graph, place);
    return;
  }
  if (extension != ".graphml" && extension != ".gexf" && extension != ".dot") {
    throw Error(Fault::request, {"不能写成这种文件", "no such kind of file can be written"},
                {"文件名以 .graphml、.gexf 或 .dot 结尾；不带扩展名则写成一个放 CSV 表的文件夹",
                 "end the name in .graphml, .gexf or .dot; without an ending it is a folder of CSV tables"},
                {place.string(), {}, 0, {}});
  }
  FileBeside beside(place);
  if (extension == ".graphml") beside.write(graph_as_graphml(graph));
  if (extension == ".gexf") beside.write(graph_as_gexf(graph));
  if (extension == ".dot") beside.write(graph_as_dot(graph));
  beside.keep();
}

}  // namespace echelon
