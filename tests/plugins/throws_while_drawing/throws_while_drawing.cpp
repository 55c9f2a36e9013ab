#include <stdexcept>

#include "echelon/plugin/plugin.hpp"

namespace {

using namespace echelon;

void contribute(Registrar& registrar) {
  registrar.panel({"broken", {"坏页面", "Broken"}, {}, [](Surface&, const PanelContext&) {
                     throw std::runtime_error("no ink\nleft");
                   }});
}

}  // namespace

ECHELON_PLUGIN("throws_while_drawing", "throws while drawing", contribute);
