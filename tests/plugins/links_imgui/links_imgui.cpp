// A plugin that has the screen library inside; one function with its name stands for the whole.
#include "echelon/plugin/plugin.hpp"

namespace ImGui {
__attribute__((used, noinline)) void NewFrame() {}
}  // namespace ImGui

namespace {
void contribute(echelon::Registrar&) { ImGui::NewFrame(); }
}  // namespace

ECHELON_PLUGIN("links_imgui", "brings a screen", contribute);
