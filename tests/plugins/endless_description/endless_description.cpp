// Its name fills its place to the last byte and has no end.
#include <algorithm>

#include "echelon/plugin/plugin.hpp"

namespace {

void contribute(echelon::Registrar&) {}

consteval EchelonPlugin endless() {
  EchelonPlugin plugin{
      sizeof(EchelonPlugin), echelon::plugin_abi, ECHELON_BUILD_ID, "endless_description", "", contribute};
  std::fill(std::begin(plugin.name), std::end(plugin.name), 'x');
  return plugin;
}

}  // namespace

extern "C" __attribute__((visibility("default"), used)) constinit const EchelonPlugin echelon_plugin =
    endless();
