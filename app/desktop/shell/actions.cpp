#include "desktop/shell/actions.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>

#include "desktop/shell/desk.hpp"
#include "desktop/ui/ui.hpp"

namespace echelon::desktop {
namespace {

constexpr std::string_view kept_as = "shortcut.";
constexpr std::string_view nothing = "none";

std::vector<Shortcut> read_all(std::string_view keys) {
  std::vector<Shortcut> all;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    if (const auto read = read_shortcut(keys.substr(0, end))) all.push_back(*read);
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return all;
}

std::string kept_name(const Action& action) { return std::string(kept_as) + action.id; }

/// What calls the action without `taken`.
void drop_shortcut(const Action& action, const Shortcut& taken, Settings& settings) {
  std::string left;
  for (const Shortcut& each : shortcuts_of(action, settings)) {
    if (each != taken) left += (left.empty() ? "" : " ") + said(each);
  }
  settings.kept[kept_name(action)] = left.empty() ? std::string(nothing) : left;
}

}  // namespace

const Words& words(ActionGroup group) {
  static const std::array<Words, 6> names{{{"前往", "going places"},
                                           {"编辑", "editing"},
                                           {"办公文件", "office"},
                                           {"外观", "look"},
                                           {"表格", "tables"},
                                           {"帮助", "help"}}};
  return names[static_cast<std::size_t>(group)];
}

std::span<const Action> actions() {
  static const std::vector<Action> all = [] {
    std::vector<Action> made;
    add_go_actions(made);
    add_edit_actions(made);
    add_office_actions(made);
    add_look_actions(made);
    add_help_actions(made);
    std::ranges::stable_sort(made, {}, &Action::group);
    return made;
  }();
  return all;
}

const Action* find_action(std::string_view id) {
  const auto found = std::ranges::find(actions(), id, &Action::id);
  return found == actions().end() ? nullptr : &*found;
}

Words free_office(const Doing& doing) {
  if (doing.desk.view() == nullptr) return {"请先打开办公文件。", "Open an office first."};
  if (doing.desk.busy()) return {"正忙，请稍候。", "Busy; please wait."};
  return {};
}

Words why_not(const Action& action, const Doing& doing) {
  return action.why_not ? action.why_not(doing) : Words{};
}

bool act(std::string_view id, const Doing& doing) {
  const Action* action = find_action(id);
  if (action == nullptr) return false;
  if (const Words reason = why_not(*action, doing); !reason.empty()) {
    doing.desk.toast(reason, Tone::muted);
    return false;
  }
  action->act(doing);
  return true;
}

std::vector<Shortcut> shortcuts_of(const Action& action, const Settings& settings) {
  const auto own = settings.kept.find(kept_name(action));
  return read_all(own == settings.kept.end() ? action.keys : own->second);
}

std::string shortcut_said(std::string_view id, const Settings& settings) {
  const Action* action = find_action(id);
  if (action == nullptr) return {};
  const auto all = shortcuts_of(*action, settings);
  return all.empty() ? std::string() : said(all.front());
}

const Action* action_of(const Shortcut& shortcut, const Settings& settings) {
  for (const Action& action : actions()) {
    const auto all = shortcuts_of(action, settings);
    if (std::ranges::find(all, shortcut) != all.end()) return &action;
  }
  return nullptr;
}

void set_shortcut(const Action& action, const Shortcut& shortcut, Settings& settings) {
  if (shortcut.key == Key::none) {
    settings.kept[kept_name(action)] = nothing;
    return;
  }
  for (const Action* other = action_of(shortcut, settings); other != nullptr && other->id != action.id;
       other = action_of(shortcut, settings)) {
    drop_shortcut(*other, shortcut, settings);
  }
  settings.kept[kept_name(action)] = said(shortcut);
}

void reset_shortcut(const Action& action, Settings& settings) {
  settings.kept.erase(kept_name(action));
  // Whoever was given one of them meanwhile keeps it no longer: the usual ones never collide.
  for (const Shortcut& usual : shortcuts_of(action, settings)) {
    for (const Action& other : actions()) {
      const auto all = shortcuts_of(other, settings);
      if (other.id != action.id && std::ranges::find(all, usual) != all.end())
        drop_shortcut(other, usual, settings);
    }
  }
}

bool has_own_shortcut(const Action& action, const Settings& settings) {
  return settings.kept.contains(kept_name(action));
}

void take_shortcuts(const Doing& doing) {
  const auto now = pressed_now();
  if (!now || doing.ui.listens_to_keys) return;
  const bool in_text = ImGui::GetIO().WantTextInput;
  if (in_text && belongs_to_text(*now)) return;
  if (const Action* action = action_of(*now, doing.desk.settings)) act(action->id, doing);
}

}  // namespace echelon::desktop
