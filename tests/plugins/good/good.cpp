// A plugin as it should be: one of everything.
#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

class Always : public Requirement {
 public:
  void judge(const Snapshot&, PersonIndex, FindingWriter& writer) const override { writer.met({}, {}); }
};

void contribute(Registrar& registrar) {
  registrar.requirement_kind("good_always",
                             [](const Rule&, const Snapshot&) { return std::make_unique<Always>(); });
  registrar.feature("good_group", [](const Snapshot&, PersonIndex) { return std::string("one"); });
  registrar.panel({"hello", {"你好", "Hello"}, {}, [](Surface& surface, const PanelContext&) {
                     surface.heading({"你好", "Hello"});
                   }});
}

}  // namespace

ECHELON_PLUGIN("good", "好插件 / a good plugin", contribute);
