// The title of its panel is a novel.
#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  registrar.panel({"novel", {std::string(1000000, 'x'), "x"}, {}, [](Surface&, const PanelContext&) {}});
}

}  // namespace

ECHELON_PLUGIN("endless_panel", "a long story", contribute);
