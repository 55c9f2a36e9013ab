#include "desktop/shell/pages.hpp"

#include <algorithm>

namespace echelon::desktop {

std::span<const Page> pages() {
  static const std::vector<Page> all{
      {"people", {"人员", "People"}, PageSection::people, {}, draw_people_page},
      {"schools", {"学校", "Schools"}, PageSection::people, {}, draw_schools_page},
      {"import", {"导入", "Import"}, PageSection::office, {}, draw_import_page},
      {"ledger", {"台账", "Ledger"}, PageSection::office, {}, draw_ledger_page},
      {"plugins", {"插件", "Plugins"}, PageSection::office, {}, draw_plugins_page},
      {"settings", {"设置", "Settings"}, PageSection::office, {}, draw_settings_page, true},
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
