#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) {}
}  // namespace

extern "C" __attribute__((visibility("default"), used)) constinit const EchelonPlugin echelon_plugin{
    sizeof(EchelonPlugin), echelon::plugin_abi, "echelon 0.0 / another compiler",
    "other_build",         "from elsewhere",    contribute};
