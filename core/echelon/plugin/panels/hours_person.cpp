#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"个人学时", "A person"});
  surface.text(context.program.purpose);
}

}  // namespace

Panel hours_person() {
  return {"hours_person",
          {"个人学时", "A person"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
