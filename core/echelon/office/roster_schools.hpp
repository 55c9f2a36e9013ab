#pragma once

#include <map>
#include <string>
#include <vector>

#include "echelon/exchange/roster.hpp"
#include "echelon/model/records.hpp"

namespace echelon {

/// Schools as rosters write them: by id or by name.
class SchoolNames {
 public:
  explicit SchoolNames(const std::vector<SchoolRecord>& schools);
  /// The school's id; empty when none has it as id or name, or several have the name.
  [[nodiscard]] std::string find(const std::string& written) const;
  /// Several schools have this name.
  [[nodiscard]] bool ambiguous(const std::string& written) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> ids_;
};

/// The schools that the rows name, by id: known ones with the town and area that the rows give, new ones
/// (their name is their id) with a kind from their name, else from the stages taught there. Where rows
/// disagree, the value that most rows give holds, of equals the bytewise first.
[[nodiscard]] std::vector<SchoolRecord> schools_of(const std::vector<RosterRow>& rows,
                                                   const std::vector<SchoolRecord>& known,
                                                   const SchoolNames& names);

}  // namespace echelon
