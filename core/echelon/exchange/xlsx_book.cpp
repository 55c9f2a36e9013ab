#include <algorithm>
#include <map>

#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

bool is_true(const char* value) {
  return value != nullptr && (std::string_view(value) == "1" || std::string_view(value) == "true");
}

std::string text_of(const char* value) { return value == nullptr ? std::string() : std::string(value); }

struct Relation {
  std::string type;  ///< the last word of its address: `worksheet`, `sharedStrings` …
  std::string part;
};

/// `../theme/a.xml` seen from folder `xl/worksheets/` → `xl/theme/a.xml`.
std::string resolved(const std::string& folder, std::string_view target) {
  std::vector<std::string_view> steps;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::string_view step = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), step.size() + 1));
      if (step == ".." && !steps.empty()) steps.pop_back();
      if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
    }
  };
  if (!target.starts_with('/')) walk(folder);
  walk(target);
  std::string part;
  for (const std::string_view step : steps) part.append(part.empty() ? "" : "/").append(step);
  return part;
}

class RelationListener : public XmlListener {
 public:
  explicit RelationListener(std::string folder) : folder_(std::move(folder)) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || text_of(attributes.find("TargetMode")) == "External") return;
    const std::string type = text_of(attributes.find("Type"));
    relations[text_of(attributes.find("Id"))] = {type.substr(type.rfind('/') + 1),
                                                 resolved(folder_, text_of(attributes.find("Target")))};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, Relation> relations;

 private:
  std::string folder_;
};

std::map<std::string, Relation> relations_of(const XlsxContainer& container, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string relations = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  RelationListener listener(folder);
  if (container.has(relations)) read_xml(container, relations, listener);
  return std::move(listener.relations);
}

class BookListener : public XmlListener {
 public:
  struct Entry {
    std::string name;
    std::string relation;
    bool hidden = false;
  };
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") serial_1904 = is_true(attributes.find("date1904"));
    if (name != "sheet") return;
    const std::string state = text_of(attributes.find("state"));
    entries.push_back({text_of(attributes.find("name")), text_of(attributes.find("id")),
                       state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<Entry> entries;
  bool serial_1904 = false;
};

std::string book_part(const XlsxContainer& container) {
  for (const auto& [id, relation] : relations_of(container, "")) {
    if (relation.type == "officeDocument" && container.has(relation.part)) return relation.part;
  }
  return "xl/workbook.xml";
}

}  // namespace

XlsxBook read_xlsx_book(const XlsxContainer& container) {
  const std::string part = book_part(container);
  if (!container.has(part)) {
    throw Error(Fault::request, {"这个压缩包不是 Excel 工作簿", "this archive is not an Excel workbook"},
                {"请选择 .xlsx 或 .csv 文件", "choose an .xlsx or .csv file"}, {container.file(), {}, 0, {}});
  }
  BookListener listener;
  read_xml(container, part, listener);
  const auto relations = relations_of(container, part);
  XlsxBook book;
  book.serial_1904 = listener.serial_1904;
  for (BookListener::Entry& entry : listener.entries) {
    const auto found = relations.find(entry.relation);
    if (found == relations.end() || found->second.type != "worksheet") continue;
    book.tabs.push_back({std::move(entry.name), found->second.part, entry.hidden});
  }
  for (const auto& [id, relation] : relations) {
    if (relation.type == "sharedStrings") book.strings_part = relation.part;
    if (relation.type == "styles") book.styles_part = relation.part;
  }
  return book;
}

}  // namespace echelon
