// Pictures as files: PNG, SVG, PDF, and their numbers as CSV.

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../sample_charts.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/exchange/picture_painter.hpp"
#include "echelon/view/chart_layout.hpp"

using namespace echelon;

namespace {

class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() / ("echelon-pictures-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Chart chart() {
  Chart chart;
  chart.id = "years";
  chart.title = {"历年人数", "people by year"};
  chart.labels = {{"2023", "2023"}, {"=2024", "=2024"}};
  chart.series.push_back({{"人", "people"}, {}, {12, 30}, {}, {}, Tone::series_1});
  return chart;
}

}  // namespace

TEST_CASE("a picture is written as PNG, SVG and PDF, the same bytes each time") {
  const Folder folder;
  for (const auto& [name, beginning] :
       {std::pair<std::string, std::string>{"a.png", "\x89PNG"}, {"a.svg", "<?xml"}, {"a.PDF", "%PDF"}}) {
    const PictureFile file = picture_file(chart(), Language::chinese);
    write_picture(file, folder / name);
    const std::string first = bytes_of(folder / name);
    CHECK(first.starts_with(beginning));
    CHECK(first.size() > 1000);
    write_picture(picture_file(chart(), Language::chinese), folder / name);
    CHECK(bytes_of(folder / name) == first);
  }
}

TEST_CASE("texts of an SVG stay texts, with what XML means otherwise made safe") {
  const Folder folder;
  Chart marked = chart();
  marked.labels[0] = {"<2023 & \"前\">", "x"};
  write_picture(picture_file(marked, Language::chinese), folder / "a.svg");
  const std::string svg = bytes_of(folder / "a.svg");
  CHECK(svg.find(">历年人数</text>") != std::string::npos);
  CHECK(svg.find("&lt;2023 &amp; &quot;前&quot;&gt;</text>") != std::string::npos);
  CHECK(svg.find("textLength") != std::string::npos);
}

TEST_CASE("a board and a grid of states are written as pictures and as tables") {
  const Folder folder;
  for (const char* end : {".png", ".svg", ".pdf", ".csv"}) {
    write_picture(picture_file(samples::board(), Language::chinese), folder / (std::string("board") + end));
    write_picture(picture_file(samples::states(), Language::english), folder / (std::string("states") + end));
    CHECK(bytes_of(folder / (std::string("board") + end)).size() > 100);
  }
  CHECK(bytes_of(folder / "states.csv").find("meeting 9") != std::string::npos);
  CHECK(bytes_of(folder / "states.csv").find("absent") != std::string::npos);
  CHECK(bytes_of(folder / "board.csv").find("2026-") != std::string::npos);
}

TEST_CASE("a chart is written without its hidden series, its numbers with them") {
  const Folder folder;
  const Chart two = samples::bars(ChartKind::bar, "b", 3, 1);
  const PictureFile whole = picture_file(two, Language::english);
  const PictureFile part = picture_file(two, Language::english, {{"done"}, {}, {}});
  CHECK(part.numbers == whole.numbers);
  CHECK(part.picture.strokes.size() < whole.picture.strokes.size());
}

TEST_CASE("every kind of chart is drawn on paper as it was when people last looked at it") {
  // Measured by letters that need no font, so that the pictures are the same on every machine. After a change
  // that is meant: ECHELON_REWRITE_GOLDEN=1, look at what changed, and keep it.
  Letters letters;
  letters.width = [](std::string_view text, Face face) {
    float wide = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      wide += byte < 0x80 ? 0.55F : byte >= 0xE0 ? 1.0F : 0.0F;
    }
    return wide * (face == Face::caption ? 12.5F : 15.0F);
  };
  letters.height = [](Face face) { return face == Face::caption ? 19.0F : 22.0F; };
  const std::filesystem::path golden = std::filesystem::path(ECHELON_FIXTURES) / "golden/charts";
  const bool rewrite = std::getenv("ECHELON_REWRITE_GOLDEN") != nullptr;
  for (const Chart& each : samples::charts()) {
    // Those of ten thousand points are long, and say nothing more to the eye.
    if (each.id.find("10000") != std::string::npos || each.id.find("-40") != std::string::npos) continue;
    CAPTURE(each.id);
    const std::string svg = picture_as_svg(lay_out(each, 480, letters), each.id, letters);
    const auto file = golden / (each.id + ".svg");
    if (rewrite) {
      std::filesystem::create_directories(golden);
      std::ofstream(file, std::ios::binary) << svg;
    }
    CHECK(bytes_of(file) == svg);
  }
}

TEST_CASE("a picture's numbers are written as CSV, which no spreadsheet runs") {
  const Folder folder;
  write_picture(picture_file(chart(), Language::english), folder / "a.csv");
  const std::string csv = bytes_of(folder / "a.csv");
  CHECK(csv.find("people,2023,12") != std::string::npos);
  CHECK(csv.find("people,'=2024,30") != std::string::npos);
}

TEST_CASE("a network is arranged for paper, in both ways") {
  Network network;
  network.id = "n";
  network.nodes = 40;
  std::vector<NetworkEdge> edges;
  for (std::uint32_t i = 1; i < 40; ++i) edges.push_back({i / 3, i});
  network.edges = std::make_shared<const std::vector<NetworkEdge>>(edges);
  network.key = network.name = [](std::size_t node) { return std::to_string(node); };
  network.category = [](std::size_t) { return 0; };
  network.categories = {{{"人", "people"}, Tone::series_1}};
  for (const auto way : {Network::Arrangement::forces, Network::Arrangement::generations}) {
    network.arrangement = way;
    const PictureFile file = picture_file(network, Language::english);
    CHECK(file.picture.strokes.size() > 80);
    CHECK(file.numbers.size() == 40);
  }
}

TEST_CASE("a picture with another ending is refused, and what stood there stays") {
  const Folder folder;
  std::ofstream(folder / "a.txt") << "kept";
  CHECK_THROWS_AS(write_picture(picture_file(chart(), Language::english), folder / "a.txt"), Error);
  CHECK(bytes_of(folder / "a.txt") == "kept");
  CHECK_THROWS_AS(write_picture(picture_file(chart(), Language::english), folder / "none/a.svg"), Error);
}
