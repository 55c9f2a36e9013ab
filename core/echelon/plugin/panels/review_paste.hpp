#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// Lets scores come back from a spreadsheet: the table of candidates, copied, filled in and pasted.
void offer_paste(Surface& surface, const PanelContext& context, Table& table);
/// What was pasted, to be recorded as one entry or dropped; nothing while nothing was.
void draw_pasted(Surface& surface, const PanelContext& context);

}  // namespace echelon::panels
