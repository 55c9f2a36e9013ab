// Nothing of what it contributed before it threw may be seen.
#include <stdexcept>

#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  registrar.feature("half", [](const Snapshot&, PersonIndex) { return std::string("half"); });
  registrar.criterion_kind("half_kind", [](const Rule&, const Snapshot&) { return nullptr; });
  throw std::runtime_error("out of steam");
}

}  // namespace

ECHELON_PLUGIN("half_then_throws", "stops half-way", contribute);
