#pragma once

#include "echelon/model/request.hpp"
#include "echelon/office/office.hpp"
#include "echelon/office/roles.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// Throws Error unless the role may ask for this, in its own office and when it comes back. What the command
/// says of itself is looked at, not the office: see `require_own`.
void require_allowed(const OfficeRole& role, const CommandRequest& request);
/// Throws Error unless the people whom a principal's request is about serve at the school, or were nominated
/// by it.
void require_own(const Office& office, const Store& store, const OfficeRole& role,
                 const CommandRequest& request);
/// Throws Error in an office that was handed out: `action` is HR's (导入, import).
void require_hr(const std::optional<OfficeRole>& role, const Words& action);

}  // namespace echelon
