#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "desktop/surface/imgui_surface.hpp"
#include "echelon/exchange/picture_file.hpp"

namespace echelon::desktop {
namespace {

/// One board while it is drawn: names at the left, days in the middle, notes at the right.
class BoardDrawing {
 public:
  BoardDrawing(Ui& ui, const Board& board, std::string& chosen) : ui_(ui), board_(board), chosen_(chosen) {
    measure();
  }

  BoardAnswer draw() {
    draw_months();
    const auto shown =
        std::clamp<std::size_t>(board_.rows.size(), 1, static_cast<std::size_t>(board_.visible_rows));
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const ScopeChild rows("rows", ImVec2(0, high_ * static_cast<float>(shown)));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(board_.rows.size()), high_);
    const std::size_t revealed = row_to_reveal();
    if (revealed < board_.rows.size())
      clipper.ForceDisplayRangeByIndices(static_cast<int>(revealed), static_cast<int>(revealed) + 1);
    while (clipper.Step()) {
      for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at)
        draw_row(board_.rows[static_cast<std::size_t>(at)]);
    }
    take_keys();
    answer_.chosen = chosen_;
    return answer_;
  }

 private:
  void measure() {
    width_ = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize;
    for (const auto& row : board_.rows) {
      names_ = std::max(names_, ui_.measure(ui_.say(row.name), Face::caption).x);
      notes_ = std::max(notes_, ui_.measure(ui_.say(row.note), Face::caption).x);
      for (const auto& bar : row.bars) {
        take(bar.from);
        take(bar.to);
      }
    }
    take(board_.today);
    names_ = std::min(names_, width_ * 0.36F) + ui_.px(14);
    notes_ += ui_.px(14);
    high_ = ui_.px(26);
    if (!first_.known()) first_ = last_ = Date::from_days(0);
    days_ = static_cast<float>(last_.days() - first_.days() + 5);
  }
  void take(Date day) {
    if (!day.known()) return;
    if (!first_.known() || day < first_) first_ = day;
    if (!last_.known() || day > last_) last_ = day;
  }
  /// A row out of sight that is looked for by its id must be drawn to be found.
  [[nodiscard]] std::size_t row_to_reveal() const {
    const std::string& wanted = ui_.items.reveal;
    const auto row = wanted.find("row:");
    const auto at = row != std::string::npos ? row : wanted.find("bar:");
    if (at == std::string::npos) return board_.rows.size();
    const auto found = std::ranges::find(board_.rows, wanted.substr(at + 4), &Board::Row::key);
    return static_cast<std::size_t>(found - board_.rows.begin());
  }
  [[nodiscard]] float x_of(Date day) const {
    return names_ + (width_ - names_ - notes_) * static_cast<float>(day.days() - first_.days() + 2) / days_;
  }

  [[nodiscard]] float pixels_a_day() const { return (width_ - names_ - notes_) / days_; }

  /// Arrows choose another row once the board was clicked at; Enter says that it is this one. To the left and
  /// right they move it by a day, with Shift by a week.
  void take_keys() {
    if (!ImGui::IsWindowFocused()) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    if (pressed(ImGuiKey_Enter)) answer_.entered = chosen_;
    const int days = (pressed(ImGuiKey_RightArrow) ? 1 : 0) - (pressed(ImGuiKey_LeftArrow) ? 1 : 0);
    const auto here = std::ranges::find(board_.rows, chosen_, &Board::Row::key);
    if (days != 0 && here != board_.rows.end() && here->movable) {
      answer_.moved = chosen_;
      answer_.by_days = ImGui::GetIO().KeyShift ? 7 * days : days;
    }
    const int step = (pressed(ImGuiKey_DownArrow) ? 1 : 0) - (pressed(ImGuiKey_UpArrow) ? 1 : 0);
    if (step == 0) return;
    const auto found = std::ranges::find(board_.rows, chosen_, &Board::Row::key);
    const auto rows = static_cast<std::ptrdiff_t>(board_.rows.size());
    const auto at = found == board_.rows.end()
                        ? 0
                        : std::clamp<std::ptrdiff_t>(found - board_.rows.begin() + step, 0, rows - 1);
    chosen_ = board_.rows[static_cast<std::size_t>(at)].key;
    const float y = high_ * static_cast<float>(at);
    const float seen = ImGui::GetWindowHeight();
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + high_ > ImGui::GetScrollY() + seen) ImGui::SetScrollY(y + high_ - seen);
  }

  void draw_months() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float caption = ui_.line_height(Face::caption);
    ImGui::Dummy({width_, caption + ui_.px(2)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float free_from = at.x + names_ - ui_.px(4);
    for (const Date day : months()) {
      const std::string name = day.iso().substr(0, 7);
      const float x = at.x + x_of(day);
      if (x < free_from || x + ui_.measure(name, Face::caption).x > at.x + width_) continue;
      ui_.draw_text(list, {x, at.y}, name, Face::caption, ui_.palette().muted);
      free_from = x + ui_.measure(name, Face::caption).x + ui_.px(12);
    }
  }
  /// The first days of the months within sight.
  [[nodiscard]] std::vector<Date> months() const {
    std::vector<Date> starts;
    for (auto day = Date::of(first_.year(), first_.month(), 1); day && *day <= last_;
         day = day->plus_months(1))
      if (*day >= first_) starts.push_back(*day);
    return starts;
  }

  void draw_row(const Board::Row& row) {
    const ScopeId id(row.key);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool chosen = row.key == chosen_;
    const bool clicked = ui_.clicked("row", {width_, high_});
    ui_.log_item("row:" + row.key);
    ui_.items.last().current = ui_.items.last().takes_enter = chosen;
    const bool pointed = ImGui::IsItemHovered();
    const int by_days = dragged_days(at.x, row);
    if (clicked && by_days == 0) chosen_ = chosen ? "" : row.key;
    if (!row.says.empty() && by_days == 0) ui_.hint(ui_.say(row.says));
    take_drop(row);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (chosen || pointed) {
      list.AddRectFilled(at, {at.x + width_, at.y + high_ - 1},
                         chosen ? ui_.palette().chosen : ui_.palette().hover, ui_.px(4));
    }
    const float y = at.y + std::floor((high_ - ui_.line_height(Face::caption)) / 2);
    ui_.draw_text(list, {at.x + ui_.px(4), y}, ui_.say(row.name), Face::caption, ui_.palette().text,
                  names_ - ui_.px(14));
    const float note = ui_.measure(ui_.say(row.note), Face::caption).x;
    ui_.draw_text(list, {at.x + width_ - note - ui_.px(4), y}, ui_.say(row.note), Face::caption,
                  ui_.theme.of(row.note_tone));
    for (const Date day : months())
      list.AddLine({at.x + x_of(day), at.y}, {at.x + x_of(day), at.y + high_},
                   blend(ui_.palette().card, ui_.palette().muted, 0.2));
    draw_bars(list, at, row, by_days);
    if (board_.today.known()) {
      const float x = at.x + x_of(board_.today);
      list.AddLine({x, at.y}, {x, at.y + high_}, ui_.palette().accent, ui_.px(1.5F));
    }
  }

  /// By how many days the row's bars are being dragged; takes note of where they are let go.
  int dragged_days(float left, const Board::Row& row) {
    if (!row.movable || !(ImGui::IsItemActive() || ImGui::IsItemDeactivated())) return 0;
    const float pressed_at = ImGui::GetIO().MouseClickedPos[0].x;
    const bool on_bar = std::ranges::any_of(row.bars, [&](const Board::Bar& bar) {
      const float from = left + x_of(bar.from);
      return pressed_at >= from - ui_.px(3) && pressed_at <= end_of(left, bar) + ui_.px(3);
    });
    if (!on_bar) return 0;
    const float moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left).x;
    const int by_days = static_cast<int>(std::lround(moved / pixels_a_day()));
    if (by_days != 0 && ImGui::IsItemDeactivated()) {
      answer_.moved = row.key;
      answer_.by_days = by_days;
      chosen_ = row.key;
    } else if (by_days != 0) {
      ui_.tip(row.bars.front().from.plus_days(by_days).iso());
    }
    return by_days;
  }

  [[nodiscard]] float end_of(float left, const Board::Bar& bar) const {
    return std::max(left + x_of(bar.to.plus_days(1)), left + x_of(bar.from) + ui_.px(9));
  }

  void draw_bars(ImDrawList& list, ImVec2 at, const Board::Row& row, int by_days) {
    for (Board::Bar bar : row.bars) {
      bar.from = bar.from.plus_days(by_days);
      bar.to = bar.to.plus_days(by_days);
      const float from = at.x + x_of(bar.from);
      const float to = end_of(at.x, bar);
      const float top = at.y + ui_.px(5);
      const float bottom = at.y + high_ - ui_.px(6);
      if (bar.from == row.bars.front().from.plus_days(by_days))
        ui_.log_rect("bar:" + row.key, {from, top}, {to, bottom});
      const auto colour = ui_.theme.of(bar.tone);
      const auto share = static_cast<float>(std::clamp(bar.fill, 0.0, 1.0));
      list.AddRectFilled({from, top}, {to, bottom}, blend(ui_.palette().card, colour, 0.25), ui_.px(2));
      // Filled from the bottom up, so that short sessions show how full they are too.
      list.AddRectFilled({from, bottom - (bottom - top) * share}, {to, bottom}, colour, ui_.px(2));
      list.AddRect({from, top}, {to, bottom}, colour, ui_.px(2));
    }
  }

  void take_drop(const Board::Row& row) {
    if (board_.takes.empty()) return;
    const ScopeDragTarget target;
    if (!target) return;
    const ImGuiPayload* payload = ImGui::AcceptDragDropPayload("row");
    if (payload == nullptr) return;
    const std::string held(static_cast<const char*>(payload->Data),
                           static_cast<std::size_t>(payload->DataSize));
    const auto end = held.find('\n');
    if (end == std::string::npos || held.substr(0, end) != board_.takes) return;
    answer_.dropped = held.substr(end + 1);
    answer_.onto = row.key;
  }

  Ui& ui_;
  const Board& board_;
  std::string& chosen_;
  BoardAnswer answer_;
  Date first_;
  Date last_;
  float width_ = 0;
  float names_ = 0;
  float notes_ = 0;
  float high_ = 0;
  float days_ = 1;
};

}  // namespace

BoardAnswer ImguiSurface::board(const Board& board) {
  const ScopePath path(ui_, board.id);
  std::string& chosen = ui_.state<std::string>("chosen");
  BoardAnswer answer;
  in_card([&] {
    if (!board.rows.empty() && save_button("picture", ImGui::GetContentRegionAvail().x))
      ui_.picture_to_save = std::make_shared<PictureFile>(picture_file(board, ui_.language));
    if (!board.title.empty()) ui_.line(ui_.title(board.title), Face::strong, ui_.palette().text);
    if (board.rows.empty()) {
      ui_.paragraph(ui_.say(board.empty), Face::body, ui_.palette().muted);
    } else {
      answer = BoardDrawing(ui_, board, chosen).draw();
    }
  });
  return answer;
}

}  // namespace echelon::desktop
