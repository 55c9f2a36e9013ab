#pragma once

#include <string>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/plugin/host.hpp"

namespace echelon {

/// The group a person falls into: subject, stage, school, town, area, gender, title, or one that a plugin
/// contributes. Empty when the person has none. Throws Error for an unknown feature.
[[nodiscard]] std::string feature_of(const Snapshot& snapshot, const PluginHost& host, PersonIndex person,
                                     const std::string& feature);

/// A group as people call it: 物理, 普通高中, the school's name.
[[nodiscard]] Words group_words(const Snapshot& snapshot, const std::string& feature,
                                const std::string& value);

/// Sorts people into a program's tie order: step by step of the ladder, the id (bytewise) behind the last.
/// Steps: `hours` (more hours in the last five years first), `years_of_service` (longer first),
/// `years_in_title` (longer first), `title` (higher first), `degree` (higher first), `age` (older first),
/// `id`. Throws Error for an unknown step.
void sort_by_tie_ladder(const Snapshot& snapshot, const std::vector<std::string>& ladder,
                        std::vector<PersonIndex>& people);

}  // namespace echelon
