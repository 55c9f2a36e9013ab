// Undo, redo, the ledger.

#include "desktop/shell/actions.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

void add_edit_actions(std::vector<Action>& all) {
  all.push_back({"undo",
                 ActionGroup::edit,
                 {"撤销", "undo"},
                 "Ctrl+Z",
                 [](const Doing& doing) { doing.desk.undo(); },
                 [](const Doing& doing) -> Words {
                   if (doing.desk.view() != nullptr && doing.desk.next_undo() == nullptr)
                     return {"没有可以撤销的操作。", "There is nothing to undo."};
                   return free_office(doing);
                 }});
  all.push_back({"redo",
                 ActionGroup::edit,
                 {"重做", "redo"},
                 "Ctrl+Y Ctrl+Shift+Z",
                 [](const Doing& doing) { doing.desk.redo(); },
                 [](const Doing& doing) -> Words {
                   if (doing.desk.view() != nullptr && !doing.desk.can_redo())
                     return {"没有可以重做的操作。", "There is nothing to redo."};
                   return free_office(doing);
                 }});
  all.push_back({"history",
                 ActionGroup::edit,
                 {"撤销与重做的历史", "history of what can be undone"},
                 "Ctrl+H",
                 [](const Doing& doing) { doing.shell.open_next = "history"; },
                 free_office});
  all.push_back({"verify",
                 ActionGroup::edit,
                 {"核验台账", "verify the ledger"},
                 "",
                 [](const Doing& doing) {
                   doing.shell.page = "ledger";
                   doing.desk.verify();
                 },
                 free_office});
}

}  // namespace echelon::desktop
