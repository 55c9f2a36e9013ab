#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

/// What a quantity counts, and so how it is said.
enum class Unit : std::uint8_t {
  none,
  count,
  years,
  months,
  hours,
  points,
  percent,
  date,
  year,
  yes_no,
  text,  // `text`: a Symbol of the snapshot
  title,
  degree,
  stage,
  role,
  award_level,
  assessment,
  age
};

/// A number with its unit, small enough to be made millions of times; said in words only when someone looks.
struct Quantity {
  Unit unit = Unit::none;
  Decimal value;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// The quantity in words: `4 年`, `一级教师`, `312 学时`, `2025-08-31`.
[[nodiscard]] std::string said(const Quantity& quantity, const Snapshot& snapshot, Language language);

/// What kind of row a fact is.
enum class FactKind : std::uint8_t {
  title,
  posting,
  training,
  award,
  assessment,
  mentorship,
  tier,
  birth,
  hire,
  degree,
  review,
  count
};
[[nodiscard]] const Words& words(FactKind kind);

/// A fact that a finding used: which row, its value, its dates.
struct Fact {
  FactKind what = FactKind::count;
  Quantity value;
  Symbol name = Symbol::empty;  ///< the award's, course's, tier's name
  Date from;
  Date to;
};

/// A requirement's judgement of one person as of the snapshot's date.
struct Finding {
  std::uint16_t requirement = 0;  ///< its position in the program
  bool met = false;
  Quantity required;
  Quantity found;
  Date earliest;  ///< unmet: the first day on which time alone will have mended it; unknown when it will not
  std::uint32_t first_fact = 0;
  std::uint32_t facts = 0;
};

/// The findings of many people against the same requirements, in two flat columns.
class Findings {
 public:
  /// `requirements` findings for each person in turn.
  [[nodiscard]] std::span<const Finding> of(PersonIndex person) const {
    return std::span<const Finding>(findings_).subspan(static_cast<std::size_t>(person) * requirements_,
                                                       requirements_);
  }
  [[nodiscard]] std::span<const Fact> facts(const Finding& finding) const {
    return std::span<const Fact>(facts_).subspan(finding.first_fact, finding.facts);
  }
  [[nodiscard]] bool eligible(PersonIndex person) const {
    for (const Finding& finding : of(person)) {
      if (!finding.met) return false;
    }
    return true;
  }
  /// The day from which every requirement will be met by time alone; unknown when some never will, or all are
  /// met.
  [[nodiscard]] Date earliest(PersonIndex person) const;
  [[nodiscard]] std::size_t requirements() const { return requirements_; }
  [[nodiscard]] PersonIndex people() const {
    return requirements_ == 0 ? 0 : static_cast<PersonIndex>(findings_.size() / requirements_);
  }

 private:
  friend class FindingWriter;
  std::size_t requirements_ = 0;
  std::vector<Finding> findings_;
  std::vector<Fact> facts_;
};

}  // namespace echelon
