#include "desktop/stage/stage.hpp"

#include <imgui.h>

#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

const char* paste(void* from) {
  auto& clipboard = *static_cast<Stage::Clipboard*>(from);
  std::string text = clipboard.get();
  if (auto mapped = with_slots(text)) text = std::move(*mapped);
  clipboard.held = std::move(text);
  return clipboard.held.c_str();
}

void copy(void* to, const char* text) { static_cast<Stage::Clipboard*>(to)->set(without_slots(text)); }

}  // namespace

Stage::Stage() : context_(ImGui::CreateContext(typesetter_.atlas())) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  InputQueue::map_keys(io);
  clipboard_.get = [this] { return clipboard_.held; };
  clipboard_.set = [this](const std::string& text) { clipboard_.held = text; };
  io.ClipboardUserData = &clipboard_;
  io.GetClipboardTextFn = paste;
  io.SetClipboardTextFn = copy;
  ui_ = std::make_unique<Ui>(typesetter_);
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

bool Stage::frame(int width, int height, float seconds, const std::function<void(Ui&)>& draw) {
  ImGui::SetCurrentContext(context_);
  Theme& theme = ui_->theme;
  if (!themed_ || theme != applied_) {
    typesetter_.set_scale(theme.scale);
    apply(theme);
    applied_ = theme;
    themed_ = true;
  }
  typesetter_.begin_frame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60;
  const bool more_input = input_.feed(io);
  ui_->wants_frame = false;
  ui_->items.begin_frame();
  ImGui::NewFrame();
  ui_->focus.begin_frame(*ui_);
  draw(*ui_);
  ui_->focus.end_frame(*ui_);
  ImGui::Render();
  ui_->items.end_frame();
  return more_input || ui_->wants_frame;
}

}  // namespace echelon::desktop
