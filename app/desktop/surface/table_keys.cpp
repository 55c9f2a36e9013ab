// A table by the keyboard, once it was clicked at.

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/surface/table_drawing.hpp"
#include "desktop/ui/rare_characters.hpp"
#include "echelon/base/text_pinyin.hpp"

namespace echelon::desktop {
namespace {

constexpr double typing_lasts = 1.0;               ///< seconds between letters of one beginning
constexpr std::size_t most_rows_typed_at = 5'000;  ///< further ones the search finds

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

bool begins_with(const std::string& text, const std::string& typed) {
  return text.starts_with(typed) || pinyin_initials(text).starts_with(typed);
}

}  // namespace

void TableDrawing::reveal(std::size_t place) {
  const float y = row_height() * static_cast<float>(place);
  const float seen = ImGui::GetCurrentWindow()->InnerRect.GetHeight() - header_height();
  if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
  if (y + row_height() > ImGui::GetScrollY() + seen) ImGui::SetScrollY(y + row_height() - seen);
}

void TableDrawing::go_to(std::size_t place, bool extend) {
  if (extend) {
    state_.selection.extend(table_, state_.rows, place);
  } else {
    state_.selection.choose(table_, state_.rows.row(place));
  }
  reveal(place);
  ui_.wants_frame = true;
}

void TableDrawing::take_keys() {
  const ImGuiIO& io = ImGui::GetIO();
  if (!ImGui::IsWindowFocused() || io.WantTextInput || state_.rows.size() == 0) return;
  if (io.KeyCtrl) {
    if (pressed(ImGuiKey_A)) state_.selection.choose_all(table_, state_.rows);
    if (pressed(ImGuiKey_C)) begin_writing(TableState::Purpose::copy);
    if (pressed(ImGuiKey_V)) take_paste();
  }
  take_moves();
  take_typing();
}

void TableDrawing::take_moves() {
  const ImGuiIO& io = ImGui::GetIO();
  const auto last = static_cast<std::ptrdiff_t>(state_.rows.size()) - 1;
  const float seen = ImGui::GetCurrentWindow()->InnerRect.GetHeight() - header_height();
  const auto page = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(seen / row_height()) - 1);
  std::ptrdiff_t by = 0;
  if (pressed(ImGuiKey_DownArrow)) by = 1;
  if (pressed(ImGuiKey_UpArrow)) by = -1;
  if (pressed(ImGuiKey_PageDown)) by = page;
  if (pressed(ImGuiKey_PageUp)) by = -page;
  if (pressed(ImGuiKey_End)) by = last + 1;
  if (pressed(ImGuiKey_Home)) by = -last - 1;
  const bool space = pressed(ImGuiKey_Space) && state_.typed.empty();
  if (by == 0 && !space) return;
  const std::size_t at = state_.selection.place_of_current(state_.rows);
  const bool nowhere = at >= state_.rows.size();
  if (space) {
    if (!nowhere) state_.selection.toggle(table_, state_.rows.row(at));
    return;
  }
  const std::ptrdiff_t from = nowhere ? (by > 0 ? -1 : last + 1) : static_cast<std::ptrdiff_t>(at);
  go_to(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, last)), io.KeyShift);
}

/// Letters typed one after the other choose the next row whose first text begins with them, by characters or
/// by pinyin initials.
void TableDrawing::take_typing() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl || io.KeyAlt || io.InputQueueCharacters.empty()) return;
  if (ImGui::GetTime() - state_.typed_at > typing_lasts) state_.typed.clear();
  for (const ImWchar typed : io.InputQueueCharacters) {
    if (typed == ' ' && state_.typed.empty()) continue;
    std::array<char, 5> bytes{};
    ImTextCharToUtf8(bytes.data(), typed);
    state_.typed += without_slots(bytes.data());
  }
  if (state_.typed.empty()) return;
  state_.typed_at = ImGui::GetTime();
  std::ranges::transform(state_.typed, state_.typed.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::size_t at = state_.selection.place_of_current(state_.rows);
  const std::size_t begin = at >= state_.rows.size() ? 0 : at;
  for (std::size_t i = 0; i < std::min(state_.rows.size(), most_rows_typed_at); ++i) {
    const std::size_t place = (begin + i) % state_.rows.size();
    std::size_t looked_at = 0;
    for (const std::size_t column : shown_) {
      if (!table_.columns[column].searched || ++looked_at > 2) continue;
      std::string text = table_.cell(state_.rows.row(place), column).text;
      std::ranges::transform(text, text.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      if (!begins_with(text, state_.typed)) continue;
      go_to(place, false);
      return;
    }
  }
}

}  // namespace echelon::desktop
