// A table, panes and fields on a surface alone, without an office: what a hand does and what comes of it.

#include <doctest/doctest.h>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include "desktop/stage/headless.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "desktop/ui/drafts.hpp"
#include "echelon/exchange/table_file.hpp"

using namespace echelon;
using namespace echelon::desktop;

namespace {

constexpr Modifiers with_control{true, false, false};
constexpr Modifiers with_shift{false, true, false};

/// A window with one table of teachers and their points, and whatever a test draws beside it.
class Drawn {
 public:
  using Kept = std::map<std::string, std::string, std::less<>>;
  explicit Drawn(std::size_t rows = 40, Kept already = {})
      : kept(std::move(already)),
        hand(
            stage, [this](Ui& ui) { draw(ui); }, [] { return false; }) {
    table.id = "teachers";
    table.columns = {{"id", {"工号", "id"}, 1},
                     {"name", {"姓名", "name"}, 1},
                     {"stage", {"学段", "stage"}, 1},
                     {"points", {"分", "points"}, 0.8, false}};
    table.rows = rows;
    table.revision = 1;
    table.visible_rows = 12;
    table.empty = {"还没有人。", "Nobody yet."};
    table.key = [](std::size_t row) { return "T" + std::to_string(row); };
    table.cell = [](std::size_t row, std::size_t column) -> Cell {
      static const std::vector<std::string> names{"张伟", "王芳", "李娜", "赵敏", "钱多"};
      if (column == 0) return {"T" + std::to_string(row), std::nullopt, Tone::plain, std::nullopt};
      if (column == 1) return {names[row % 5], std::nullopt, Tone::plain, std::nullopt};
      if (column == 2) return {row % 2 == 0 ? "小学" : "初中", std::nullopt, Tone::plain, std::nullopt};
      return {std::to_string(row * 7 % 13), static_cast<double>(row * 7 % 13), Tone::plain, std::nullopt};
    };
    hand.settle();
  }

  [[nodiscard]] std::vector<std::string> rows() {
    hand.frame();
    std::vector<std::string> keys;
    for (const Item& each : stage.ui().items.items()) {
      const auto at = each.id.find("/row:");
      if (at != std::string::npos) keys.push_back(each.id.substr(at + 5));
    }
    return keys;
  }
  [[nodiscard]] std::vector<std::vector<std::string>> copied() {
    stage.clipboard().set("");
    hand.press(Key::c, with_control);
    return read_clipboard(stage.clipboard().get());
  }
  void picture(const std::string& name) {
    if (const char* wanted = std::getenv("ECHELON_LOOK"))
      hand.picture(std::filesystem::path(wanted) / (name + ".png"));
  }

  Table table;
  std::string chosen;
  std::function<void(ImguiSurface&)> beside;
  Kept kept;
  echelon::desktop::Stage stage;
  Hand hand;

 private:
  void draw(Ui& ui) {
    ui.kept = &kept;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({static_cast<float>(hand.width), static_cast<float>(hand.height)});
    const ScopeWindow window("page", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    const ScopePath path(ui, "page");
    ImguiSurface surface(ui);
    if (beside) {
      beside(surface);
    } else {
      chosen = surface.table(table);
    }
  }
};

}  // namespace

TEST_CASE(
    "rows are selected by click, Ctrl, Shift and Ctrl+A, and what is selected is copied with its header") {
  Drawn drawn;
  drawn.hand.click("row:T1");
  CHECK(drawn.chosen == "T1");
  drawn.hand.click("row:T4", with_shift);
  CHECK(drawn.hand.reads("已选 4"));
  drawn.hand.click("row:T7", with_control);
  drawn.hand.click("row:T2", with_control);
  CHECK(drawn.hand.reads("已选 4"));
  CHECK(drawn.chosen == "T7");
  drawn.picture("drawn-selected");
  const auto table = drawn.copied();
  REQUIRE(table.size() == 5);
  CHECK(table[0] == std::vector<std::string>{"工号", "姓名", "学段", "分"});
  CHECK(table[1] == std::vector<std::string>{"T1", "王芳", "初中", "7"});
  CHECK(table[4][0] == "T7");
  drawn.hand.press(Key::a, with_control);
  CHECK(drawn.hand.reads("已选 40"));
  CHECK(drawn.copied().size() == 41);
  drawn.hand.click("row:T3");
  CHECK_FALSE(drawn.hand.reads("已选"));
  drawn.hand.click("row:T3");
  CHECK(drawn.chosen.empty());
}

TEST_CASE("keys walk through the table, with Shift they select, letters find a row") {
  Drawn drawn;
  drawn.hand.click("row:T1");
  drawn.hand.press(Key::down);
  CHECK(drawn.chosen == "T2");
  drawn.hand.press(Key::down, with_shift);
  drawn.hand.press(Key::down, with_shift);
  CHECK(drawn.hand.reads("已选 3"));
  drawn.hand.press(Key::end);
  CHECK(drawn.chosen == "T39");
  CHECK(drawn.rows().back() == "T39");
  drawn.hand.press(Key::page_up);
  CHECK(std::stoi(drawn.chosen.substr(1)) < 30);
  CHECK(std::stoi(drawn.chosen.substr(1)) > 20);
  drawn.hand.press(Key::home);
  CHECK(drawn.chosen == "T0");
  drawn.hand.type("zm");
  CHECK(drawn.chosen == "T3");
}

TEST_CASE("heads sort, with Shift by one after the other, the order is kept and read again") {
  std::string view;
  std::vector<std::string> first;
  {
    Drawn drawn;
    drawn.hand.click("sort:stage");
    drawn.hand.click("sort:points", with_shift);
    drawn.hand.click("sort:points", with_shift);
    drawn.picture("drawn-sorted");
    first = drawn.rows();
    drawn.hand.click("row:" + first.front());
    drawn.hand.press(Key::a, with_control);
    const auto table = drawn.copied();
    REQUIRE(table.size() == 41);
    for (std::size_t i = 2; i < table.size(); ++i) {
      if (table[i][2] != table[i - 1][2]) continue;
      CHECK(std::stoi(table[i][3]) <= std::stoi(table[i - 1][3]));
    }
    REQUIRE(drawn.kept.size() == 1);
    CHECK(drawn.kept.begin()->first == "view.page/teachers/table");
    view = drawn.kept.begin()->second;
  }
  Drawn again(40, {{"view.page/teachers/table", view}});
  CHECK(again.rows() == first);
}

TEST_CASE("columns are hidden, moved and put back from the menu, never the last one") {
  Drawn drawn;
  drawn.hand.click("teachers/menu");
  drawn.hand.click("menu/show:stage");
  drawn.hand.click("menu/up:points");
  drawn.hand.click("menu/up:points");
  drawn.picture("drawn-menu");
  drawn.hand.press(Key::escape);
  drawn.stage.ui().wants_frame = true;
  CHECK_FALSE(drawn.hand.sees("sort:stage"));
  const auto* points = drawn.stage.ui().items.find("sort:points");
  const auto* name = drawn.stage.ui().items.find("sort:name");
  REQUIRE(points != nullptr);
  REQUIRE(name != nullptr);
  CHECK(points->x0 < name->x0);
  CHECK(drawn.kept.at("view.page/teachers/table").find("c,stage,0") != std::string::npos);
  drawn.hand.click("menu/reset");
  CHECK(drawn.hand.sees("sort:stage"));
  CHECK(drawn.kept.empty());
}

TEST_CASE(
    "a column is filtered by values and by a range, a view keeps it under a name, nothing found says so") {
  Drawn drawn;
  drawn.hand.click("column:stage");
  drawn.hand.click("column/value-0");
  drawn.picture("drawn-filter");
  drawn.hand.click("column/hide");
  CHECK(drawn.hand.reads(" / 40 行"));
  const auto rows = drawn.rows();
  for (const auto& row : rows) CHECK(std::stoi(row.substr(1)) % 2 == std::stoi(rows[0].substr(1)) % 2);
  drawn.hand.click("column:points");
  drawn.hand.fill("column/least", "3");
  drawn.hand.fill("column/most", "5");
  drawn.hand.click("column/sort-up");
  const auto few = drawn.rows();
  REQUIRE_FALSE(few.empty());
  for (const auto& row : few) {
    const int points = std::stoi(row.substr(1)) * 7 % 13;
    CHECK(points >= 3);
    CHECK(points <= 5);
  }
  drawn.hand.click("teachers/menu");
  drawn.hand.fill("menu/view-name", "三到五分");
  drawn.hand.click("menu/save-view");
  drawn.hand.click("menu/reset");
  CHECK(drawn.hand.reads("共 40 行"));
  drawn.hand.click("teachers/menu");
  drawn.hand.click("menu/view:三到五分");
  CHECK(drawn.rows() == few);
  drawn.picture("drawn-chips");
  drawn.hand.fill("teachers/search", "没有");
  CHECK(drawn.rows().empty());
  CHECK(drawn.hand.reads("没有符合“没有”的行"));
  drawn.picture("drawn-nothing");
  drawn.hand.click("clear-search");
  CHECK(drawn.hand.reads("共 40 行"));
}

TEST_CASE(
    "one step for all that are selected, those left out that it does not fit, asked first where it matters") {
  Drawn drawn;
  std::vector<std::string> done;
  drawn.table.actions = {{"plain",
                          {"办理", "do it"},
                          [&](const std::vector<std::string>& keys) { done = keys; },
                          [](const std::string& key) {
                            return key == "T2" ? Words{"已办。", "Done."} : Words();
                          }},
                         {"asked",
                          {"撤回", "take back"},
                          [&](const std::vector<std::string>& keys) { done = keys; },
                          {},
                          {"真的撤回？", "Really?"}}};
  drawn.hand.settle();
  const Item* plain = drawn.stage.ui().items.find("teachers/plain");
  REQUIRE(plain != nullptr);
  CHECK_FALSE(plain->enabled);
  drawn.hand.click("row:T1");
  drawn.hand.click("row:T3", with_shift);
  CHECK(drawn.hand.reads("已选 3 行"));
  drawn.picture("drawn-actions");
  drawn.hand.click("teachers/plain");
  CHECK(done == std::vector<std::string>{"T1", "T3"});
  done.clear();
  drawn.hand.click("teachers/asked");
  CHECK(done.empty());
  drawn.hand.press(Key::enter);
  CHECK(done == std::vector<std::string>{"T1", "T2", "T3"});
  drawn.hand.click("row:T2");
  CHECK_FALSE(drawn.stage.ui().items.find("teachers/plain")->enabled);
}

TEST_CASE(
    "a table takes a paste where it can, keeps its total in sight, and says what to do when it is empty") {
  Drawn drawn;
  std::vector<std::vector<std::string>> pasted;
  drawn.table.paste = [&](const std::vector<std::vector<std::string>>& rows) { pasted = rows; };
  drawn.table.total = [](std::size_t column) -> Cell {
    return column == 0   ? Cell{"合计", {}, Tone::plain, {}}
           : column == 3 ? Cell{"234", 234.0, Tone::plain, {}}
                         : Cell();
  };
  drawn.hand.click("row:T0");
  drawn.picture("drawn-total");
  drawn.stage.clipboard().set("工号\t分\nT0\t'=1\n");
  drawn.hand.press(Key::v, with_control);
  CHECK(pasted == std::vector<std::vector<std::string>>{{"工号", "分"}, {"T0", "=1"}});
  CHECK(drawn.hand.sees("teachers/total"));
  drawn.table.rows = 0;
  drawn.table.revision = 2;
  drawn.hand.settle();
  CHECK(drawn.hand.reads("还没有人"));
}

TEST_CASE("saving hands over a file of what is shown") {
  Drawn drawn;
  drawn.hand.click("row:T1");
  drawn.hand.click("row:T2", with_shift);
  drawn.hand.click("teachers/menu");
  drawn.hand.click("menu/save");
  REQUIRE(drawn.stage.ui().file_to_save != nullptr);
  CHECK(drawn.stage.ui().file_to_save->name == "teachers.xlsx");
  const auto file = std::filesystem::temp_directory_path() / "echelon-drawn.csv";
  drawn.stage.ui().file_to_save->write(file);
  CHECK(std::filesystem::file_size(file) > 30);
  std::filesystem::remove(file);
}

TEST_CASE("tables read in both languages, in the dark and at twice the size") {
  Drawn drawn;
  drawn.table.actions = {{"one", {"办理", "do it"}, [](const std::vector<std::string>&) {}}};
  for (const auto& [name, language, dark, scale] :
       {std::tuple{"drawn-en-dark", Language::english, true, 1.0F},
        std::tuple{"drawn-zh-200", Language::chinese, false, 2.0F}}) {
    drawn.stage.ui().language = language;
    drawn.stage.ui().theme.dark = dark;
    drawn.stage.ui().theme.scale = scale;
    drawn.hand.settle();
    drawn.hand.click("sort:name");
    const auto rows = drawn.rows();
    REQUIRE(rows.size() > 4);
    drawn.hand.click("row:" + rows[0]);
    drawn.hand.click("row:" + rows[2], with_shift);
    CHECK(drawn.hand.reads(language == Language::english ? "3 selected" : "已选 3"));
    drawn.picture(name);
    drawn.hand.click("teachers/menu");
    CHECK(drawn.hand.sees("menu/copy"));
    drawn.picture(std::string(name) + "-menu");
    drawn.hand.click("menu/reset");
    CHECK(drawn.kept.empty());  // neither the scale nor the language is a change of widths
  }
}

TEST_CASE("an edge between panes is dragged within its bounds, kept, and put back by a double click") {
  Drawn drawn;
  drawn.beside = [&](ImguiSurface& surface) {
    const std::array<double, 2> parts{2, 1};
    surface.columns("parts", parts, [&](std::size_t part) {
      if (part == 0) {
        surface.table(drawn.table);
      } else {
        surface.group("card", {"卡片", "card"}, [&] { surface.text({"文字", "text"}); });
      }
    });
  };
  drawn.hand.settle();
  REQUIRE(drawn.hand.sees("parts/edge-0"));
  const float before = drawn.stage.ui().items.find("parts/edge-0")->x0;
  drawn.hand.drag_by("parts/edge-0", -120, 0);
  CHECK(std::abs(drawn.stage.ui().items.find("parts/edge-0")->x0 - (before - 120)) < 4);
  CHECK(drawn.kept.contains("pane.page/parts/width"));
  drawn.picture("drawn-panes");
  drawn.hand.drag_by("parts/edge-0", -3000, 0);
  CHECK(drawn.stage.ui().items.find("parts/edge-0")->x0 > 240);
  drawn.hand.drag_by("parts/edge-0", 3000, 0);
  CHECK(drawn.stage.ui().items.find("parts/edge-0")->x0 < 1010);
  drawn.hand.click("parts/edge-0");
  drawn.hand.click("parts/edge-0");
  CHECK(drawn.stage.ui().items.find("parts/edge-0")->x0 == before);
  CHECK(drawn.kept.empty());
}

TEST_CASE(
    "what is typed into a remembered text is a draft until it is emptied or is what stands there already") {
  const auto folder = std::filesystem::temp_directory_path() / "echelon-drawn-drafts";
  std::filesystem::remove_all(folder);
  const auto form = [](ImguiSurface& surface) {
    std::string& note = surface.remember("note", "alt");
    surface.text_field("note", {"说明", "note"}, note);
  };
  {
    Drafts drafts(folder / "drafts");
    drafts.open("/office");
    Drawn drawn;
    drawn.stage.ui().drafts = &drafts;
    drawn.beside = form;
    drawn.hand.settle();
    drawn.hand.fill("note", "新的说明");
    CHECK(drafts.holds("page/note#remembered"));
    drawn.hand.fill("note", "alt");
    CHECK_FALSE(drafts.holds("page/note#remembered"));
    drawn.hand.fill("note", "𬭎：新的说明");
  }
  Drafts drafts(folder / "drafts");
  drafts.open("/office");
  Drawn drawn;
  drawn.stage.ui().drafts = &drafts;
  drawn.beside = form;
  drawn.hand.settle();
  CHECK(drawn.hand.reads("𬭎：新的说明"));
  CHECK(drawn.hand.reads("未提交的文字"));
  drawn.picture("drawn-restored");
  drawn.hand.click("note/discard");
  CHECK(drawn.hand.reads("alt"));
  CHECK_FALSE(drawn.hand.reads("未提交的文字"));
  CHECK_FALSE(drafts.holds("page/note#remembered"));
  std::filesystem::remove_all(folder);
}
