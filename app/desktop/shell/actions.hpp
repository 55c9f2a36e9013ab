#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/shell/settings.hpp"
#include "desktop/ui/key.hpp"
#include "echelon/base/words.hpp"

namespace echelon::desktop {

class Desk;
class Shell;
class Ui;

/// What an action works on, in the frame in which it is asked for.
struct Doing {
  Shell& shell;
  Desk& desk;
  Ui& ui;
};

/// The parts of the list of shortcuts, in their order.
enum class ActionGroup : std::uint8_t { go, edit, office, look, table, help };
[[nodiscard]] const Words& words(ActionGroup group);

/// Something the shell can do: menus, buttons, the palette and the keyboard all ask for it by its id.
struct Action {
  std::string id;  ///< stable, English: `undo`, `page.people`
  ActionGroup group = ActionGroup::office;
  Words name;        ///< as a command: 撤销, undo
  std::string keys;  ///< the usual shortcuts, `Ctrl+Y Ctrl+Shift+Z`; empty: none
  std::function<void(const Doing&)> act;
  /// Why it cannot be done now; no words where it can. Empty: it always can.
  std::function<Words(const Doing&)> why_not = {};
};

/// Every action, in the order of the list of shortcuts. A new one is a line in one of the lists below, or a
/// list of its own that `actions()` joins.
[[nodiscard]] std::span<const Action> actions();
/// Null for none of that id.
[[nodiscard]] const Action* find_action(std::string_view id);

// The lists, a file each.
void add_go_actions(std::vector<Action>& all);
void add_edit_actions(std::vector<Action>& all);
void add_office_actions(std::vector<Action>& all);
void add_look_actions(std::vector<Action>& all);
void add_help_actions(std::vector<Action>& all);

/// Why nothing can be done to an office now: none is open, or it is at work. No words where it can.
[[nodiscard]] Words free_office(const Doing& doing);
/// No words where the action can be done now.
[[nodiscard]] Words why_not(const Action& action, const Doing& doing);
/// Does it, or says in a toast why it cannot be done now. False for none of that id, or when it cannot.
bool act(std::string_view id, const Doing& doing);

/// What is pressed for an action: as the user chose, else the usual.
[[nodiscard]] std::vector<Shortcut> shortcuts_of(const Action& action, const Settings& settings);
/// The first of them as `said`; empty for none.
[[nodiscard]] std::string shortcut_said(std::string_view action, const Settings& settings);
/// The action that `shortcut` calls; null for none.
[[nodiscard]] const Action* action_of(const Shortcut& shortcut, const Settings& settings);
/// Keeps `shortcut` as the only one for an action, taking it from whichever has it; none: nothing calls it.
void set_shortcut(const Action& action, const Shortcut& shortcut, Settings& settings);
/// Back to the usual one.
void reset_shortcut(const Action& action, Settings& settings);
[[nodiscard]] bool has_own_shortcut(const Action& action, const Settings& settings);

/// Does what was pressed in this frame, unless it belongs to the text field that has the keyboard.
void take_shortcuts(const Doing& doing);

}  // namespace echelon::desktop
