#pragma once

#include <string>
#include <vector>

#include "echelon/plugin/panel.hpp"
#include "echelon/plugin/pipeline_view.hpp"

namespace echelon::panels {

// What the pages of the pipeline say alike.

/// A choice among things with ids, kept by id; the first option is all of them where `everything` says so.
std::string choose_id(Surface& surface, const std::string& field, const Words& label,
                      std::vector<std::string> ids, std::vector<Words> names, const Words& everything = {});

/// The ladder to look at; null when there is none.
[[nodiscard]] const Ladder* choose_ladder(Surface& surface, const PipelineView& view);

/// School, stage and subject, into `wish`.
void choose_whom(Surface& surface, const PanelContext& context, PipelineWish& wish);

/// With one place: 3.5.
[[nodiscard]] std::string one_place(double value);

/// The tier's name; "none" for `outside`.
[[nodiscard]] Words tier_name(const Ladder& ladder, std::size_t tier);

/// The name and id of a node of the mentor graph: 王伟 (T00012).
[[nodiscard]] std::string person_said(const PanelContext& context, PersonIndex person);

/// A list as each language writes it: 甲、乙 and A, B.
[[nodiscard]] Words listed(const std::vector<std::string>& names);

/// Names of a line of mentors: 甲 → 乙 → 丙; long ones are cut in the middle.
[[nodiscard]] std::string chain_said(const PanelContext& context, const std::vector<std::uint32_t>& chain);

/// Makes the row chosen in a table the person whom the program's pages look at, in the frame in which it is
/// chosen: a choice that was made before does not overrule a later one elsewhere.
void look_at_chosen(Surface& surface, const PanelContext& context, const std::string& table,
                    const std::string& chosen);

/// A table's revision while `choice` says which rows it shows.
[[nodiscard]] std::uint64_t revision_of(const PanelContext& context, const std::string& choice);

/// Says that the program has no ladders or the office no tiers yet; false when there is something to show.
bool draw_no_pipeline(Surface& surface, const PanelContext& context);

}  // namespace echelon::panels
