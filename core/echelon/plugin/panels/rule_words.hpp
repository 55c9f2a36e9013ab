#pragma once

#include "echelon/rules/program.hpp"

namespace echelon::panels {

/// A rule's parameters as people read them: “至少 3；学段 小学、初中”. A name that no list here knows, such
/// as one of a plugin's own kind, is shown as `program.toml` writes it. Empty when there are none.
[[nodiscard]] Words parameters_said(const Rule& rule);

/// The group that a quota is about: “学科 数学”, “每所学校”.
[[nodiscard]] Words group_said(const Quota& quota);

/// How nomination seats are divided: “韦伯斯特法，按符合条件人数”.
[[nodiscard]] Words division_said(const NominationSeats& seats);

}  // namespace echelon::panels
