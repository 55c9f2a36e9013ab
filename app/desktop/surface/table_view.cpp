#include "desktop/surface/table_view.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace echelon::desktop {
namespace {

// A line of fields, parted by `;`; what a field holds is parted by `,`, and what would be mistaken for
// either, or for the end of a line, stands as %XX.

bool is_plain(char c) {
  return c > ' ' && c != '%' && c != ';' && c != ',' && c != '=' && c != ':' && c != '|';
}

std::string packed(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c) || byte >= 0x80) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

std::string unpacked(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16).ptr == text.data() + at + 3) {
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::vector<std::string_view> parted(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.empty()) parts.push_back(text);
  }
  return parts;
}

constexpr std::size_t most_columns = 512;

void read_field(TableView& view, std::string_view field) {
  const auto parts = parted(field, ',');
  if (parts.size() < 2) return;
  const std::string id = unpacked(parts[1]);
  if (parts[0] == "c" && parts.size() == 4 && view.columns.size() < most_columns) {
    const double width = TableView::read_number(parts[3]).value_or(0);
    view.columns.push_back({id, parts[2] == "1", static_cast<float>(std::clamp(width, 0.0, 100.0))});
  } else if (parts[0] == "s" && parts.size() == 3 && view.sorts.size() < most_columns) {
    view.sorts.push_back({id, parts[2] == "1"});
  } else if (parts[0] == "f" && parts.size() >= 4) {
    TableRows::Filter by{0, {}, TableView::read_number(parts[2]), TableView::read_number(parts[3])};
    for (std::size_t i = 4; i < parts.size(); ++i) by.texts.push_back(unpacked(parts[i]));
    std::ranges::sort(by.texts);
    view.filters.push_back({id, std::move(by)});
  } else if (parts[0] == "q") {
    view.search = id;
  }
}

}  // namespace

std::string TableView::number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::optional<double> TableView::read_number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string TableView::text() const {
  std::string out;
  for (const ColumnView& each : columns)
    out += "c," + packed(each.id) + (each.shown ? ",1," : ",0,") + number(each.width) + ";";
  for (const SortView& each : sorts) out += "s," + packed(each.id) + (each.descending ? ",1;" : ",0;");
  for (const FilterView& each : filters) {
    out += "f," + packed(each.id) + "," + (each.by.least ? number(*each.by.least) : "") + "," +
           (each.by.most ? number(*each.by.most) : "");
    for (const std::string& text : each.by.texts) out += "," + packed(text);
    out += ";";
  }
  if (!search.empty()) out += "q," + packed(search) + ";";
  return out;
}

TableView TableView::read(std::string_view text) {
  TableView view;
  for (const std::string_view field : parted(text, ';')) read_field(view, field);
  return view;
}

void TableView::complete(const Table& table) {
  std::erase_if(columns, [&](const ColumnView& each) {
    return std::ranges::find(table.columns, each.id, &Column::id) == table.columns.end();
  });
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& id = table.columns[i].id;
    if (find(id) != nullptr) continue;
    // Behind the one that it follows in the table.
    const auto before =
        i == 0 ? columns.end() : std::ranges::find(columns, table.columns[i - 1].id, &ColumnView::id);
    columns.insert(i == 0                    ? columns.begin()
                   : before == columns.end() ? before
                                             : std::next(before),
                   {id, table.columns[i].shown, 0});
  }
}

std::vector<std::size_t> TableView::shown(const Table& table) const {
  std::vector<std::size_t> order;
  for (const ColumnView& each : columns) {
    const auto found = std::ranges::find(table.columns, each.id, &Column::id);
    if (each.shown && found != table.columns.end())
      order.push_back(static_cast<std::size_t>(found - table.columns.begin()));
  }
  if (order.empty() && !table.columns.empty()) order.push_back(0);
  return order;
}

TableRows::Wish TableView::wish(const Table& table, Language language) const {
  TableRows::Wish wish{{}, {}, search, language};
  const auto column_of = [&](const std::string& id) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, id, &Column::id) -
                                    table.columns.begin());
  };
  for (const SortView& each : sorts) {
    const std::size_t column = column_of(each.id);
    if (column < table.columns.size()) wish.sorts.push_back({column, each.descending});
  }
  for (const FilterView& each : filters) {
    TableRows::Filter filter = each.by;
    filter.column = column_of(each.id);
    if (filter.column < table.columns.size()) wish.filters.push_back(std::move(filter));
  }
  return wish;
}

const TableView::ColumnView* TableView::find(std::string_view id) const {
  const auto found = std::ranges::find(columns, id, &ColumnView::id);
  return found == columns.end() ? nullptr : &*found;
}

const TableView::FilterView* TableView::filter_of(std::string_view id) const {
  const auto found = std::ranges::find(filters, id, &FilterView::id);
  return found == filters.end() ? nullptr : &*found;
}

void TableView::turn_sorting(std::string_view id, bool after_others) {
  const auto found = std::ranges::find(sorts, id, &SortView::id);
  const bool was_up = found != sorts.end() && !found->descending;
  const bool was_down = found != sorts.end() && found->descending;
  if (!after_others) {
    sorts.clear();
    if (!was_down) sorts.push_back({std::string(id), was_up});
  } else if (was_down) {
    sorts.erase(found);
  } else if (was_up) {
    found->descending = true;
  } else {
    sorts.push_back({std::string(id), false});
  }
}

void TableView::set_filter(std::string_view id, TableRows::Filter filter) {
  std::erase_if(filters, [&](const FilterView& each) { return each.id == id; });
  if (filter.texts.empty() && !filter.least && !filter.most) return;
  filter.column = 0;
  std::ranges::sort(filter.texts);
  filters.push_back({std::string(id), std::move(filter)});
}

void TableView::show_column(std::string_view id, bool is_shown) {
  for (ColumnView& each : columns)
    if (each.id == id) each.shown = is_shown;
}

void TableView::set_width(std::string_view id, float width) {
  for (ColumnView& each : columns)
    if (each.id == id) each.width = width;
}

void TableView::move_column(std::string_view id, int by) {
  const auto found = std::ranges::find(columns, id, &ColumnView::id);
  if (found == columns.end()) return;
  const auto to = (found - columns.begin()) + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(columns.size())) return;
  std::iter_swap(found, columns.begin() + to);
}

std::string text_of(const std::vector<NamedView>& views) {
  std::string out;
  for (const NamedView& each : views) out += packed(each.name) + ":" + each.view.text() + "|";
  return out;
}

std::vector<NamedView> read_named_views(std::string_view text) {
  std::vector<NamedView> views;
  for (const std::string_view part : parted(text, '|')) {
    const std::size_t at = part.find(':');
    if (at == std::string_view::npos) continue;
    views.push_back({unpacked(part.substr(0, at)), TableView::read(part.substr(at + 1))});
  }
  return views;
}

}  // namespace echelon::desktop
