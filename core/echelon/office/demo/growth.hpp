#pragma once

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

// The steps by which a world grows, each in a file of its own. They are called in the order that stands here.

/// Schools of every kind, their towns, their seats with stage and subject.
void found_schools(World& world);
/// Who stands in the seats when the history starts, with what they brought: titles, posts, mentors.
void settle(World& world);
/// One school year: departures, succession, transfers, hires, roles, mentors, titles.
void live_year(World& world, int year);
/// Those who reach their age between the last 1 September and the district's day (heads stay until summer).
void close_history(World& world);

/// A new person for a seat, taken on on that day (`age` 0: straight from study); the number of the person.
int take_on(World& world, int seat, Date hired, int age);
/// The day on which the person's age ends service.
[[nodiscard]] Date retirement(const Life& life);
/// Ends a person's service.
void leave(World& world, int person, Date day);
/// A person's posting goes on elsewhere or in another role from this day; the same seat unless `seat` is
/// given.
void move(World& world, int person, Role role, Date from, int seat = -1);

/// Everyone whose age or mind makes them leave until 31 August of `year`; successors of heads take over the
/// next day.
void depart(World& world, int year);
/// The roles of every school filled up to what its size asks for, from 1 September of `year`.
void fill_roles(World& world, int year);
/// Vacant seats filled: some by transfer (towards the city), the others by new people.
void fill_seats(World& world, int year);
/// Heads who served long exchange their schools.
void rotate_heads(World& world, int year);
/// A new head for a school without one.
void appoint_head(World& world, int school, Date from);

/// Titles and post grades that people brought when the history starts.
void settle_titles(World& world);
/// The title round of December of `year`, within each school's ratios; post grades.
void review_titles(World& world, int year);

/// Mentors of those who came before the history starts, and of the newcomers of `year`.
void settle_bonds(World& world);
void bind(World& world, int year);
/// Ends and outcomes of all mentorships, once careers are known; renewals.
void conclude_bonds(World& world);

}  // namespace echelon::demo
