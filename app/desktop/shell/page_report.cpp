// The report a user can send, shown whole before it is saved.

#include "desktop/shell/shell.hpp"
#include "diagnosis.hpp"

namespace echelon::desktop {
namespace {

/// What was said, and of what.
struct Report {
  std::string text;
  Language language = Language::chinese;
  std::size_t doings = 0;
  bool with_office = false;
};

/// The office's part, computed beside the frames.
struct OfOffice {
  diagnosis::Section counts;
  diagnosis::Section plugins;
};

std::vector<std::pair<std::string, std::string>> listed(const Settings& settings) {
  std::vector<std::pair<std::string, std::string>> all{
      {"language", settings.language == Language::english ? "en" : "zh"},
      {"dark", settings.dark ? "1" : "0"},
      {"scale", std::to_string(static_cast<int>(settings.scale * 100 + 0.5F))},
      {"offices", std::to_string(settings.offices.size())},
      {"folders", std::to_string(settings.folders.size())}};
  for (const auto& [name, value] : settings.kept) all.emplace_back(name, value);
  return diagnosis::safe_settings(all);
}

diagnosis::Known known_to(const Desk& desk) {
  diagnosis::Known known;
  known.screen = desk.screen_facts;
  known.settings = listed(desk.settings);
  known.doings.assign(desk.box.doings().begin(), desk.box.doings().end());
  known.errors.assign(desk.errors().begin(), desk.errors().end());
  if (const auto& crash = desk.box.crash()) {
    known.crash = crash->doings;
    known.crash.push_back("page: " + crash->page);
    if (!crash->plugin.empty()) known.crash.push_back("plugin: " + crash->plugin);
  }
  return known;
}

std::shared_ptr<const OfOffice> of_office(Desk& desk) {
  if (desk.view() == nullptr) return nullptr;
  return desk.ask<OfOffice>("report", [](Office& office) {
    return std::make_shared<const OfOffice>(
        OfOffice{diagnosis::office_counts(office), diagnosis::plugin_list(office.plugins().statuses())});
  });
}

void keep_fresh(Report& report, Desk& desk, Language language, bool again) {
  const auto office = of_office(desk);
  const bool same = report.language == language && report.with_office == (office != nullptr);
  if (!report.text.empty() && same && !again) return;
  std::optional<diagnosis::Section> counts;
  std::optional<diagnosis::Section> plugins;
  if (office) {
    counts = office->counts;
    plugins = office->plugins;
  }
  report.text =
      diagnosis::text(diagnosis::sections(known_to(desk), std::move(counts), std::move(plugins)), language);
  report.language = language;
  report.with_office = office != nullptr;
}

}  // namespace

void draw_report_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.heading({"故障与报告", "Trouble and reports"});
  surface.text(
      {"下面是完整的报告：版本、系统、插件、最近的操作和错误，只有数量，没有姓名、编号、文件名或表格内容。"
       "确认后再保存或复制；程序不会自己发送任何东西。",
       "Below is the whole report: versions, system, plugins, last actions and errors. It holds counts "
       "only, no names, numbers of people, file names or contents of tables. Save or copy it once you "
       "have read it; nothing is ever sent by itself."},
      Tone::muted);
  Report& report = surface.ui().state<Report>("report");
  const bool again = surface.button("refresh", {"重新生成", "make it anew"});
  keep_fresh(report, desk, surface.language(), again);
  std::string& file = surface.remember("file", (shell.folder() / "echelon-report.txt").string());
  surface.text_field("file", {"保存为", "save as"}, file);
  if (surface.button("save", {"保存", "save"}, !file.empty(), {"请填写文件名。", "Name the file."}))
    desk.write_text(report.text, file);
  if (surface.button("copy", {"复制全文", "copy all of it"})) {
    ImGui::SetClipboardText(report.text.c_str());
    desk.toast({"已复制报告。", "The report was copied."}, Tone::good);
  }
  for (std::string_view rest = report.text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool title = !line.empty() && line.front() != ' ';
    surface.ui().paragraph(line.empty() ? " " : line, title ? Face::strong : Face::body,
                           surface.ui().palette().text);
  }
}

}  // namespace echelon::desktop
