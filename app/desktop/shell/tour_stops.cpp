// What the tour shows, and where.

#include <algorithm>

#include "desktop/shell/desk.hpp"
#include "desktop/shell/tour.hpp"

namespace echelon::desktop {
namespace {

/// A program that says who is eligible, best one that the list shows; else the first.
const Program* program_shown(const Desk& desk, bool& judges) {
  const auto& programs = desk.view()->programs;
  for (const Program* each : programs) {
    const bool has = std::ranges::any_of(desk.panels(each->id), [&](const Panel& panel) {
      const bool seen =
          panel.viewers.empty() || std::ranges::find(panel.viewers, desk.viewer.role) != panel.viewers.end();
      return panel.id == "eligibility" && seen;
    });
    judges = has && each->parent.empty();
    if (judges) return each;
  }
  return programs.empty() ? nullptr : programs.front();
}

TourStop home_stop() {
  return {"home",
          {"home", {}, {}, {}, {}, {}},
          {"todo-card"},
          "page:home",
          {"每天从这里开始", "Begin here every day"},
          {"要办的事按急缓排好，期限都用工作日算；点一下就到办的地方，并已选好。",
           "What waits for you, the most urgent first, with deadlines in working days. A click takes you "
           "there with the right row chosen."}};
}

TourStop program_stop(const Program* program) {
  TourStop stop{"program",
                {},
                {},
                {},
                {"每个项目一页", "A page for each program"},
                {"左边选项目，上面的标签按办事顺序排：规则、资格、推荐、评审、遴选、公示。",
                 "Choose a program at the left; the tabs above follow the order of the work: rules, "
                 "eligibility, nominations, review, selection, publicity."}};
  if (program == nullptr) return stop;
  stop.where.page = "program:" + program->id;
  stop.pointing = {"sidebar/page:program:" + program->id, "bar/menu"};  // a narrow window has no list
  return stop;
}

TourStop reason_stop(const Program* program, bool judges) {
  TourStop stop{"reason",
                {},
                {},
                {},
                {"每个结论都有依据", "Every answer has its reasons"},
                {"选中一个人，就看到每项条件满足与否、依据哪条记录、最早哪一天满足。",
                 "Select anyone to see each requirement met or missed, the record behind it, and the first "
                 "day on which it will be met."}};
  if (program == nullptr) return stop;
  stop.where = {"program:" + program->id, judges ? "eligibility" : "", {}, {}, {}, {}};
  if (judges) stop.pointing = {"people/search", "/eligibility/people/*"};
  stop.otherwise = judges ? "tab:eligibility" : "sidebar/page:program:" + program->id;
  return stop;
}

TourStop undo_stop() {
  return {"undo",
          {},
          {"bar/undo", "bar/redo"},
          {},
          {"放心去做，随时撤销", "Decide; it can be undone"},
          {"每次决定都是台账里的一条记录，谁在何时做了什么一清二楚；撤销会一字不差地还原。",
           "Each decision is an entry of the ledger: who did what, and when. Undoing gives back exactly what "
           "was there."}};
}

TourStop last_stop(const Ui& ui) {
  if (ui.items.find("bar/find") != nullptr) {
    return {"palette",
            {},
            {"bar/find"},
            {},
            {"什么都能一步找到", "Everything within reach"},
            {"Ctrl+K 打开命令面板：输入汉字、拼音首字母或英文，就能找到人、学校、项目和任何操作。",
             "Ctrl+K opens the palette: type characters, pinyin initials or English to find people, schools, "
             "programs and every command."}};
  }
  return {"palette",
          {"ledger", {}, {}, {}, {}, {}},
          {"sidebar/page:ledger"},
          {},
          {"什么都留下痕迹", "Nothing is lost"},
          {"台账记下每一条改动，可以整条链核验，也可以逐条撤销。",
           "The ledger keeps every change; its whole chain can be verified, and each change undone."}};
}

}  // namespace

std::vector<TourStop> tour_stops(const Ui& ui, const Desk& desk) {
  bool judges = false;
  const Program* program = program_shown(desk, judges);
  return {home_stop(), program_stop(program), reason_stop(program, judges), undo_stop(), last_stop(ui)};
}

}  // namespace echelon::desktop
