// Side by side, with edges that can be moved.

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "desktop/surface/imgui_surface.hpp"
#include "desktop/surface/table_view.hpp"

namespace echelon::desktop {
namespace {

constexpr float tall = 160;        ///< lower ones are rows of figures, whose edges nobody moves
constexpr double key_step = 0.02;  ///< of the whole width

/// The edge that is being moved: what the panes were when it was taken hold of.
struct Panes {
  std::vector<double> weights;
  std::vector<double> held;
  float height = 0;
};

std::string text_of(const std::vector<double>& weights) {
  std::string text;
  for (const double each : weights)
    text += (text.empty() ? "" : " ") + TableView::number(std::round(each * 1000) / 1000);
  return text;
}

/// Nothing unless the text holds as many sensible weights as are needed.
std::vector<double> read_weights(std::string_view text, std::size_t count) {
  std::vector<double> weights;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const auto weight = TableView::read_number(text.substr(0, end));
    if (!weight || *weight <= 0 || *weight > 1) return {};
    weights.push_back(*weight);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return weights.size() == count ? weights : std::vector<double>();
}

std::vector<double> shares(std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> all(weights.begin(), weights.end());
  for (double& each : all) each /= sum;
  return all;
}

/// Moves the edge behind the pane by a share of the whole, no pane narrower than `least`.
std::vector<double> moved(std::vector<double> weights, std::size_t pane, double by, double least) {
  const double both = weights[pane] + weights[pane + 1];
  if (both <= 2 * least) return weights;
  weights[pane] = std::clamp(weights[pane] + by, least, both - least);
  weights[pane + 1] = both - weights[pane];
  return weights;
}

}  // namespace

void ImguiSurface::columns(std::string_view id, std::span<const double> weights,
                           const std::function<void(std::size_t)>& draw) {
  const ScopePath path(ui_, id);
  Panes& panes = ui_.state<Panes>("panes");
  const std::string name = "pane." + ui_.path("width");
  const std::vector<double> usual = shares(weights);
  if (panes.weights.size() != weights.size()) {
    const auto kept = ui_.kept == nullptr ? decltype(ui_.kept->find(name)){} : ui_.kept->find(name);
    panes.weights = ui_.kept == nullptr || kept == ui_.kept->end()
                        ? std::vector<double>()
                        : read_weights(kept->second, weights.size());
    if (panes.weights.empty()) panes.weights = usual;
  }
  const float least = ui_.px(weights.size() <= 2 ? 280 : 150);
  const float room = ImGui::GetContentRegionAvail().x;
  const bool narrow = room * static_cast<float>(*std::ranges::min_element(usual)) < least;
  const std::size_t beside = !narrow ? weights.size() : weights.size() > 2 ? 2 : 1;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  std::vector<float> edges;
  {
    const ScopeStyle padding(ImGuiStyleVar_CellPadding, ImVec2(ui_.px(6), ui_.px(4)));
    const ScopeTable table(
        "columns", static_cast<int>(beside),
        ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_NoPadOuterX | ImGuiTableFlags_NoSavedSettings);
    if (!table) return;
    for (std::size_t i = 0; i < beside; ++i)
      ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch,
                              narrow ? 1.0F : static_cast<float>(panes.weights[i]));
    const ScopeStyle inside(ImGuiStyleVar_CellPadding, ImGui::GetStyle().CellPadding);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      ImGui::TableNextColumn();
      if (i > 0 && i < beside) edges.push_back(ImGui::GetCursorScreenPos().x - ui_.px(6));
      const ScopeId column(static_cast<int>(i));
      draw(i);
    }
  }
  const float height = ImGui::GetItemRectMax().y - from.y;
  if (narrow || height < ui_.px(tall)) return;
  const ImVec2 back = ImGui::GetCursorScreenPos();
  bool changed = false;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const double by = draw_edge("edge-" + std::to_string(i), edges[i], from.y, height) / room;
    if (ImGui::IsItemActivated()) panes.held = panes.weights;
    const double share = least / room;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      panes.weights = panes.held = usual;
      changed = true;
    } else if (ImGui::IsItemActive() && by != 0 && panes.held.size() == panes.weights.size()) {
      panes.weights = moved(panes.held, i, by, share);
    } else if (ImGui::IsItemHovered()) {
      const auto key = [](ImGuiKey each) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(each)) ? 1 : 0; };
      const int step = key(ImGuiKey_RightArrow) - key(ImGuiKey_LeftArrow);
      if (step != 0) panes.weights = moved(panes.weights, i, step * key_step, share);
      changed = changed || step != 0;
    }
    changed = changed || ImGui::IsItemDeactivated();
  }
  // The edges take no room.
  ImGui::SetCursorScreenPos(back);
  if (changed) keep_panes(name, panes.weights == usual ? std::string() : text_of(panes.weights));
}

float ImguiSurface::draw_edge(std::string_view id, float x, float top, float height) {
  const float half = ui_.px(4);
  ImGui::SetCursorScreenPos({x - half, top});
  ui_.clicked(std::string(id).c_str(), {2 * half, height});
  ui_.log_item(id);
  const bool active = ImGui::IsItemActive();
  if (active || ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ImGui::GetWindowDrawList()->AddLine({x, top}, {x, top + height},
                                        active ? ui_.palette().accent : ui_.palette().border, ui_.px(2));
  }
  return active ? ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0).x : 0;
}

void ImguiSurface::keep_panes(const std::string& name, const std::string& widths) {
  if (ui_.kept == nullptr) return;
  if (widths.empty()) {
    ui_.kept->erase(name);
  } else {
    (*ui_.kept)[name] = widths;
  }
  ui_.kept_changed = true;
}

}  // namespace echelon::desktop
