#pragma once

#include <string>
#include <vector>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// What several of the standard pages say alike.

[[nodiscard]] inline const std::string& id_of(const PanelContext& context, PersonIndex person) {
  return context.snapshot.people.id[static_cast<std::size_t>(person)];
}
[[nodiscard]] inline const std::string& name_of(const PanelContext& context, PersonIndex person) {
  return context.snapshot.people.name[static_cast<std::size_t>(person)];
}
[[nodiscard]] std::string school_name(const PanelContext& context, SchoolIndex school);
[[nodiscard]] std::string subject_of(const PanelContext& context, PersonIndex person, Language language);

/// The school whose eyes the panel is drawn through; `nobody` for viewers who see all.
[[nodiscard]] SchoolIndex own_school(const PanelContext& context);

/// People in service whom the viewer may see, in order of ids.
[[nodiscard]] std::vector<PersonIndex> visible_people(const PanelContext& context);

/// A request about the round's call, its number filled in.
[[nodiscard]] CommandRequest about_call(const PanelContext& context, std::string command);

/// What a blind reviewer calls a candidate: its place among the candidates by id, `A01`, `A02` …
[[nodiscard]] std::string blind_name(const PanelContext& context, PersonIndex person);

/// Every finding of a person: what was asked, what was found, the facts, the day from which it will be met.
void draw_findings(Surface& surface, const PanelContext& context, PersonIndex person);

/// Says that no call was opened yet and, to HR, offers to open one.
void draw_no_round(Surface& surface, const PanelContext& context);

/// A decimal with at most two places, for reading; exact values stand in the exports.
[[nodiscard]] std::string short_number(Decimal value);

}  // namespace echelon::panels
