// In English nothing Chinese but what the office holds; in Chinese nothing English but names, ids and terms.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "echelon/base/text.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// Every text that stands in the office's file or in a snapshot of it, one after another.
std::string texts_of(const std::filesystem::path& file, const Snapshot& snapshot) {
  std::string all;
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  const auto each_row = [&](const std::string& query, const auto& take) {
    sqlite3_stmt* rows = nullptr;
    REQUIRE(sqlite3_prepare_v2(database, query.c_str(), -1, &rows, nullptr) == SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW) take(rows);
    sqlite3_finalize(rows);
  };
  std::vector<std::string> tables;
  each_row("select name from sqlite_master where type = 'table'", [&](sqlite3_stmt* row) {
    tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
  });
  for (const std::string& table : tables) {
    each_row("select * from \"" + table + "\"", [&](sqlite3_stmt* row) {
      for (int column = 0; column < sqlite3_column_count(row); ++column) {
        if (sqlite3_column_type(row, column) != SQLITE_TEXT) continue;
        all.append(reinterpret_cast<const char*>(sqlite3_column_text(row, column))).append("\n");
      }
    });
  }
  sqlite3_close(database);
  for (std::uint32_t symbol = 0; symbol < snapshot.symbols.size(); ++symbol)
    all.append(snapshot.symbols.text(static_cast<Symbol>(symbol))).append("\n");
  return all;
}

/// What programs and rules say in one language only: sources, names that sheets use. Lines that begin with
/// `skipped` say a thing in the other one.
std::string data_files(std::string_view skipped) {
  std::string all;
  for (const char* folder : {ECHELON_PLUGINS, ECHELON_DATA, ECHELON_FIXTURES "/small_coaches"}) {
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
      if (each.path().extension() != ".toml") continue;
      std::ifstream in(each.path());
      for (std::string line; std::getline(in, line);)
        if (!line.starts_with(skipped)) all += line + '\n';
    }
  }
  return all;
}

/// Texts that stand as they are in both languages: the TOML of a rule, a folder of this machine, the name of
/// the other language.
bool is_the_same_in_both(const std::string& text) {
  return text.starts_with("[[rule]]") || text.starts_with("▶ ") || text.starts_with("中文") ||
         text.ends_with(" 中文") || text.ends_with("Echelon 梯队");
}

/// The stretches of Chinese characters in a text.
std::vector<std::string> chinese_in(std::string_view text) {
  std::vector<std::string> stretches;
  std::string current;
  while (!text.empty()) {
    const char32_t character = take_code_point(text);
    if (is_han(character)) {
      append_code_point(current, character);
    } else if (!current.empty()) {
      stretches.push_back(std::move(current));
      current.clear();
    }
  }
  if (!current.empty()) stretches.push_back(std::move(current));
  return stretches;
}

/// Comes to every page, and to a selected row of each table on it; `look` sees what is drawn.
void visit(SmallOffice& office, const std::function<void(const std::string& page)>& look) {
  const auto look_deeper = [&](const std::string& name) {
    look(name);
    for (const Item& item : office.stage.ui().items.items()) {
      if (item.id.find("/row:") == std::string::npos || !item.in_sight) continue;
      office.hand.click(std::string(item.id));
      look(name + " selected");
      return;
    }
  };
  for (const Page& page : pages()) {
    office.shell.page = page.id;
    office.hand.settle();
    look_deeper(std::string(page.id));
  }
  const std::vector<const Program*> programs = office.view().programs;
  for (const Program* program : programs) {
    office.shell.page = "program:" + program->id;
    office.hand.settle();
    std::vector<std::string> panels;
    for (const Panel& panel : office.desk.panels(program->id)) panels.push_back(panel.id);
    for (const std::string& panel : panels) {
      if (!office.hand.sees("tab:" + panel)) continue;
      office.hand.click("tab:" + panel);
      look_deeper(program->id + " " + panel);
    }
  }
}

/// English words that stand in Chinese sentences on purpose.
const std::set<std::string, std::less<>>& english_terms() {
  static const std::set<std::string, std::less<>> terms{
      "Echelon", "English",  "Excel",  "Ctrl",    "Shift",   "Alt",     "Tab",   "Enter",
      "Esc",     "PageRank", "Pareto", "leximin", "Delete",  "Home",    "Menu",  "Page",
      "Up",      "Down",     "Dear",   "ImGui",   "echelon", "Release", "Space", "Backspace",
      "Insert",  "End",      "Left",   "Right",   "csv",     "pdf",     "xlsx"};
  return terms;
}

/// The small words of a Chinese sentence that are neither ids, file names, nor known terms.
std::vector<std::string> english_in(const std::string& text, const std::string& data) {
  static const std::regex word("[A-Za-z][A-Za-z'-]{2,}");
  std::vector<std::string> found;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), word); it != std::sregex_iterator(); ++it) {
    const std::string each = it->str();
    const auto before = it->position() == 0 ? ' ' : text[static_cast<std::size_t>(it->position()) - 1];
    const auto end = static_cast<std::size_t>(it->position()) + each.size();
    const auto after = end < text.size() ? text[end] : ' ';
    const std::string_view part_of_id = "_./=:@-0123456789";
    if (part_of_id.find(before) != std::string_view::npos || part_of_id.find(after) != std::string_view::npos)
      continue;
    const bool capitals = std::ranges::all_of(each, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!capitals && !english_terms().contains(each) && data.find(each) == std::string::npos)
      found.push_back(each);
  }
  return found;
}

// The report for whoever looks after the program names things in English, the licences are their authors'.
bool is_for_the_maintainer(const std::string& page) {
  return page.starts_with("report") || page.starts_with("about") || page.starts_with("recover");
}

}  // namespace

TEST_CASE("in English nothing is Chinese but what the office holds, on any page of any program") {
  SmallOffice office({"tiered_training", "master_echelons"});
  office.show(Language::english, false);
  const std::string data = texts_of(office.view().path, office.snapshot()) + data_files("zh = ");
  std::set<std::string> strangers;
  visit(office, [&](const std::string& page) {
    office.hand.frame();
    for (const std::string& text : office.stage.ui().items.texts()) {
      if (is_the_same_in_both(text)) continue;
      for (const std::string& stretch : chinese_in(text)) {
        if (data.find(stretch) == std::string::npos) strangers.insert(page + ": " + stretch + " in: " + text);
      }
    }
  });
  for (const std::string& stranger : strangers) {
    CAPTURE(stranger);
    CHECK(false);
  }
}

TEST_CASE("in Chinese no English sentence is left, on any page of any program") {
  SmallOffice office({"tiered_training", "master_echelons"});
  const std::string data = texts_of(office.view().path, office.snapshot()) + data_files("en = ");
  std::set<std::string> strangers;
  visit(office, [&](const std::string& page) {
    if (is_for_the_maintainer(page)) return;
    office.hand.frame();
    for (const std::string& text : office.stage.ui().items.texts()) {
      if (is_the_same_in_both(text)) continue;
      for (const std::string& word : english_in(text, data))
        strangers.insert(page + ": " + word + " in: " + text);
    }
  });
  for (const std::string& stranger : strangers) {
    CAPTURE(stranger);
    CHECK(false);
  }
}

TEST_CASE("one of a thing is never called many") {
  SmallOffice office({"tiered_training", "master_echelons"});
  office.show(Language::english, false);
  // Words after a 1 that end in s and are no plural.
  static const std::regex one_of_many("(^|[^0-9.,/–-])1 ([a-z]+[^su]s)\\b");
  static const std::set<std::string, std::less<>> singular{"has",   "was",   "misses",
                                                           "needs", "meets", "stands"};
  std::set<std::string> wrong;
  visit(office, [&](const std::string& page) {
    office.hand.frame();
    for (const std::string& text : office.stage.ui().items.texts()) {
      std::smatch found;
      if (std::regex_search(text, found, one_of_many) && !singular.contains(found[2].str()))
        wrong.insert(page + ": " + text);
    }
  });
  for (const std::string& each : wrong) {
    CAPTURE(each);
    CHECK(false);
  }
}
