#pragma once

#include <map>
#include <string>
#include <utility>

#include "desktop/ui/ui.hpp"
#include "echelon/view/picture.hpp"
#include "echelon/view/surface.hpp"

namespace echelon::desktop {

class NetworkState;

/// The surface in a window: draws with ImGui under the path that is open in `ui`.
class ImguiSurface final : public Surface {
 public:
  explicit ImguiSurface(Ui& ui) : ui_(ui) {}

  [[nodiscard]] Language language() const override { return ui_.language; }

  void heading(const Words& text) override;
  void text(const Words& text, Tone tone = Tone::plain) override;
  void figure(const Words& name, std::string_view value, const Words& note = {},
              Tone tone = Tone::plain) override;
  void status(const Words& text, Tone tone) override;
  void progress(std::string_view id, const Words& name, double done, double target, const Words& unit,
                double least = -1, double most = -1) override;
  void chart(const Chart& chart) override;
  void timeline(const Timeline& timeline) override;
  void flow(const FlowChart& flow) override;
  NetworkAnswer network(const Network& network) override;
  std::string table(const Table& table) override;
  BoardAnswer board(const Board& board) override;
  std::optional<StateChange> states(const StateGrid& grid) override;

  void separator() override;
  void columns(std::string_view id, std::span<const double> weights,
               const std::function<void(std::size_t)>& draw) override;
  void group(std::string_view id, const Words& title, const std::function<void()>& draw) override;
  void foldable(std::string_view id, const Words& title, bool open_at_first,
                const std::function<void()>& draw) override;
  void tabs(std::string_view id, std::span<const Tab> tabs) override;

  bool button(std::string_view id, const Words& label, bool enabled = true,
              const Words& why_not = {}) override;
  bool confirmed_button(std::string_view id, const Words& label, const Words& consequence,
                        bool enabled = true, const Words& why_not = {}) override;
  bool text_field(std::string_view id, const Words& label, std::string& value, bool lines = false) override;
  bool number_field(std::string_view id, const Words& label, double& value, double least, double most,
                    double step) override;
  [[nodiscard]] std::optional<double> dragged(std::string_view id) override;
  bool choice(std::string_view id, const Words& label, std::size_t& chosen,
              std::span<const Words> options) override;
  bool toggle(std::string_view id, const Words& label, bool& value) override;

  std::string& remember(std::string_view id, std::string_view initial = {}) override;
  std::string& draft(std::string_view id, std::string_view initial = {}) override;

  // --- what only the shell's own pages use
  /// Forgets which row of a table is selected, or selects one.
  void clear_choice(std::string_view table) { choose(table, {}); }
  void choose(std::string_view table, std::string_view key);
  /// Selects a row, shows all rows and scrolls to it when the table is drawn next.
  void show_row(std::string_view table, std::string_view key);
  /// Names and values in two aligned columns; long values wrap. Empty values are left out.
  void facts(std::span<const std::pair<Words, std::string>> rows);
  /// A card that can be pressed: a title, a sentence under it.
  bool tile(std::string_view id, const Words& title, const Words& says);
  [[nodiscard]] Ui& ui() { return ui_; }

 private:
  enum class Weight { quiet, strong };
  bool push_button(std::string_view id, const Words& label, bool enabled, const Words& why_not,
                   Weight weight);
  void field_label(const Words& label);
  /// Keeps what was typed into a remembered text, and offers to drop what came back from an earlier run.
  bool keep_draft(std::string_view id, std::string& value, bool changed);
  void start_block();
  void in_card(const std::function<void()>& draw);
  /// A small button at the right upper corner of the picture that is drawn next, `width` wide; true when it
  /// was pressed. Its sign shows while the picture is pointed at.
  bool save_button(std::string_view id, float width);
  /// An edge that can be dragged; returns how far it is from where it was taken hold of.
  float draw_edge(std::string_view id, float x, float top, float height);
  void keep_panes(const std::string& name, const std::string& widths);
  bool whole_button(float width);
  void network_tools(const Network& network, NetworkState& state, Box box);
  template <class Drawn>
  void draw_picture(const Drawn& drawn);

  Ui& ui_;
  int cards_ = 0;  ///< open cards: what lies on one needs none of its own
  ImVec2
      after_button_{};  ///< where the layout stood after the last button, so that the next stands beside it
};

}  // namespace echelon::desktop
