#include "echelon/rules/mentoring_terms.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

/// One [[mentoring]] as it is read.
class TermsReader {
 public:
  TermsReader(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  [[nodiscard]] MentoringTerms read() const {
    MentoringTerms terms;
    const auto from = table_["from"].value_exact<toml::date>();
    const auto day = from ? Date::of(from->year, from->month, from->day) : std::nullopt;
    if (!day) refuse("from");
    terms.from = *day;
    terms.source = table_["source"].value_or(std::string());
    if (terms.source.empty()) refuse("source");
    terms.tiers = tiers();
    terms.least = whole("least", 0, 100);
    terms.capacity = whole("capacity", std::max(1, terms.least), 100);
    terms.first_months = whole("first_months", 0, 600);
    terms.gap_years = whole("gap_years", 0, 60);
    terms.ideal_gap_years = whole("ideal_gap_years", terms.gap_years, 80);
    terms.term_months = whole("term_months", 1, 600);
    read_milestones(terms);
    const auto other_town = table_["other_town"].value_exact<bool>();
    if (!other_town) refuse("other_town");
    terms.other_town = *other_town;
    terms.most_mentors = whole("most_mentors", 1, 100'000);
    for (const auto& [key, points] :
         {std::pair("same_subject", &terms.same_subject), std::pair("near_subject", &terms.near_subject),
          std::pair("same_school", &terms.same_school), std::pair("same_town", &terms.same_town),
          std::pair("gap", &terms.gap), std::pair("wish", &terms.wish)})
      *points = number(table_, key);
    terms.near = groups("near");
    terms.failed = texts(table_["failed"].as_array(), "failed");
    return terms;
  }

 private:
  [[noreturn]] void refuse(const std::string& key) const {
    throw Error(Fault::request,
                {"师徒规则的 " + key + " 缺失或超出范围",
                 "'" + key + "' of the mentoring rules is missing or out of range"},
                {"修改该文件", "mend the file"},
                {file_, {}, static_cast<long>(table_.source().begin.line), {}});
  }
  [[nodiscard]] Decimal number(const toml::table& table, const std::string& key) const {
    const auto value = table[key].value<double>();
    if (!value || !(*value >= 0) || *value > 1000) refuse(key);
    return Decimal::from_millionths(std::llround(*value * static_cast<double>(Decimal::scale)));
  }
  [[nodiscard]] int whole(const char* key, int least, int most) const {
    const auto value = table_[key].value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) refuse(key);
    return static_cast<int>(*value);
  }
  [[nodiscard]] std::vector<std::string> texts(const toml::array* list, const std::string& key) const {
    if (list == nullptr) refuse(key);
    std::vector<std::string> all;
    for (const toml::node& each : *list) {
      const auto text = each.value_exact<std::string>();
      if (!text || text->empty()) refuse(key);
      all.push_back(*text);
    }
    return all;
  }
  [[nodiscard]] std::vector<std::vector<std::string>> groups(const char* key) const {
    const toml::array* list = table_[key].as_array();
    if (list == nullptr) refuse(key);
    std::vector<std::vector<std::string>> all;
    all.reserve(list->size());
    for (const toml::node& each : *list) all.push_back(texts(each.as_array(), key));
    return all;
  }
  [[nodiscard]] std::vector<MentoringTerms::Tier> tiers() const {
    const toml::array* list = table_["tier"].as_array();
    if (list == nullptr || list->empty()) refuse("tier");
    std::vector<MentoringTerms::Tier> all;
    all.reserve(list->size());
    for (const toml::node& each : *list) {
      const toml::table* tier = each.as_table();
      if (tier == nullptr) refuse("tier");
      all.push_back({texts((*tier)["names"].as_array(), "tier.names"), number(*tier, "points")});
    }
    return all;
  }
  void read_milestones(MentoringTerms& terms) const {
    const toml::array* list = table_["milestone_months"].as_array();
    if (list == nullptr || list->size() != terms.milestone_months.size()) refuse("milestone_months");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto months = (*list)[i].value_exact<std::int64_t>();
      const int before = i == 0 ? 0 : terms.milestone_months.at(i - 1);
      if (!months || *months <= before || *months > 600) refuse("milestone_months");
      terms.milestone_months.at(i) = static_cast<int>(*months);
    }
  }

  const toml::table& table_;
  const std::string& file_;
};

}  // namespace

std::vector<MentoringTerms> read_mentoring_terms(std::string_view text, const std::string& file) {
  std::vector<MentoringTerms> terms;
  try {
    const toml::table whole = toml::parse(text, file);
    if (const toml::array* list = whole["mentoring"].as_array()) {
      for (const toml::node& each : *list)
        if (const toml::table* table = each.as_table()) terms.push_back(TermsReader(*table, file).read());
    }
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    throw Error(Fault::request, {"师徒规则无法读取：" + why, "the mentoring rules cannot be read: " + why},
                {"修改该文件", "mend the file"},
                {file, {}, static_cast<long>(error.source().begin.line), {}});
  }
  if (terms.empty()) {
    throw Error(Fault::request, {"没有 [[mentoring]]", "there is no [[mentoring]]"},
                {"修改该文件", "mend the file"}, {file, {}, 0, {}});
  }
  std::ranges::sort(terms, {}, &MentoringTerms::from);
  return terms;
}

const MentoringTerms& terms_on(const std::vector<MentoringTerms>& terms, Date day) {
  const MentoringTerms* holds = &terms.front();
  for (const MentoringTerms& each : terms)
    if (each.from <= day) holds = &each;
  return *holds;
}

const Words& milestone_words(int step) {
  static const std::array<Words, 3> names{
      {{"一年合格", "qualified"}, {"两年胜任", "competent"}, {"三年成才", "accomplished"}}};
  return names.at(static_cast<std::size_t>(std::clamp(step, 1, 3)) - 1);
}

}  // namespace echelon
