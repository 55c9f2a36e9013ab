// graph_files SHAPE VERTICES EDGES SEED FILE: a mentorship graph as EDGES.csv, ids T00000000 and on.

#include <cstdio>
#include <memory>
#include <string>

#include "graph_instances.hpp"

int main(int count, char** arguments) {
  if (count != 6) {
    std::fputs("graph_files joining|shuffled|uniform VERTICES EDGES SEED FILE\n", stderr);
    return 2;
  }
  const std::size_t vertices = std::stoul(arguments[2]);
  const auto edges = bench::mentorships(bench::graph_shape(arguments[1]), vertices, std::stoul(arguments[3]),
                                        std::stoul(arguments[4]));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(arguments[5], "wb"), &std::fclose);
  if (!file) return 3;
  std::fputs("from,to\n", file.get());
  for (const auto& each : edges) std::fprintf(file.get(), "T%08u,T%08u\n", each.from, each.to);
  std::vector<bool> named(vertices);
  for (const auto& each : edges) named[each.from] = named[each.to] = true;
  for (std::size_t v = 0; v < vertices; ++v)
    if (!named[v]) std::fprintf(file.get(), "T%08zu,\n", v);
  return 0;
}
