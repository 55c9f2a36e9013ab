// What comes first after an unclean end, or when a safe start was asked for.

#include <algorithm>
#include <cmath>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// A page in words, for someone who does not know its id.
Words said_page(const std::string& id) {
  if (const Page* page = find_page(id)) return page->name;
  if (id.starts_with("program:")) return {"项目“" + id.substr(8) + "”", "the program `" + id.substr(8) + "`"};
  return {"起始页", "the first page"};
}

void say_what_happened(ImguiSurface& surface, const std::optional<BlackBox::Crash>& crash) {
  if (!crash) {
    surface.heading({"安全启动", "Safe start"});
    surface.text({"请选择打开什么、带哪些部分。", "Choose what to open, and with which parts."});
    return;
  }
  surface.heading({"上次没有正常结束", "It did not end as it should last time"});
  const Words page = said_page(crash->page);
  surface.text({"当时在看：" + page.zh + "。已写入台账的内容都在，没有丢失。",
                "What was being looked at: " + page.en + ". Everything written to the ledger is there."});
  if (crash->plugin.empty()) return;
  surface.text({"当时正在运行插件“" + crash->plugin + "”，这次先不加载它。",
                "The plugin `" + crash->plugin + "` was running; it is left out this time."},
               Tone::caution);
}

}  // namespace

void draw_recover_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  const auto& crash = desk.box.crash();
  const float room = ImGui::GetContentRegionAvail().x;  // as wide as the first page
  const ScopeInset middle(std::max(0.0F, std::floor((room - surface.ui().px(680)) / 2)));
  say_what_happened(surface, crash);
  const auto begin = [&] {
    shell.recovering = false;
    shell.page.clear();
    if (shell.usual_start) shell.usual_start();
  };
  if (surface.tile("usual", {"打开上次的办公文件", "Open the last office"},
                   {"照常打开，未交的表单内容也会恢复。", "As usual; texts not handed in come back."}))
    begin();
  if (surface.tile("without-plugins", {"不带插件打开", "Open it without plugins"},
                   {"只看人员、学校与台账；怀疑某个插件有问题时用。",
                    "Only people, schools and the ledger; for when a plugin may be the trouble."})) {
    desk.without_plugins();
    begin();
  }
  if (surface.tile("without-drafts", {"不恢复未交的内容", "Open it without what was not handed in"},
                   {"丢弃上次没有交的表单内容；怀疑它有问题时用。",
                    "Drops the texts of forms not handed in; for when they may be the trouble."})) {
    desk.drafts.drop();
    begin();
  }
  if (surface.tile("verify", {"打开并核验台账", "Open it and verify the ledger"},
                   {"从第一条起重放并比较，确认文件完好。",
                    "Replays it from the first entry and compares, so that you know the file is sound."})) {
    begin();
    shell.verify_when_open();
  }
  if (surface.tile(
          "other", {"打开别的文件", "Open another file"},
          {"到起始页选择文件或演示数据。", "Choose a file, or the demo office, on the first page."})) {
    shell.recovering = false;
    shell.page.clear();
  }
  if (surface.tile("report", {"生成报告", "Make a report"},
                   {"可以发给维护者的说明，不含任何个人信息。",
                    "What you can send to whoever looks after it; it holds no personal data."}))
    shell.page = "report";
}

}  // namespace echelon::desktop
