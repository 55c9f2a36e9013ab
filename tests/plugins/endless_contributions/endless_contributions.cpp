#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  for (int i = 0;; ++i) {
    registrar.feature("f" + std::to_string(i), [](const Snapshot&, PersonIndex) { return std::string(); });
  }
}

}  // namespace

ECHELON_PLUGIN("endless_contributions", "never stops", contribute);
