#include "desktop/ui/focus.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "desktop/ui/key.hpp"
#include "desktop/ui/ui.hpp"

namespace echelon::desktop {
namespace {

/// The path and the kind of an item that is one of several: `sidebar/page:`; empty for one on its own.
std::string_view company(const Item& item) {
  const std::string_view id = item.id;
  for (const std::string_view kind : {"/row:", "/tab:", "/page:", "/cell:", "/sort:", "/option-", "/role-"}) {
    const std::size_t at = id.find(kind);
    if (at != std::string_view::npos) return id.substr(0, at + kind.size());
  }
  return {};
}

std::string part_of(const Item& item) {
  const std::string first = item.id.substr(0, item.id.find('/'));
  const bool own = first == "sidebar" || first == "bar" || first == "task" || first.starts_with("toast-");
  return own ? first : "page";
}

const Item* exact(const ItemLog& log, std::string_view id) {
  const auto found = std::ranges::find(log.items(), id, &Item::id);
  return found == log.items().end() ? nullptr : &*found;
}

std::vector<const Item*> reachable(const ItemLog& log, int layer) {
  std::vector<const Item*> all;
  for (const Item& each : log.items()) {
    if (each.layer == layer && each.enabled && each.key != 0) all.push_back(&each);
  }
  return all;
}

int top_layer(const ItemLog& log) {
  int top = 0;
  for (const Item& each : log.items()) top = std::max(top, each.layer);
  return top;
}

/// One item for each stop of the tab key: of a company the current one, else the first in sight.
std::vector<const Item*> stops(const ItemLog& log, int layer) {
  std::vector<const Item*> all;
  std::map<std::string_view, std::size_t> companies;
  for (const Item* each : reachable(log, layer)) {
    const std::string_view with = company(*each);
    if (with.empty()) {
      all.push_back(each);
      continue;
    }
    const auto [at, is_new] = companies.try_emplace(with, all.size());
    if (is_new) {
      all.push_back(each);
    } else if (each->current || (!all[at->second]->in_sight && each->in_sight && !all[at->second]->current)) {
      all[at->second] = each;
    }
  }
  return all;
}

/// The nearest of `all` from `from` in a direction; null when there is none.
const Item* nearest(const std::vector<const Item*>& all, const Item& from, float right, float down) {
  const Item* best = nullptr;
  float least = 0;
  const auto middle = [](const Item& item) {
    return ImVec2((item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2);
  };
  const ImVec2 here = middle(from);
  for (const Item* each : all) {
    const ImVec2 there = middle(*each);
    const float ahead = (there.x - here.x) * right + (there.y - here.y) * down;
    const float aside = std::abs((there.x - here.x) * down) + std::abs((there.y - here.y) * right);
    if (each == &from || ahead < 1) continue;
    const float far = ahead + 3 * aside;
    if (best == nullptr || far < least) {
      best = each;
      least = far;
    }
  }
  return best;
}

}  // namespace

void Focus::go_to(Ui& ui, const Item& item) {
  item_ = item.id;
  moved_ = true;
  shown_ = true;
  last_in_[part_of(item)] = item.id;
  if (!item.in_sight) ui.items.reveal = item.id;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.ActiveId != 0) ImGui::ClearActiveID();
  // What the mouse happens to rest on is no longer pointed at.
  g.NavDisableMouseHover = true;
  if (item.is_text) press(item, true);
  ui.wants_frame = true;
}

void Focus::press(const Item& item, bool as_text) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  // Popups then open at the item, not at the mouse.
  g.NavDisableHighlight = false;
  g.NavDisableMouseHover = true;
  ImGui::ActivateItem(item.key);
  g.NavNextActivateFlags = as_text ? ImGuiActivateFlags_PreferInput : ImGuiActivateFlags_None;
}

void Focus::step(Ui& ui, int step) {
  const auto all = stops(ui.items, layer_);
  if (all.empty()) return;
  const Item* here = exact(ui.items, item_);
  const auto count = static_cast<std::ptrdiff_t>(all.size());
  std::ptrdiff_t at = -1;
  for (std::ptrdiff_t i = 0; i < count && here != nullptr; ++i) {
    const Item* each = all[static_cast<std::size_t>(i)];
    const bool same = each == here || (!company(*here).empty() && company(*each) == company(*here));
    if (same) at = i;
  }
  if (at < 0) {  // from where the page begins, not from the list at its left
    const auto page = std::ranges::find_if(all, [](const Item* each) { return part_of(*each) == "page"; });
    const auto first = page == all.end() ? 0 : page - all.begin();
    go_to(ui, *all[static_cast<std::size_t>(step > 0 ? first : count - 1)]);
    return;
  }
  go_to(ui, *all[static_cast<std::size_t>((at + step + count) % count)]);
}

void Focus::turn(Ui& ui, float right, float down) {
  const Item* here = exact(ui.items, item_);
  if (here == nullptr || company(*here).empty() || company(*here).ends_with("/row:")) return;
  std::vector<const Item*> all;
  for (const Item* each : reachable(ui.items, layer_)) {
    if (company(*each) == company(*here)) all.push_back(each);
  }
  if (const Item* next = nearest(all, *here, right, down); next != nullptr) go_to(ui, *next);
}

void Focus::turn_part(Ui& ui, int step) {
  std::vector<std::string> parts;
  const auto all = stops(ui.items, layer_);
  for (const Item* each : all) {
    if (std::ranges::find(parts, part_of(*each)) == parts.end()) parts.push_back(part_of(*each));
  }
  if (parts.empty()) return;
  const Item* here = exact(ui.items, item_);
  const auto at = std::ranges::find(parts, here == nullptr ? "page" : part_of(*here)) - parts.begin();
  const auto count = static_cast<std::ptrdiff_t>(parts.size());
  const std::string& part = parts[static_cast<std::size_t>((at + step + count) % count)];
  const Item* before = exact(ui.items, last_in_[part]);
  if (before != nullptr && before->layer == layer_ && before->enabled) {
    go_to(ui, *before);
    return;
  }
  for (const Item* each : all) {
    if (part_of(*each) != part) continue;
    go_to(ui, *each);
    return;
  }
}

void Focus::enter_layer(Ui& ui) {
  entering_ = false;
  const auto all = stops(ui.items, layer_);
  if (all.empty()) return;
  const auto current = std::ranges::find_if(all, [](const Item* each) { return each->current; });
  go_to(ui, current == all.end() ? *all.front() : **current);
}

void Focus::follow_layers(Ui& ui) {
  const int top = top_layer(ui.items);
  if (entering_ && top == layer_) enter_layer(ui);
  if (top == layer_) return;
  if (top > layer_) {
    left_[layer_] = item_;
    entering_ = shown_;
    item_.clear();
    ui.wants_frame = true;
  } else {
    const auto before = left_.find(top);
    item_ = before == left_.end() ? std::string() : before->second;
    left_.erase(left_.upper_bound(top - 1), left_.end());
  }
  layer_ = top;
}

void Focus::follow_mouse(const Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDown[0] || io.MouseDown[1]) shown_ = false;
  const ImGuiID active = ImGui::GetCurrentContext()->ActiveId;
  if (active == 0) return;
  const auto& all = ui.items.items();
  const auto found = std::ranges::find(all, active, &Item::key);
  if (found != all.end() && found->layer == layer_) item_ = found->id;
}

void Focus::follow_row(const Ui& ui) {
  const Item* here = exact(ui.items, item_);
  const std::string_view rows = here == nullptr ? std::string_view() : company(*here);
  if (!rows.ends_with("/row:")) return;
  for (const Item& each : ui.items.items()) {
    if (!each.current || company(each) != rows || each.id == row_) continue;
    row_ = each.id;
    if (each.id != item_) item_ = each.id;
    return;
  }
}

void Focus::take_keys(Ui& ui) {
  menu_.clear();
  if (pressed({Key::tab, {}}, true)) step(ui, 1);
  if (pressed({Key::tab, {false, true, false}}, true)) step(ui, -1);
  if (ImGui::GetIO().WantTextInput) return;
  const Item* here = exact(ui.items, item_);
  if (here == nullptr) return;
  if (pressed({Key::menu, {}}) || pressed({Key::f10, {false, true, false}})) menu_ = item_;
  if (!shown_) return;
  const bool enter = pressed({Key::enter, {}}) || pressed({Key::keypad_enter, {}});
  const bool space = pressed({Key::space, {}}) && !company(*here).ends_with("/row:");
  if ((enter && !here->takes_enter) || space) press(*here, here->is_text || here->is_number);
  if (pressed({Key::left, {}}, true)) turn(ui, -1, 0);
  if (pressed({Key::right, {}}, true)) turn(ui, 1, 0);
  if (pressed({Key::up, {}}, true)) turn(ui, 0, -1);
  if (pressed({Key::down, {}}, true)) turn(ui, 0, 1);
}

void Focus::begin_frame(Ui& ui) {
  follow_layers(ui);
  follow_mouse(ui);
  follow_row(ui);
  if (!asked_.empty()) {
    if (const Item* item = ui.items.find(asked_); item != nullptr && item->layer == layer_) {
      asked_.clear();
      go_to(ui, *item);
    }
  }
  take_keys(ui);
  mark_.seen = false;
}

void Focus::saw(const Item& item, ImVec2 clip_from, ImVec2 clip_to) {
  if (item.id != item_ || item.key == 0) return;
  mark_ = {{item.x0, item.y0}, {item.x1, item.y1}, clip_from, clip_to, true};
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (!moved_ || g.LastItemData.ID != item.key) return;
  moved_ = false;
  ImGui::SetFocusID(item.key, g.CurrentWindow);
}

void Focus::end_frame(Ui& ui) {
  if (!shown_ || !mark_.seen || ImGui::GetIO().WantTextInput) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const float out = ui.px(1.5F);
  list.PushClipRect({mark_.clip_from.x - out * 2, mark_.clip_from.y - out * 2},
                    {mark_.clip_to.x + out * 2, mark_.clip_to.y + out * 2}, true);
  list.AddRect({mark_.from.x - out, mark_.from.y - out}, {mark_.to.x + out, mark_.to.y + out},
               ui.palette().accent, ui.px(6), 0, ui.px(2));
  list.PopClipRect();
}

}  // namespace echelon::desktop
