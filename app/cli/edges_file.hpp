#pragma once

#include <filesystem>
#include <vector>

#include "cli/edge_ids.hpp"
#include "echelon/base/date.hpp"
#include "echelon/graph/graph.hpp"

namespace cli {

/// EDGES.csv: the vertices in bytewise order of their ids, and the edges in force. A row without `to` is a
/// vertex that may have no edge.
struct EdgesFile {
  VertexIds ids;
  std::vector<echelon::Edge> edges;
  std::vector<double> weights;  ///< empty without such a column, else beside the edges
};

/// Reads `from,to[,weight,start,end]`. With `as_of` only rows in force on that day count, both ends included;
/// the others are as if they were not there. Throws Error naming file, row and column.
[[nodiscard]] EdgesFile read_edges(const std::filesystem::path& path, echelon::Date as_of);

// The two ways of reading, and what they share.

/// A row's weight where the text is one: 0, or from 1e-100 to 1e100.
[[nodiscard]] bool read_weight(std::string_view text, double& weight);
/// The dates of a row; false where one cannot be read or the end is before the start.
[[nodiscard]] bool read_period(std::string_view start, std::string_view end, echelon::Period& period);
/// The quick way, for ids of one kind. False where anything at all is unusual.
template <class Ids>
[[nodiscard]] bool read_edges_quickly(const std::filesystem::path& path, echelon::Date as_of,
                                      EdgesFile& into);
/// The general way, which has words for what is wrong.
[[nodiscard]] EdgesFile read_edges_generally(const std::filesystem::path& path, echelon::Date as_of);

}  // namespace cli
