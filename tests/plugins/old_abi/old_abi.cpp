#include "echelon/plugin/plugin.hpp"

namespace {
void contribute(echelon::Registrar&) {}
}  // namespace

extern "C" __attribute__((visibility("default"), used)) constinit const EchelonPlugin echelon_plugin{
    sizeof(EchelonPlugin), 0, ECHELON_BUILD_ID, "old_abi", "from an older time", contribute};
