#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/surface_text.hpp"
#include "echelon/exchange/paper.hpp"
#include "echelon/exchange/picture_file.hpp"

namespace cli {

/// Draws a panel and keeps its pictures and tables, to be written to files.
class PictureSurface : public TextSurface {
 public:
  /// What is to be seen of a chart: without the series of these names, only the stretch `FROM..TO` of x.
  struct Wanted {
    std::string picture;  ///< the id; empty: the only one there is
    std::vector<std::string> hidden;
    std::string stretch;
  };
  PictureSurface(echelon::Language language, Wanted wanted)
      : TextSurface(language, 0), wanted_(std::move(wanted)) {}

  void chart(const echelon::Chart& chart) override {
    keep(chart);
    charts_.push_back(chart);
  }
  void timeline(const echelon::Timeline& timeline) override { keep(timeline); }
  void flow(const echelon::FlowChart& flow) override { keep(flow); }
  echelon::NetworkAnswer network(const echelon::Network& network) override {
    keep(network);
    return {};
  }

  std::string table(const echelon::Table& table) override;

  /// Writes the table of that id, all its rows, as `.xlsx`, `.pdf` or `.csv`. Throws Error naming those there
  /// are.
  void write_table(const std::string& id, const std::string& file) const;
  echelon::BoardAnswer board(const echelon::Board& board) override {
    keep(board);
    return {};
  }
  std::optional<echelon::StateChange> states(const echelon::StateGrid& grid) override {
    keep(grid);
    return std::nullopt;
  }

  /// Writes the wanted picture. Throws Error naming those there are; naming a chart's series when it has none
  /// of a name that is to be hidden; when it has no such stretch.
  void write(const std::string& file) const;

 private:
  template <class Drawn>
  void keep(const Drawn& drawn) {
    pictures_.push_back(echelon::picture_file(drawn, language()));
  }

  [[nodiscard]] echelon::ChartView view_of(const echelon::Chart& chart) const;

  Wanted wanted_;
  std::vector<echelon::PictureFile> pictures_;
  std::vector<echelon::Paper> tables_;
  std::vector<echelon::Chart> charts_;
};

}  // namespace cli
