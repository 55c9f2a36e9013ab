// The hours ledger: everyone's standing, one person's facts, what a rule would do, who will be late.

#include "echelon/office/state.hpp"
#include "echelon/store/load.hpp"

namespace echelon {

std::shared_ptr<const HourRules> Office::State::current_hour_rules() {
  if (!hour_rules)
    hour_rules = std::make_shared<const HourRules>(HourRules::of(options.data, load_hour_rules(store)));
  return hour_rules;
}

std::shared_ptr<const HourRules> Office::hour_rules() const { return state_->current_hour_rules(); }

std::shared_ptr<const HourStandings> Office::State::current_hours() {
  if (!hours) {
    const auto people = current_snapshot();
    hours = std::make_shared<const HourStandings>(HourJudge(*people, current_hour_rules()).everyone());
  }
  return hours;
}

std::shared_ptr<const HourStandings> Office::hours() const { return state_->current_hours(); }

std::vector<HourExplained> Office::hours_of(const std::string& person, bool outside) const {
  const auto people = state_->current_snapshot();
  const PersonIndex found = people->find_person(person);
  if (found == nobody) {
    throw Error(Fault::request, {"没有工号为 " + person + " 的人员", "there is no person " + person},
                {"请检查工号", "check the id"});
  }
  return HourJudge(*people, state_->current_hour_rules()).explain(found, outside);
}

HourSimulation Office::simulate_hours(const std::string& toml, const std::string& id) const {
  if (toml.empty() && id.empty()) {
    throw Error(Fault::request, {"文本中没有规则", "there is no rule in the text"},
                {"写上一条 [[rule]]，或用 --rule 指出停用哪条规则",
                 "write a [[rule]], or name by --rule the one to be put out of use"});
  }
  const std::string rule = toml.empty() ? id : hour_rule_id(toml, "hour_rule");
  if (!id.empty() && rule != id) {
    throw Error(Fault::request,
                {"规则文本的 id 是“" + rule + "”，不是“" + id + "”",
                 "the text's id is '" + rule + "', not '" + id + "'"},
                {"改正 id", "correct the id"});
  }
  const auto now = state_->current_hour_rules();
  const auto changed = std::make_shared<const HourRules>(now->with(rule, toml));
  return echelon::simulate_hours(*state_->current_snapshot(), now, changed, rule);
}

std::vector<HourForecast> Office::forecast_hours() const { return forecast(*hours(), as_of()); }

namespace {

HourTrial trial_of(const Office& office, const std::string& id, const std::string& toml) {
  try {
    return {office.simulate_hours(toml, id), {}, {}, {}};
  } catch (const Error& error) {
    return {{}, error.happened(), error.remedy(), error.place()};
  }
}

}  // namespace

std::shared_ptr<const HoursView> Office::hours_view(const std::string& program) const {
  if (!state_->program(program).trains) return nullptr;
  const auto standings = hours();
  if (state_->hours_view && state_->hours_view->standings == standings) return state_->hours_view;
  auto view = std::make_shared<HoursView>();
  view->rules = state_->current_hour_rules();
  view->own = load_hour_rules(state_->store);
  view->shipped_text = std::make_shared<const std::string>(shipped_hour_rules(state_->options.data));
  view->shipped = std::make_shared<const HourRules>(*view->shipped_text, "hours.toml");
  view->standings = standings;
  view->forecasts = std::make_shared<const std::vector<HourForecast>>(forecast_hours());
  view->explain = [this](PersonIndex person) {
    const auto people = snapshot();
    return std::make_shared<const HourCase>(
        HourCase{people, hours_of(people->people.id[static_cast<std::size_t>(person)])});
  };
  view->simulate = [this](const std::string& id, const std::string& toml) {
    return std::make_shared<const HourTrial>(trial_of(*this, id, toml));
  };
  return state_->hours_view = std::move(view);
}

}  // namespace echelon
