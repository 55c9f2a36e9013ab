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

}  // namespace

void draw_plugins_page(Shell& /*shell*/, ImguiSurface& surface, Desk& desk) {
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
  for (const PluginStatus& plugin : desk.view()->plugins) {
    const std::string& name = plugin.name.empty() ? plugin.id : plugin.name;
    surface.group("plugin:" + plugin.id, {name, name}, [&] {
      const StateWords state = said(plugin.state);
      surface.status(state.says, state.tone);
      if (plugin.state != PluginState::loaded) surface.text(plugin.says, state.tone);
      surface.text({plugin.folder.string(), plugin.folder.string()}, Tone::muted);
    });
  }
}

}  // namespace echelon::desktop
