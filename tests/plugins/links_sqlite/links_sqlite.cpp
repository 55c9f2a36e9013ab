#include "echelon/plugin/plugin.hpp"

extern "C" int sqlite3_libversion_number();

namespace {
void contribute(echelon::Registrar& registrar) {
  const int version = sqlite3_libversion_number();
  registrar.feature("version", [version](const echelon::Snapshot&, echelon::PersonIndex) {
    return std::to_string(version);
  });
}
}  // namespace

ECHELON_PLUGIN("links_sqlite", "brings a database", contribute);
