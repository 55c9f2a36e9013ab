#pragma once

#include "echelon/plugin/panels/hours_count.hpp"

namespace echelon::panels {

// The pictures of the year page.

/// Lying bars that count people, the series one behind the other; no bar yet.
[[nodiscard]] Chart people_bars(const char* id, const Words& title, std::vector<Series> series);

/// The schools where most people are short, worst first; at most twelve.
[[nodiscard]] Chart worst_schools(const PanelContext& context, const HourYear& year);
[[nodiscard]] Chart short_by_stage(const HourYear& year);
[[nodiscard]] Chart short_by_title(const HourYear& year);
/// How many have done how much of what is asked of them.
[[nodiscard]] Chart done_histogram(const HourYear& year);
/// Month by month what falls due short, and what of it the present pace will miss.
[[nodiscard]] Chart deadline_curve(const PanelContext& context, const HourYear& year);
/// Schools × what is asked, the worst first and at most so many. `share`: percent of those bound that are
/// short; else what they are missing together.
[[nodiscard]] Chart gap_heat_map(const PanelContext& context, const HourYear& year, bool share,
                                 std::size_t most);

}  // namespace echelon::panels
