// The office file, what comes in and what goes out.

#include <array>
#include <utility>

#include "desktop/shell/actions.hpp"
#include "desktop/shell/shell.hpp"
#include "echelon/exchange/import_columns.hpp"

namespace echelon::desktop {
namespace {

Words not_busy(const Doing& doing) {
  return doing.desk.busy() ? Words{"正忙，请稍候。", "Busy; please wait."} : Words{};
}

/// To the first start, with one of its parts unfolded.
void start_over(const Doing& doing, const std::string& part) {
  doing.desk.close();
  doing.ui.memory["start/" + part + "#open"] = "1";
}

void add_imports(std::vector<Action>& all) {
  for (std::size_t i = 0; i < all_import_kinds().size(); ++i) {
    const ImportKind kind = all_import_kinds()[i];
    const Words name = import_kind_words(kind);
    all.push_back({"import." + std::string(import_kind_code(kind)),
                   ActionGroup::office,
                   {"导入：" + name.zh, "import: " + name.en},
                   "",
                   [i](const Doing& doing) {
                     doing.desk.drop_preview();
                     doing.ui.memory["import/kind#remembered"] = std::to_string(i);
                     doing.shell.page = "import";
                   },
                   [](const Doing& doing) -> Words {
                     if (doing.desk.view() != nullptr && doing.desk.viewer.role != ViewerRole::hr)
                       return {"只有教体局人事科导入数据。", "Only the bureau's HR office imports."};
                     return free_office(doing);
                   }});
  }
}

void add_reports(std::vector<Action>& all) {
  const std::array<std::pair<const char*, Words>, 4> reports{
      {{"publicity-list", {"公示名单", "publicity list"}},
       {"result", {"结果", "result"}},
       {"nominations", {"推荐汇总", "nominations"}},
       {"findings", {"资格审查结果", "findings"}}}};
  for (const auto& [report, name] : reports) {
    all.push_back({std::string("report.") + report,
                   ActionGroup::office,
                   {"导出：" + name.zh, "save a report: " + name.en},
                   "",
                   [report = std::string(report)](const Doing& doing) {
                     doing.shell.ask_to_save(report + ".xlsx", doing.shell.page.substr(8));
                   },
                   [](const Doing& doing) -> Words {
                     if (doing.desk.view() != nullptr && !doing.shell.page.starts_with("program:"))
                       return {"请先打开一个项目。", "Go to a program first."};
                     return free_office(doing);
                   }});
  }
}

}  // namespace

void add_office_actions(std::vector<Action>& all) {
  all.push_back({"open-office",
                 ActionGroup::office,
                 {"打开办公文件", "open an office file"},
                 "Ctrl+O",
                 [](const Doing& doing) { start_over(doing, "open"); },
                 not_busy});
  all.push_back({"new-office",
                 ActionGroup::office,
                 {"新建办公文件", "make a new office"},
                 "Ctrl+N",
                 [](const Doing& doing) { start_over(doing, "new"); },
                 not_busy});
  all.push_back({"demo-office",
                 ActionGroup::office,
                 {"打开演示数据", "open the demo office"},
                 "",
                 [](const Doing& doing) { doing.desk.open_demo(); },
                 not_busy});
  all.push_back({"close-office",
                 ActionGroup::office,
                 {"关闭办公文件", "close the office"},
                 "",
                 [](const Doing& doing) { doing.desk.close(); },
                 free_office});
  all.push_back({"as-of",
                 ActionGroup::office,
                 {"换一个日期来看", "look at another day"},
                 "Ctrl+J",
                 [](const Doing& doing) { doing.shell.open_next = "date"; },
                 free_office});
  all.push_back({"viewer",
                 ActionGroup::office,
                 {"换一个身份来看", "look through other eyes"},
                 "",
                 [](const Doing& doing) { doing.shell.open_next = "viewer"; },
                 free_office});
  add_imports(all);
  add_reports(all);
}

}  // namespace echelon::desktop
