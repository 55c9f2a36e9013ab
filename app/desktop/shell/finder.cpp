#include "desktop/shell/finder.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include "desktop/shell/desk.hpp"
#include "desktop/shell/finder_parts.hpp"
#include "desktop/shell/shell.hpp"
#include "desktop/ui/ui.hpp"
#include "echelon/base/text.hpp"
#include "echelon/office/search_office.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t most_lines = 60;
constexpr std::size_t recent_kept = 20;
constexpr std::string_view kept_as = "finder.recent";

std::string key_of(const SearchEntry& entry) { return std::string(code(entry.kind)) + ":" + entry.id; }

/// What is remembered between starts: nothing that an office holds.
bool is_of_the_shell(std::string_view key) { return key.starts_with("command:") || key.starts_with("page:"); }

std::shared_ptr<const SearchIndex> shell_index(const Doing& doing) {
  std::vector<SearchEntry> all;
  for (const Page& page : pages())
    all.push_back({FoundKind::page, std::string(page.id), page.name, {}, false});
  if (const OfficeView* view = doing.desk.view()) {
    auto programs = programs_and_panels(
        view->programs,
        [&](const std::string& id) -> const std::vector<Panel>& { return doing.desk.panels(id); });
    std::ranges::move(programs, std::back_inserter(all));
  }
  for (const Action& action : actions()) {
    // Pages are found as pages; the palette itself is open already.
    const bool elsewhere =
        action.id.starts_with("page.") || action.id.starts_with("place.") || action.id == "find";
    if (!elsewhere) all.push_back({FoundKind::command, action.id, action.name, {words(action.group)}, false});
  }
  return std::make_shared<const SearchIndex>(std::move(all));
}

}  // namespace

Asked read_asked(const std::string& text) {
  const std::string folded = fold_width(text);
  for (const FinderSign& sign : finder_signs()) {
    for (const std::string_view mark : sign.marks) {
      if (!mark.empty() && folded.starts_with(mark)) return {&sign, folded.substr(mark.size())};
    }
  }
  return {nullptr, text};
}

const std::array<FinderSign, 5>& finder_signs() {
  // Beside each sign what Chinese input methods write for its key.
  static const std::array<FinderSign, 5> all{
      {{{">", "》"}, {FoundKind::command}, {"命令", "commands"}},
       {{"@", ""}, {FoundKind::person}, {"人员", "people"}},
       {{"#", ""}, {FoundKind::school}, {"学校", "schools"}},
       {{"/", "、"}, {FoundKind::page, FoundKind::program, FoundKind::panel}, {"页面", "pages"}},
       {{"*", "×"}, {FoundKind::course, FoundKind::session}, {"课程班次", "courses"}}}};
  return all;
}

void Finder::open(std::string text) {
  opening_ = true;
  text_ = std::move(text);
  at_ = 0;
  first_ = 0;
  asked_.clear();
}

int Finder::lately(const SearchEntry& entry) const {
  const auto found = std::ranges::find(recent_, key_of(entry));
  return found == recent_.end() ? 0 : static_cast<int>(recent_.end() - found);
}

void Finder::note(const Doing& doing, const SearchEntry& entry) {
  const std::string key = key_of(entry);
  std::erase(recent_, key);
  recent_.insert(recent_.begin(), key);
  if (recent_.size() > recent_kept) recent_.resize(recent_kept);
  std::string kept;
  for (const std::string& each : recent_) {
    if (is_of_the_shell(each)) kept += (kept.empty() ? "" : " ") + each;
  }
  doing.desk.settings.kept[std::string(kept_as)] = kept;
  doing.desk.save_settings();
}

void Finder::make_ready(const Doing& doing) {
  const OfficeView* view = doing.desk.view();
  const std::string office = view == nullptr ? std::string(1, '\n') : view->path.string();
  if (shell_of_ != office) {
    shell_of_ = office;
    shell_.reset();
    people_.reset();
    people_of_.reset();
    teaching_.reset();
    recent_.clear();
    const auto kept = doing.desk.settings.kept.find(kept_as);
    std::string_view rest = kept == doing.desk.settings.kept.end() ? std::string_view() : kept->second;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      recent_.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  // Not before it is wanted: reading pinyin for the first time takes longer than a frame may.
  if (!shell_ && (opening_ || ImGui::IsPopupOpen("finder"))) shell_ = shell_index(doing);
  if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    auto made = coming_.get();
    if (view != nullptr && coming_of_ == view->snapshot) {
      people_ = std::move(made);
      people_of_ = std::move(coming_of_);
    }
    coming_of_.reset();
  }
  if (view == nullptr || coming_.valid() || people_of_ == view->snapshot) return;
  coming_of_ = view->snapshot;
  coming_ = std::async(std::launch::async, [snapshot = view->snapshot] {
    return std::make_shared<const SearchIndex>(people_and_schools(*snapshot));
  });
}

SearchWish Finder::wish(const Doing& doing) const {
  const auto [sign, text] = read_asked(text_);
  SearchWish wish{text, sign == nullptr ? std::vector<FoundKind>() : sign->kinds, most_lines, {}, {}};
  const bool nothing = sign == nullptr && search_key(text).empty();
  wish.shown = [this, &doing, nothing](const SearchEntry& entry) {
    if (!finder_shows(doing, entry)) return false;
    const bool starts = entry.kind <= FoundKind::command && entry.kind != FoundKind::panel;
    return !nothing || starts || lately(entry) > 0;
  };
  if (!recent_.empty()) wish.recent = [this](const SearchEntry& entry) { return lately(entry); };
  return wish;
}

void Finder::ask(const Doing& doing) {
  if (const OfficeView* view = doing.desk.view()) {
    auto teaching = doing.desk.ask<SearchIndex>("finder/teaching", [](Office& office) {
      return std::make_shared<const SearchIndex>(courses_and_sessions(office.courses(), office.sessions()));
    });
    if (teaching) teaching_ = std::move(teaching);
    static_cast<void>(view);
  }
  const Viewer& viewer = doing.desk.viewer;
  std::string asked = text_ + '\n' + std::to_string(static_cast<int>(viewer.role)) + viewer.school;
  for (const auto& index : {shell_, people_, teaching_})
    asked += '\n' + std::to_string(reinterpret_cast<std::uintptr_t>(index.get()));
  if (asked == asked_) return;
  if (!asked_.starts_with(text_ + '\n')) at_ = first_ = 0;
  asked_ = std::move(asked);
  lines_.clear();
  total_ = 0;
  const SearchWish wanted = wish(doing);
  for (const auto& index : {shell_, people_, teaching_}) {
    if (!index) continue;
    const FoundList found = index->find(wanted);
    total_ += found.total;
    for (const Found& each : found.best) lines_.push_back({index.get(), each.entry, each.fit});
  }
  const auto rank = [this](const Line& line) {
    return std::tuple(-static_cast<int>(line.fit), -lately(line.of()), line.of().quiet, line.of().kind);
  };
  std::ranges::stable_sort(lines_, {}, rank);
  if (lines_.size() > most_lines) lines_.resize(most_lines);
  at_ = std::min(at_, lines_.empty() ? 0 : lines_.size() - 1);
}

void Finder::choose(const Doing& doing, const SearchEntry& entry) {
  if (finder_why_not(doing, entry).empty()) chosen_ = entry;
}

void Finder::draw(const Doing& doing) {
  make_ready(doing);
  if (opening_) {
    opening_ = false;
    ImGui::OpenPopup("finder");
    doing.ui.focus.ask_for("finder/text");
    doing.ui.wants_frame = true;
  }
  draw_popup(doing);
  if (!chosen_) return;
  const SearchEntry chosen = *std::exchange(chosen_, std::nullopt);
  note(doing, chosen);
  finder_does(doing, chosen);
  doing.ui.wants_frame = true;
}

void Finder::draw_popup(const Doing& doing) {
  Ui& ui = doing.ui;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(screen.x - ui.px(24), ui.px(680));
  ImGui::SetNextWindowPos({std::floor((screen.x - width) / 2), std::min(screen.y * 0.08F, ui.px(72))});
  ImGui::SetNextWindowSize({width, 0});
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(12), ui.px(12)));
  const ScopeStyle rounding(ImGuiStyleVar_PopupRounding, ui.px(10));
  const ScopePopup popup("finder");
  if (!popup) return;
  const ScopePath path(ui, "finder");
  draw_field(doing);
  ask(doing);
  take_keys(doing);
  draw_signs(doing);
  draw_lines(doing);
  draw_foot(doing);
  if (coming_.valid()) ui.wants_frame = true;
  if (chosen_) ImGui::CloseCurrentPopup();
}

}  // namespace echelon::desktop
