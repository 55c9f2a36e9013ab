#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <sstream>

#include "echelon/rules/program.hpp"

namespace echelon {
namespace {

/// As few digits as tell the number apart: 0.1, not 0.10000000000000001.
std::string shortest(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

/// Reads one table of the file, remembers which keys were asked for, and refuses the rest.
class Section {
 public:
  Section(const toml::table& table, const std::string& file, std::string name)
      : table_(table), file_(file), name_(std::move(name)) {}

  [[nodiscard]] std::string text(const char* key, bool required = true) {
    const toml::node* node = take(key, required);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string()) return value->get();
    refuse(key, {"应为文字", "must be text"});
  }
  [[nodiscard]] int whole(const char* key, bool required = true, int otherwise = 0) {
    const toml::node* node = take(key, required);
    if (node == nullptr) return otherwise;
    if (const auto* value = node->as_integer();
        value != nullptr && value->get() >= 0 && value->get() <= 1'000'000) {
      return static_cast<int>(value->get());
    }
    refuse(key, {"应为不小于 0 的整数", "must be a whole number, 0 or more"});
  }
  [[nodiscard]] std::optional<int> optional_whole(const char* key) {
    if (!table_.contains(key)) return std::nullopt;
    return whole(key);
  }
  [[nodiscard]] bool flag(const char* key, bool otherwise) {
    const toml::node* node = take(key, false);
    if (node == nullptr) return otherwise;
    if (const auto* value = node->as_boolean()) return value->get();
    refuse(key, {"应为 true 或 false", "must be true or false"});
  }
  [[nodiscard]] Decimal number(const char* key, bool required = true) {
    const toml::node* node = take(key, required);
    if (node == nullptr) return {};
    if (const auto value = Decimal::read(printed(*node)); value && !node->is_string()) return *value;
    refuse(key, {"应为数字", "must be a number"});
  }
  [[nodiscard]] Date date(const char* key) {
    const toml::node* node = take(key, false);
    if (node == nullptr) return {};
    if (const auto day = Date::from_iso(printed(*node)); day && node->is_date()) return *day;
    refuse(key, {"应为日期，如 2015-08-28", "must be a date such as 2015-08-28"});
  }
  [[nodiscard]] Words words(const char* zh = "zh", const char* en = "en") {
    Words both{text(zh), text(en)};
    if (both.zh.empty() || both.en.empty())
      refuse(both.zh.empty() ? zh : en, {"不能为空", "must not be empty"});
    return both;
  }
  [[nodiscard]] std::vector<std::string> texts(const char* key) {
    const toml::node* node = take(key, false);
    std::vector<std::string> list;
    if (node == nullptr) return list;
    const toml::array* array = node->as_array();
    if (array == nullptr) refuse(key, {"应为列表", "must be a list"});
    for (const toml::node& each : *array) list.push_back(printed(each));
    return list;
  }
  [[nodiscard]] std::string id() {
    std::string value = text("id");
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (value.empty() || !std::ranges::all_of(value, allowed)) {
      refuse("id",
             {"只能用小写字母、数字和下划线", "may only hold lower-case letters, digits and underscores"});
    }
    return value;
  }
  /// All keys not asked for yet, as a kind's parameters.
  [[nodiscard]] Parameters parameters() {
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    std::map<std::string, long, std::less<>> lines;
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (asked_.contains(name)) continue;
      asked_.insert(name);
      lines[name] = static_cast<long>(node.source().begin.line);
      std::vector<std::string>& list = values[name];
      if (const toml::array* array = node.as_array()) {
        for (const toml::node& each : *array) list.push_back(printed(each));
      } else if (node.is_table()) {
        refuse(name.c_str(), {"不能是表", "must not be a table"});
      } else {
        list.push_back(printed(node));
      }
    }
    return {place(), std::move(values), std::move(lines)};
  }
  /// A key that is read elsewhere.
  void know(const char* key) { asked_.insert(key); }
  void finish() const {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (!asked_.contains(name)) refuse(name.c_str(), {"不认识这一项", "is not known here"});
    }
  }
  [[nodiscard]] Place place(const char* key = nullptr) const {
    const toml::node* node = key == nullptr ? nullptr : table_.get(key);
    const auto line = (node == nullptr ? table_.source() : node->source()).begin.line;
    return {file_, {}, static_cast<long>(line), key == nullptr ? name_ : name_ + "." + key};
  }
  [[noreturn]] void refuse(const char* key, const Words& why) const {
    throw Error(Fault::request,
                {"“" + std::string(key) + "”" + why.zh, "'" + std::string(key) + "' " + why.en},
                {"修改该文件的这一行", "change this line of the file"}, place(key));
  }

 private:
  const toml::node* take(const char* key, bool required) {
    asked_.insert(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr && required) refuse(key, {"缺少这一项", "is missing"});
    return node;
  }
  static std::string printed(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_floating_point()) return shortest(number->get());
    std::ostringstream stream;
    node.visit([&](const auto& value) { stream << value; });
    return stream.str();
  }

  const toml::table& table_;
  const std::string& file_;
  std::string name_;
  std::set<std::string, std::less<>> asked_;
};

/// The tables of a list `[[name]]`; an absent list is empty.
std::vector<const toml::table*> tables(const toml::table& root, const std::string& file, const char* name) {
  std::vector<const toml::table*> list;
  const toml::node* node = root.get(name);
  if (node == nullptr) return list;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    if (const toml::table* table = (*array)[i].as_table()) list.push_back(table);
  }
  if (array == nullptr || list.size() != array->size()) {
    throw Error(Fault::request,
                {std::string("“") + name + "”应写成 [[" + name + "]]",
                 std::string("'") + name + "' must be written [[" + name + "]]"},
                {"修改该文件的这一行", "change this line of the file"},
                {file, {}, static_cast<long>(node->source().begin.line), name});
  }
  return list;
}

Rule read_rule(const toml::table& table, const std::string& file, const char* list, bool weighted) {
  Section section(table, file, list);
  Rule rule;
  rule.id = section.id();
  rule.kind = section.text("kind");
  rule.name = section.words();
  rule.from = section.date("from");
  rule.to = section.date("to");
  rule.source = section.text("source");
  if (rule.source.empty())
    section.refuse("source",
                   {"不能为空：每个数字都要有来源", "must not be empty: every number has its source"});
  if (weighted) rule.weight = section.number("weight");
  rule.parameters = section.parameters();
  return rule;
}

Quota read_quota(const toml::table& table, const std::string& file) {
  Section section(table, file, "quota");
  Quota quota{section.id(),
              section.text("feature"),
              section.text("value"),
              section.optional_whole("min"),
              section.optional_whole("max"),
              section.words(),
              section.text("source")};
  if (!quota.min && !quota.max) section.refuse("min", {"至少要有 min 或 max", "or 'max' must be given"});
  if (quota.min && quota.max && *quota.min > *quota.max)
    section.refuse("min", {"大于 max", "is greater than 'max'"});
  section.finish();
  return quota;
}

/// Whether two entries of one id stand in each other's way: rules of different times do not.
bool clash(const Rule& a, const Rule& b) {
  const bool a_ends_before = a.to.known() && b.from.known() && a.to < b.from;
  const bool b_ends_before = b.to.known() && a.from.known() && b.to < a.from;
  return a.id == b.id && !a_ends_before && !b_ends_before;
}
bool clash(const Quota& a, const Quota& b) { return a.id == b.id; }

/// `from` are the tables that the entries were read from, one by one.
template <class Entry>
void refuse_duplicates(const std::vector<Entry>& entries, const std::vector<const toml::table*>& from,
                       const std::string& file, const char* list) {
  for (auto at = entries.begin(); at != entries.end(); ++at) {
    const Entry& entry = *at;
    if (std::any_of(entries.begin(), at, [&](const Entry& before) { return clash(before, entry); })) {
      throw Error(
          Fault::request,
          {std::string(list) + " 的 id“" + entry.id + "”在同一时期重复",
           std::string("the id '") + entry.id + "' stands twice among the " + list +
               " entries for the same days"},
          {"换一个 id，或用 from 与 to 分开时期",
           "give one of them another id, or part them by 'from' and 'to'"},
          {file,
           {},
           static_cast<long>(from[static_cast<std::size_t>(at - entries.begin())]->source().begin.line),
           list});
    }
  }
}

const toml::table& part(const toml::table& root, const std::string& file, const char* name) {
  if (const toml::table* table = root[name].as_table()) return *table;
  if (const toml::node* other = root.get(name)) {
    throw Error(Fault::request,
                {std::string("“") + name + "”应写成 [" + name + "] 一段",
                 std::string("'") + name + "' must be a section [" + name + "]"},
                {"修改该文件的这一行", "change this line of the file"},
                {file, {}, static_cast<long>(other->source().begin.line), name});
  }
  throw Error(Fault::request, {std::string("缺少 [") + name + "]", std::string("[") + name + "] is missing"},
              {"补上这一段", "add that section"}, {file, {}, 0, name});
}

void read_head(Program& program, const toml::table& root, const std::string& file) {
  Section name(part(root, file, "name"), file, "name");
  program.name = name.words();
  name.finish();
  Section purpose(part(root, file, "purpose"), file, "purpose");
  program.purpose = purpose.words();
  purpose.finish();
  if (!root.contains("plan")) return;  // a program of the bureau's own
  Section plan(part(root, file, "plan"), file, "plan");
  program.plan = {plan.words(), plan.text("document")};
  plan.finish();
}

void read_round(Program& program, const toml::table& root, const std::string& file) {
  if (root.contains("appointment")) {
    Section appointment(part(root, file, "appointment"), file, "appointment");
    program.ladder = appointment.text("ladder");
    program.tier = appointment.text("tier");
    appointment.finish();
  }
  if (root.contains("nomination_seats")) {
    Section seats(part(root, file, "nomination_seats"), file, "nomination_seats");
    program.nomination_seats = {seats.whole("total"), seats.text("method"), seats.text("measure"),
                                seats.whole("least", false), seats.whole("most", false)};
    seats.finish();
  }
  if (root.contains("review")) {
    Section review(part(root, file, "review"), file, "review");
    program.review = {review.whole("raters"), review.number("lowest"), review.number("highest"),
                      review.flag("adjust_severity", true), review.flag("renormalise_missing", false)};
    if (program.review.highest <= program.review.lowest)
      review.refuse("highest", {"应大于 lowest", "must be greater than 'lowest'"});
    review.finish();
  }
}

}  // namespace

Program read_program(std::string_view toml, const std::string& file) {
  toml::table root;
  try {
    root = toml::parse(toml, file);
  } catch (const toml::parse_error& error) {
    throw Error(Fault::request,
                {"不是正确的 TOML：" + std::string(error.description()),
                 "is not TOML: " + std::string(error.description())},
                {"修改该文件的这一行", "change this line of the file"},
                {file, {}, static_cast<long>(error.source().begin.line), {}});
  }
  Program program;
  program.digest_source = toml;
  Section top(root, file, "program");
  program.id = top.id();
  program.order = top.whole("order");
  program.seats = top.whole("seats", false);
  program.reserves = top.whole("reserves", false);
  program.publicity_days = top.whole("publicity_days", false);
  program.tie_ladder = top.texts("tie_ladder");
  read_head(program, root, file);
  read_round(program, root, file);
  const auto requirements = tables(root, file, "requirement");
  const auto criteria = tables(root, file, "criterion");
  const auto quotas = tables(root, file, "quota");
  for (const toml::table* each : requirements)
    program.requirements.push_back(read_rule(*each, file, "requirement", false));
  for (const toml::table* each : criteria)
    program.criteria.push_back(read_rule(*each, file, "criterion", true));
  for (const toml::table* each : quotas) program.quotas.push_back(read_quota(*each, file));
  refuse_duplicates(program.requirements, requirements, file, "requirement");
  refuse_duplicates(program.criteria, criteria, file, "criterion");
  refuse_duplicates(program.quotas, quotas, file, "quota");
  for (const char* section : {"name", "purpose", "plan", "appointment", "nomination_seats", "review",
                              "requirement", "criterion", "quota"}) {
    top.know(section);
  }
  top.finish();
  return program;
}

namespace {

std::vector<const Rule*> in_force(const std::vector<Rule>& rules, Date day) {
  std::vector<const Rule*> list;
  for (const Rule& rule : rules) {
    if (Period{rule.from, rule.to}.contains(day)) list.push_back(&rule);
  }
  return list;
}

}  // namespace

std::vector<const Rule*> Program::requirements_on(Date day) const { return in_force(requirements, day); }
std::vector<const Rule*> Program::criteria_on(Date day) const { return in_force(criteria, day); }

}  // namespace echelon
