#include <stdexcept>

#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) { throw std::runtime_error("the moon is full"); }
}  // namespace

ECHELON_PLUGIN("throws_on_load", "throws on load", contribute);
