// Turning to a page and choosing on it what it is about.

#include <algorithm>

#include "desktop/shell/shell.hpp"
#include "echelon/exchange/import_columns.hpp"
#include "echelon/office/overview.hpp"

namespace echelon::desktop {
namespace {

/// How long a row may take to be drawn before it is no longer scrolled to.
constexpr int frames_to_arrive = 40;

/// Names of imports are numbers in the page's memory.
std::string kept_value(const std::string& page, const std::string& id, const std::string& value) {
  if (page != "import" || id != "kind") return value;
  const auto& kinds = all_import_kinds();
  const auto found = std::ranges::find(kinds, value, import_kind_code);
  return found == kinds.end() ? "0" : std::to_string(found - kinds.begin());
}

}  // namespace

void Shell::go_to(const Destination& where) {
  if (!where.page.empty()) going_ = where;
}

void Shell::arrive(Ui& ui) {
  if (arriving_ > 0 && ui.items.reveal != looked_for_) arriving_ = 0;  // it was drawn
  // What is still computed is not drawn yet, so only the frames after it count.
  if (arriving_ > 0 && !desk_.task() && --arriving_ == 0) ui.items.reveal.clear();
  if (arriving_ > 0) ui.wants_frame = true;
  // A table of few rows has nothing to search.
  if (!looked_for_next_.empty() && (arriving_ == 0 || ui.items.find(looked_for_next_) != nullptr))
    look_for(ui, std::exchange(looked_for_next_, std::string()));
  if (desk_.view() == nullptr) {
    if (!desk_.busy()) going_.reset();  // what it was meant for did not come
    return;
  }
  if (!going_) return;
  const Destination where = *std::exchange(going_, std::nullopt);
  page = where.page;
  std::string base = page;
  if (page.starts_with("program:")) {
    base += "/pages";
    if (!where.panel.empty()) {
      ui.memory[base + "#tab"] = where.panel;
      base += "/" + where.panel;
    }
  }
  for (const auto& [id, value] : where.choices) {
    if (id.starts_with("tab:")) {
      ui.memory[base + "/" + id.substr(4) + "#tab"] = value;
    } else if (id.starts_with("fold:")) {
      ui.memory[base + "/" + id.substr(5) + "#open"] = value;
    } else {
      ui.memory[base + "/" + id + "#remembered"] = kept_value(page, id, value);
    }
  }
  if (where.table.empty() || where.key.empty()) return;
  const std::string table = base + "/" + where.table;
  ImguiSurface(ui).choose(table, where.key);
  ui.state<std::string>(table + "/chosen") = where.key;  // a board's
  // First the table, which may lie further down the page; then the row.
  look_for(ui, table + "/search");
  looked_for_next_ = table + "/row:" + where.key;
}

void Shell::look_for(Ui& ui, const std::string& item) {
  ui.items.reveal = looked_for_ = item;
  arriving_ = frames_to_arrive;
  ui.wants_frame = true;
}

}  // namespace echelon::desktop
