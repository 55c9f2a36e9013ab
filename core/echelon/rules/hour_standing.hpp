#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/hour_rule.hpp"

namespace echelon {

/// Where someone stands against a rule.
enum class HourState : std::uint8_t {
  met,
  open,     ///< not yet, and the window still runs
  grace,    ///< the window has ended, the days of grace run
  overdue,  ///< not met in time
  unknown   ///< the day from which it counts is not recorded
};
[[nodiscard]] std::string_view code(HourState state);  ///< `met`, `open` …
[[nodiscard]] const Words& words(HourState state);

/// One person's standing against one rule in the window that matters as of the snapshot's date.
struct HourStanding {
  PersonIndex person = nobody;
  std::uint16_t rule = 0;     ///< position in `HourStandings::rules()`
  std::uint16_t version = 0;  ///< of its versions
  HourState state = HourState::open;
  bool exempt = false;  ///< nothing is required: waived, or a study that does away with the total
  Date from;            ///< the window; unknown: without beginning
  Date to;              ///< its last day, which is when it is due
  Date completed;       ///< the day of the record by which all was met; unknown: not yet, or by the calendar
  Decimal required;     ///< after waivers and joining
  Decimal done;         ///< counted, with what was carried over
  Decimal missing;      ///< of the total; a part may miss its minimum all the same
  Decimal carried;      ///< of `done`: from the window before
  Decimal recent;       ///< of `done`: since `recent_from`
  Date recent_from;     ///< the later of the window's beginning, the day hired and twelve months ago
  std::uint32_t first_part = 0;
};

/// Of a standing, one group with a least or a most of its own.
struct HourPartStanding {
  Decimal minimum;  ///< after waivers and joining
  Decimal done;     ///< valid, before the parts' maxima
  Decimal counted;  ///< of it, what entered the total
  Decimal recent;   ///< of `done`: since `recent_from`
  [[nodiscard]] Decimal missing() const { return done < minimum ? minimum - done : Decimal(); }
};

/// Why a record counted, or did not.
enum class HourWhy : std::uint8_t {
  full,             ///< in full
  rated,            ///< hours to credits
  converted,        ///< by a conversion's factor
  new_days,         ///< days that no other record had
  after_deadline,   ///< in full, but late
  absent,           ///< void: absent too much
  no_category,      ///< not of a category that counts
  no_mode,          ///< not of a mode that counts, or one without rate
  per_training,     ///< cut to the most per training
  conversion_year,  ///< cut to the conversion's most per year
  conversion_most,  ///< cut to the conversion's most per window
  part_most,        ///< cut to a part's maximum
  overlap,          ///< its days are other records' already
  before_window,
  after_window,
  used_before,    ///< made up for the window before within its days of grace
  study_exempts,  ///< does away with the total
  carried,        ///< surplus of the window before
  waiver_reduces,
  waiver_exempts,
  waiver_too_short,  ///< the rule exempts only for a longer one
  waiver_outside,
  joined_within  ///< joined within the window: the total is reduced
};

/// A fact behind a standing: a training record, a waiver (without its reason), surplus carried over.
struct HourFact {
  enum class Kind : std::uint8_t { training, waiver, carried, joined };
  Kind kind = Kind::training;
  HourWhy why = HourWhy::full;
  std::uint8_t by = 0;  ///< part or conversion that cut it
  const Training* record = nullptr;
  Symbol authority = Symbol::empty;  ///< waivers
  Date from;
  Date to;
  Decimal hours;    ///< the record's own
  Decimal counted;  ///< in the rule's measure
};

/// One standing with what it rests on.
struct HourExplained {
  HourStanding standing;
  std::vector<HourPartStanding> parts;
  std::vector<HourFact> facts;  ///< training in order of time, then carried, joined, waivers
};

/// The standings of everyone whom a rule binds, by person, then by rule's id.
class HourStandings {
 public:
  [[nodiscard]] const HourRules& rules() const { return *rules_; }
  [[nodiscard]] const std::vector<HourStanding>& all() const { return standings_; }
  [[nodiscard]] std::span<const HourStanding> of(PersonIndex person) const;
  [[nodiscard]] std::span<const HourPartStanding> parts(const HourStanding& standing) const {
    return std::span<const HourPartStanding>(parts_).subspan(standing.first_part,
                                                             rule(standing).parts.size());
  }
  /// The version that judged.
  [[nodiscard]] const HourRule& rule(const HourStanding& standing) const {
    return rules_->all()[standing.rule].versions[standing.version];
  }

 private:
  friend class HourJudge;
  std::shared_ptr<const HourRules> rules_;
  std::vector<HourStanding> standings_;
  std::vector<HourPartStanding> parts_;
};

/// Rules made ready for a snapshot; both must outlive it. Deterministic; one object is for one thread.
class HourJudge {
 public:
  HourJudge(const Snapshot& snapshot, std::shared_ptr<const HourRules> rules);
  ~HourJudge();
  HourJudge(const HourJudge&) = delete;
  HourJudge& operator=(const HourJudge&) = delete;

  /// Everyone in service against every rule that applies. Linear in people × rules and in records.
  [[nodiscard]] HourStandings everyone();
  /// One person's standings with their facts, by rule's id. `outside`: also records outside the window.
  [[nodiscard]] std::vector<HourExplained> explain(PersonIndex person, bool outside = true);
  /// The same for one rule, `ahead` windows later, as if nothing more were done; none when it does not bind.
  [[nodiscard]] std::vector<HourExplained> explain(PersonIndex person, std::size_t rule, int ahead,
                                                   bool outside);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// The fact's reason as a sentence in both languages; empty for a record that counted in full.
[[nodiscard]] Words says(const HourFact& fact, const HourRule& rule);

}  // namespace echelon
