#pragma once

#include "echelon/rules/hour_standing.hpp"
#include "echelon/view/chart.hpp"

namespace echelon::panels {

// Hour rules as people read them.

/// When the hours count and by when: “每学年（9月起）”, “每5年一周期”.
[[nodiscard]] Words window_said(const HourRule& rule);

/// Whom the rule binds; everyone in service where it names no group.
[[nodiscard]] Words bound_said(const HourRule& rule);

/// What it asks, with the minima of its parts: “72 学时，其中面授不少于 20”.
[[nodiscard]] Words required_said(const HourRule& rule);

/// How sure the source is.
[[nodiscard]] Words confidence_said(HourConfidence confidence);

/// The version in force on a day; null when there is none, or when it binds nobody.
[[nodiscard]] const HourRule* rule_on(const HourRules::Versions& rule, Date day);

[[nodiscard]] Tone tone_of(HourState state);

}  // namespace echelon::panels
