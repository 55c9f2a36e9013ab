// Through whose eyes the pages are seen: in HR's office as one likes, in one handed out as it was handed out.

#include <algorithm>
#include <array>

#include "desktop/shell/bar_button.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

constexpr std::array all_roles{ViewerRole::hr, ViewerRole::principal, ViewerRole::reviewer,
                               ViewerRole::researcher};

const Words preview_hint{
    "以谁的身份查看（仅供预览，不是权限；交给对方的请用“发放办公文件”）",
    "Through whose eyes: a preview, no permission. What is given to others is handed out"};

/// What one can do in such an office, and how it gets back.
Words may_do(ViewerRole role) {
  switch (role) {
    case ViewerRole::principal:
      return {
          "可以推荐人选、排序、撤回，为本校教师填报培训志愿和推荐。办完后把这个文件交回人事科，由其核对后取回"
          "。",
          "One can nominate, rank and withdraw, and ask for training on behalf of the school's people. Then "
          "give this file back to the HR office, which checks and takes in what was done."};
    case ViewerRole::reviewer:
      return {
          "可以为各候选人评分。候选人只有代码，须回避的不在其中。评完后把这个文件交回人事科。",
          "One can score the candidates. They stand under codes, without those whom you must not judge. Then "
          "give this file back to the HR office."};
    default:
      return {"供研究用：人员与学校均为化名，日期取整。只能查看，不能更改。",
              "For research: people and schools under pseudonyms, days made coarse. To be looked at, not "
              "changed."};
  }
}

std::string name_of(const Viewer& viewer, const Snapshot& snapshot, Language language) {
  std::string shown = words(viewer.role).in(language);
  if (viewer.role == ViewerRole::principal) {
    const SchoolIndex school = snapshot.find_school(viewer.school);
    if (school != nobody) shown += " · " + snapshot.schools[static_cast<std::size_t>(school)].name;
  }
  if (viewer.role == ViewerRole::reviewer && !viewer.reviewer.empty()) shown += " · " + viewer.reviewer;
  return shown;
}

void draw_locked(Ui& ui, const OfficeRole& role, const std::string& name) {
  ui.line(name, Face::title, ui.palette().text);
  const std::string day = role.handed_at.substr(0, 10);
  ui.paragraph(
      ui.say({"这是人事科 " + day + " 发放的办公文件，只含这一身份可以持有的内容，因此不能换成其他身份。",
              "The HR office handed out this office on " + day +
                  ". It holds only what this role may hold; so there is no other role to choose."}),
      Face::body, ui.palette().text);
  ui.paragraph(ui.say(may_do(role.role)), Face::body, ui.palette().muted);
  ui.paragraph(ui.say({"编号 " + role.copy, "copy " + role.copy}), Face::caption, ui.palette().muted);
  ui.log_item("role-locked");
}

void draw_school_choice(ImguiSurface& surface, Desk& desk) {
  const Snapshot& snapshot = *desk.view()->snapshot;
  Table table;
  table.id = "schools";
  table.columns = {{"name", {"学校", "school"}, 1}};
  table.rows = snapshot.schools.size();
  table.empty = {"还没有学校。学校随花名册一起导入。", "No school yet. They come with the roster."};
  table.revision = desk.view()->revision;
  table.visible_rows = 8;
  table.key = [&](std::size_t row) { return snapshot.schools[row].id; };
  table.cell = [&](std::size_t row, std::size_t) -> Cell {
    return {snapshot.schools[row].name, std::nullopt, Tone::plain, std::nullopt};
  };
  const std::string chosen = surface.table(table);
  if (!chosen.empty()) desk.viewer.school = chosen;
}

void draw_reviewer_choice(ImguiSurface& surface, Desk& desk, const RoundView* round) {
  if (round == nullptr || round->raters.empty()) {
    surface.text({"先打开一个有评委的项目。", "Open a program that has reviewers first."}, Tone::muted);
    return;
  }
  Table table;
  table.id = "reviewers";
  table.columns = {{"id", {"编号", "id"}, 1}, {"name", {"评委", "reviewer"}, 1.4}};
  table.rows = round->raters.size();
  table.empty = {"还没有评委。在“评审”页增加。", "No reviewer yet. Add them on the page Review."};
  table.revision = desk.view()->revision;
  table.visible_rows = 8;
  table.key = [&](std::size_t row) { return round->raters[row].id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    return {column == 0 ? round->raters[row].id : round->raters[row].name, std::nullopt, Tone::plain,
            std::nullopt};
  };
  const std::string chosen = surface.table(table);
  if (!chosen.empty()) desk.viewer.reviewer = chosen;
}

}  // namespace

void Shell::draw_viewer(Ui& ui) {
  const OfficeView& view = *desk_.view();
  const std::string shown = name_of(desk_.viewer, *view.snapshot, ui.language);
  const Words hint = desk_.locked() ? Words{"此办公文件只属于这一身份，不能更换。",
                                            "This office is of this role alone; it cannot be changed."}
                                    : preview_hint;
  if (bar_button(ui, "viewer", shown, true, ui.say(hint)) || opens("viewer"))
    ImGui::OpenPopup("viewer-popup");
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(14), ui.px(12)));
  ImGui::SetNextWindowSizeConstraints({ui.px(340), 0}, {ui.px(340), ui.px(560)});
  const ScopePopup popup("viewer-popup");
  if (!popup) return;
  const ScopePath path(ui, "viewer-popup");
  if (view.role) {
    draw_locked(ui, *view.role, shown);
    return;
  }
  ui.paragraph(ui.say(preview_hint), Face::caption, ui.palette().muted);
  for (const ViewerRole role : all_roles) {
    const std::string id = "role-" + std::to_string(static_cast<int>(role));
    if (ImGui::Selectable(ui.label(ui.say(words(role)), id).c_str(), role == desk_.viewer.role,
                          ImGuiSelectableFlags_DontClosePopups)) {
      desk_.viewer.role = role;
    }
    ui.log_item(id);
  }
  ImguiSurface surface(ui);
  if (desk_.viewer.role == ViewerRole::principal) {
    surface.separator();
    draw_school_choice(surface, desk_);
  }
  if (desk_.viewer.role == ViewerRole::reviewer) {
    surface.separator();
    draw_reviewer_choice(surface, desk_,
                         page.starts_with("program:") ? desk_.known_round(page.substr(8)) : nullptr);
  }
}

}  // namespace echelon::desktop
