#pragma once

#include <string>
#include <vector>

#include "cli/surface_text.hpp"
#include "echelon/exchange/paper.hpp"
#include "echelon/exchange/picture_file.hpp"

namespace cli {

/// Draws a panel and keeps its pictures and tables, to be written to files.
class PictureSurface : public TextSurface {
 public:
  explicit PictureSurface(echelon::Language language) : TextSurface(language, 0) {}

  void chart(const echelon::Chart& chart) override { keep(chart); }
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
  /// Writes the picture of that id; the only one there is where `id` is empty. Throws Error naming those
  /// there are.
  void write(const std::string& id, const std::string& file) const;

 private:
  template <class Drawn>
  void keep(const Drawn& drawn) {
    pictures_.push_back(echelon::picture_file(drawn, language()));
  }

  std::vector<echelon::PictureFile> pictures_;
  std::vector<echelon::Paper> tables_;
};

}  // namespace cli
