#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cli_tests {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

/// How a run of the program ended.
struct Ran {
  int status = -1;  ///< exit status; 128 + the signal that ended it
  std::string out;
  std::string error;
  /// Standard output as JSON; fails the test when it is none.
  [[nodiscard]] Json json() const;
};

/// A bureau's desk: a folder with an office, settings of its own and the trial program; gone after the test.
/// Everything is done as of 2024-10-15.
class Bureau {
 public:
  Bureau();
  ~Bureau();
  Bureau(const Bureau&) = delete;
  Bureau& operator=(const Bureau&) = delete;

  /// `echelon --office … --as-of 2024-10-15 words…`, in English.
  [[nodiscard]] Ran run(const Words& words) const;
  /// The same with `--format json`.
  [[nodiscard]] Ran json(const Words& words) const;
  /// The program with these words alone.
  [[nodiscard]] Ran plain(const Words& words) const;
  /// Runs and requires exit status 0.
  Ran done(const Words& words) const;

  /// Writes a file into the folder; returns its path.
  std::string file(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::vector<std::string> files() const;

  /// Twelve teachers T01…T12 at three schools in turn, with 41…52 hours of training; T11 has 19 hours, T12
  /// too few years; every fourth teaches physics, the others mathematics.
  void import_people() const;

 private:
  std::filesystem::path folder_;
};

/// Whether the text holds the words.
[[nodiscard]] bool says(const std::string& text, const char* words);
/// Whether the text is one line that says it is the program's and holds the words.
[[nodiscard]] bool is_one_line(const std::string& error, const std::string& words);

}  // namespace cli_tests
