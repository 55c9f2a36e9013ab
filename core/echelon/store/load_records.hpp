#pragma once

#include <vector>

#include "echelon/model/records.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// Every row of a kind of record that the office holds, whatever its dates, in the order of the keys. Made
/// for SchoolRecord, PersonRecord, PostingRecord, TitleRecord and PostGradeRecord.
template <class Record>
[[nodiscard]] std::vector<Record> load_records(const Store& store);

}  // namespace echelon
