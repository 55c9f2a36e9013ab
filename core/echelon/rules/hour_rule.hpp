#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

// What an hour rule says, as core/docs/hours.md tells it. A value; nothing in it is code.

/// How sure the source of a number is, as data/rules/hours.toml gives it.
enum class HourConfidence : std::uint8_t { high, medium, low, general };

/// What is added up.
enum class HourMeasure : std::uint8_t {
  hours,    ///< the records' hours
  credits,  ///< hours divided by the hours that make one credit, by mode
  months,   ///< days of practice by the calendar, so many to a month; overlaps once
  days,     ///< the same in days
  times     ///< one for each record
};

/// Values of a closed list, as bits.
template <class E>
class Among {
 public:
  constexpr void add(E value) { bits_ |= bit(value); }
  constexpr void take(E value) { bits_ &= ~bit(value); }
  [[nodiscard]] constexpr bool has(E value) const { return (bits_ & bit(value)) != 0; }
  [[nodiscard]] static constexpr Among everything() {
    Among all;
    all.bits_ = ~std::uint32_t{0};
    return all;
  }
  friend constexpr bool operator==(Among, Among) = default;

 private:
  static constexpr std::uint32_t bit(E value) { return std::uint32_t{1} << static_cast<unsigned>(value); }
  std::uint32_t bits_ = 0;
};

/// A tier of a ladder; an empty tier is any of it.
struct TierName {
  std::string ladder;
  std::string tier;
};

/// Whom a rule binds, of those in service: who is in every list that is given and in none of the `not` ones.
struct HourBinds {
  Among<Role> roles = Among<Role>::everything();
  Among<Stage> stages = Among<Stage>::everything();
  Among<Title> titles = Among<Title>::everything();
  Among<Degree> degrees = Among<Degree>::everything();
  Among<SchoolKind> school_kinds = Among<SchoolKind>::everything();
  Among<Area> areas = Among<Area>::everything();
  std::vector<std::string> subjects;  ///< canonical; empty: any
  std::vector<std::string> not_subjects;
  std::vector<TierName> tiers;  ///< holds one of them; empty: whether or not
  std::vector<TierName> not_tiers;
  std::optional<int> service_at_least;  ///< whole years
  std::optional<int> service_below;     ///< 1: the first year only
};

enum class HourEvent : std::uint8_t { hired, role, title, tier };

enum class HourWindowKind : std::uint8_t { calendar_year, school_year, cycle, rolling, event };

/// From what day a recurring obligation runs on.
enum class HourBasis : std::uint8_t { none, completion, previous_expiry, fixed_date };

struct HourWindow {
  HourWindowKind kind = HourWindowKind::calendar_year;
  int month = 1;                         ///< school_year: begins on its first day
  Date anchor;                           ///< cycle: first day of the first; fixed_date: a day of expiry
  int years = 0;                         ///< cycle
  int months = 0;                        ///< rolling: length; event: from the event to the deadline
  HourEvent event = HourEvent::hired;    ///< event
  std::optional<int> before_months = 0;  ///< event: how long before it counts; nothing: without limit
  bool late_counts = false;              ///< event: what is done after the deadline still mends it
  int every_months = 0;                  ///< event: 0 once, else again and again
  HourBasis basis = HourBasis::none;
};

/// A group of records with a least or a most of its own.
struct HourPart {
  std::string id;
  Words name;
  std::vector<std::string> categories;  ///< empty: any
  Among<TrainingMode> modes = Among<TrainingMode>::everything();
  Decimal minimum;  ///< 0: none
  std::optional<Decimal> maximum;
};

/// What records of some categories are worth instead of their hours.
struct HourConversion {
  std::string id;
  Words name;
  std::vector<std::string> categories;
  Decimal factor;                        ///< for each hour
  std::optional<Decimal> most_per_year;  ///< of a calendar year
  std::optional<Decimal> most;           ///< of a window
  bool exempts = false;                  ///< one record does away with the whole total
};

enum class HourReduction : std::uint8_t { reduce, exempt };

/// What becomes of the total when someone joined within the window.
enum class HourJoin : std::uint8_t { full, prorate, next_window };

/// One version of a rule.
struct HourRule {
  std::string id;
  Words name;
  std::string source;
  HourConfidence confidence = HourConfidence::general;
  bool applies = true;  ///< false: shipped as a pattern, binds nobody
  Date from;            ///< in force; unknown ends are open
  Date to;

  HourBinds binds;
  HourWindow window;

  HourMeasure measure = HourMeasure::hours;
  Decimal required;
  int days_per_month = 0;                     ///< months
  std::array<Decimal, 4> hours_per_credit{};  ///< credits: by mode; 0: gives none
  std::vector<std::string> categories;        ///< that count; empty: all
  std::vector<std::string> not_categories;    ///< that never count
  Among<TrainingMode> modes = Among<TrainingMode>::everything();
  std::optional<Decimal> most_per_training;
  std::optional<Decimal> void_absence;  ///< a record with so much absence (0 … 1) or more is void
  std::vector<HourPart> parts;
  std::vector<HourConversion> conversions;

  int grace_days = 0;
  bool carries = false;
  std::optional<Decimal> carry_most;   ///< at most so much
  std::optional<Decimal> carry_share;  ///< at most so much of what is required

  HourReduction waiver = HourReduction::reduce;
  Decimal waiver_least;  ///< exempt: from what waived share of the window on; 0: one day
  HourJoin join = HourJoin::full;
  HourEvent joined = HourEvent::hired;
  Decimal round_to = Decimal::from_millionths(1);  ///< a reduced total is rounded down to a multiple of it
};

/// Rules with their versions; the versions of one id stand together, in order of time. Ids in bytewise order.
class HourRules {
 public:
  /// Reads rules. `bureau`: what the office has of its own, id to TOML: replaces every version of the shipped
  /// rule of that id, or adds one; an empty text takes it away. Throws Error naming file, line and remedy.
  HourRules(std::string_view shipped, const std::string& file,
            const std::map<std::string, std::string>& bureau = {});
  /// The rules of a data folder's `rules/hours.toml` and the bureau's. Throws Error.
  [[nodiscard]] static HourRules of(const std::filesystem::path& data,
                                    const std::map<std::string, std::string>& bureau = {});
  /// Rules that were read already, in any order.
  [[nodiscard]] static HourRules of_rules(std::vector<HourRule> rules);
  HourRules() = default;

  struct Versions {
    std::string id;
    std::vector<HourRule> versions;
    bool own = false;  ///< the bureau's
  };
  [[nodiscard]] const std::vector<Versions>& all() const { return rules_; }
  /// Nothing when there is no such rule.
  [[nodiscard]] const Versions* find(std::string_view id) const;
  /// The same with one rule replaced, added (every `[[rule]]` of `toml` must have the id) or, by an empty
  /// text, taken away. Throws Error.
  [[nodiscard]] HourRules with(const std::string& id, const std::string& toml) const;

 private:
  void put(const std::string& id, std::vector<HourRule> versions, bool own);
  std::vector<Versions> rules_;
};

/// Reads the `[[rule]]` entries of a text, in its order. Throws Error naming the file, the line and the
/// remedy: unknown keys, a number without source, a window without its length, versions that overlap.
[[nodiscard]] std::vector<HourRule> read_hour_rules(std::string_view toml, const std::string& file);

/// The one id of a text's entries. Throws Error when there is none, or several.
[[nodiscard]] std::string hour_rule_id(std::string_view toml, const std::string& file);

/// The text of a data folder's `rules/hours.toml`. Throws Error when it cannot be read.
[[nodiscard]] std::string shipped_hour_rules(const std::filesystem::path& data);

/// The name of a rule or measure for people.
[[nodiscard]] Words unit_words(HourMeasure measure);
/// `72 学时`, `72 hours`, `1 time`.
[[nodiscard]] Words amount_words(Decimal amount, HourMeasure measure);

}  // namespace echelon
