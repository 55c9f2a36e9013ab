#pragma once

#include <optional>
#include <string_view>

#include "echelon/model/vocabulary.hpp"

namespace echelon {

/// A post grade as people write it: `7`, `七级`, `专业技术七级`, `专技七级岗`. 0 for grades of the
/// administrative and the workers' ladders (管理七级, 工勤三级); nothing for other text.
[[nodiscard]] std::optional<int> read_post_grade(std::string_view text);

/// A role, the highest where several are written (书记、校长; 教导主任兼班主任); nothing when none is known.
[[nodiscard]] std::optional<Role> read_roles(std::string_view text);

}  // namespace echelon
