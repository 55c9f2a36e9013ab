#include <cstdlib>

#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  registrar.panel({"bomb", {"炸弹", "Bomb"}, {}, [](Surface&, const PanelContext&) { std::abort(); }});
}

}  // namespace

ECHELON_PLUGIN("crash_while_drawing", "crashes while drawing", contribute);
