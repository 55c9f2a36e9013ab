#include "desktop/shell/file_browser.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "echelon/base/date.hpp"
#include "echelon/base/text_pinyin.hpp"

namespace echelon::desktop {
namespace {

std::string size_said(std::uintmax_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " B";
  if (bytes < 1024 * 1024) return std::to_string((bytes + 512) / 1024) + " KB";
  return std::to_string((bytes + 512 * 1024) / (1024 * 1024)) + " MB";
}

std::string day_said(const std::filesystem::path& file) {
  std::error_code failed;
  const auto when = std::filesystem::last_write_time(file, failed);
  if (failed) return "";
  const auto system = std::chrono::file_clock::to_sys(when);
  const auto days = std::chrono::floor<std::chrono::days>(system).time_since_epoch().count();
  return Date::from_days(static_cast<std::int32_t>(days)).iso();
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

const std::filesystem::path& FileBrowser::folder() {
  if (folder_.empty()) {
    std::error_code failed;
    const char* home = std::getenv("HOME");
    if (!first_.empty() && std::filesystem::is_directory(first_, failed)) {
      go(first_);
    } else {
      go(home == nullptr || *home == '\0' ? "/" : home);
    }
  }
  return folder_;
}

void FileBrowser::go(const std::filesystem::path& folder) {
  folder_ = folder;
  entries_.clear();
  ++revision_;
  read();
}

FileBrowser::Listing FileBrowser::list(const std::filesystem::path& folder,
                                       const std::vector<std::string>& endings) {
  Listing listing;
  std::error_code failed;
  for (auto it = std::filesystem::directory_iterator(folder, failed);
       !failed && it != std::filesystem::end(it); it.increment(failed)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code ignored;
    const bool is_folder = it->is_directory(ignored);
    const std::string folded = lower(name);
    const bool fits = endings.empty() || std::ranges::any_of(endings, [&](const std::string& ending) {
                        return folded.ends_with(ending);
                      });
    if (!is_folder && !fits) continue;
    listing.entries.push_back(
        {name, is_folder, is_folder ? 0 : it->file_size(ignored), day_said(it->path())});
  }
  listing.unreadable = static_cast<bool>(failed);
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < listing.entries.size(); ++i)
    order.emplace_back((listing.entries[i].folder ? "0" : "1") + name_sort_key(listing.entries[i].name), i);
  std::ranges::sort(order);
  std::vector<Entry> sorted;
  sorted.reserve(order.size());
  for (const auto& [key, i] : order) sorted.push_back(std::move(listing.entries[i]));
  listing.entries = std::move(sorted);
  return listing;
}

void FileBrowser::read() {
  // A thread of its own that no one waits for: a folder that hangs must not hold the frames, nor the end.
  auto task = std::make_shared<std::packaged_task<Listing()>>(
      [folder = folder_, endings = endings_] { return list(folder, endings); });
  coming_ = task->get_future();
  std::thread([task] { (*task)(); }).detach();
}

bool FileBrowser::reading() {
  if (!coming_.valid()) return false;
  if (coming_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return true;
  Listing listing = coming_.get();
  entries_ = std::move(listing.entries);
  unreadable_ = listing.unreadable;
  ++revision_;
  return false;
}

std::optional<std::filesystem::path> FileBrowser::draw(ImguiSurface& surface,
                                                       const std::vector<std::string>& recent_folders,
                                                       int visible_rows) {
  std::string here = folder().string();
  const int frame = ImGui::GetFrameCount();
  if (drawn_ >= 0 && frame > drawn_ + 1) read();  // it comes into sight again: files may have come meanwhile
  drawn_ = frame;
  const bool is_reading = reading();
  if (is_reading) surface.ui().wants_frame = true;
  std::error_code failed;
  if (surface.text_field("folder", {"文件夹", "folder"}, here) && std::filesystem::is_directory(here, failed))
    go(here);
  if (surface.button("up", {"上一级", "up"}, folder_.has_parent_path() && folder_ != folder_.root_path(),
                     {"已在最上级。", "This is the top."})) {
    go(folder_.parent_path());
  }
  if (surface.button("refresh", {"刷新", "refresh"})) read();
  int number = 0;
  for (const std::string& recent : recent_folders) {
    if (number >= 3) break;
    const std::string name = std::filesystem::path(recent).filename().string();
    if (surface.button("recent-" + std::to_string(number++), {name, name})) go(recent);
  }
  Table table;
  table.id = "files";
  table.columns = {{"name", {"名称", "name"}, 3},
                   {"size", {"大小", "size"}, 0.8, false},
                   {"day", {"修改日期", "changed"}, 1, false}};
  table.rows = entries_.size();
  table.revision = revision_;
  table.visible_rows = visible_rows;
  table.empty = is_reading    ? Words{"正在读取……", "Reading…"}
                : unreadable_ ? Words{"这个文件夹打不开。", "This folder cannot be read."}
                              : Words{"这里没有可用的文件。", "There is no suitable file here."};
  table.key = [this](std::size_t row) { return entries_[row].name; };
  table.cell = [this](std::size_t row, std::size_t column) -> Cell {
    const Entry& entry = entries_[row];
    if (column == 0) {
      return {entry.folder ? "▶ " + entry.name : entry.name, std::nullopt,
              entry.folder ? Tone::accent : Tone::plain, std::nullopt};
    }
    if (column == 1) {
      if (entry.folder) return {};
      return {size_said(entry.bytes), static_cast<double>(entry.bytes), Tone::muted, std::nullopt};
    }
    return {entry.changed, std::nullopt, Tone::muted, std::nullopt};
  };
  const std::string chosen = surface.table(table);
  const auto found = std::ranges::find(entries_, chosen, &Entry::name);
  if (chosen.empty() || found == entries_.end()) return std::nullopt;
  const std::filesystem::path path = folder_ / found->name;
  surface.clear_choice("files");
  if (found->folder) {
    go(path);
    return std::nullopt;
  }
  return path;
}

}  // namespace echelon::desktop
