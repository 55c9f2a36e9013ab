#include <mutex>
#include <set>

#include "echelon/base/nearest.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

struct Parameters::Asked {
  std::mutex mutex;
  std::set<std::string, std::less<>> names;
};

Parameters::Parameters() : asked_(std::make_shared<Asked>()) {}

Parameters::Parameters(Place place, std::map<std::string, std::vector<std::string>, std::less<>> values,
                       std::map<std::string, long, std::less<>> lines)
    : place_(std::move(place)),
      values_(std::move(values)),
      lines_(std::move(lines)),
      asked_(std::make_shared<Asked>()) {}

void Parameters::refuse(std::string_view name, const Words& why, const Words& remedy) const {
  Place at = place_;
  at.column += "." + std::string(name);
  if (const auto line = lines_.find(name); line != lines_.end()) at.row = line->second;
  throw Error(
      Fault::request,
      {"参数“" + std::string(name) + "”" + why.zh, "the parameter '" + std::string(name) + "' " + why.en},
      remedy.empty() ? Words{"修改 program.toml 的这一项，参见 core/docs/kinds.md",
                             "change this entry of program.toml; see core/docs/kinds.md"}
                     : remedy,
      at);
}

void Parameters::refuse_unasked() const {
  const std::lock_guard lock(asked_->mutex);
  const std::vector<std::string> known(asked_->names.begin(), asked_->names.end());
  for (const auto& [name, values] : values_) {
    if (asked_->names.contains(name)) continue;
    Words remedy{"删去这一项", "remove it"};
    if (const std::string meant = nearest(name, known); !meant.empty()) {
      remedy = {"是否想写 " + meant + "？", "did you mean " + meant + "?"};
    } else if (!known.empty()) {
      remedy = {"删去这一项；可用的参数：" + joined(known),
                "remove it; the parameters are: " + joined(known)};
    }
    refuse(name, {"不是这一种类的参数", "is none of this kind's"}, remedy);
  }
}

const std::vector<std::string>* Parameters::find(std::string_view name) const {
  {
    const std::lock_guard lock(asked_->mutex);
    asked_->names.emplace(name);
  }
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

bool Parameters::has(std::string_view name) const { return find(name) != nullptr; }

const std::string& Parameters::text(std::string_view name) const {
  const auto* const found = find(name);
  if (found == nullptr) refuse(name, {"缺失", "is missing"});
  if (found->size() != 1) refuse(name, {"应为单个值", "must be one value"});
  return found->front();
}

std::vector<std::string> Parameters::texts(std::string_view name) const {
  const auto* const found = find(name);
  return found == nullptr ? std::vector<std::string>() : *found;
}

std::vector<std::string> Parameters::some_texts(std::string_view name) const {
  const auto* const found = find(name);
  if (found == nullptr) refuse(name, {"缺失", "is missing"});
  if (found->empty()) refuse(name, {"不能是空列表", "must not be an empty list"});
  return *found;
}

Decimal Parameters::number(std::string_view name) const {
  const auto value = Decimal::read(text(name));
  if (!value) refuse(name, {"应为数字", "must be a number"});
  return *value;
}

Decimal Parameters::number(std::string_view name, Decimal otherwise) const {
  return has(name) ? number(name) : otherwise;
}

int Parameters::whole(std::string_view name) const {
  const Decimal value = number(name);
  if (value.millionths() % Decimal::scale != 0 || value < Decimal() || value > Decimal::of(1'000'000)) {
    refuse(name, {"应为不小于 0 的整数", "must be a whole number, 0 or more"});
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
  refuse(name, {"应为 true 或 false", "must be true or false"});
}

}  // namespace echelon
