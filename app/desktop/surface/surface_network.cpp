#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/paint/painter_imgui.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "desktop/surface/network_state.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/view/network_layout.hpp"

namespace echelon::desktop {
namespace {

/// One network while it is drawn: the bitmap of points and arrows, names over it, the hand.
class NetworkDrawing {
 public:
  NetworkDrawing(Ui& ui, const Network& network, NetworkState& state, Box box)
      : ui_(ui), network_(network), state_(state), box_(box) {}

  NetworkAnswer draw() {
    take_hand();
    state_.draw(network_, box_, ui_.theme.scale, ui_.theme);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from(box_.x0, box_.y0);
    const ImVec2 to(box_.x1, box_.y1);
    list.AddImage(ui_.texture(ui_.path("points"), state_.bitmap(), state_.version()), from, to);
    list.AddRect(from, to, ui_.palette().border, ui_.px(6));
    const ScopeClip clip(from, to);
    const std::size_t chosen = NetworkState::find(network_, state_.chosen);
    draw_arrow_heads(list);
    ring(list, pointed_, ui_.palette().muted);
    ring(list, chosen, ui_.palette().accent);
    draw_names(list, chosen);
    if (pointed_ != Network::hidden && !state_.dragging) tell(pointed_);
    answer_.chosen = chosen == Network::hidden ? std::string() : state_.chosen;
    return answer_;
  }

 private:
  void take_hand() {
    const ImVec2 mouse = ImGui::GetMousePos();
    const Spot hand{mouse.x, mouse.y};
    ImGui::SetCursorScreenPos({box_.x0, box_.y0});
    const bool let_go = ui_.clicked("points", {box_.width(), box_.height()});
    ImGui::SetItemUsingMouseWheel();
    ui_.log_item("points");
    const bool over = ImGui::IsItemHovered();
    const ImGuiIO& io = ImGui::GetIO();
    if (over && io.MouseWheel != 0) state_.zoom_at(hand, std::pow(1.2F, io.MouseWheel), box_);
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, ui_.px(4))) {
      if (state_.dragging) state_.pan(io.MouseDelta.x, io.MouseDelta.y);
      state_.dragging = true;
    }
    if (over) pointed_ = state_.at(hand, network_, box_, ui_.theme.scale);
    if (let_go && !state_.dragging) {
      const std::string key = pointed_ == Network::hidden ? std::string() : network_.key(pointed_);
      state_.chosen = key;
    }
    if (over && ImGui::IsMouseDoubleClicked(0) && pointed_ != Network::hidden)
      answer_.entered = network_.key(pointed_);
    if (!ImGui::IsItemActive()) state_.dragging = false;
  }

  [[nodiscard]] bool in_sight(Spot at) const { return box_.contains(at); }

  void ring(ImDrawList& list, std::size_t node, Colour colour) const {
    if (node == Network::hidden) return;
    const Spot at = state_.on_screen(node, box_);
    if (in_sight(at))
      list.AddCircle({at.x, at.y}, ui_.px(radius_of(network_, node) + 4), colour, 20, ui_.px(2));
  }

  /// Which way the arrows run, once they are long enough to be told apart.
  void draw_arrow_heads(ImDrawList& list) const {
    constexpr std::size_t most = 400;
    struct Head {
      Spot from;
      Spot to;
      bool lit;
    };
    std::vector<Head> heads;
    const float least = ui_.px(26);
    for (std::size_t e = 0; e < network_.edges->size(); ++e) {
      const NetworkEdge edge = (*network_.edges)[e];
      const Spot to = state_.on_screen(edge.to, box_);
      if (!in_sight(to) || network_.category(edge.from) == Network::hidden ||
          network_.category(edge.to) == Network::hidden || (network_.shown && !network_.shown(e)))
        continue;
      const Spot from = state_.on_screen(edge.from, box_);
      if (std::hypot(to.x - from.x, to.y - from.y) < least) continue;
      heads.push_back({from, to, network_.lit_edge && network_.lit_edge(e)});
      if (heads.size() > most) return;
    }
    for (const Head& head : heads) {
      const float length = std::hypot(head.to.x - head.from.x, head.to.y - head.from.y);
      const float dx = (head.to.x - head.from.x) / length;
      const float dy = (head.to.y - head.from.y) / length;
      const float back = ui_.px(7);
      const ImVec2 tip(head.to.x - dx * back, head.to.y - dy * back);
      const ImVec2 foot(tip.x - dx * ui_.px(6), tip.y - dy * ui_.px(6));
      const float wing = ui_.px(3);
      const Colour colour =
          head.lit ? ui_.palette().accent
                   : blend(ui_.palette().card, ui_.palette().muted, state_.any_lit() ? 0.3 : 0.7);
      list.AddTriangleFilled(tip, {foot.x - dy * wing, foot.y + dx * wing},
                             {foot.x + dy * wing, foot.y - dx * wing}, colour);
    }
  }

  /// Names of what is chosen, lit or heavy, and of everything once few are in sight; none over another.
  void draw_names(ImDrawList& list, std::size_t chosen) {
    std::vector<std::size_t> seen;
    for (std::size_t node = 0; node < network_.nodes; ++node) {
      if (network_.category(node) != Network::hidden && in_sight(state_.on_screen(node, box_)))
        seen.push_back(node);
    }
    constexpr std::size_t few = 120;
    const bool all = seen.size() <= few;
    const auto rank = [&](std::size_t node) {
      if (node == chosen) return 100.0;
      return (network_.lit && network_.lit(node) ? 10.0 : 0.0) +
             (network_.weight ? network_.weight(node) : 0.0);
    };
    std::vector<std::pair<double, std::size_t>> order;
    for (const std::size_t node : seen) {
      const double each = rank(node);
      if (all || each > 0.25) order.emplace_back(-each, node);
    }
    std::sort(order.begin(), order.end());
    constexpr std::size_t most = 90;
    if (order.size() > most) order.resize(most);
    std::vector<Box> taken;
    const float high = ui_.line_height(Face::caption);
    for (const auto& [minus, node] : order) {
      const std::string name = network_.name(node);
      const Spot at = state_.on_screen(node, box_);
      const float wide = ui_.measure(name, Face::caption).x;
      const float below = at.y + ui_.px(radius_of(network_, node)) + ui_.px(1);
      const Box box{at.x - wide / 2, below, at.x + wide / 2, below + high};
      const bool free = std::none_of(taken.begin(), taken.end(), [&](const Box& other) {
        return box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1;
      });
      if (!free) continue;
      taken.push_back(box);
      const bool strong = node == chosen || (network_.lit && network_.lit(node));
      ui_.draw_text(list, {box.x0, box.y0}, name, Face::caption,
                    strong || !state_.any_lit() ? ui_.palette().text : ui_.palette().muted);
    }
  }

  void tell(std::size_t node) {
    std::string text = network_.name(node);
    if (network_.says) {
      if (const std::string more = network_.says(node); !more.empty()) text += "\n" + more;
    }
    ui_.tip(text);
  }

  Ui& ui_;
  const Network& network_;
  NetworkState& state_;
  Box box_;
  std::size_t pointed_ = Network::hidden;
  NetworkAnswer answer_;
};

}  // namespace

/// The field to find a point by name, and the buttons of the view. The point found is chosen.
void ImguiSurface::network_tools(const Network& network, NetworkState& state, Box box) {
  constexpr std::array<double, 2> shares{1.4, 1};
  columns("tools", shares, [&](std::size_t column) {
    if (column == 0) {
      std::string& text = remember("find");
      const bool changed =
          text_field("find", {"查找（姓名、工号、拼音首字母）", "find (name, id, initials in pinyin)"}, text);
      const auto& found = state.search(network, text);
      if (changed && !found.empty()) {
        state.chosen = network.key(found.front());
        state.centre_on(found.front(), box);
      }
      if (text.empty()) return;
      const std::string count = std::to_string(found.size());
      this->text({found.empty() ? "没有找到" : "找到 " + count + " 个",
                  found.empty() ? "nothing found" : count + " found"},
                 found.empty() ? Tone::caution : Tone::muted);
      if (found.size() > 1 && button("next", {"下一个", "next"})) {
        state.found_at = (state.found_at + 1) % found.size();
        state.chosen = network.key(found[state.found_at]);
        state.centre_on(found[state.found_at], box);
      }
    } else {
      // Beside the field, not beside its label.
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ui_.line_height(Face::caption) + ui_.px(2));
      const Spot middle{box.x0 + box.width() / 2, box.y0 + box.height() / 2};
      if (button("whole", {"看全貌", "the whole"})) state.fit(box.width(), box.height());
      if (button("nearer", {"＋", "+"})) state.zoom_at(middle, 1.5F, box);
      if (button("farther", {"－", "−"})) state.zoom_at(middle, 1 / 1.5F, box);
    }
  });
}

NetworkAnswer ImguiSurface::network(const Network& network) {
  const ScopePath path(ui_, network.id);
  NetworkState& state = ui_.state<NetworkState>("network");
  NetworkAnswer answer;
  in_card([&] {
    if (!network.title.empty()) ui_.line(ui_.title(network.title), Face::strong, ui_.palette().text);
    if (network.nodes == 0) {
      ui_.paragraph(ui_.say(network.empty), Face::body, ui_.palette().muted);
      return;
    }
    const float width = std::floor(ImGui::GetContentRegionAvail().x);
    const float height = ui_.px(static_cast<float>(network.height));
    if (!state.arranged(network)) {
      ui_.wants_frame = true;
      ui_.paragraph(ui_.say({"正在排布……", "Arranging…"}), Face::body, ui_.palette().muted);
      ImGui::Dummy({width, height});
      return;
    }
    if (state.zoom() == 0) state.fit(width, height);
    network_tools(network, state, {0, 0, width, height});
    Picture legend;
    legend.width = width - ui_.px(30);
    legend.height = lay_out_legend(network, 0, legend, letters_of(ui_));
    if (save_button("picture", width)) {
      ui_.picture_to_save = std::make_shared<PictureFile>(picture_file(network, ui_.language, state.spots()));
    }
    paint(ui_, legend);
    if (!network.choose.empty() && network.choose != state.applied) {
      const std::size_t node = NetworkState::find(network, network.choose);
      state.applied = network.choose;
      if (node != Network::hidden) {
        state.chosen = network.choose;
        state.centre_on(node, {0, 0, width, height});
      }
    }
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const ImVec2 at(std::floor(cursor.x), std::floor(cursor.y));
    answer = NetworkDrawing(ui_, network, state, {at.x, at.y, at.x + width, at.y + height}).draw();
  });
  return answer;
}

}  // namespace echelon::desktop
