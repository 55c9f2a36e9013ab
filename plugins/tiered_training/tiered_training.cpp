// 分层分类分科培训: the pages of hours, courses and cohorts. All rules stand in data/rules and in the office.

#include <utility>

#include "echelon/plugin/plugin.hpp"

namespace {

void contribute(echelon::Registrar& registrar) {
  for (echelon::Panel& panel : echelon::panels::training()) registrar.panel(std::move(panel));
}

}  // namespace

ECHELON_PLUGIN("tiered_training", "分层分类分科培训 / Tiered training", contribute);
