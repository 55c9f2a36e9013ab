// 名师、名班主任、名校长梯队: the pages of ladders, careers and mentorships. Their tiers, steps and rounds
// stand in program.toml.

#include <utility>

#include "echelon/plugin/plugin.hpp"

namespace {

void contribute(echelon::Registrar& registrar) {
  for (echelon::Panel& panel : echelon::panels::ladders()) registrar.panel(std::move(panel));
  for (echelon::Panel& panel : echelon::panels::careers()) registrar.panel(std::move(panel));
  registrar.panel(echelon::panels::mentors());
}

}  // namespace

ECHELON_PLUGIN("master_echelons", "名师名班主任名校长梯队 / Echelons of masters", contribute);
