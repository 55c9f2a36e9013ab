// What shows how the desktop is used.

#include "desktop/shell/actions.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

void add_help_actions(std::vector<Action>& all) {
  all.push_back({"tour",
                 ActionGroup::help,
                 {"五步导览", "the tour in five steps"},
                 "",
                 [](const Doing& doing) { doing.shell.start_tour(); },
                 [](const Doing& doing) {
                   return doing.desk.busy() ? Words{"正忙，请稍候。", "Busy; please wait."} : Words{};
                 }});
}

}  // namespace echelon::desktop
