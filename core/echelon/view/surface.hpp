#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "echelon/base/words.hpp"
#include "echelon/view/board.hpp"
#include "echelon/view/chart.hpp"
#include "echelon/view/flow.hpp"
#include "echelon/view/network.hpp"
#include "echelon/view/table.hpp"

namespace echelon {

struct Tab {
  std::string id;
  Words title;
  std::function<void()> draw;
};

/// The only screen a plugin knows. A panel is drawn anew each frame: it says what is to be seen, from top to
/// bottom, and asks what the user did. The desktop draws it with ImGui, the command line as text and JSON,
/// tests record it.
///
/// Ids are unique within a panel, stable, in English; they name widgets in tests and keep their state between
/// frames. Scopes take what they contain as a function, so that they close even when it throws. A surface
/// without input (text, paper) answers every question with "nothing happened".
class Surface {
 public:
  virtual ~Surface() = default;

  [[nodiscard]] virtual Language language() const = 0;

  // --- things to read
  virtual void heading(const Words& text) = 0;
  virtual void text(const Words& text, Tone tone = Tone::plain) = 0;
  /// A number that matters, large, with its name and an optional note under it.
  virtual void figure(const Words& name, std::string_view value, const Words& note = {},
                      Tone tone = Tone::plain) = 0;
  /// A short state on a coloured ground: 公示中, 不符合.
  virtual void status(const Words& text, Tone tone) = 0;
  /// Progress to a target: `done` of `target` in `unit`, with the allowed range marked where `least`/`most` ≥
  /// 0.
  virtual void progress(std::string_view id, const Words& name, double done, double target, const Words& unit,
                        double least = -1, double most = -1) = 0;
  virtual void chart(const Chart& chart) = 0;
  virtual void timeline(const Timeline& timeline) = 0;
  virtual void flow(const FlowChart& flow) = 0;
  /// Points are chosen by click, or found by name.
  virtual NetworkAnswer network(const Network& network) = 0;
  /// Returns the key of the selected row, of several the one chosen last; empty when none is.
  virtual std::string table(const Table& table) = 0;
  /// Rows are chosen by click, or by the arrow keys and space; a row of the table that the board takes is
  /// dropped onto one.
  virtual BoardAnswer board(const Board& board) = 0;
  /// The cell that was set in this frame, if any.
  virtual std::optional<StateChange> states(const StateGrid& grid) = 0;

  // --- layout
  virtual void separator() = 0;
  /// Side by side, widths in proportion to `weights` until the user moves the edges between them; each
  /// function draws one column.
  virtual void columns(std::string_view id, std::span<const double> weights,
                       const std::function<void(std::size_t)>& draw) = 0;
  /// A titled card.
  virtual void group(std::string_view id, const Words& title, const std::function<void()>& draw) = 0;
  /// A part that the user can fold away.
  virtual void foldable(std::string_view id, const Words& title, bool open_at_first,
                        const std::function<void()>& draw) = 0;
  virtual void tabs(std::string_view id, std::span<const Tab> tabs) = 0;

  // --- things to do
  /// True in the frame in which it was pressed. A disabled button shows `why_not` when pointed at.
  virtual bool button(std::string_view id, const Words& label, bool enabled = true,
                      const Words& why_not = {}) = 0;
  /// As `button`, and asks "really?" with `consequence` first; true once confirmed.
  virtual bool confirmed_button(std::string_view id, const Words& label, const Words& consequence,
                                bool enabled = true, const Words& why_not = {}) = 0;
  /// Fields edit `value` in place and return true in the frame in which it changed.
  virtual bool text_field(std::string_view id, const Words& label, std::string& value,
                          bool lines = false) = 0;
  /// `step` is the slider's grain; least < most.
  virtual bool number_field(std::string_view id, const Words& label, double& value, double least, double most,
                            double step) = 0;
  /// What the slider of the number field of that id shows while it is being dragged; nothing when it is not.
  /// The field itself changes when it is let go, so this is for showing what would come of it.
  [[nodiscard]] virtual std::optional<double> dragged(std::string_view /*id*/) { return std::nullopt; }
  virtual bool choice(std::string_view id, const Words& label, std::size_t& chosen,
                      std::span<const Words> options) = 0;
  virtual bool toggle(std::string_view id, const Words& label, bool& value) = 0;

  /// A place to keep a text between frames (what is typed, which row is open), made with `initial` at first
  /// use.
  virtual std::string& remember(std::string_view id, std::string_view initial = {}) = 0;
  /// As `remember`, for work that waits to be handed in: where the surface can see to that, it outlives a
  /// crash of the program. What is typed into a `text_field` that edits a remembered text does so anyway.
  virtual std::string& draft(std::string_view id, std::string_view initial = {}) {
    return remember(id, initial);
  }
};

}  // namespace echelon
