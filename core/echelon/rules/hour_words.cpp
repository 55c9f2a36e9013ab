#include <array>

#include "echelon/rules/hour_standing.hpp"

namespace echelon {

std::string_view code(HourState state) {
  static constexpr std::array<std::string_view, 5> codes{"met", "open", "grace", "overdue", "unknown"};
  return codes[static_cast<std::size_t>(state)];
}

const Words& words(HourState state) {
  static const std::array<Words, 5> list{{{"已达标", "met"},
                                          {"未满", "not yet"},
                                          {"宽限期内", "in grace"},
                                          {"逾期", "overdue"},
                                          {"无法认定", "cannot be said"}}};
  return list[static_cast<std::size_t>(state)];
}

namespace {

Words most_words(const HourFact& fact, const HourRule& rule) {
  const auto most = [&](Decimal value) { return amount_words(value, rule.measure); };
  switch (fact.why) {
    case HourWhy::per_training: {
      const Words cap = most(*rule.most_per_training);
      return {"每次培训最多计 " + cap.zh, "one training counts at most " + cap.en};
    }
    case HourWhy::conversion_year: {
      const HourConversion& by = rule.conversions[fact.by];
      const Words cap = most(*by.most_per_year);
      return {"“" + by.name.zh + "”每年最多计 " + cap.zh,
              by.name.en + " counts at most " + cap.en + " a year"};
    }
    case HourWhy::conversion_most: {
      const HourConversion& by = rule.conversions[fact.by];
      const Words cap = most(*by.most);
      return {"“" + by.name.zh + "”每个周期最多计 " + cap.zh,
              by.name.en + " counts at most " + cap.en + " a window"};
    }
    default: {
      const HourPart& by = rule.parts[fact.by];
      const Words cap = most(*by.maximum);
      return {"“" + by.name.zh + "”最多计 " + cap.zh, by.name.en + " counts at most " + cap.en};
    }
  }
}

Words record_words(HourWhy why) {
  switch (why) {
    case HourWhy::rated:
      return {"按形式折合学分", "turned into credits by its mode"};
    case HourWhy::converted:
      return {"按系数折算", "converted by the rule's factor"};
    case HourWhy::new_days:
      return {"按日历天数计，与其他记录重叠的天数只计一次",
              "counted by the days it adds, those of several records once"};
    case HourWhy::after_deadline:
      return {"期限后补修", "made up after the deadline"};
    case HourWhy::absent:
      return {"缺勤过多，学时作废", "void: absent for too much of it"};
    case HourWhy::no_category:
      return {"不属于计入的类别", "not of a category that counts"};
    case HourWhy::no_mode:
      return {"这种形式不计入", "not of a mode that counts"};
    case HourWhy::overlap:
      return {"这些天已由其他记录计入", "its days are counted by other records already"};
    case HourWhy::before_window:
      return {"早于本周期", "before the window"};
    case HourWhy::after_window:
      return {"晚于本周期", "after the window"};
    case HourWhy::used_before:
      return {"已在宽限期内补入上一周期", "it made up for the window before, in its days of grace"};
    case HourWhy::study_exempts:
      return {"学历进修，免除本周期要求", "this study does away with the window's total"};
    default:
      return {};
  }
}

}  // namespace

Words says(const HourFact& fact, const HourRule& rule) {
  switch (fact.why) {
    case HourWhy::per_training:
    case HourWhy::conversion_year:
    case HourWhy::conversion_most:
    case HourWhy::part_most:
      return most_words(fact, rule);
    case HourWhy::carried:
      return {"上一周期结转", "carried over from the window before"};
    case HourWhy::waiver_reduces:
      return {"免修：要求按免修天数减少", "waived: less is required, by the share of the waived days"};
    case HourWhy::waiver_exempts:
      return {"免修：本周期免除", "waived: nothing is required in this window"};
    case HourWhy::waiver_too_short:
      return {"免修时间不够长，要求不变", "waived, but not for long enough to change what is required"};
    case HourWhy::waiver_outside:
      return {"免修不在本周期内", "waived, but outside the window"};
    case HourWhy::joined_within:
      return {"周期内加入，要求按天数减少",
              "joined within the window: less is required, by the share of days"};
    default:
      return record_words(fact.why);
  }
}

}  // namespace echelon
