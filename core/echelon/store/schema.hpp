#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace echelon {
class Store;
}

namespace echelon::store {

/// "Eche" in ASCII: SQLite's application id of every office.
inline constexpr int application_id = 0x45636865;

/// The numbered scripts of data/schema, in order; script n brings version n − 1 to n.
[[nodiscard]] std::span<const std::string_view> migrations();
[[nodiscard]] int newest_version();

/// Brings the office at its present version up to `version`, all of it or nothing. An office that already
/// has rows is backed up beside itself first (`<name>.v<old version>.bak`).
void migrate(Store& store, int version);

/// Throws Error unless the file is an office of a version that this program knows; returns its version.
int checked_version(const Store& store);

/// The tables that commands change, parents before those that refer to them; not the ledger.
[[nodiscard]] std::span<const std::string_view> office_tables();

/// The text of every definition in the file (tables, indexes, views, triggers), in one order.
[[nodiscard]] std::vector<std::string> definitions(const Store& store);

}  // namespace echelon::store
