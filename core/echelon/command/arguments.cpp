#include "echelon/command/arguments.hpp"

#include <charconv>

#include "echelon/base/error.hpp"

namespace echelon::command {

void Arguments::refuse(std::string_view name, const Words& why) const {
  throw Error(Fault::request,
              {"命令 " + request_.command + " 的参数 " + std::string(name) + " " + why.zh,
               "argument " + std::string(name) + " of command " + request_.command + " " + why.en},
              {"请更正后重试", "correct it and try again"});
}

bool Arguments::given(std::string_view name) const { return !request_.argument(name).empty(); }

std::string Arguments::text(std::string_view name) const {
  if (!given(name)) refuse(name, {"没有填写", "is missing"});
  return std::string(request_.argument(name));
}

std::string Arguments::optional_text(std::string_view name) const {
  return std::string(request_.argument(name));
}

std::int64_t Arguments::number(std::string_view name) const {
  const std::string value = text(name);
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size() || number < 0 || number > 1'000'000'000) {
    refuse(name, {"应为整数", "is not a whole number"});
  }
  return number;
}

std::int64_t Arguments::number(std::string_view name, std::int64_t otherwise) const {
  return given(name) ? number(name) : otherwise;
}

Decimal Arguments::decimal(std::string_view name) const {
  const auto value = Decimal::read(text(name));
  if (!value) refuse(name, {"应为数字", "is not a number"});
  return *value;
}

Date Arguments::date(std::string_view name) const {
  const auto day = Date::from_iso(text(name));
  if (!day) refuse(name, {"应为日期，如 2026-03-01", "is not a date like 2026-03-01"});
  return *day;
}

Date Arguments::date(std::string_view name, Date otherwise) const {
  return given(name) ? date(name) : otherwise;
}

std::vector<std::string> Arguments::each(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : request_.arguments) {
    if (key == name) values.push_back(value);
  }
  return values;
}

}  // namespace echelon::command
