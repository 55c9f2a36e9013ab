#include "echelon/office/hours_checking.hpp"

#include "echelon/base/nearest.hpp"

namespace echelon {

void require_hour_rule(const HourRules& rules, const std::string& id) {
  if (id.empty() || rules.find(id) != nullptr) return;
  std::vector<std::string> known;
  for (const auto& each : rules.all()) known.push_back(each.id);
  throw Error(Fault::request, {"没有学时规则“" + id + "”", "there is no hour rule '" + id + "'"},
              {"现有的规则：" + joined(known), "the rules are: " + joined(known)});
}

void check_hours(const Office& office, const CommandRequest& request) {
  const auto rules = office.hour_rules();
  const std::string id(request.argument("id"));
  if (request.command == "hour_rule.set" && request.argument("toml").empty()) {
    require_hour_rule(*rules, id);
  } else if (request.command == "hour_rule.set") {
    static_cast<void>(rules->with(id, std::string(request.argument("toml"))));
  }
  if (request.command == "waiver.add" || request.command == "waivers.grant")
    require_hour_rule(*rules, std::string(request.argument("rule")));
  for (const auto& [name, line] : request.arguments) {
    if (name != "waiver") continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    require_hour_rule(*rules, line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
}

}  // namespace echelon
