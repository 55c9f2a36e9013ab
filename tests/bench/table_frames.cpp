// table_frames [ROWS]: CPU milliseconds of a frame that shows a table of 1,000,000 rows at 1280 × 800 without
// a window: as it is, sorted by two columns, filtered, with rows selected, with all selected; and of the
// frames in which that is worked out. Prints what, the median and the greatest, tab between.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "desktop/stage/headless.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "frame_clock.hpp"

namespace {

using namespace echelon;
using namespace echelon::desktop;

Table table_of(std::size_t rows) {
  Table table;
  table.id = "million";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"stage", {"学段", "stage"}, 1},
                   {"points", {"分", "points"}, 1, false}};
  table.rows = rows;
  table.revision = 1;
  table.visible_rows = 0;
  table.key = [](std::size_t row) { return "T" + std::to_string(row); };
  table.cell = [](std::size_t row, std::size_t column) -> Cell {
    static const char* const surnames[] = {"张伟", "王芳", "李娜", "赵敏", "钱多多"};
    static const char* const stages[] = {"小学", "初中", "高中"};
    const std::size_t mixed = row * 2654435761U % 1000003U;
    if (column == 0) return {"T" + std::to_string(row), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {surnames[mixed % 5], std::nullopt, Tone::plain, std::nullopt};
    if (column == 2)
      return {"第" + std::to_string(mixed % 200) + "中学", std::nullopt, Tone::plain, std::nullopt};
    if (column == 3) return {stages[mixed % 3], std::nullopt, Tone::plain, std::nullopt};
    return {std::to_string(mixed % 100), static_cast<double>(mixed % 100), Tone::plain, std::nullopt};
  };
  return table;
}

class Bench {
 public:
  explicit Bench(std::size_t rows)
      : table_(table_of(rows)),
        hand_(
            stage_, [this](Ui& ui) { draw(ui); }, [] { return false; }) {}

  /// The frames since the last time, in which it was worked out; then still ones.
  void measure(const char* what) {
    hand_.settle();
    std::vector<double> working = std::exchange(drawn_, {});
    std::vector<double> still;
    for (int i = 0; i < 60; ++i) {
      const double begin = cpu_milliseconds();
      hand_.frame();
      still.push_back(cpu_milliseconds() - begin);
    }
    drawn_.clear();
    print(what, "still", still);
    print(what, "working", working);
  }
  [[nodiscard]] std::string first_row() {
    for (const Item& each : stage_.ui().items.items())
      if (each.id.find("/row:") != std::string::npos) return each.id;
    throw std::runtime_error("no row is shown");
  }
  void press(const char* item) { hand_.click(item); }
  [[nodiscard]] Hand& hand() { return hand_; }

 private:
  void draw(Ui& ui) {
    const ScopeWindow window("bench", ImGuiWindowFlags_NoDecoration);
    ImGui::SetWindowPos({0, 0});
    ImGui::SetWindowSize({1280, 800});
    ImguiSurface surface(ui);
    const double begin = cpu_milliseconds();
    surface.table(table_);
    drawn_.push_back(cpu_milliseconds() - begin);
  }
  static void print(const char* what, const char* when, std::vector<double> taken) {
    std::sort(taken.begin(), taken.end());
    std::printf("%s\t%s\t%zu\t%.2f\t%.2f\n", what, when, taken.size(), taken[taken.size() / 2], taken.back());
  }

  Table table_;
  std::vector<double> drawn_;  ///< milliseconds of the table in each frame
  Stage stage_;
  Hand hand_;
};

}  // namespace

int main(int count, char** arguments) try {
  Bench bench(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1'000'000);
  bench.measure("as it is");
  bench.press("sort:stage");
  bench.measure("sorted");
  bench.hand().click("sort:points", {false, true, false});
  bench.measure("sorted by two");
  bench.press("column:stage");
  bench.press("column/value-0");
  bench.measure("filtered and sorted");
  bench.hand().click(bench.first_row());
  bench.hand().click(bench.first_row());
  bench.measure("one selected");
  bench.hand().press(Key::a, {true, false, false});
  bench.measure("all selected");
  bench.hand().fill("million/search", "zw");
  bench.measure("searched, filtered, sorted, selected");
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "table_frames: %s\n", error.what());
  return 1;
}
