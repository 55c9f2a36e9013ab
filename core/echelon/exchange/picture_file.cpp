#include "echelon/exchange/picture_file.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "echelon/base/error.hpp"
#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_guard.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/exchange/paper_page.hpp"
#include "echelon/exchange/picture_painter.hpp"
#include "echelon/graph/force_layout.hpp"
#include "echelon/graph/layered_layout.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon {
namespace {

constexpr float paper_width = 900;

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

std::string as_csv(const DrawnNumbers& numbers) {
  CsvWriter csv;
  for (const auto& row : numbers) {
    std::vector<std::string> cells;
    cells.reserve(row.size());
    for (const std::string& cell : row) cells.push_back(guarded_from_formulas(cell));
    csv.row(cells);
  }
  return csv.bytes();
}

}  // namespace

Letters paper_letters(Language language) {
  const auto ruler = std::make_shared<PaperRuler>(language);
  Letters letters;
  letters.width = [ruler](std::string_view text, Face face) {
    return static_cast<float>(ruler->width(std::string(text), size_of(face), is_bold(face)));
  };
  letters.height = [](Face face) { return static_cast<float>(std::ceil(size_of(face) * 1.45)); };
  letters.language = language;
  return letters;
}

PictureFile picture_file(const Chart& chart, Language language, const ChartView& view) {
  return {chart.id, lay_out(chart, paper_width, paper_letters(language), view), numbers_of(chart, language),
          language};
}

PictureFile picture_file(const Board& board, Language language) {
  return {board.id, lay_out(board, paper_width, paper_letters(language)), numbers_of(board, language),
          language};
}

PictureFile picture_file(const StateGrid& grid, Language language) {
  constexpr float names = 260;
  constexpr float column = 64;
  const float wide = std::max(paper_width, names + column * static_cast<float>(grid.columns.size()));
  return {grid.id, lay_out(grid, wide, paper_letters(language)), numbers_of(grid, language), language};
}

PictureFile picture_file(const Timeline& timeline, Language language) {
  return {timeline.id, lay_out(timeline, paper_width, paper_letters(language)),
          numbers_of(timeline, language), language};
}

PictureFile picture_file(const FlowChart& flow, Language language) {
  return {flow.id, lay_out(flow, paper_width, paper_letters(language)), numbers_of(flow, language), language};
}

PictureFile picture_file(const Network& network, Language language, std::span<const Spot> spots) {
  std::vector<Spot> own;
  if (spots.empty() && network.nodes > 0) {
    own = arrange(network.nodes, *network.edges, network.arrangement);
    spots = own;
  }
  return {network.id, lay_out(network, spots, paper_width, paper_letters(language)),
          numbers_of(network, language), language};
}

void write_picture(const PictureFile& file, const std::filesystem::path& place) {
  const std::string extension = extension_of(place);
  if (extension != ".svg" && extension != ".pdf" && extension != ".png" && extension != ".csv") {
    throw Error(Fault::request, {"不能写成这种文件", "no such kind of file can be written"},
                {"文件名以 .png、.svg、.pdf 或 .csv 结尾", "end the name in .png, .svg, .pdf or .csv"},
                {place.string(), {}, 0, {}});
  }
  FileBeside beside(place);
  if (extension == ".svg")
    beside.write(picture_as_svg(file.picture, file.name, paper_letters(file.language)));
  if (extension == ".pdf") beside.write(picture_as_pdf(file.picture, file.name));
  if (extension == ".png") beside.write(picture_as_png(file.picture));
  if (extension == ".csv") beside.write(as_csv(file.numbers));
  beside.keep();
}

std::vector<Spot> arrange(std::size_t nodes, std::span<const NetworkEdge> edges,
                          Network::Arrangement arrangement, const Progress& progress) {
  std::vector<LayoutEdge> arrows;
  arrows.reserve(edges.size());
  for (const NetworkEdge edge : edges) arrows.push_back({edge.from, edge.to});
  const auto laid = arrangement == Network::Arrangement::forces
                        ? force_layout(nodes, arrows, {}, progress)
                        : layered_layout(nodes, arrows, {}, progress).spots;
  std::vector<Spot> spots;
  spots.reserve(laid.size());
  for (const LayoutSpot spot : laid) spots.push_back({spot.x, spot.y});
  return spots;
}

}  // namespace echelon
