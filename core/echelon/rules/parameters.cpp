#include "echelon/rules/program.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const Place& place, std::string_view name, const Words& why) {
  Place at = place;
  at.column += "." + std::string(name);
  throw Error(
      Fault::request,
      {"参数“" + std::string(name) + "”" + why.zh, "the parameter '" + std::string(name) + "' " + why.en},
      {"修改 program.toml 的这一项，参见 core/docs/kinds.md",
       "change this entry of program.toml; see core/docs/kinds.md"},
      at);
}

}  // namespace

const std::string& Parameters::text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) refuse(place_, name, {"缺失", "is missing"});
  if (found->second.size() != 1) refuse(place_, name, {"应为单个值", "must be one value"});
  return found->second.front();
}

std::vector<std::string> Parameters::texts(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

Decimal Parameters::number(std::string_view name) const {
  const auto value = Decimal::read(text(name));
  if (!value) refuse(place_, name, {"应为数字", "must be a number"});
  return *value;
}

Decimal Parameters::number(std::string_view name, Decimal otherwise) const {
  return has(name) ? number(name) : otherwise;
}

int Parameters::whole(std::string_view name) const {
  const Decimal value = number(name);
  if (value.millionths() % Decimal::scale != 0 || value < Decimal() || value > Decimal::of(1'000'000)) {
    refuse(place_, name, {"应为不小于 0 的整数", "must be a whole number, 0 or more"});
  }
  return static_cast<int>(value.millionths() / Decimal::scale);
}

int Parameters::whole(std::string_view name, int otherwise) const {
  return has(name) ? whole(name) : otherwise;
}

bool Parameters::flag(std::string_view name, bool otherwise) const {
  if (!has(name)) return otherwise;
  const std::string& value = text(name);
  if (value == "true") return true;
  if (value == "false") return false;
  refuse(place_, name, {"应为 true 或 false", "must be true or false"});
}

}  // namespace echelon
