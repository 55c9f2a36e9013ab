#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

// Numbers, days and lengths of time as people read them: on pages, on paper, in sentences. Nothing here is
// read back: files (JSON, CSV, a sheet's cells) keep `Decimal::text`, `exact_text` and `Date::iso`, and so do
// tables, where days stand below each other.

/// `12,500`, `-3`; thousands are parted from a thousand on, in both languages.
[[nodiscard]] std::string grouped(std::int64_t number);
/// `12,500`, `0.25`: rounded to at most `places`, without zeros at the end. `–` for what is no number.
[[nodiscard]] std::string grouped(double number, int places = 2);
/// Parts the thousands of a plain number (`12500.5` → `12,500.5`); any other text comes back as it is, and so
/// do four digits, which may be a year.
[[nodiscard]] std::string grouped_text(std::string_view text);
/// `12.5%` of a share of 0.125.
[[nodiscard]] std::string percent(double share, int places = 1);

/// `2024年9月2日（周一）`, `2 Sep 2024 (Mon)`; empty for a day unknown.
[[nodiscard]] Words said_date(Date day);
/// `2024年9月2日`, `2 Sep 2024`.
[[nodiscard]] Words said_date_only(Date day);
/// `周一`, `Mon`.
[[nodiscard]] Words said_weekday(Date day);

/// `3 次`, `3 times`; `1 time`. `many` is the English plural, made from `one` when it is not given (day →
/// days, entry → entries, class → classes).
[[nodiscard]] Words counted(std::int64_t count, std::string_view chinese, std::string_view one,
                            std::string_view many = {});
/// Only the English noun: `time` for 1, `times` for all others.
[[nodiscard]] std::string noun_for(std::int64_t count, std::string_view one, std::string_view many = {});
/// The same for a number that is text already: `12` and `1.5` are many, `1` is one.
[[nodiscard]] std::string noun_for(std::string_view number, std::string_view one, std::string_view many = {});

/// `0.4 秒`, `12 秒`, `2 分 5 秒`, `1 小时 3 分`; `0.4 s`, `12 s`, `2 min 5 s`, `1 h 3 min`. Seconds below
/// zero count as none.
[[nodiscard]] Words said_duration(double seconds);

}  // namespace echelon
