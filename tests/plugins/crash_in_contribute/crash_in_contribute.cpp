#include <cstdlib>

#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) { std::abort(); }
}  // namespace

ECHELON_PLUGIN("crash_in_contribute", "crashes on start", contribute);
