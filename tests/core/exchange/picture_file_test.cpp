// Pictures as files: PNG, SVG, PDF, and their numbers as CSV.

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "echelon/exchange/picture_file.hpp"

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
