#include <algorithm>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

const PluginStatus* status_of(const OfficeView& view, const std::string& id) {
  const auto found =
      std::ranges::find_if(view.plugins, [&](const PluginStatus& each) { return each.id == carrier_of(id); });
  return found == view.plugins.end() ? nullptr : &*found;
}

void draw_fault(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id) {
  const OfficeView& view = *desk.view();
  surface.status({"此项目已停用", "this program is out of use"}, Tone::bad);
  const PluginStatus* status = status_of(view, id);
  if (status != nullptr && !status->says.empty()) surface.text(status->says);
  if (status != nullptr) draw_plugin_ways_out(shell, surface, desk, *status);
}

/// On top of a program with steps: the program itself, or the rounds of one of its steps.
void draw_steps(Shell& shell, ImguiSurface& surface, const OfficeView& view, const std::string& id) {
  const std::string_view carrier = carrier_of(id);
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const Program* program : view.programs) {
    if (program->id != carrier && program->parent != carrier) continue;
    ids.push_back(program->id);
    names.push_back(program->parent.empty() ? Words{"梯队与任期", "the ladders and their terms"}
                                            : program->name);
  }
  if (ids.size() < 2) return;
  auto chosen = static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
  if (surface.choice("step", {"查看", "look at"}, chosen, names)) shell.page = "program:" + ids[chosen];
}

}  // namespace

void draw_program_page(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id) {
  const OfficeView& view = *desk.view();
  const auto found = std::ranges::find_if(view.programs, [&](const Program* each) { return each->id == id; });
  if (found == view.programs.end()) return;
  const Program& program = **found;
  const PluginStatus* status = status_of(view, id);
  if (status != nullptr && status->state == PluginState::faulted) {
    surface.heading(program.name);
    draw_fault(shell, surface, desk, id);
    return;
  }
  draw_steps(shell, surface, view, id);
  const ProgramView* seen = desk.program_view(id);
  if (seen == nullptr) {
    surface.heading(program.name);
    surface.text({"正在计算资格与得分……", "Computing eligibility and scores…"}, Tone::muted);
    return;
  }
  const std::function<void(const std::vector<CommandRequest>&)> request_all =
      [&desk](const std::vector<CommandRequest>& wishes) {
        if (desk.busy()) {
          desk.toast({"上一项操作还没有完成，请稍候再点。",
                      "The last step is still running; please try again in a moment."},
                     Tone::caution);
        } else if (!wishes.empty()) {
          desk.request_all(wishes);
        }
      };
  const std::function<void(const CommandRequest&)> request = [&request_all](const CommandRequest& wish) {
    request_all({wish});
  };
  const std::function<void(const std::string&)> save = [&](const std::string& report) {
    shell.ask_to_save(report, id);
  };
  const auto held = *seen;  // a panel's request may bring a newer one
  Ui& ui = surface.ui();
  std::string& turned = ui.memory[ui.path("pages") + "#tab"];
  const PanelContext context{*held.snapshot,
                             program,
                             *held.findings,
                             held.round.get(),
                             desk.viewer,
                             held.revision,
                             request,
                             save,
                             held.hours.get(),
                             &ui.memory[ui.path("pages") + "#person"],
                             [&turned](const std::string& panel) { turned = panel; },
                             held.cohorts.get(),
                             held.ladders.get(),
                             held.pipeline.get(),
                             held.mentoring.get(),
                             request_all};
  std::vector<Tab> tabs;
  for (const Panel& panel : desk.panels(id)) {
    const bool for_viewer =
        panel.viewers.empty() || std::ranges::find(panel.viewers, desk.viewer.role) != panel.viewers.end();
    if (!for_viewer) continue;
    tabs.push_back({panel.id, panel.title, [&, id] {
                      if (!desk.fenced(id, [&] { panel.draw(surface, context); }))
                        draw_fault(shell, surface, desk, id);
                    }});
  }
  if (tabs.empty()) {
    surface.text({"这个身份在此项目中没有可看的页面。", "This program has no page for the chosen role."},
                 Tone::muted);
    return;
  }
  surface.tabs("pages", tabs);
}

}  // namespace echelon::desktop
