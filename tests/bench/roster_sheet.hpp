#pragma once

#include <filesystem>

namespace bench {

/// Writes the people in service of a made-up district as a bureau's roster: one sheet, a row of titles,
/// twelve columns, `rows` rows (fewer where the district has fewer). The same arguments give the same cells.
void write_roster(const std::filesystem::path& file, int rows);

}  // namespace bench
