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

/// Asks for several commands in one go, where the front end can; one after the other where it cannot.
void request_each(const PanelContext& context, const std::vector<CommandRequest>& requests);

/// What a blind reviewer calls a candidate: its place among the candidates by id, `A01`, `A02` …
[[nodiscard]] std::string blind_name(const PanelContext& context, PersonIndex person);

/// Every finding of a person: what was asked, what was found, the facts, the day from which it will be met.
void draw_findings(Surface& surface, const PanelContext& context, PersonIndex person);
/// Someone's findings against another program than the page's.
struct JudgedPerson {
  const Program& program;
  const Findings& findings;
  PersonIndex position = nobody;  ///< in the findings
  std::string table;              ///< the table's id
};
void draw_findings(Surface& surface, const PanelContext& context, const JudgedPerson& judged);

/// Says that no call was opened yet and, to HR, offers to open one.
void draw_no_round(Surface& surface, const PanelContext& context);

/// 甲、乙 or A, B: who is meant, in the reader's language.
[[nodiscard]] std::string names_of(const PanelContext& context, const std::vector<PersonIndex>& people,
                                   Language language);
/// "进入：…" and "离开：…", each if there is anybody.
void draw_moves(Surface& surface, const PanelContext& context, const std::vector<PersonIndex>& enter,
                const std::vector<PersonIndex>& leave);

/// Says that an answer is being computed.
void draw_computing(Surface& surface);

/// Two places, exact where that would be naught.
[[nodiscard]] std::string readable(Decimal value);

/// A decimal with at most two places, for reading; exact values stand in the exports.
[[nodiscard]] std::string short_number(Decimal value);

}  // namespace echelon::panels
