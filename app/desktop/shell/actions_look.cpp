// Language, scale, light and dark.

#include <algorithm>

#include "desktop/shell/actions.hpp"
#include "desktop/shell/appearance.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

constexpr float least_scale = 0.75F;
constexpr float most_scale = 3;

void choose(const Doing& doing, const Appearance& wanted) {
  wanted.keep(doing.desk.settings);
  doing.desk.save_settings();
  doing.shell.dress(doing.ui);
}

void set_scale(const Doing& doing, float scale) {
  Appearance wanted = Appearance::of(doing.desk.settings);
  wanted.scale = std::clamp(scale, least_scale, most_scale);
  choose(doing, wanted);
}

void turn_dark(const Doing& doing) {
  Appearance wanted = Appearance::of(doing.desk.settings);
  wanted.ground = doing.ui.theme.dark ? Appearance::Ground::light : Appearance::Ground::dark;
  choose(doing, wanted);
}

void turn_language(const Doing& doing) {
  doing.ui.language = doing.ui.language == Language::chinese ? Language::english : Language::chinese;
  doing.desk.settings.language = doing.ui.language;
  doing.desk.save_settings();
  doing.ui.wants_frame = true;
}

}  // namespace

void add_look_actions(std::vector<Action>& all) {
  all.push_back({"language",
                 ActionGroup::look,
                 {"切换到英文 English", "switch to Chinese 中文"},
                 "Ctrl+Shift+L",
                 turn_language});
  all.push_back({"dark",
                 ActionGroup::look,
                 {"切换浅色与深色", "switch between light and dark"},
                 "Ctrl+Shift+D",
                 turn_dark});
  all.push_back({"larger",
                 ActionGroup::look,
                 {"放大", "larger"},
                 "Ctrl+= Ctrl+Shift+=",
                 [](const Doing& doing) { set_scale(doing, doing.ui.theme.scale + 0.25F); },
                 [](const Doing& doing) {
                   return doing.ui.theme.scale < most_scale
                              ? Words{}
                              : Words{"已是最大比例。", "This is the largest scale."};
                 }});
  all.push_back({"smaller",
                 ActionGroup::look,
                 {"缩小", "smaller"},
                 "Ctrl+-",
                 [](const Doing& doing) { set_scale(doing, doing.ui.theme.scale - 0.25F); },
                 [](const Doing& doing) {
                   return doing.ui.theme.scale > least_scale
                              ? Words{}
                              : Words{"已是最小比例。", "This is the smallest scale."};
                 }});
  all.push_back(
      {"scale-100", ActionGroup::look, {"比例 100%", "scale 100%"}, "Ctrl+0", [](const Doing& doing) {
         set_scale(doing, 1);
       }});
}

}  // namespace echelon::desktop
