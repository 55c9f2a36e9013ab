#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/exchange/roster.hpp"
#include "echelon/model/records.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// Refuses a row of a sheet: the person's id, the column's key, why, what to do.
using RefuseRow =
    std::function<void(long row, const std::string& id, std::string_view column, Words reason, Words remedy)>;

/// What a roster says, on top of what the office holds. An empty cell erases nothing; a new school or role is
/// a new posting that ends the one before; a new title or post grade joins those held; people whom the roster
/// leaves out stay as they are. The order of the rows makes no difference. Refused rows are left out: an
/// identity number that another person has, a school name that several schools have. `notes` receives what a
/// reader should know.
[[nodiscard]] Batch merge_roster(const Store& store, Date as_of, const std::vector<RosterRow>& rows,
                                 const RefuseRow& refuse, std::vector<Words>& notes);

}  // namespace echelon
