#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/plugin/panel.hpp"

namespace echelon {

// Offices of roles: what HR hands out, and what comes back. docs/roles.md says what each may hold.

/// Whose office a file is.
struct OfficeRole {
  ViewerRole role = ViewerRole::principal;
  std::string subject;  ///< the school's or the reviewer's id; empty for research
  std::string program;  ///< only its calls; empty: all
  std::string copy;     ///< its name among all that were handed out
  std::string origin;   ///< HR's office
  std::int64_t head = 0;
  std::string head_hash;  ///< HR's ledger when it was handed out
  std::string handed_at;  ///< ISO date and time
};

[[nodiscard]] const Words& words(ViewerRole role);
/// hr, principal, reviewer, researcher.
[[nodiscard]] std::string code(ViewerRole role);
[[nodiscard]] std::optional<ViewerRole> read_viewer_role(std::string_view code);

/// One office to be handed out.
struct HandOut {
  ViewerRole role = ViewerRole::principal;
  std::string subject;  ///< as in OfficeRole
  std::string program;
  /// Research: the same seed gives the same pseudonyms again, so that two offices can be laid side by side.
  /// Empty: pseudonyms of their own.
  std::string seed;
  std::filesystem::path file;
};

struct HandedOut {
  HandOut what;
  std::string copy;
  std::int64_t people = 0;  ///< with their records; those there by name only do not count
  std::int64_t left_out =
      0;  ///< candidates in conflict with the reviewer; people whom research would recognise
  std::uintmax_t bytes = 0;
  /// Of a reviewer's office: each candidate's code and id, by code. HR's alone.
  std::vector<std::pair<std::string, std::string>> codes;
};

/// An office that was handed out, as HR's office remembers it.
struct HandedCopy {
  std::string copy;
  ViewerRole role = ViewerRole::principal;
  std::string subject;
  std::string program;
  std::string handed_at;
  bool recalled = false;
  std::int64_t arrived = 0;  ///< things done there that came in
};

/// One thing done in a role's office.
struct ArrivedEntry {
  enum class State : std::uint8_t {
    good,     ///< would come in, or came in
    refused,  ///< may not
    known,    ///< came in before
    undone    ///< was taken back there
  };
  std::int64_t number = 0;  ///< there
  State state = State::good;
  std::string command;
  Words says;
  std::string who;
  std::string when;
  Words reason;  ///< why it was refused, and what to do
  Words remedy;
};

/// What came back, or would.
struct BroughtBack {
  OfficeRole role;
  std::string file;
  std::vector<ArrivedEntry> entries;
  std::optional<std::int64_t> entry;  ///< HR's entry that brought it in
  [[nodiscard]] std::int64_t count(ArrivedEntry::State state) const;
};

}  // namespace echelon
