// Where one can go.

#include <algorithm>

#include "desktop/shell/actions.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

Words needs_office(const Doing& doing) {
  return doing.desk.view() != nullptr ? Words{} : Words{"请先打开办公文件。", "Open an office first."};
}

/// The first search field of the page; empty for none.
std::string search_here(const Doing& doing) {
  for (const Item& item : doing.ui.items.items()) {
    if (item.id.starts_with(doing.shell.page + "/") && item.id.ends_with("/search")) return item.id;
  }
  return {};
}

void add_pages(std::vector<Action>& all) {
  for (const Page& page : pages()) {
    const std::string id(page.id);
    all.push_back({"page." + id,
                   ActionGroup::go,
                   {"打开“" + page.name.zh + "”", "go to " + page.name.en},
                   "",
                   [id](const Doing& doing) { doing.shell.page = id; },
                   [&page](const Doing& doing) -> Words {
                     if (doing.desk.view() != nullptr && !is_for(page, doing.desk.viewer.role))
                       return {"这个身份没有这个页面。", "The chosen role has no such page."};
                     return needs_office(doing);
                   }});
  }
}

/// The first nine pages as they stand at the left.
void add_places(std::vector<Action>& all) {
  for (int i = 1; i <= 9; ++i) {
    const std::string number = std::to_string(i);
    const auto place = static_cast<std::size_t>(i - 1);
    all.push_back({"place." + number,
                   ActionGroup::go,
                   {"打开左边第 " + number + " 页", "go to page " + number + " at the left"},
                   "Ctrl+" + number,
                   [place](const Doing& doing) { doing.shell.page = doing.shell.places()[place]; },
                   [place](const Doing& doing) -> Words {
                     if (doing.desk.view() != nullptr && place >= doing.shell.places().size())
                       return {"左边没有这么多页。", "There are not that many pages at the left."};
                     return needs_office(doing);
                   }});
  }
}

}  // namespace

void add_go_actions(std::vector<Action>& all) {
  all.push_back({"back",
                 ActionGroup::go,
                 {"后退", "back"},
                 "Alt+Left",
                 [](const Doing& doing) { doing.shell.trail().back(doing.shell.page); },
                 [](const Doing& doing) {
                   return doing.shell.trail().can_go_back()
                              ? Words{}
                              : Words{"前面没有看过的页面。", "There is no page before this one."};
                 }});
  all.push_back({"forward",
                 ActionGroup::go,
                 {"前进", "forward"},
                 "Alt+Right",
                 [](const Doing& doing) { doing.shell.trail().forward(doing.shell.page); },
                 [](const Doing& doing) {
                   return doing.shell.trail().can_go_forward()
                              ? Words{}
                              : Words{"后面没有看过的页面。", "There is no page after this one."};
                 }});
  all.push_back({"next-tab",
                 ActionGroup::go,
                 {"下一个标签", "next tab"},
                 "Ctrl+Tab",
                 [](const Doing& doing) { doing.shell.turn_tab(doing.ui, 1); },
                 needs_office});
  all.push_back({"previous-tab",
                 ActionGroup::go,
                 {"上一个标签", "previous tab"},
                 "Ctrl+Shift+Tab",
                 [](const Doing& doing) { doing.shell.turn_tab(doing.ui, -1); },
                 needs_office});
  all.push_back({"next-part",
                 ActionGroup::go,
                 {"到窗口的下一部分（列表、页面、上栏）", "to the next part of the window"},
                 "F6",
                 [](const Doing& doing) { doing.ui.focus.turn_part(doing.ui, 1); }});
  all.push_back({"previous-part",
                 ActionGroup::go,
                 {"到窗口的上一部分", "to the previous part of the window"},
                 "Shift+F6",
                 [](const Doing& doing) { doing.ui.focus.turn_part(doing.ui, -1); }});
  all.push_back({"find-here",
                 ActionGroup::table,
                 {"在本页的表格中查找", "search the page's table"},
                 "Ctrl+F",
                 [](const Doing& doing) { doing.ui.focus.ask_for(search_here(doing)); },
                 [](const Doing& doing) {
                   return search_here(doing).empty()
                              ? Words{"这一页没有可查找的表格。", "There is no table to search on this page."}
                              : Words{};
                 }});
  add_places(all);
  add_pages(all);
}

}  // namespace echelon::desktop
