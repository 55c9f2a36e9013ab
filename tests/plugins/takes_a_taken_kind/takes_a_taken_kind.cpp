// The kind it brings is the good plugin's.
#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  registrar.feature("not_taken", [](const Snapshot&, PersonIndex) { return std::string(); });
  registrar.requirement_kind("good_always", [](const Rule&, const Snapshot&) { return nullptr; });
}

}  // namespace

ECHELON_PLUGIN("takes_a_taken_kind", "takes what is taken", contribute);
