#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/cohort_parts.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::CohortProblem;
using echelon::Error;
using echelon::Fault;
using Json = nlohmann::json;
using Pin = CohortProblem::Option::Pin;

namespace {

/// The column that says in or out: `pin`, or the only one besides the other two.
std::size_t pin_column(const PlainTable& table) {
  if (const auto found = table.find("pin")) return *found;
  for (std::size_t column = 0; column < table.header().size(); ++column) {
    const std::string& name = table.header()[column];
    if (table.header().size() == 3 && name != "teacher" && name != "session") return column;
  }
  return table.column("pin");
}

Pin read_pin(const PlainTable& table, std::size_t row, std::size_t column) {
  const std::string_view cell = table.cell(row, column);
  if (cell == "in") return Pin::in;
  if (cell == "out") return Pin::out;
  table.refuse(row, column, {"只能是 in 或 out", "it must be `in` or `out`"}, {"请改正", "correct it"});
}

Error unreadable(const std::filesystem::path& file) {
  return {Fault::request,
          {"这不是排班结果文件", "this is no plan"},
          {"请用 plan --out 写出的 JSON 文件", "use a JSON file as `plan --out` writes it"},
          {file.string(), {}, 0, {}}};
}

}  // namespace

void read_cohort_pins(const CohortRequest& request, CohortFiles& into) {
  const PlainTable table = read_plain_table(request.pins);
  const std::size_t teacher = table.column("teacher");
  const std::size_t session = table.column("session");
  const std::size_t pin = pin_column(table);
  std::size_t idle = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Pin asked = read_pin(table, row, pin);
    const auto option = find_option(into, table.cell(row, teacher), table.cell(row, session));
    if (option < 0 && asked == Pin::out) {
      ++idle;
      continue;
    }
    if (option < 0) {
      table.refuse(row, session,
                   {"选项文件中没有这位教师去这个班次", "the options have no such teacher and session"},
                   {"请改正，或在选项文件中补上", "correct it, or add the option"});
    }
    Pin& held = into.options[static_cast<std::size_t>(option)].pin;
    if (held != Pin::none && held != asked) {
      table.refuse(row, pin,
                   {"同一教师和班次既写了 in 又写了 out", "the same teacher and session are both in and out"},
                   {"请删除其中一行", "remove one of the two"});
    }
    held = asked;
  }
  if (idle == 0) return;
  const std::string count = std::to_string(idle);
  into.notes.push_back({"注意：" + count + " 条 out 指定不在选项文件中，没有作用",
                        "note: " + count + " pins `out` are no options and change nothing"});
}

std::vector<PlannedSeat> read_plan_file(const std::filesystem::path& file) {
  std::vector<PlannedSeat> seats;
  try {
    const Json plan = Json::parse(read_text_file(file));
    for (const Json& each : plan.at("assignments"))
      seats.push_back({each.at("teacher").get<std::string>(), each.at("session").get<std::string>()});
  } catch (const Json::exception&) {
    throw unreadable(file);
  }
  std::ranges::sort(seats);
  if (std::ranges::adjacent_find(seats) != seats.end()) throw unreadable(file);
  return seats;
}

void read_published_plan(const CohortRequest& request, CohortFiles& into) {
  CohortProblem::Published published;
  for (const PlannedSeat& each : read_plan_file(request.published)) {
    const auto option = find_option(into, each.teacher, each.session);
    if (option < 0) {
      ++into.lost;
    } else {
      published.chosen.push_back(option);
    }
  }
  std::ranges::sort(published.chosen);
  published.changes = request.disturb - into.lost;
  into.district.published = std::move(published);
  if (into.lost == 0) return;
  const std::string count = std::to_string(into.lost);
  into.notes.push_back(
      {"注意：原方案有 " + count + " 个安排已不在选项文件中，各算一处变动",
       "note: " + count +
           " assignments of the published plan are no options any more; each counts as a change"});
}

}  // namespace cli
