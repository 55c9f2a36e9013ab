#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) { throw 42; }
}  // namespace

ECHELON_PLUGIN("throws_a_number", "throws what is no std::exception", contribute);
