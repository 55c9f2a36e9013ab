#pragma once

#include <functional>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// A reviewer's scoring sheet: the candidates that this one may judge, under codes, with the own scores and
/// what is still to do. `score` draws the fields for one of them.
void draw_sheet(Surface& surface, const PanelContext& context,
                const std::function<void(Surface&, const PanelContext&, const Candidate&)>& score);

}  // namespace echelon::panels
