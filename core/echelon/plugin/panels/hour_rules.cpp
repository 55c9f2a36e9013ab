#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"学时规则", "Hour rules"});
  surface.text(context.program.purpose);
}

}  // namespace

Panel hour_rules() { return {"hour_rules", {"学时规则", "Hour rules"}, {}, draw}; }

}  // namespace echelon::panels
