#include <cstdlib>

#include "echelon/plugin/plugin.hpp"

namespace {

struct Bomb {
  Bomb() { std::abort(); }
};
const Bomb bomb;

void contribute(echelon::Registrar&) {}

}  // namespace

ECHELON_PLUGIN("crash_in_constructor", "crashes before anything", contribute);
