#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "echelon/optimise/mentor_matching.hpp"

namespace cli {

/// Mentors, mentees and pairs of plain files, each in bytewise order of the ids, whatever the files' order:
/// the tie order of the matching.
struct MatchFiles {
  std::vector<std::string> mentors;
  std::vector<std::string> mentees;
  echelon::MentorProblem problem;  ///< pairs by mentee, then mentor; ranks are places in order from 1
  std::string digest;              ///< BLAKE2b-256, in hex, of everything that was read
};

struct MatchPaths {
  std::filesystem::path mentors;
  std::filesystem::path mentees;
  std::filesystem::path pairs;
};

/// Reads M.csv (`id,capacity`), N.csv (`id`) and P.csv (`mentee,mentor,fit`; `mentee_rank`, `mentor_rank`,
/// `banned`). Who gives someone no rank likes them less than all they rank; those without a rank are ordered
/// by fit, equal fits alike. Throws Error naming file, row and column.
[[nodiscard]] MatchFiles read_match_files(const MatchPaths& paths);

}  // namespace cli
