#include <algorithm>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

struct StateWords {
  Words says;
  Tone tone = Tone::plain;
};

StateWords said(PluginState state) {
  switch (state) {
    case PluginState::loaded:
      return {{"已加载", "loaded"}, Tone::good};
    case PluginState::generic:
      return {{"通用项目", "generic"}, Tone::accent};
    case PluginState::refused:
      return {{"未加载", "refused"}, Tone::caution};
    case PluginState::faulted:
      return {{"已停用", "out of use"}, Tone::bad};
  }
  return {{"未加载", "refused"}, Tone::caution};
}

/// As its program is called; a plugin without one as it calls itself.
Words name_of(const OfficeView& view, const PluginStatus& plugin) {
  const auto program = std::ranges::find(view.programs, plugin.id, &Program::id);
  if (program != view.programs.end()) return (*program)->name;
  const std::string& name = plugin.name.empty() ? plugin.id : plugin.name;
  return {name, name};
}

}  // namespace

void draw_plugin_ways_out(Shell& shell, ImguiSurface& surface, Desk& desk, const PluginStatus& plugin) {
  const bool free = !desk.busy();
  const Words why_not{"正忙，请稍候。", "Busy; please wait."};
  const bool out = desk.is_left_out(plugin.id);
  if (surface.button("restart", out ? Words{"重新使用", "use it again"} : Words{"重新加载", "load it again"},
                     free, why_not)) {
    desk.leave_out(plugin.id, false);
    desk.forgive_plugin(plugin.id);
    desk.open_again();
  }
  if (!out && surface.button("leave-out", {"停用，不再加载", "go on without it"}, free, why_not)) {
    desk.leave_out(plugin.id, true);
    desk.open_again();
    shell.page = "plugins";
  }
  if (surface.button("report", {"生成报告", "make a report"})) shell.page = "report";
}

void draw_plugins_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.heading({"插件", "Plugins"});
  surface.text({"每个项目是一个插件。出错的插件会被隔离，其余照常工作。",
                "Every program is a plugin. One that fails is fenced off; everything else goes on."},
               Tone::muted);
  if (desk.view()->plugins.empty()) {
    surface.text(
        {"没有找到插件。请检查环境变量 ECHELON_PLUGINS 或安装位置。",
         "No plugin was found. Check the variable ECHELON_PLUGINS or where the program is installed."},
        Tone::caution);
  }
  const std::vector<PluginStatus> plugins = desk.view()->plugins;  // what is pressed may close the office
  for (const PluginStatus& plugin : plugins) {
    surface.group("plugin:" + plugin.id, name_of(*desk.view(), plugin), [&] {
      const StateWords state = said(plugin.state);
      surface.status(state.says, state.tone);
      if (plugin.state != PluginState::loaded) surface.text(plugin.says, state.tone);
      surface.text({plugin.folder.string(), plugin.folder.string()}, Tone::muted);
      if (plugin.state == PluginState::faulted || plugin.state == PluginState::refused)
        draw_plugin_ways_out(shell, surface, desk, plugin);
    });
  }
}

}  // namespace echelon::desktop
