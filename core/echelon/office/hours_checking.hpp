#pragma once

#include "echelon/office/office.hpp"

namespace echelon {

/// What a command about hours needs besides its arguments: a rule's text that reads, a waiver's rule that
/// there is. Throws Error.
void check_hours(const Office& office, const CommandRequest& request);

/// Throws Error unless there is an hour rule of the id; empty is every rule.
void require_hour_rule(const HourRules& rules, const std::string& id);

}  // namespace echelon
