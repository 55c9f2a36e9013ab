#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar& registrar) { registrar.panel({"void", {"空", "Void"}, {}, nullptr}); }
}  // namespace

ECHELON_PLUGIN("empty_panel", "a panel without a drawing", contribute);
