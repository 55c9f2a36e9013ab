#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/plugin/host.hpp"

namespace echelon {
class Office;
}

/// The report a user can send when something went wrong: what runs here, what was done last, what failed.
/// Nothing in it says who anyone is: no names, no ids, no file or folder names, no contents of cells.
namespace diagnosis {

/// A heading and lines of a name and a value.
struct Section {
  std::string id;  ///< English, stable
  echelon::Words title;
  std::vector<std::pair<std::string, std::string>> lines;
};

/// What the front end knows beside the machine and the office.
struct Known {
  std::vector<std::pair<std::string, std::string>> screen;    ///< renderer, scale, …
  std::vector<std::pair<std::string, std::string>> settings;  ///< see `safe_settings`
  std::vector<std::string> doings;                            ///< ids of the last actions, the newest last
  std::vector<std::string> errors;                            ///< see `said_without_names`
  std::vector<std::string> crash;                             ///< what was under way when it last died
};

/// How many of each the office holds, and how large its file is. Reads a snapshot; throws nothing.
[[nodiscard]] Section office_counts(const echelon::Office& office);
[[nodiscard]] Section plugin_list(const std::vector<echelon::PluginStatus>& plugins);
/// Every section, in the order of the report; `of_office` and `plugins` as above, empty where no office is
/// open.
[[nodiscard]] std::vector<Section> sections(const Known& known, std::optional<Section> of_office,
                                            std::optional<Section> plugins);
/// The report as text, in a language; it ends in a line break.
[[nodiscard]] std::string text(const std::vector<Section>& sections, echelon::Language language);

/// Writes the report beside its place first. Throws Error when it cannot be written there.
void save(const std::string& text, const std::filesystem::path& file);

/// An error's English sentence without anything that came from a file or a person: quoted parts, characters
/// that are not ASCII, words with digits and paths become `…`; of the place the kind of file and the row
/// stay.
[[nodiscard]] std::string said_without_names(const echelon::Error& error);
/// The same of any English text.
[[nodiscard]] std::string without_names(std::string_view english);

/// Of the settings only the values that name no one and no folder; of all others that they are set.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> safe_settings(
    const std::vector<std::pair<std::string, std::string>>& all);

}  // namespace diagnosis
