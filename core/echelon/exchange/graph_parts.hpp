#pragma once

#include <string>

#include "echelon/exchange/graph_file.hpp"

namespace echelon {

// Within exchange: the forms of a graph.

[[nodiscard]] std::string graph_as_graphml(const GraphTable& graph);
[[nodiscard]] std::string graph_as_gexf(const GraphTable& graph);
[[nodiscard]] std::string graph_as_dot(const GraphTable& graph);

/// The text within XML, between tags or quotes; characters that XML does not hold are left out.
[[nodiscard]] std::string xml_text(const std::string& text);

}  // namespace echelon
