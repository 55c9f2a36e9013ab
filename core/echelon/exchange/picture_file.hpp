#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "echelon/base/progress.hpp"
#include "echelon/view/board.hpp"
#include "echelon/view/chart_view.hpp"
#include "echelon/view/drawn_numbers.hpp"
#include "echelon/view/network_layout.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {

/// A picture of a page, laid out for paper, and the numbers it shows. It stands on its own.
struct PictureFile {
  std::string name;  ///< the picture's id: what a file of it is called at first
  Picture picture;
  DrawnNumbers numbers;
  Language language = Language::chinese;
};

/// How text measures on paper, at scale 1.
[[nodiscard]] Letters paper_letters(Language language);

/// As the view shows it; the numbers are all there are.
[[nodiscard]] PictureFile picture_file(const Chart& chart, Language language, const ChartView& view = {});
[[nodiscard]] PictureFile picture_file(const Board& board, Language language);
/// As wide as its columns need.
[[nodiscard]] PictureFile picture_file(const StateGrid& grid, Language language);
[[nodiscard]] PictureFile picture_file(const Timeline& timeline, Language language);
[[nodiscard]] PictureFile picture_file(const FlowChart& flow, Language language);
/// With the points where `spots` says; arranged first when `spots` is empty.
[[nodiscard]] PictureFile picture_file(const Network& network, Language language,
                                       std::span<const Spot> spots = {});

/// Writes the picture as .svg, .pdf or .png (two pixels a unit), or its numbers as .csv, by the name's end.
/// The same picture is the same bytes. Throws Error for another end or when the file cannot be written; what
/// stood there is then untouched.
void write_picture(const PictureFile& file, const std::filesystem::path& place);

/// Where the surface puts the points of a network by itself.
[[nodiscard]] std::vector<Spot> arrange(std::size_t nodes, std::span<const NetworkEdge> edges,
                                        Network::Arrangement arrangement, const Progress& progress = {});

}  // namespace echelon
