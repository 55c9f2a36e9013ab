#include "desktop/shell/pages.hpp"

#include <algorithm>

namespace echelon::desktop {

std::span<const Page> pages() {
  static const std::vector<Page> all{
      {"home", {"今日", "Today"}, PageSection::home, {}, draw_home_page},
      {"people",
       {"人员", "People"},
       PageSection::people,
       {ViewerRole::hr, ViewerRole::principal},
       draw_people_page},
      {"schools",
       {"学校", "Schools"},
       PageSection::people,
       {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
       draw_schools_page},
      {"import", {"导入", "Import"}, PageSection::office, {ViewerRole::hr}, draw_import_page},
      {"offices", {"发放办公文件", "Hand out"}, PageSection::office, {ViewerRole::hr}, draw_offices_page},
      {"ledger", {"台账", "Ledger"}, PageSection::office, {}, draw_ledger_page},
      {"plugins", {"插件", "Plugins"}, PageSection::office, {}, draw_plugins_page},
      {"shortcuts", {"快捷键", "Shortcuts"}, PageSection::office, {}, draw_shortcuts_page, true},
      {"settings", {"设置", "Settings"}, PageSection::office, {}, draw_settings_page, true},
      {"report",
       {"故障与报告", "Trouble and reports"},
       PageSection::office,
       {},
       draw_report_page,
       true,
       false},
      {"about", {"关于梯队", "About Echelon"}, PageSection::office, {}, draw_about_page, true, false},
      {"recover", {"恢复", "Recovery"}, PageSection::office, {}, draw_recover_page, true, false},
  };
  return all;
}

const Page* find_page(std::string_view id) {
  const auto found = std::ranges::find(pages(), id, &Page::id);
  return found == pages().end() ? nullptr : &*found;
}

bool is_for(const Page& page, ViewerRole role) {
  return page.viewers.empty() || std::ranges::find(page.viewers, role) != page.viewers.end();
}

}  // namespace echelon::desktop
