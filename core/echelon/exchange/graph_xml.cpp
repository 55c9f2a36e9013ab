#include <array>

#include "echelon/base/text.hpp"
#include "echelon/exchange/graph_parts.hpp"

namespace echelon {
namespace {

/// ` name="value"`
std::string with(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + xml_text(value) + "\"";
}

std::string type_name(GraphTable::Type type) {
  constexpr std::array types{"string", "long", "double"};
  return types.at(static_cast<std::size_t>(type));
}

std::string graphml_key(const std::string& id, const std::string& what, const GraphTable::Column& column) {
  return "  <key" + with("id", id) + with("for", what) + with("attr.name", column.id) +
         with("attr.type", type_name(column.type)) + "/>\n";
}

std::string graphml_data(const std::string& id, const std::string& value) {
  return value.empty() ? "" : "      <data" + with("key", id) + ">" + xml_text(value) + "</data>\n";
}

void gexf_attributes(std::string& out, const std::string& what,
                     const std::vector<GraphTable::Column>& columns) {
  out += "    <attributes" + with("class", what) + ">\n";
  out += "      <attribute id=\"0\" title=\"kind\" type=\"string\"/>\n";
  for (std::size_t c = 0; c < columns.size(); ++c)
    out += "      <attribute" + with("id", std::to_string(c + 1)) + with("title", columns[c].id) +
           with("type", type_name(columns[c].type)) + "/>\n";
  out += "    </attributes>\n";
}

void gexf_values(std::string& out, const std::string& kind, const std::vector<std::string>& values) {
  out += "        <attvalues>\n          <attvalue for=\"0\"" + with("value", kind) + "/>\n";
  for (std::size_t c = 0; c < values.size(); ++c) {
    if (!values[c].empty())
      out += "          <attvalue" + with("for", std::to_string(c + 1)) + with("value", values[c]) + "/>\n";
  }
  out += "        </attvalues>\n";
}

}  // namespace

std::string xml_text(const std::string& text) {
  std::string safe;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t c = take_code_point(rest);
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '"') {
      safe += "&quot;";
    } else if (c == '\t' || c == '\n' || c == '\r') {
      safe += ' ';
    } else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) {
      append_code_point(safe, c);
    }
  }
  return safe;
}

std::string graph_as_graphml(const GraphTable& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  out += graphml_key("label", "node", {"label", GraphTable::Type::text});
  out += graphml_key("kind", "node", {"kind", GraphTable::Type::text});
  for (std::size_t c = 0; c < graph.node_columns.size(); ++c)
    out += graphml_key("n" + std::to_string(c), "node", graph.node_columns[c]);
  out += graphml_key("relation", "edge", {"relation", GraphTable::Type::text});
  out += graphml_key("start", "edge", {"start", GraphTable::Type::text});
  out += graphml_key("end", "edge", {"end", GraphTable::Type::text});
  for (std::size_t c = 0; c < graph.edge_columns.size(); ++c)
    out += graphml_key("e" + std::to_string(c), "edge", graph.edge_columns[c]);
  out += "  <graph" + with("id", graph.name) + " edgedefault=\"directed\">\n";
  for (const GraphTable::Node& node : graph.nodes) {
    out += "    <node" + with("id", node.id) + ">\n";
    out += graphml_data("label", node.label) + graphml_data("kind", node.kind);
    for (std::size_t c = 0; c < node.values.size(); ++c)
      out += graphml_data("n" + std::to_string(c), node.values[c]);
    out += "    </node>\n";
  }
  for (const GraphTable::Edge& edge : graph.edges) {
    if (!graph.holds(edge)) continue;
    out += "    <edge" + with("source", graph.nodes[edge.from].id) + with("target", graph.nodes[edge.to].id) +
           ">\n";
    out += graphml_data("relation", edge.kind) + graphml_data("start", edge.start.iso()) +
           graphml_data("end", edge.end.iso());
    for (std::size_t c = 0; c < edge.values.size(); ++c)
      out += graphml_data("e" + std::to_string(c), edge.values[c]);
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string graph_as_gexf(const GraphTable& graph) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n";
  out += "  <meta" + with("lastmodifieddate", graph.as_of.iso()) +
         ">\n    <creator>Echelon</creator>\n  </meta>\n";
  out +=
      "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" "
      "timerepresentation=\"interval\">\n";
  gexf_attributes(out, "node", graph.node_columns);
  gexf_attributes(out, "edge", graph.edge_columns);
  out += "    <nodes>\n";
  for (const GraphTable::Node& node : graph.nodes) {
    out += "      <node" + with("id", node.id) + with("label", node.label) + ">\n";
    gexf_values(out, node.kind, node.values);
    out += "      </node>\n";
  }
  out += "    </nodes>\n    <edges>\n";
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const GraphTable::Edge& edge = graph.edges[e];
    out += "      <edge" + with("id", std::to_string(e)) + with("source", graph.nodes[edge.from].id) +
           with("target", graph.nodes[edge.to].id) + with("label", edge.kind);
    if (edge.start.known()) out += with("start", edge.start.iso());
    if (edge.end.known()) out += with("end", edge.end.iso());
    out += ">\n";
    gexf_values(out, edge.kind, edge.values);
    out += "      </edge>\n";
  }
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace echelon
