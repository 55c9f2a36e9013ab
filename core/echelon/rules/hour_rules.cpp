#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "echelon/base/error.hpp"
#include "echelon/rules/hour_rule.hpp"

namespace echelon {
namespace {

/// What an own rule's place in errors is called: it has no file.
std::string own_file(const std::string& id) { return "hour_rule " + id; }

}  // namespace

HourRules::HourRules(std::string_view shipped, const std::string& file,
                     const std::map<std::string, std::string>& bureau) {
  *this = of_rules(read_hour_rules(shipped, file));
  for (const auto& [id, toml] : bureau) *this = with(id, toml);
}

HourRules HourRules::of_rules(std::vector<HourRule> rules) {
  std::map<std::string, std::vector<HourRule>> by_id;
  for (HourRule& rule : rules) by_id[rule.id].push_back(std::move(rule));
  HourRules all;
  for (auto& [id, versions] : by_id) all.put(id, std::move(versions), false);
  return all;
}

std::string shipped_hour_rules(const std::filesystem::path& data) {
  const std::filesystem::path file = data / "rules" / "hours.toml";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(Fault::request, {"学时规则文件不存在", "the file of hour rules is not there"},
                {"补上该文件", "put the file there"}, {file.string(), {}, 0, {}});
  }
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

HourRules HourRules::of(const std::filesystem::path& data, const std::map<std::string, std::string>& bureau) {
  return {shipped_hour_rules(data), (data / "rules" / "hours.toml").string(), bureau};
}

const HourRules::Versions* HourRules::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules_, id, {}, &Versions::id);
  return found == rules_.end() || found->id != id ? nullptr : &*found;
}

HourRules HourRules::with(const std::string& id, const std::string& toml) const {
  HourRules changed = *this;
  if (toml.empty()) {
    std::erase_if(changed.rules_, [&](const Versions& each) { return each.id == id; });
    return changed;
  }
  std::vector<HourRule> versions = read_hour_rules(toml, own_file(id));
  if (versions.empty() ||
      std::ranges::any_of(versions, [&](const HourRule& each) { return each.id != id; })) {
    throw Error(
        Fault::request,
        {"规则文本的 id 应都是“" + id + "”", "every [[rule]] of the text must have the id '" + id + "'"},
        {"改正文本中的 id", "correct the id in the text"}, {own_file(id), {}, 0, {}});
  }
  changed.put(id, std::move(versions), true);
  return changed;
}

void HourRules::put(const std::string& id, std::vector<HourRule> versions, bool own) {
  std::ranges::sort(versions, {}, &HourRule::from);
  const auto place = std::ranges::lower_bound(rules_, id, {}, &Versions::id);
  if (place != rules_.end() && place->id == id) {
    *place = {id, std::move(versions), own};
  } else {
    rules_.insert(place, {id, std::move(versions), own});
  }
}

Words unit_words(HourMeasure measure) {
  switch (measure) {
    case HourMeasure::hours:
      return {"学时", "hours"};
    case HourMeasure::credits:
      return {"学分", "credits"};
    case HourMeasure::months:
      return {"个月", "months"};
    case HourMeasure::days:
      return {"天", "days"};
    case HourMeasure::times:
      return {"次", "times"};
  }
  return {};
}

Words amount_words(Decimal amount, HourMeasure measure) {
  Words unit = unit_words(measure);
  if (amount == Decimal::of(1)) unit.en.pop_back();  // hours, credits, … lose their s
  return {amount.text() + " " + unit.zh, amount.text() + " " + unit.en};
}

}  // namespace echelon
