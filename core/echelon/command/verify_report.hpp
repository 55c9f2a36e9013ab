#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// The ledger's head at some time: what is printed on published lists and kept by users, so that a cut or
/// recomputed chain is noticed.
struct Anchor {
  std::int64_t number = 0;  ///< 0: an empty ledger
  std::string hash;
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

struct VerifyReport {
  bool chain = true;    ///< every entry's hash is right and follows the one before
  bool replay = true;   ///< the office's rows are what the entries make
  bool anchors = true;  ///< every anchor is in the chain
  bool file = true;     ///< SQLite's own checks found nothing
  std::int64_t entries = 0;
  std::int64_t first_bad = 0;  ///< number of the first entry that is wrong; 0 none
  Anchor head;
  std::vector<Words> problems;

  [[nodiscard]] bool sound() const { return chain && replay && anchors && file; }
  /// One sentence.
  [[nodiscard]] Words says() const;
};

}  // namespace echelon
