#include "desktop/desktop.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "desktop/stage/raster.hpp"
#include "desktop/stage/stage.hpp"
#include "desktop/stage/window.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "echelon/base/error.hpp"

namespace echelon::desktop {

static void draw_trial(Ui& ui) {
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.Pos);
  ImGui::SetNextWindowSize(viewport.Size);
  const ScopeWindow window("###desktop", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                             ImGuiWindowFlags_AlwaysVerticalScrollbar);
  ImguiSurface surface(ui);
  surface.heading({"遴选奥赛教练员", "Selecting Olympiad coaches"});
  surface.text({"依据:《教师队伍建设规划》“推进尖兵教师培养‘三个一’工程,遴选50名奥赛教练员”。选中一人,"
                "查看每项条件的要求、认定与依据。𬭎𠮷㛃䶮",
                "Basis: the plan for the teaching force. Select a person to see each requirement with its "
                "facts. 𬭎𠮷"},
               Tone::muted);
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("f", quarters, [&](std::size_t c) {
    surface.figure({"在职人员", "in service"}, std::to_string(13000 + c), {"方可进入遴选", "may enter"},
                   c == 1 ? Tone::good : Tone::plain);
  });
  surface.status({"评审中", "under review"}, Tone::caution);
  surface.progress("p", {"已用名额", "seats used"}, 34, 50, {"人", "people"}, 20, 45);
  const std::array<double, 2> halves{1.5, 1};
  surface.columns("b", halves, [&](std::size_t c) {
    if (c == 0) {
      surface.group("g", {"排名", "ranking"}, [&] {
        Table t;
        t.id = "t";
        t.columns = {{"id", {"工号", "id"}, 1}, {"name", {"姓名", "name"}, 1}, {"n", {"得分", "score"}, 1}};
        t.rows = 1000000;
        t.visible_rows = 8;
        t.revision = 1;
        t.key = [](std::size_t r) { return std::to_string(r); };
        t.cell = [](std::size_t r, std::size_t col) -> Cell {
          if (col == 0) return {"T" + std::to_string(r), {}, Tone::plain, {}};
          if (col == 1) return {r % 2 == 0 ? "单晓梅" : "曾志𬭎", {}, Tone::plain, {}};
          return {std::to_string(r % 97), static_cast<double>(r % 97), Tone::plain,
                  static_cast<double>(r % 97) / 97};
        };
        surface.table(t);
        static std::string statement;
        static double weight = 20;
        static std::size_t option = 0;
        static bool on = true;
        surface.text_field("s", {"推荐意见", "statement"}, statement, true);
        surface.number_field("w", {"权重", "weight"}, weight, 0, 100, 1);
        const std::array<Words, 2> options{{{"数学", "maths"}, {"物理", "physics"}}};
        surface.choice("c", {"学科", "subject"}, option, options);
        surface.toggle("o", {"只看符合条件的", "eligible only"}, on);
        surface.button("b1", {"推荐", "nominate"});
        surface.confirmed_button("b2", {"正式遴选并存档", "run and record"},
                                 {"结果写入台账。", "Writes the result."});
        surface.button("b3", {"撤回", "withdraw"}, false, {"先选中", "select first"});
      });
    } else {
      Chart chart{"c1",
                  ChartKind::bar,
                  {"评分项与权重", "criteria and weights"},
                  {},
                  {},
                  {{"竞赛辅导", "coaching"}, {"教学实绩", "teaching"}, {"培训", "training"}},
                  {},
                  {{{"满分", "most"}, {}, {30, 25, 10}, {}, {}, Tone::series_1},
                   {{"得分", "got"}, {}, {20, 22, 5}, {}, {}, Tone::series_2}},
                  {},
                  true};
      surface.chart(chart);
      Chart line{"c2",
                 ChartKind::line,
                 {"历年获奖", "prizes by year"},
                 {},
                 {},
                 {},
                 {},
                 {{{"数学", "maths"},
                   {2016, 2017, 2018, 2019},
                   {12, 30, 22, 41},
                   {8, 20, 15, 30},
                   {16, 40, 30, 50},
                   Tone::series_1}},
                 {},
                 false};
      surface.chart(line);
      Chart funnel{"c3",
                   ChartKind::funnel,
                   {"逐项条件后的人数", "people left"},
                   {},
                   {},
                   {{"在职", "in service"}, {"一级以上", "first title"}, {"学时", "hours"}},
                   {},
                   {{{"剩余", "left"}, {}, {13000, 6400, 2100}, {}, {}, Tone::series_3}},
                   {},
                   false};
      surface.chart(funnel);
      Timeline timeline{
          "tl",
          {"日程", "calendar"},
          {{{"推荐", "nominations"},
            {{{"推荐", "nominations"}, *Date::of(2026, 3, 1), *Date::of(2026, 3, 20), Tone::series_1}}},
           {{"公示", "publicity"},
            {{{"公示", "publicity"}, *Date::of(2026, 4, 7), *Date::of(2026, 4, 13), Tone::series_3}}}},
          *Date::of(2026, 3, 15)};
      surface.timeline(timeline);
    }
  });
}

int run_desktop(const DesktopOptions& options) {
  try {
    Stage stage;
    if (options.language) stage.ui().language = *options.language;
    if (options.screenshots) {
      for (int i = 0; i < 3; ++i) stage.frame(1280, 1000, 0, draw_trial);
      write_png(rasterise(*ImGui::GetDrawData(), *stage.typesetter().atlas()),
                *options.screenshots / "trial.png");
      stage.ui().theme.dark = true;
      stage.ui().language = Language::english;
      for (int i = 0; i < 3; ++i) stage.frame(1280, 1000, 0, draw_trial);
      write_png(rasterise(*ImGui::GetDrawData(), *stage.typesetter().atlas()),
                *options.screenshots / "trial-dark.png");
      return 0;
    }
    Window::Options window_options;
    window_options.screenshot = options.screenshot;
    Window window(stage, window_options);
    window.run(draw_trial, [] { return false; });
    return 0;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.sentence(options.language.value_or(Language::chinese)).c_str());
    return error.fault() == Fault::environment ? 3 : 2;
  }
}

}  // namespace echelon::desktop
