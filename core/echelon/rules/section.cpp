#include "echelon/rules/section.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "echelon/base/exact_text.hpp"

namespace echelon {

/// A table and the file that holds it.
struct Section::Table {
  std::shared_ptr<const toml::table> root;
  const toml::table* table = nullptr;

  [[nodiscard]] const toml::node* find(const char* key) const { return table->get(key); }
  [[nodiscard]] std::shared_ptr<const Table> inner(const toml::table* one) const {
    return std::make_shared<const Table>(Table{root, one});
  }
};

namespace {

long line_of(const toml::node& node) { return static_cast<long>(node.source().begin.line); }

std::string printed(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_floating_point()) return exact_text(number->get());
  std::ostringstream stream;
  node.visit([&](const auto& value) { stream << value; });
  return stream.str();
}

[[noreturn]] void refuse_at(const std::string& file, long line, const std::string& column, const Words& what,
                            const Words& remedy = {"修改该文件的这一行", "change this line of the file"}) {
  throw Error(Fault::request, what, remedy, {file, {}, line, column});
}

}  // namespace

Section Section::parse(std::string_view toml, const std::string& file, std::string name) {
  try {
    const auto root = std::make_shared<const toml::table>(toml::parse(toml, file));
    return {std::make_shared<const Table>(Table{root, root.get()}), file, std::move(name)};
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    refuse_at(file, static_cast<long>(error.source().begin.line), {},
              {"不是正确的 TOML：" + why, "is not TOML: " + why});
  }
}

namespace {

const toml::node* required_or_none(const Section& section, const toml::node* node, const char* key,
                                   bool required) {
  if (node == nullptr && required) section.refuse(key, {"缺少这一项", "is missing"});
  return node;
}

}  // namespace

std::string Section::text(const char* key, bool required) {
  asked_.insert(key);
  const toml::node* node = required_or_none(*this, table_->find(key), key, required);
  if (node == nullptr) return {};
  if (const auto* value = node->as_string()) return value->get();
  refuse(key, {"应为文字", "must be text"});
}

std::string Section::source(const char* key) {
  std::string said = text(key);
  if (said.empty())
    refuse(key, {"不能为空：每个数字都要有来源", "must not be empty: every number has its source"});
  return said;
}

int Section::whole(const char* key, bool required, int otherwise) {
  asked_.insert(key);
  const toml::node* node = required_or_none(*this, table_->find(key), key, required);
  if (node == nullptr) return otherwise;
  if (const auto* value = node->as_integer();
      value != nullptr && value->get() >= 0 && value->get() <= 1'000'000) {
    return static_cast<int>(value->get());
  }
  refuse(key, {"应为不小于 0 的整数", "must be a whole number, 0 or more"});
}

std::optional<int> Section::optional_whole(const char* key) {
  if (!has(key)) return std::nullopt;
  return whole(key);
}

int Section::whole_between(const char* key, int least, int most) {
  const int value = whole(key);
  const std::string range = std::to_string(least) + "–" + std::to_string(most);
  if (value < least || value > most)
    refuse(key, {"应为 " + range + " 的整数", "must be a whole number, " + range});
  return value;
}

std::vector<int> Section::wholes(const char* key) {
  asked_.insert(key);
  const toml::array* array = required_or_none(*this, table_->find(key), key, true)->as_array();
  std::vector<int> list;
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    const auto value = (*array)[i].value_exact<std::int64_t>();
    if (value && *value >= 0 && *value <= 1'000'000) list.push_back(static_cast<int>(*value));
  }
  if (list.empty() || list.size() != array->size())
    refuse(key, {"应为不小于 0 的整数的列表", "must be a list of whole numbers, 0 or more"});
  return list;
}

bool Section::flag(const char* key) {
  static_cast<void>(required_or_none(*this, table_->find(key), key, true));
  return flag(key, false);
}

bool Section::flag(const char* key, bool otherwise) {
  asked_.insert(key);
  const toml::node* node = table_->find(key);
  if (node == nullptr) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  refuse(key, {"应为 true 或 false", "must be true or false"});
}

Decimal Section::number(const char* key, bool required) {
  asked_.insert(key);
  const toml::node* node = required_or_none(*this, table_->find(key), key, required);
  if (node == nullptr) return {};
  if (const auto value = Decimal::read(printed(*node)); value && !node->is_string()) return *value;
  refuse(key, {"应为数字", "must be a number"});
}

std::optional<Decimal> Section::optional_number(const char* key) {
  if (!has(key)) return std::nullopt;
  return number(key);
}

Decimal Section::number_at_most(const char* key, int most) {
  const Decimal value = number(key);
  if (value < Decimal() || value > Decimal::of(most)) {
    const std::string range = "0–" + std::to_string(most);
    refuse(key, {"应为 " + range + " 的数", "must be a number, " + range});
  }
  return value;
}

Date Section::date(const char* key) {
  asked_.insert(key);
  const toml::node* node = table_->find(key);
  if (node == nullptr) return {};
  if (const auto day = Date::from_iso(printed(*node)); day && node->is_date()) return *day;
  refuse(key, {"应为日期，如 2015-08-28", "must be a date such as 2015-08-28"});
}

Words Section::words(const char* zh, const char* en) {
  Words both{text(zh), text(en)};
  if (both.zh.empty() || both.en.empty())
    refuse(both.zh.empty() ? zh : en, {"不能为空", "must not be empty"});
  return both;
}

std::vector<std::string> Section::texts(const char* key) {
  asked_.insert(key);
  const toml::node* node = table_->find(key);
  std::vector<std::string> list;
  if (node == nullptr) return list;
  const toml::array* array = node->as_array();
  if (array == nullptr) refuse(key, {"应为列表", "must be a list"});
  for (const toml::node& each : *array) list.push_back(printed(each));
  return list;
}

std::vector<std::string> Section::some_texts(const char* key) {
  std::vector<std::string> list = texts(key);
  if (list.empty() || std::ranges::find(list, std::string()) != list.end())
    refuse(key, {"应为非空的列表", "must be a list of texts, none of them empty"});
  return list;
}

std::vector<std::vector<std::string>> Section::groups(const char* key) {
  asked_.insert(key);
  const toml::node* node = required_or_none(*this, table_->find(key), key, true);
  const toml::array* array = node->as_array();
  if (array == nullptr) refuse(key, {"应为列表", "must be a list"});
  std::vector<std::vector<std::string>> all;
  all.reserve(array->size());
  for (const toml::node& each : *array) {
    const toml::array* group = each.as_array();
    if (group == nullptr) refuse(key, {"应为列表的列表", "must be a list of lists"});
    std::vector<std::string> texts;
    texts.reserve(group->size());
    for (const toml::node& text : *group) texts.push_back(printed(text));
    all.push_back(std::move(texts));
  }
  return all;
}

std::string Section::id() {
  std::string value = text("id");
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (value.empty() || !std::ranges::all_of(value, allowed)) {
    refuse("id",
           {"只能用小写字母、数字和下划线", "may only hold lower-case letters, digits and underscores"});
  }
  return value;
}

Parameters Section::parameters() {
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::map<std::string, long, std::less<>> lines;
  for (const auto& [key, node] : *table_->table) {
    const std::string name(key.str());
    if (!asked_.insert(name).second) continue;
    lines[name] = line_of(node);
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

bool Section::has(const char* key) const { return table_->find(key) != nullptr; }

std::optional<Section> Section::optional_part(const char* key) {
  asked_.insert(key);
  const toml::node* node = table_->find(key);
  if (node == nullptr) return std::nullopt;
  if (const toml::table* table = node->as_table()) return Section(table_->inner(table), file_, key);
  const std::string name(key);
  refuse_at(file_, line_of(*node), name,
            {"“" + name + "”应写成 [" + name + "] 一段", "'" + name + "' must be a section [" + name + "]"});
}

Section Section::part(const char* key) {
  if (auto found = optional_part(key)) return *std::move(found);
  const std::string name(key);
  refuse_at(file_, 0, name, {"缺少 [" + name + "]", "[" + name + "] is missing"},
            {"补上这一段", "add that section"});
}

std::vector<Section> Section::parts(const char* key) {
  asked_.insert(key);
  std::vector<Section> list;
  const toml::node* node = table_->find(key);
  if (node == nullptr) return list;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    if (const toml::table* table = (*array)[i].as_table())
      list.push_back(Section(table_->inner(table), file_, key));
  }
  if (array == nullptr || list.size() != array->size()) {
    const std::string name(key);
    refuse_at(file_, line_of(*node), name,
              {"“" + name + "”应写成 [[" + name + "]]", "'" + name + "' must be written [[" + name + "]]"});
  }
  return list;
}

void Section::finish() const {
  for (const auto& [key, node] : *table_->table) {
    const std::string name(key.str());
    if (!asked_.contains(name)) refuse(name.c_str(), {"不认识这一项", "is not known here"});
  }
}

Place Section::place(const char* key) const {
  const toml::node* node = key == nullptr ? nullptr : table_->find(key);
  const auto line = node == nullptr ? line_of(*table_->table) : line_of(*node);
  return {file_, {}, line, key == nullptr ? name_ : name_ + "." + key};
}

void Section::refuse(const char* key, const Words& why) const {
  const Place where = place(key);
  refuse_at(where.file, where.row, where.column,
            {"“" + std::string(key) + "”" + why.zh, "'" + std::string(key) + "' " + why.en});
}

}  // namespace echelon
