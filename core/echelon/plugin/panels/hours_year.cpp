#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"年度总览", "The year"});
  surface.text(context.program.purpose);
}

}  // namespace

Panel hours_year() {
  return {"hours_year",
          {"年度总览", "The year"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
