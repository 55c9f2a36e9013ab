#include "echelon/rules/planning_terms.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

/// One [[planning]] as it is read.
class TermsReader {
 public:
  TermsReader(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  [[nodiscard]] PlanningTerms read() const {
    PlanningTerms terms;
    const auto from = table_["from"].value_exact<toml::date>();
    const auto day = from ? Date::of(from->year, from->month, from->day) : std::nullopt;
    if (!day) refuse("from");
    terms.from = *day;
    terms.source = table_["source"].value_or(std::string());
    if (terms.source.empty()) refuse("source");
    terms.hour = number("hour", 1000);
    terms.overdue = number("overdue", 100);
    terms.soon = number("soon", 100);
    terms.soon_days = whole("soon_days", 3660);
    terms.wish = number("wish", 1000);
    terms.nomination = number("nomination", 1000);
    terms.enrolled = number("enrolled", 1000);
    terms.other_town = number("other_town", 1);
    terms.sessions_per_person = whole("sessions_per_person", 100);
    terms.sessions_per_month = std::max(1, whole("sessions_per_month", 100));
    terms.absence_share = number("absence_share", 1);
    terms.keep_of_subject = whole("keep_of_subject", 1000);
    terms.repeat_months = whole("repeat_months", 1200);
    terms.gap = number("gap", 1);
    return terms;
  }

 private:
  [[noreturn]] void refuse(const std::string& key) const {
    throw Error(Fault::request,
                {"排班规则的 " + key + " 缺失或超出范围",
                 "'" + key + "' of the planning rules is missing or out of range"},
                {"修改该文件", "mend the file"},
                {file_, {}, static_cast<long>(table_.source().begin.line), {}});
  }
  [[nodiscard]] Decimal number(const char* key, int most) const {
    const auto value = table_[key].value<double>();
    if (!value || !(*value >= 0) || *value > most) refuse(key);
    return Decimal::from_millionths(std::llround(*value * static_cast<double>(Decimal::scale)));
  }
  [[nodiscard]] int whole(const char* key, int most) const {
    const auto value = table_[key].value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > most) refuse(key);
    return static_cast<int>(*value);
  }

  const toml::table& table_;
  const std::string& file_;
};

}  // namespace

std::vector<PlanningTerms> read_planning_terms(std::string_view text, const std::string& file) {
  std::vector<PlanningTerms> terms;
  try {
    const toml::table whole = toml::parse(text, file);
    if (const toml::array* list = whole["planning"].as_array()) {
      for (const toml::node& each : *list)
        if (const toml::table* table = each.as_table()) terms.push_back(TermsReader(*table, file).read());
    }
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    throw Error(Fault::request, {"排班规则无法读取：" + why, "the planning rules cannot be read: " + why},
                {"修改该文件", "mend the file"},
                {file, {}, static_cast<long>(error.source().begin.line), {}});
  }
  if (terms.empty()) {
    throw Error(Fault::request, {"没有 [[planning]]", "there is no [[planning]]"},
                {"修改该文件", "mend the file"}, {file, {}, 0, {}});
  }
  std::ranges::sort(terms, {}, &PlanningTerms::from);
  return terms;
}

const PlanningTerms& terms_on(const std::vector<PlanningTerms>& terms, Date day) {
  const PlanningTerms* holds = &terms.front();
  for (const PlanningTerms& each : terms)
    if (each.from <= day) holds = &each;
  return *holds;
}

}  // namespace echelon
