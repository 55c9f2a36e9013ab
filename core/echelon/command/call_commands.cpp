#include <array>

#include "echelon/command/commands.hpp"

namespace echelon::command {
namespace {

void open_call(Writer& writer, const Arguments& arguments) {
  const Date opened = arguments.date("opened_on");
  const Date closes = arguments.date("closes_on", Date());
  if (closes.known() && closes < opened)
    arguments.refuse("closes_on", {"早于发布日期", "is before the day it opens"});
  const std::int64_t seats = arguments.number("seats");
  if (seats < 1) arguments.refuse("seats", {"应至少为 1", "must be at least 1"});
  const std::int64_t number = writer.new_number("call.open");
  writer.run(
      "INSERT INTO call (number, program, title, state, opened_on, closes_on, seats, publicity_from, "
      "publicity_to, "
      "decided_on, run) VALUES (?, ?, ?, 'open', ?, ?, ?, 0, 0, 0, 0)",
      number, arguments.text("program"), arguments.text("title"), opened, closes, seats);
}

void begin_review(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::selected}, {"开始评审", "begin its review"});
  // From `selected` this reopens the review: the result that no one has seen is gone.
  writer.run("DELETE FROM decision WHERE call = ?", call.number);
  writer.run("UPDATE call SET run = 0, state = 'reviewing' WHERE number = ?", call.number);
}

void withdraw_call(Writer& writer, const Arguments& arguments) {
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::reviewing, CallState::selected, CallState::publicity},
                {"撤销", "withdraw it"});
  set_state(writer, call, CallState::withdrawn);
}

struct AdjustmentKind {
  std::string_view name;
  bool whole;
};

void adjust(Writer& writer, const Arguments& arguments) {
  static constexpr std::array kinds{AdjustmentKind{"weight", false}, AdjustmentKind{"quota_min", true},
                                    AdjustmentKind{"quota_max", true}, AdjustmentKind{"seats", true},
                                    AdjustmentKind{"school_seats", true}};
  const CallNow call = call_of(writer, arguments);
  require_state(call, {CallState::open, CallState::reviewing},
                {"调整权重和名额", "adjust weights and quotas"});
  const std::string kind = arguments.text("kind");
  const AdjustmentKind* found = nullptr;
  for (const AdjustmentKind& each : kinds) {
    if (each.name == kind) found = &each;
  }
  if (found == nullptr) arguments.refuse("kind", {"不是可调整的事项", "is nothing that can be adjusted"});
  const std::string key = kind == "seats" ? arguments.optional_text("key") : arguments.text("key");
  if (!arguments.given("value")) {
    writer.run("DELETE FROM adjustment WHERE call = ? AND kind = ? AND key = ?", call.number, kind, key);
    return;
  }
  std::optional<Decimal> value;
  if (arguments.text("value") != "none") {
    value = arguments.decimal("value");
    if (*value < Decimal()) arguments.refuse("value", {"不能为负数", "must not be negative"});
    if (found->whole && value->millionths() % Decimal::scale != 0)
      arguments.refuse("value", {"应为整数", "is not a whole number"});
  } else if (kind != "quota_min" && kind != "quota_max") {
    arguments.refuse("value", {"应为数字", "is not a number"});
  }
  writer.run(
      "INSERT INTO adjustment (call, kind, key, value) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (call, kind, key) DO UPDATE SET value = excluded.value",
      call.number, kind, key, value);
}

}  // namespace

std::span<const Command> call_commands() {
  static const std::array<Command, 4> list{{
      {"call.open", {"program", "title", "opened_on", "closes_on?", "seats"}, open_call},
      {"call.review", {"call"}, begin_review},
      {"call.withdraw", {"call"}, withdraw_call},
      {"adjust", {"call", "kind", "key?", "value?"}, adjust},
  }};
  return list;
}

}  // namespace echelon::command
