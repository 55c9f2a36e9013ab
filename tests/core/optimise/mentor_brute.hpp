#pragma once

#include <functional>
#include <random>

#include "echelon/optimise/mentor_matching.hpp"

/// The plainest reading of mentor matching: every matching there is, one by one.
namespace mentor_brute {

using Mentors = std::vector<std::int32_t>;

/// Calls with every matching that keeps capacities and bans.
void for_each_matching(const echelon::MentorProblem& problem, const std::function<void(const Mentors&)>& see);

/// No mentee and mentor strictly prefer each other to what they have; with `weakly_preferred`, not even like
/// each other as much.
bool is_stable(const echelon::MentorProblem& problem, const Mentors& mentor, bool weakly_preferred = false);

std::int64_t pairs_of(const Mentors& mentor);
std::int64_t fit_of(const echelon::MentorProblem& problem, const Mentors& mentor);
/// For each mentee how far down their list (rank, then mentor) the mentor stands; none is last.
std::vector<std::size_t> standing(const echelon::MentorProblem& problem, const Mentors& mentor);

/// A small problem of any shape: ties, bans, capacities from 0, fits below 0, many of them equal.
echelon::MentorProblem random_problem(std::mt19937& draw);

}  // namespace mentor_brute
