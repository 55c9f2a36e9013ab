// Its kind is made without trouble and throws at the first person.
#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

class Broken : public Requirement {
 public:
  void judge(const Snapshot&, PersonIndex, FindingWriter&) const override { throw 7; }
};

void contribute(Registrar& registrar) {
  registrar.requirement_kind("broken_kind",
                             [](const Rule&, const Snapshot&) { return std::make_unique<Broken>(); });
}

}  // namespace

ECHELON_PLUGIN("throws_in_kind", "throws in a kind", contribute);
