#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/words.hpp"

/// What this program is and is made of; both front ends show it.
namespace about {

struct Build {
  std::string version;   ///< `0.1.0`
  std::string commit;    ///< of the sources; empty when they were not under version control
  std::string kind;      ///< `Release`
  std::string compiler;  ///< `GNU 12.2.0`
};
[[nodiscard]] const Build& build();
/// `echelon 0.1.0 (95f883e, Release, GNU 12.2.0)`.
[[nodiscard]] std::string version_line();

/// Something of others that the program is linked with, or draws with.
struct Part {
  std::string name;
  std::string version;  ///< as found when the program was built; empty: unknown
  std::string licence;  ///< by its SPDX name
  echelon::Words what_for;
  std::vector<std::string> packages;  ///< whose folder in /usr/share/doc holds the licence's text
};
[[nodiscard]] const std::vector<Part>& parts();

/// The text of the licence as this system keeps it; nothing where it does not.
[[nodiscard]] std::optional<std::string> licence_text(const Part& part);

}  // namespace about
