#include "desktop/shell/shell.hpp"

#include <algorithm>

#include "desktop/shell/page_icon.hpp"
#include "desktop/ui/key.hpp"
#include "desktop/ui/scroll_margin.hpp"

namespace echelon::desktop {
namespace {

constexpr float least_width = 560;  ///< for the list of pages and a page side by side
constexpr float bar_height = 52;
constexpr float task_height = 30;
constexpr auto still = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;

Tone tone_of(CallState state) {
  switch (state) {
    case CallState::open:
    case CallState::reviewing:
      return Tone::caution;
    case CallState::selected:
    case CallState::publicity:
      return Tone::accent;
    case CallState::decided:
      return Tone::good;
    default:
      return Tone::muted;
  }
}

}  // namespace

Shell::Shell(Desk& desk) : desk_(desk) {
  if (const auto kept = desk.settings.kept.find("folder.start"); kept != desk.settings.kept.end())
    begin_in(kept->second);
}

void Shell::begin_in(const std::filesystem::path& folder) {
  offices_.begin_in(folder);
  sheets_.begin_in(folder);
}

Tone Shell::dot_of(const Program& program) const {
  for (const PluginStatus& plugin : desk_.view()->plugins) {
    if (plugin.id == program.id && plugin.state == PluginState::faulted) return Tone::bad;
  }
  const auto state = call_state_of(program);
  return state ? tone_of(*state) : Tone::muted;
}

std::optional<CallState> Shell::call_state_of(const Program& program) const {
  if (const RoundView* round = desk_.known_round(program.id)) return round->call.state;
  if (!overview_) return std::nullopt;
  const auto& cards = overview_->programs;
  const auto card = std::ranges::find_if(
      cards, [&](const ProgramOverview& each) { return each.program == program.id && each.call; });
  return card == cards.end() ? std::nullopt : card->call;
}

void Shell::draw_page_link(Ui& ui, const std::string& id, const Words& name, Tone dot) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float room = width - ui.px(36);
  const auto lines = ui.wrapped(ui.typesetter().set(ui.say(name), Face::body), Face::body, room);
  const float line = ui.line_height(Face::body);
  const std::size_t shown = std::min<std::size_t>(lines.size(), 2);
  const ImVec2 size(width, line * static_cast<float>(shown) + 2 * ui.px(5));
  const ScopeId scope(id);
  if (ui.clicked("page", size)) {
    page = id;
    menu_open_ = false;
    ui.wants_frame = true;
  }
  ui.log_item("page:" + id);
  const bool pointed = ImGui::IsItemHovered();
  const bool active = page == id || page.starts_with(id + '.');
  ui.items.last().current = active;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (active || pointed) {
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, active ? ui.palette().chosen : ui.palette().hover,
                       ui.px(6));
  }
  const ImVec2 sign(at.x + ui.px(13), at.y + ui.px(5) + line / 2);
  const bool lit = active && (dot == Tone::plain || dot == Tone::muted);
  const Colour colour = lit ? ui.palette().accent : ui.theme.of(dot == Tone::plain ? Tone::muted : dot);
  if (!draw_page_icon(ui, id, sign, colour)) list.AddCircleFilled(sign, ui.px(3.5F), colour);
  float y = at.y + ui.px(5);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown;
    const std::string_view text =
        last ? std::string_view(
                   lines[i].data(),
                   static_cast<std::size_t>(lines.back().data() + lines.back().size() - lines[i].data()))
             : lines[i];
    ui.draw_text(list, {at.x + ui.px(26), y}, text, Face::body,
                 active ? ui.palette().accent : ui.palette().text, room);
    y += line;
  }
  if (shown < lines.size()) ui.hint(ui.say(name));
}

void Shell::draw_sidebar(Ui& ui, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.palette().card);
  list.AddLine({to.x, from.y}, to, ui.palette().border);
  ImGui::SetCursorScreenPos({from.x + ui.px(12), from.y + ui.px(14)});
  const ScopeChild child("sidebar", {to.x - from.x - ui.px(24), to.y - from.y - ui.px(24)});
  const ScopePath path(ui, "sidebar");
  ui.line(ui.say({"梯队 Echelon", "Echelon 梯队"}), Face::title, ui.palette().accent);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(2)));
  const auto section = [&](const Words& name) {
    ImGui::Dummy({0, ui.px(10)});
    ui.line(ui.say(name), Face::caption, ui.palette().muted);
  };
  const auto stands = [&](const Page& each, PageSection part) {
    return each.listed && each.section == part && is_for(each, desk_.viewer.role);
  };
  const auto list_of = [&](PageSection part) {
    for (const Page& each : pages()) {
      if (stands(each, part)) draw_page_link(ui, std::string(each.id), each.name, Tone::plain);
    }
  };
  ImGui::Dummy({0, ui.px(6)});
  list_of(PageSection::home);
  section({"项目", "Programs"});
  for (const Program* program : desk_.view()->programs) {
    if (!program->parent.empty() || !desk_.concerns(*program)) continue;  // chosen on its parent's page
    draw_page_link(ui, "program:" + program->id, program->name, dot_of(*program));
  }
  if (desk_.view()->programs.empty()) {
    ui.paragraph(ui.say({"没有加载任何项目，见“插件”。", "No program was loaded; see Plugins."}),
                 Face::caption, ui.palette().caution);
  }
  const auto links = [&](PageSection part, const Words& name) {
    if (std::ranges::none_of(pages(), [&](const Page& each) { return stands(each, part); })) return;
    section(name);
    list_of(part);
  };
  links(PageSection::people, {"队伍", "People"});
  links(PageSection::office, {"办公文件", "Office"});
  ImGui::Dummy({0, ui.px(10)});
  ImguiSurface surface(ui);
  if (surface.button("close-office", {"换一个办公文件", "another office"}, !desk_.busy())) desk_.close();
}

void Shell::leave_what_lies_above() {
  if (tour_.runs()) return tour_.end();
  if (close_popups()) return;
  saving_.reset();
}

std::vector<std::string> Shell::places() const {
  std::vector<std::string> all;
  if (desk_.view() == nullptr) return all;
  const auto add = [&](PageSection part) {
    for (const Page& each : pages()) {
      if (each.listed && each.section == part && is_for(each, desk_.viewer.role)) all.emplace_back(each.id);
    }
  };
  add(PageSection::home);
  for (const Program* program : desk_.view()->programs) {
    if (program->parent.empty() && desk_.concerns(*program)) all.push_back("program:" + program->id);
  }
  add(PageSection::people);
  add(PageSection::office);
  return all;
}

bool Shell::opens(std::string_view what) {
  if (open_next != what) return false;
  open_next.clear();
  return true;
}

void Shell::turn_tab(Ui& ui, int step) {
  std::vector<std::string> ids;
  std::string tabs;
  for (const Item& item : ui.items.items()) {
    const std::size_t sign = item.id.rfind("/tab:");
    if (sign == std::string::npos || !item.id.starts_with(page + "/")) continue;
    const std::string parent = item.id.substr(0, sign);
    if (tabs.empty()) tabs = parent;
    if (parent == tabs) ids.push_back(item.id.substr(sign + 5));
  }
  if (ids.empty()) return;
  std::string& chosen = ui.memory[tabs + "#tab"];
  const auto at = std::ranges::find(ids, chosen) - ids.begin();
  const auto count = static_cast<std::ptrdiff_t>(ids.size());
  chosen = ids[static_cast<std::size_t>((at + step + count) % count)];
  ui.wants_frame = true;
}

void Shell::ask_to_save(const std::string& report, const std::string& program) {
  std::string file = report;  // sign-in:S1.pdf is no name for every disk
  std::ranges::replace(file, ':', '-');
  saving_ = {std::filesystem::path(report).stem().string(), program, (sheets_.folder() / file).string()};
}

void Shell::draw_page(Ui& ui, ImVec2 from, ImVec2 to) {
  ImGui::SetCursorScreenPos(from);
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(24), ui.px(20)));
  // Each page keeps its own scroll.
  const ScopeChild child("page " + page, {to.x - from.x, to.y - from.y},
                         ImGuiWindowFlags_AlwaysUseWindowPadding);
  const ScopeScrollInMargin steady;
  ImguiSurface surface(ui);
  const ScopePath path(ui, page.empty() ? "start" : page);
  const auto task = desk_.task();
  const Page* own = find_page(page);
  if (desk_.view() == nullptr && own != nullptr && own->without_office) {
    if (page != "recover" && surface.button("back", {"返回", "back"})) page = recovering ? "recover" : "";
    own->draw(*this, surface, desk_);
  } else if (desk_.view() == nullptr) {
    if (task) {
      draw_waiting(surface, *task);
    } else {
      draw_first_start(surface);
    }
  } else if (own != nullptr) {
    own->draw(*this, surface, desk_);
  } else if (page.starts_with("program:")) {
    draw_program_page(*this, surface, desk_, page.substr(8));
  }
}

/// The list of pages, the bar, the page, and what is under way. Where the window is too narrow for all of
/// them the list takes the page's place, called by a button of the bar.
void Shell::draw_parts(Ui& ui, ImVec2 size) {
  const bool open = desk_.view() != nullptr;
  narrow_ = open && size.x < ui.px(least_width);
  menu_open_ = menu_open_ && narrow_;
  const float left = open && !narrow_ ? sidebar_width(ui) : 0;
  const float top = ui.px(bar_height) * (bar_tall_ ? 2 : 1);
  const float bottom = size.y - (open ? ui.px(task_height) : 0);
  if (left > 0) draw_sidebar(ui, {0, 0}, {left, size.y});
  draw_top_bar(ui, {left, 0}, {size.x, top});
  if (menu_open_) {
    draw_sidebar(ui, {0, top}, {size.x, bottom});
  } else {
    draw_page(ui, {left, top}, {size.x, bottom});
  }
  if (open) draw_task(ui, {left, bottom}, size);
  if (left > 0) draw_sidebar_edge(ui, left, size.y);
}

void Shell::draw(Ui& ui) {
  desk_.poll();
  lend_what_is_kept(ui);
  if (pressed({Key::escape, {}}) && !ui.listens_to_keys) leave_what_lies_above();
  take_shortcuts({*this, desk_, ui});
  ui.listens_to_keys = false;
  const OfficeView* view = desk_.view();
  const Page* own = find_page(page);
  if (view == nullptr) {
    if (own == nullptr || !own->without_office) page.clear();
    trail_.clear();
    saving_.reset();
    overview_.reset();
  } else if (page.empty()) {
    page = "home";
  }
  if (verify_when_open_ && view != nullptr && !desk_.busy()) {
    verify_when_open_ = false;
    page = "ledger";
    desk_.verify();
  }
  desk_.box.on_page(page.empty() ? "start" : page);
  desk_.place = page;
  arrive(ui);
  trail_.note(page);
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  const ImVec2 size = viewport.Size;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  {
    const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    const ScopeWindow window("###desktop", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                               ImGuiWindowFlags_NoBringToFrontOnFocus |
                                               ImGuiWindowFlags_NoSavedSettings | still);
    draw_parts(ui, size);
    finder_.draw({*this, desk_, ui});
  }
  take_files(ui);
  if (saving_) {
    ImguiSurface surface(ui);
    draw_save_dialog(surface);
  }
  draw_toasts(ui, {0, ui.px(bar_height) * (bar_tall_ ? 2 : 1)}, size);
  tour_.draw(*this, ui, desk_);
  take_what_is_kept(ui);
}

void Shell::dropped(const std::vector<std::filesystem::path>& files) {
  if (files.empty()) return;
  const bool comes_back = page == "import" && desk_.view() != nullptr && !desk_.locked();
  if (files.front().extension() == ".echelon" && comes_back) {
    desk_.preview_entries(files.front());
  } else if (files.front().extension() == ".echelon") {
    desk_.open(files.front());
  } else if (desk_.view() != nullptr) {
    page = "import";
    sheets_.go(files.front().parent_path());
    desk_.preview_import("roster", files.front());
  } else {
    desk_.toast({"先打开或新建一个办公文件，再把表格拖进来。",
                 "Open an office or make a new one first, then drop the sheet."},
                Tone::caution);
  }
}

}  // namespace echelon::desktop
