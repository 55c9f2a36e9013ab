#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// The pages that every selection program shares. A program without C++ shows all of them; a plugin takes
// those it wants and adds its own.

/// What the program is: its place in the plan, its rules with numbers and sources, weights and quotas to
/// adjust, the round's calendar.
[[nodiscard]] Panel rules();
/// Who is eligible, who is not and why, who will be when: as figures, as a funnel, as a table with each one's
/// findings.
[[nodiscard]] Panel eligibility();
/// A school's teachers, its seats, its nominations: rank, statement, withdraw.
[[nodiscard]] Panel nominations();
/// Reviewers, their scores, their severity, conflicts of interest, what is missing.
[[nodiscard]] Panel review();
/// The selection: quotas as bars, ranking, reserves, the effect of a change, what stands in the way.
[[nodiscard]] Panel selection();
/// What each bound of a quota costs: its frontier, and who enters and leaves when it changes by one.
[[nodiscard]] Panel cost();
/// How often each candidate is chosen when the weights move, and how far each weight may move.
[[nodiscard]] Panel stability();
/// Why this one, why not that one, and how far everyone is from the cut.
[[nodiscard]] Panel explanation();
/// Publicity with its working days, objections, decision, appointment, the lists to publish.
[[nodiscard]] Panel publicity();

/// All of the above in this order.
[[nodiscard]] std::vector<Panel> all();

// The pages of a training program.

/// The year at a glance: who is short of hours, where, of what and by when.
[[nodiscard]] Panel hours_year();
/// One person's hours against every rule, with the facts behind them; waivers.
[[nodiscard]] Panel hours_person();
/// The hour rules with their sources; the bureau's own, tried out before they are saved.
[[nodiscard]] Panel hour_rules();
/// Courses, the calendar of their sessions, who is enrolled, waiting, nominated.
[[nodiscard]] Panel sessions();
/// The planning board: who goes to which session, planned, moved, pinned, published.
[[nodiscard]] Panel planning();
/// Attendance meeting by meeting, closing, certificates, feedback.
[[nodiscard]] Panel attendance();

/// All of the above that a training program shows, in this order.
[[nodiscard]] std::vector<Panel> training();
// The pages of a program with ladders.

/// The ladder from the top with its people: who could move, whom the ladder waits for; someone's card.
[[nodiscard]] Panel ladder();
/// Whose term ends when, the reviews that are due, those who lost a tier and may return.
[[nodiscard]] Panel terms();

/// Both, in this order.
[[nodiscard]] std::vector<Panel> ladders();

// The pages of careers and mentorships, for a program with ladders.

/// Stocks and flows of a ladder, its narrowest step, conversion and waiting step by step.
[[nodiscard]] Panel pipeline();
/// Who taught whom, up to a year, coloured by tier, school, subject or group; what the network shows.
[[nodiscard]] Panel mentor_network();
/// One person's teachers and pupils over the generations, career and common mentors.
[[nodiscard]] Panel lineage();
/// Masters and heads, and who stands ready behind each, when.
[[nodiscard]] Panel succession();

/// All of the above in this order.
[[nodiscard]] std::vector<Panel> careers();

// The page of mentoring, of programs with ladders.

/// Who needs a mentor and who may be one, three ways to pair them, approval, signing, milestones, outcome.
[[nodiscard]] Panel mentors();

/// What a program without pages of its own shows, by its kinds.
[[nodiscard]] std::vector<Panel> of(const Program& program);

}  // namespace echelon::panels
