#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) {}
}  // namespace

ECHELON_PLUGIN("good", "calls itself good", contribute);
