// What panels keep between frames, and what of it outlives the program.

#include <algorithm>

#include "desktop/surface/imgui_surface.hpp"
#include "desktop/ui/drafts.hpp"

namespace echelon::desktop {
namespace {

/// Written as one of several is: what stands for it in a damaged file of drafts must be so, too.
bool is_count(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string& ImguiSurface::remember(std::string_view id, std::string_view initial) {
  std::string path = ui_.path(id) + "#remembered";
  const auto [place, fresh] = ui_.memory.try_emplace(path, initial);
  std::string& text = place->second;
  if (ui_.drafts == nullptr) return text;
  Ui::Remembered& known = ui_.remembered[&text];
  if (fresh || known.id.empty()) {
    auto before = ui_.drafts->take(path);
    if (before && (!is_count(initial) || is_count(*before))) text = std::move(*before);
    known.id = std::move(path);
  }
  if (known.initial != initial) known.initial = initial;
  if ((text.empty() || text == initial) && ui_.drafts->holds(known.id)) ui_.drafts->forget(known.id);
  return text;
}

std::string& ImguiSurface::draft(std::string_view id, std::string_view initial) {
  std::string& text = remember(id, initial);
  if (ui_.drafts == nullptr || text.empty() || text == initial) return text;
  const Ui::Remembered& known = ui_.remembered[&text];
  if (!ui_.drafts->says(known.id, text)) ui_.drafts->typed(known.id, text);
  return text;
}

bool ImguiSurface::keep_draft(std::string_view id, std::string& value, bool changed) {
  if (ui_.drafts == nullptr) return changed;
  const auto known = ui_.remembered.find(&value);
  if (known == ui_.remembered.end()) return changed;
  if (changed) ui_.drafts->typed(known->second.id, value);
  if (!ui_.drafts->is_restored(known->second.id)) return changed;
  const std::string& when = ui_.drafts->found_from();
  ui_.line(ui_.say({"已恢复 " + when + " 未提交的文字", "restored from " + when + ", not handed in then"}),
           Face::caption, ui_.palette().muted);
  ImGui::SameLine();
  const ScopePath path(ui_, id);
  const std::string drop = ui_.say({"放弃", "discard"});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool hit = ui_.clicked("discard", ui_.measure(drop, Face::caption));
  ui_.log_item("discard");
  ui_.draw_text(*ImGui::GetWindowDrawList(), at, drop, Face::caption,
                ImGui::IsItemHovered() ? ui_.palette().text : ui_.palette().accent);
  if (!hit) return changed;
  value = known->second.initial;
  ui_.drafts->forget(known->second.id);
  return true;
}

}  // namespace echelon::desktop
