#pragma once

// The one header a plugin includes. core/docs/plugin-guide.md tells the rest.

#include <cstdint>
#include <string>

#include "echelon/plugin/panel.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/rules/kinds.hpp"

namespace echelon {

/// Changes with every change of the contract below.
inline constexpr std::uint32_t plugin_abi = 2;

/// What host and plugin were built with; they only fit when these are equal.
#define ECHELON_BUILD_ID "echelon 0.1 / " __VERSION__

/// Takes a plugin's contributions. They are staged and taken all together, or, when `contribute` throws, not
/// at all.
class Registrar {
 public:
  virtual ~Registrar() = default;
  virtual void requirement_kind(std::string name, Kinds::MakeRequirement make) = 0;
  virtual void criterion_kind(std::string name, Kinds::MakeCriterion make) = 0;
  /// A group that quotas may name, beside core's own (subject, stage, school, town, area, gender).
  virtual void feature(std::string name, std::function<std::string(const Snapshot&, PersonIndex)> of) = 0;
  /// Panels stand in the order in which they are contributed.
  virtual void panel(Panel panel) = 0;
};

}  // namespace echelon

extern "C" {
/// What a plugin exports under the name `echelon_plugin`, made by ECHELON_PLUGIN. The host reads all but the
/// last member from the file, before the library is opened and any code of it runs; so the texts stand in the
/// struct itself, and the first three members never change their place.
struct EchelonPlugin {
  std::uint32_t size;
  std::uint32_t abi;
  char build_id[96];
  char id[64];
  char name[192];
  void (*contribute)(echelon::Registrar&);
};
}

/// `plugin_id` is the folder's name; `plugin_name` is shown where the program's own words cannot be.
#define ECHELON_PLUGIN(plugin_id, plugin_name, contribute_function)                                      \
  extern "C" __attribute__((visibility("default"), used)) constinit const EchelonPlugin echelon_plugin { \
    sizeof(EchelonPlugin), echelon::plugin_abi, ECHELON_BUILD_ID, plugin_id, plugin_name,                \
        contribute_function                                                                              \
  }
