#pragma once

#include <filesystem>

#include "echelon/store/store.hpp"

namespace echelon::store {

/// Copies the office to `path` as it stands, others may go on using it. The copy is made beside the target,
/// compared row by row with the original and only then takes the target's name, replacing an older backup.
/// Throws Error when it could not be made or does not compare; the target is then as it was.
void back_up(const Store& store, const std::filesystem::path& path);

}  // namespace echelon::store
