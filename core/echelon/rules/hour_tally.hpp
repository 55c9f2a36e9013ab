#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/hour_standing.hpp"

namespace echelon {

/// How a rule takes the categories and modes of a snapshot.
class HourCounting {
 public:
  HourCounting(const HourRule& rule, const Symbols& symbols);

  struct Category {
    bool counts = true;
    std::int16_t conversion = -1;
    std::uint32_t parts = 0;  ///< bits; by category alone
  };
  [[nodiscard]] const HourRule& rule() const { return *rule_; }
  [[nodiscard]] const Category& of(Symbol category) const {
    return categories_[static_cast<std::size_t>(category)];
  }
  /// Why a record is worth nothing whatever the window; `full` when it is not so.
  [[nodiscard]] HourWhy barred(const Training& record) const;

 private:
  const HourRule* rule_;
  std::vector<Category> categories_;
};

/// Adds up one person's records in one window, in order of time; a later record never changes what an
/// earlier one was worth.
class HourTally {
 public:
  explicit HourTally(const HourCounting& counting);
  /// Begins a window. Records from `recent_from` on are also added up apart.
  void begin(Period window, Date recent_from);
  /// Takes a record; says what of it counted.
  HourFact take(const Training& record);
  /// Of days of practice: ends the adding up.
  void settle();

  [[nodiscard]] Decimal total() const { return total_; }
  [[nodiscard]] Decimal recent() const { return recent_; }
  [[nodiscard]] bool exempted() const { return exempted_; }
  /// Whether days of practice are added up: then the total stands only after `settle()`.
  [[nodiscard]] bool by_calendar() const;
  [[nodiscard]] std::span<const HourPartStanding> parts() const { return parts_; }

 private:
  struct Converted {
    Decimal in_window;
    Decimal in_year;
    int year = 0;
  };
  [[nodiscard]] Decimal worth(const Training& record, HourFact& fact) const;
  void cut_conversion(const Training& record, std::size_t conversion, HourFact& fact, Decimal& value);
  HourFact take_days(const Training& record, HourFact fact);
  [[nodiscard]] Decimal in_measure(std::int64_t days) const;

  const HourCounting* counting_;
  Period window_;
  Date recent_from_;
  Decimal total_;
  Decimal recent_;
  bool exempted_ = false;
  std::vector<HourPartStanding> parts_;
  std::vector<Converted> converted_;
  std::vector<Period> stretches_;  ///< of days taken, apart from one another, in order of time
};

}  // namespace echelon
