#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/edges_file.hpp"
#include "echelon/base/progress.hpp"

namespace cli {

/// What can be computed for each vertex, in the order in which the columns stand.
enum class Metric : std::uint8_t {
  pagerank,
  in_degree,
  out_degree,
  component,
  descendants,
  depth,
  betweenness
};
inline constexpr std::size_t metric_count = 7;

[[nodiscard]] std::string_view name_of(Metric metric);

/// The metrics of `--metrics`, in order of columns: those listed; with costly ones alone (`descendants`,
/// `betweenness`) the usual ones too; with an empty text the usual ones; with `all` everything. Throws Error
/// naming what there is.
[[nodiscard]] std::vector<Metric> metrics_of(const std::string& list);

/// The computed columns; those not asked for are empty.
struct MetricColumns {
  std::size_t edges = 0;
  std::vector<double> pagerank;
  std::vector<std::uint32_t> in_degree;
  std::vector<std::uint32_t> out_degree;
  std::vector<std::uint32_t> component;  ///< the first vertex of each one's
  std::vector<std::uint32_t> descendants;
  std::vector<std::uint32_t> depth;
  std::vector<std::uint32_t> longest_chain;
  std::vector<double> betweenness;
};

/// Computes them; the edges are used up. Throws Error naming a cycle where there is no depth, and Cancelled.
[[nodiscard]] MetricColumns compute_metrics(EdgesFile& file, const std::string& name,
                                            const std::vector<Metric>& metrics,
                                            const echelon::Progress& progress);

/// Writes the rows as CSV in order of the ids. Throws Error when the disk is full or fails.
void write_metrics(const std::filesystem::path& place, const VertexIds& ids,
                   const std::vector<Metric>& metrics, const MetricColumns& columns,
                   const echelon::Progress& progress);

}  // namespace cli
