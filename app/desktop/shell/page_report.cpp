// The report a user can send, shown whole before it is saved.

#include <algorithm>
#include <cmath>

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
      {"scale", std::to_string(std::lround(settings.scale * 100))},
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

/// A part of the report: its title, its names and values.
struct Part {
  std::string title;
  std::vector<std::pair<std::string, std::string>> lines;
};

/// What stands in the text, line by line: what is shown is what is saved.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!line.starts_with("  ")) {
      parts.push_back({std::string(line), {}});
      continue;
    }
    if (parts.empty()) parts.emplace_back();
    const std::string_view said = line.substr(2);
    const auto name = std::min(said.find("  "), said.size());
    const auto value = std::min(said.find_first_not_of(' ', name), said.size());
    parts.back().lines.emplace_back(said.substr(0, name), said.substr(value));
  }
  return parts;
}

void draw_lines(Ui& ui, const Part& part) {
  float names = 0;
  for (const auto& [name, value] : part.lines) names = std::max(names, ui.measure(name, Face::body).x);
  const float gap = ui.px(24);
  names = std::min(names, ImGui::GetContentRegionAvail().x * 0.6F);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(gap, ui.px(4)));
  for (const auto& [name, value] : part.lines) {
    const float room = std::max(1.0F, ImGui::GetContentRegionAvail().x - names - gap);
    if (value.empty()) {
      ui.paragraph(name, Face::body, ui.palette().text);
      continue;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({names, ui.line_height(Face::body)});
    ui.draw_text(*ImGui::GetWindowDrawList(), at, name, Face::body, ui.palette().muted, names);
    ImGui::SameLine();
    ui.paragraph(value, Face::body, ui.palette().text, room);
  }
}

void draw_whole(ImguiSurface& surface, std::string_view text) {
  std::size_t number = 0;
  for (const Part& part : parts_of(text)) {
    if (part.lines.empty()) {
      surface.ui().paragraph(part.title, Face::strong, surface.ui().palette().text);
      continue;
    }
    surface.group("part-" + std::to_string(number++), {part.title, part.title},
                  [&] { draw_lines(surface.ui(), part); });
  }
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
  draw_whole(surface, report.text);
}

}  // namespace echelon::desktop
