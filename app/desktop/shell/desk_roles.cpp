// Offices of roles: handed out, and what was done in them taken back in. Each is one job of the worker.

#include <algorithm>

#include "desktop/shell/desk.hpp"

namespace echelon::desktop {
namespace {

void make_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (std::filesystem::is_directory(folder, failed)) return;
  throw Error(Fault::environment, {"无法建立文件夹", "the folder cannot be made"},
              {"请检查位置和权限", "check the place and its permissions"}, {folder.string(), {}, 0, {}});
}

}  // namespace

/// An office that was handed out is seen through its role's eyes only.
void Desk::look_as_office() {
  if (!locked()) return;
  const OfficeRole& role = *view_->role;
  viewer.role = role.role;
  viewer.school = role.role == ViewerRole::principal ? role.subject : std::string();
  viewer.reviewer = role.role == ViewerRole::reviewer ? role.subject : std::string();
}

bool Desk::concerns(const Program& program) const {
  // A reviewer's office holds the rounds of one program; the pages of others would be empty.
  const std::string only = locked() && view_->role->role == ViewerRole::reviewer ? view_->role->program : "";
  if (only.empty() && panels(program.id).empty()) return true;  // its page says why
  return std::ranges::any_of(view_->programs, [&](const Program* each) {
    if (each->id != program.id && each->parent != program.id) return false;
    if (!only.empty() && each->id != only) return false;
    return std::ranges::any_of(panels(each->id), [&](const Panel& panel) {
      return panel.viewers.empty() || std::ranges::find(panel.viewers, viewer.role) != panel.viewers.end();
    });
  });
}

void Desk::hand_out(std::vector<HandOut> wanted) {
  if (wanted.empty()) return;
  auto made = std::make_shared<std::vector<HandedOut>>();
  const std::filesystem::path folder = wanted.front().file.parent_path();
  start(
      {"发放办公文件", "Handing out offices"},
      [made, wanted = std::move(wanted)](Office& office, const Progress& progress) {
        make_folder(wanted.front().file.parent_path());
        *made = office.hand_out(wanted, progress);
      },
      [this, made, folder] {
        handed_ = std::move(*made);
        const std::string count = std::to_string(handed_.size());
        toast({"已写入 " + count + " 份办公文件：" + folder.string(),
               "Wrote " + count + (handed_.size() == 1 ? " office: " : " offices: ") + folder.string()},
              Tone::good, {"请只交给本人。", "Give each to whom it is for, and to no one else."});
        Settings::remember(settings.folders, folder.string());
        save_settings();
      },
      true);
}

void Desk::preview_entries(const std::filesystem::path& file) {
  came_back_.reset();
  came_back_from_ = file;
  auto back = std::make_shared<BroughtBack>();
  start(
      {"核对交回的办公文件", "Checking the office that came back"},
      [back, file](Office& office, const Progress& progress) {
        *back = office.bring_back(file, true, true, progress);
      },
      [this, back, file] {
        came_back_ = back;
        Settings::remember(settings.folders, file.parent_path().string());
        save_settings();
      },
      true);
}

void Desk::import_entries(bool skip_bad) {
  if (!came_back_) return;
  auto back = std::make_shared<BroughtBack>();
  start(
      {"取回办理的事项", "Taking in what was done"},
      [back, file = came_back_from_, skip_bad](Office& office, const Progress& progress) {
        *back = office.bring_back(file, false, skip_bad, progress);
      },
      [this, back] {
        if (!back->entry) {
          came_back_ = back;  // something changed since it was looked at
          toast({"没有取回任何内容。", "Nothing was taken in."}, Tone::caution);
          return;
        }
        came_back_.reset();
        const std::string count = std::to_string(back->count(ArrivedEntry::State::good));
        toast({"已取回 " + count + " 件，台账记录第 " + std::to_string(*back->entry) + " 条。",
               "Took in " + count + " as entry " + std::to_string(*back->entry) + " of the ledger."},
              Tone::good, {"一次撤销即可全部退回。", "One undo takes it all back."});
      },
      true);
}

}  // namespace echelon::desktop
