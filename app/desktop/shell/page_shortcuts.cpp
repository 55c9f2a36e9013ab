// Every action with its keys, to be searched and changed.

#include <algorithm>
#include <optional>

#include "desktop/shell/shell.hpp"
#include "echelon/office/search_index.hpp"

namespace echelon::desktop {
namespace {

/// Which action waits for its keys, and what was pressed that another has.
struct Learning {
  std::string action;
  std::optional<Shortcut> taken;
  Words refusal;
};

/// No words for keys that may call an action.
Words refusal_of(const Shortcut& keys) {
  const bool function_key = keys.key >= Key::f1 && keys.key <= Key::f12;
  if (function_key || keys.modifiers.control || keys.modifiers.alt) return {};
  return {"这个键要留给输入和移动；请加 Ctrl 或 Alt，或用 F1–F12。",
          "This key is for typing and moving; add Ctrl or Alt, or take one of F1 to F12."};
}

void learn(ImguiSurface& surface, Desk& desk, const Action& action, Learning& learning) {
  surface.ui().listens_to_keys = true;
  const auto keys = pressed_now();
  if (!keys) return;
  if (*keys == Shortcut{Key::escape, {}}) {
    learning = {};
    return;
  }
  const bool none = *keys == Shortcut{Key::remove, {}} || *keys == Shortcut{Key::backspace, {}};
  if (none) {
    set_shortcut(action, {}, desk.settings);
    desk.save_settings();
    learning = {};
    return;
  }
  learning.refusal = refusal_of(*keys);
  if (!learning.refusal.empty()) return;
  const Action* other = action_of(*keys, desk.settings);
  if (other != nullptr && other->id != action.id) {
    learning.taken = keys;
    surface.ui().items.reveal = surface.ui().path("leave");  // the question may lie below the edge
    surface.ui().wants_frame = true;
    return;
  }
  set_shortcut(action, *keys, desk.settings);
  desk.save_settings();
  learning = {};
}

/// Another action has the keys: to whom shall they belong?
void draw_conflict(ImguiSurface& surface, Desk& desk, const Action& action, Learning& learning) {
  const Shortcut keys = *learning.taken;
  const Action* other = action_of(keys, desk.settings);
  if (other == nullptr) {
    learning = {};
    return;
  }
  surface.text({said(keys) + " 现在用于“" + other->name.zh + "”。",
                said(keys) + " now means: " + other->name.en + "."},
               Tone::caution);
  if (surface.button("take-over", {"改给“" + action.name.zh + "”", "let it mean: " + action.name.en})) {
    set_shortcut(action, keys, desk.settings);
    desk.save_settings();
    learning = {};
    return;
  }
  if (surface.button("leave", {"保持不变", "leave it"})) learning = {};
}

std::string all_said(const Action& action, const Settings& settings) {
  std::string text;
  for (const Shortcut& each : shortcuts_of(action, settings))
    text += (text.empty() ? "" : "   ") + said(each);
  return text;
}

/// A flat field with the keys; pressed, it waits for others.
bool draw_keys(Ui& ui, const Action& action, const std::string& text, bool waits, ImVec2 at, float width) {
  const float high = ui.px(26);
  ImGui::SetCursorScreenPos(at);
  const bool hit = ui.clicked("keys", {width, high});
  ui.log_item("keys:" + action.id);
  const bool pointed = ImGui::IsItemHovered();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 to(at.x + width, at.y + high);
  list.AddRectFilled(at, to,
                     waits     ? ui.palette().chosen
                     : pointed ? ui.palette().hover
                               : ui.palette().sunken,
                     ui.px(5));
  if (waits) list.AddRect(at, to, ui.palette().accent, ui.px(5));
  const std::string shown = waits ? ui.say({"请按下按键……", "press the keys…"}) : text.empty() ? "–" : text;
  ui.draw_text(list, {at.x + ui.px(10), at.y + (high - ui.line_height(Face::body)) / 2}, shown, Face::body,
               waits          ? ui.palette().accent
               : text.empty() ? ui.palette().muted
                              : ui.palette().text,
               width - ui.px(16));
  return hit;
}

void draw_action(ImguiSurface& surface, Desk& desk, const Action& action, Learning& learning) {
  Ui& ui = surface.ui();
  const ScopeId id(action.id);
  const bool own = has_own_shortcut(action, desk.settings);
  const bool waits = learning.action == action.id;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float keys = std::min(ui.px(220), width * 0.42F);
  const float reset = ui.px(86);
  const float row = ui.px(32);
  const float name = width - keys - reset - ui.px(20);
  ui.draw_text(*ImGui::GetWindowDrawList(), {at.x, at.y + (row - ui.line_height(Face::body)) / 2},
               ui.title(action.name), Face::body, ui.palette().text, std::max(ui.px(60), name));
  const ImVec2 field(at.x + width - keys - reset - ui.px(8), at.y + ui.px(3));
  if (draw_keys(ui, action, all_said(action, desk.settings), waits, field, keys))
    learning = {waits ? std::string() : action.id, {}, {}};
  if (own) {
    ImGui::SetCursorScreenPos({at.x + width - reset, at.y + ui.px(3)});
    const std::string said = ui.say({"还原", "Reset"});
    if (ui.clicked("reset", {reset, ui.px(26)})) {
      reset_shortcut(action, desk.settings);
      desk.save_settings();
    }
    ui.log_item("reset:" + action.id);
    const Colour colour = ImGui::IsItemHovered() ? ui.palette().text : ui.palette().accent;
    ui.draw_text(*ImGui::GetWindowDrawList(), {at.x + width - reset + ui.px(8), at.y + ui.px(5)}, said,
                 Face::body, colour);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + row});
  ImGui::Dummy({0, 0});
  if (!waits) return;
  if (!learning.refusal.empty()) surface.text(learning.refusal, Tone::caution);
  if (learning.taken) {
    draw_conflict(surface, desk, action, learning);
    return;
  }
  surface.text({"Esc 放弃；Delete 表示不要快捷键。", "Esc gives up; Delete leaves it without a shortcut."},
               Tone::muted);
  learn(surface, desk, action, learning);
}

/// Those that a text finds, by their names in both languages, pinyin, or their keys.
std::vector<const Action*> found(const std::string& text, const Settings& settings) {
  std::vector<SearchEntry> entries;
  for (const Action& action : actions()) {
    SearchEntry entry{FoundKind::command, action.id, action.name, {words(action.group)}, false};
    for (const Shortcut& each : shortcuts_of(action, settings)) {
      if (entry.beside.size() < 3) entry.beside.push_back({said(each), said(each)});
    }
    entries.push_back(std::move(entry));
  }
  const SearchIndex index(std::move(entries));
  std::vector<const Action*> all(actions().size());
  for (const Found& each : index.find({text, {}, all.size(), {}, {}}).best)
    all[each.entry] = &actions()[each.entry];
  std::erase(all, nullptr);
  return all;
}

/// What was found, kept while text and shortcuts stay.
struct Shown {
  std::string key = "\n";
  std::vector<const Action*> actions;
};

std::string key_of(const std::string& text, const Settings& settings) {
  std::string key = text;
  for (const auto& [name, value] : settings.kept) {
    if (name.starts_with("shortcut.")) key += '\n' + name + '=' + value;
  }
  return key;
}

}  // namespace

void draw_shortcuts(ImguiSurface& surface, Desk& desk) {
  Learning& learning = surface.ui().state<Learning>("learning");
  Shown& shown = surface.ui().state<Shown>("shown");
  std::string& text = surface.remember("search");
  surface.text_field("search", {"查找命令或按键", "find an action or keys"}, text);
  if (const std::string key = key_of(text, desk.settings); key != shown.key)
    shown = {key, found(text, desk.settings)};
  const bool any = std::ranges::any_of(
      actions(), [&](const Action& each) { return has_own_shortcut(each, desk.settings); });
  if (surface.confirmed_button("reset-all", {"全部还原", "reset all"},
                               {"所有快捷键回到出厂设置。", "Every shortcut becomes the usual one again."},
                               any, {"没有改动过。", "None was changed."})) {
    for (const Action& action : actions()) reset_shortcut(action, desk.settings);
    desk.save_settings();
    learning = {};
  }
  if (shown.actions.empty()) surface.text({"没有找到。", "Nothing was found."}, Tone::muted);
  for (int group = 0; group <= static_cast<int>(ActionGroup::help); ++group) {
    const auto part = static_cast<ActionGroup>(group);
    const auto in_part = [&](const Action* each) { return each->group == part; };
    if (std::ranges::none_of(shown.actions, in_part)) continue;
    surface.group("group-" + std::to_string(group), words(part), [&] {
      for (const Action* action : shown.actions) {
        if (in_part(action)) draw_action(surface, desk, *action, learning);
      }
    });
  }
}

void draw_shortcuts_page(Shell& /*shell*/, ImguiSurface& surface, Desk& desk) {
  surface.heading({"快捷键", "Shortcuts"});
  surface.text(
      {"点一下按键，再按想用的组合键。Tab 在各项之间移动，方向键在表格、标签和列表中移动，回车或空格执行。",
       "Press the keys beside an action, then those you want. Tab goes from item to item, arrow keys go "
       "about "
       "in tables, tabs and lists, Enter or space does it."},
      Tone::muted);
  draw_shortcuts(surface, desk);
}

}  // namespace echelon::desktop
