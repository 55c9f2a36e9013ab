// Where each program stands: target and standing, the round's steps or a bar, figures.

#include <algorithm>
#include <cmath>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// Numbers with their thousands apart, as on every page: 12,345.
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3 + (number < 0 ? 1U : 0U);) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

/// A program's card while it is drawn.
class ProgramCard {
 public:
  ProgramCard(Shell& shell, ImguiSurface& surface, const ProgramOverview& program)
      : shell_(shell), ui_(surface.ui()), program_(program) {}

  void draw() {
    draw_head();
    if (program_.steps.empty()) {
      draw_bar();
    } else {
      draw_steps();
    }
    if (program_.live && !program_.figures.empty()) draw_figures();
    if (!program_.reviewers.empty() && program_.call == CallState::reviewing) draw_reviewers();
    if (!program_.next.empty()) ui_.paragraph(ui_.title(program_.next), Face::caption, ui_.palette().accent);
  }

 private:
  [[nodiscard]] ImDrawList& list() const { return *ImGui::GetWindowDrawList(); }

  /// Name and sentence at the left, the standing at the right.
  void draw_head() {
    const float height = ui_.line_height(Face::strong) + ui_.line_height(Face::body) + 2 * ui_.px(6);
    const LinkRow row = link_row(ui_, "program", height, false);
    if (row.pressed) shell_.go_to(program_.where);
    const float y = row.from.y + ui_.px(6);
    float left_of_numbers = row.to.x;
    if (program_.of > 0) {
      const std::string of = " / " + grouped(program_.of) + " " + ui_.say(program_.unit);
      const float high = y + (ui_.line_height(Face::title) - ui_.line_height(Face::body)) * 0.75F;
      const float slash =
          draw_right(ui_, list(), row.to.x, high, of, Face::body, ui_.palette().muted, row.to.x - row.from.x);
      left_of_numbers = draw_right(ui_, list(), slash, y, grouped(program_.standing), Face::title,
                                   ui_.palette().text, slash - row.from.x);
    }
    const float room = std::max(1.0F, left_of_numbers - row.from.x - ui_.px(12));
    ui_.draw_text(list(), {row.from.x, y}, ui_.say(program_.name), Face::strong,
                  row.pointed ? ui_.palette().accent : ui_.palette().text, room);
    const float second = y + ui_.line_height(Face::strong);
    const float whole = std::max(1.0F, row.to.x - row.from.x);
    const bool clear = ui_.measure(ui_.say(program_.says), Face::body).x <= room;
    const bool fits =
        ui_.draw_text(list(), {row.from.x, second}, ui_.title(program_.says), Face::body,
                      ui_.theme.of(program_.fault ? Tone::bad : Tone::muted), clear ? whole : room);
    if (!fits) ui_.hint(ui_.say(program_.says));
  }

  [[nodiscard]] Colour colour_of(StepState state) const {
    if (state == StepState::done) return ui_.palette().good;
    return state == StepState::current ? ui_.palette().accent : ui_.palette().border;
  }

  void draw_node(ImVec2 at, StepState state) {
    const float r = ui_.px(state == StepState::current ? 7 : 6);
    const Colour colour = colour_of(state);
    list().AddCircleFilled(at, r + ui_.px(2), ui_.palette().card);
    if (state == StepState::ahead) {
      list().AddCircle(at, r - 1, colour, 0, ui_.px(2));
      return;
    }
    list().AddCircleFilled(at, r, colour);
    if (state == StepState::current) {
      list().AddCircleFilled(at, ui_.px(2.5F), ui_.palette().on_accent);
      return;
    }
    const float t = ui_.px(1.5F);
    list().AddLine({at.x - r * 0.45F, at.y}, {at.x - r * 0.1F, at.y + r * 0.38F}, ui_.palette().on_accent, t);
    list().AddLine({at.x - r * 0.1F, at.y + r * 0.38F}, {at.x + r * 0.5F, at.y - r * 0.38F},
                   ui_.palette().on_accent, t);
  }

  /// The steps of the round on a line; the one under way stands out.
  void draw_steps() {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x / static_cast<float>(program_.steps.size());
    const float caption = ui_.line_height(Face::caption);
    const float height = ui_.px(28) + caption + ui_.line_height(Face::body) + ui_.px(4);
    const float y = from.y + ui_.px(14);
    const auto middle = [&](std::size_t i) {
      return std::floor(from.x + wide * (static_cast<float>(i) + 0.5F));
    };
    for (std::size_t i = 0; i + 1 < program_.steps.size(); ++i) {
      const bool done = program_.steps[i].state == StepState::done;
      list().AddLine({middle(i), y}, {middle(i + 1), y}, done ? ui_.palette().good : ui_.palette().border,
                     ui_.px(2));
    }
    for (std::size_t i = 0; i < program_.steps.size(); ++i) {
      const OverviewStep& step = program_.steps[i];
      ImGui::SetCursorScreenPos({from.x + wide * static_cast<float>(i), from.y});
      const ScopeId id(step.id);
      if (ui_.clicked("step", {wide, height})) shell_.go_to(step.where);
      ui_.log_item("step:" + step.id);
      const bool current = step.state == StepState::current;
      const bool pointed = ImGui::IsItemHovered();
      draw_node({middle(i), y}, step.state);
      draw_centred(middle(i), from.y + ui_.px(26), ui_.title(step.name),
                   current ? Face::strong : Face::caption,
                   pointed || current ? ui_.palette().accent : ui_.palette().muted, wide);
      if (step.state != StepState::ahead)
        draw_centred(middle(i), from.y + ui_.px(28) + caption, grouped(step.count), Face::body,
                     current ? ui_.palette().text : ui_.palette().muted, wide);
    }
    ImGui::SetCursorScreenPos(from);
    ImGui::Dummy({wide * static_cast<float>(program_.steps.size()), height});
  }

  void draw_centred(float middle, float y, const std::string& text, Face face, Colour colour, float room) {
    const float wide = std::min(room, ui_.measure(text, face).x);
    ui_.draw_text(list(), {middle - wide / 2, y}, text, face, colour, room);
  }

  void draw_bar() {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const float high = ui_.px(6);
    ImGui::Dummy({wide, high + ui_.px(6)});
    if (program_.of <= 0) return;
    const float share =
        std::clamp(static_cast<float>(program_.standing) / static_cast<float>(program_.of), 0.0F, 1.0F);
    list().AddRectFilled(at, {at.x + wide, at.y + high}, ui_.palette().sunken, high / 2);
    if (share > 0)
      list().AddRectFilled(at, {at.x + std::max(high, wide * share), at.y + high}, ui_.palette().accent,
                           high / 2);
  }

  /// Columns of equal width; what wants something done is coloured.
  void draw_figures() {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float all = ImGui::GetContentRegionAvail().x;
    const std::size_t beside = all < ui_.px(100) * static_cast<float>(program_.figures.size())
                                   ? std::min<std::size_t>(2, program_.figures.size())
                                   : program_.figures.size();
    const float wide = all / static_cast<float>(beside);
    const float high = ui_.line_height(Face::caption) + ui_.line_height(Face::strong) + ui_.px(6);
    const std::size_t rows = (program_.figures.size() + beside - 1) / beside;
    for (std::size_t i = 0; i < program_.figures.size(); ++i) {
      const OverviewFigure& figure = program_.figures[i];
      const std::size_t row = i / beside;
      const ImVec2 at(from.x + wide * static_cast<float>(i % beside),
                      from.y + ui_.px(4) + high * static_cast<float>(row));
      const float room = wide - ui_.px(10);
      ui_.draw_text(list(), at, ui_.title(figure.name), Face::caption, ui_.palette().muted, room);
      const float y = at.y + ui_.line_height(Face::caption);
      const std::string value = grouped(figure.value);
      ui_.draw_text(list(), {at.x, y}, value, Face::strong,
                    figure.wanting ? ui_.palette().caution : ui_.palette().text, room);
      if (!figure.of) continue;
      const float after = ui_.measure(value, Face::strong).x;
      ui_.draw_text(list(), {at.x + after, y}, " / " + grouped(*figure.of), Face::body, ui_.palette().muted,
                    std::max(1.0F, room - after));
    }
    ImGui::Dummy({all, ui_.px(4) + high * static_cast<float>(rows)});
  }

  void draw_reviewer(const ReviewerStanding& each, ImVec2 at, float wide, int most) {
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({wide, ui_.line_height(Face::caption) + ui_.px(14)});
    ui_.log_item("reviewer:" + each.id);
    ui_.items.last().key = 0;  // only read
    const std::string given = std::to_string(each.given);
    const std::string may = std::to_string(each.may);
    ui_.hint(each.name + "\n" +
             ui_.say({"已评 " + given + " 个分，还可评 " + may + " 个",
                      given + " scores given, " + may + " more are wanted"}));
    const float room = wide - ui_.px(12);
    const float number =
        draw_right(ui_, list(), at.x + room, at.y, given, Face::caption, ui_.palette().text, room);
    ui_.draw_text(list(), at, each.name, Face::caption, ui_.palette().muted,
                  std::max(1.0F, number - at.x - ui_.px(4)));
    const float y = at.y + ui_.line_height(Face::caption) + ui_.px(2);
    const auto end = [&](int value) {
      return at.x + std::max(1.0F, room * static_cast<float>(value) / static_cast<float>(most));
    };
    list().AddRectFilled({at.x, y}, {end(each.given + each.may), y + ui_.px(4)},
                         blend(ui_.palette().card, ui_.palette().accent, 0.3), ui_.px(2));
    list().AddRectFilled({at.x, y}, {end(each.given), y + ui_.px(4)}, ui_.palette().accent, ui_.px(2));
  }

  /// Each reviewer with the scores given and, of a lighter tone, those that are still wanted of them.
  void draw_reviewers() {
    ui_.line(ui_.say({"评委：已评的分；浅色为还可评的", "Reviewers: scores given; lighter: still wanted"}),
             Face::caption, ui_.palette().muted);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float all = ImGui::GetContentRegionAvail().x;
    const std::size_t count = program_.reviewers.size();
    const auto fit = static_cast<std::size_t>(std::clamp(all / ui_.px(72), 1.0F, static_cast<float>(count)));
    const std::size_t rows = (count + fit - 1) / fit;
    const std::size_t beside = (count + rows - 1) / rows;  // as even as can be
    const float wide = all / static_cast<float>(beside);
    const float high = ui_.line_height(Face::caption) + ui_.px(14);
    int most = 1;
    for (const ReviewerStanding& each : program_.reviewers) most = std::max(most, each.given + each.may);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t row = i / beside;
      const ImVec2 at(from.x + wide * static_cast<float>(i % beside),
                      from.y + high * static_cast<float>(row));
      draw_reviewer(program_.reviewers[i], at, wide, most);
    }
    ImGui::SetCursorScreenPos(from);
    ImGui::Dummy({all, high * static_cast<float>(rows)});
  }

  Shell& shell_;
  Ui& ui_;
  const ProgramOverview& program_;
};

}  // namespace

void draw_home_programs(Shell& shell, ImguiSurface& surface, const Overview& overview) {
  for (const ProgramOverview& each : overview.programs) {
    const std::string id = each.program + ":" + std::string(code(each.kind));
    surface.group(id, {}, [&] { ProgramCard(shell, surface, each).draw(); });
  }
  if (overview.programs.empty())
    surface.text({"没有加载任何项目，见“插件”。", "No program was loaded; see Plugins."}, Tone::caution);
}

}  // namespace echelon::desktop
