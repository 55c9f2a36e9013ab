#include "cli/surface_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "cli/characters.hpp"
#include "cli/listing.hpp"
#include "cli/numbers.hpp"

namespace cli {

using echelon::Words;

std::string TextSurface::in(const Words& words) const { return on_one_line(words.in(language_)); }

void TextSurface::line(const std::string& text) { text_ += text + "\n"; }

void TextSurface::heading(const Words& text) {
  const std::string title = in(text);
  std::string rule;
  for (std::size_t i = 0; i < columns_of(title); ++i) rule += "═";
  text_ += (text_.empty() ? "" : "\n") + title + "\n" + rule + "\n";
}

void TextSurface::text(const Words& text, echelon::Tone) { line(in(text)); }

void TextSurface::figure(const Words& name, std::string_view value, const Words& note, echelon::Tone) {
  line(in(name) + ": " + on_one_line(value) + (note.empty() ? "" : "  (" + in(note) + ")"));
}

void TextSurface::status(const Words& text, echelon::Tone) { line("[" + in(text) + "]"); }

void TextSurface::progress(std::string_view, const Words& name, double done, double target, const Words& unit,
                           double least, double most) {
  std::string range;
  if (least >= 0) range += " ≥ " + short_text(least);
  if (most >= 0) range += " ≤ " + short_text(most);
  const double share = target > 0 ? std::clamp(done / target, 0.0, 1.0) : 0;
  std::string bar;
  for (int i = 0; i < 20; ++i) bar += i < std::lround(20 * share) ? "█" : "░";
  line(in(name) + "  " + bar + "  " + short_text(done) + " / " + short_text(target) + " " + in(unit) + range);
}

namespace {

/// One value of a series; of a bar that begins anywhere both ends.
std::string text_of(const echelon::Chart& chart, const echelon::Series& series, std::size_t i) {
  if (i >= series.y.size()) return "";
  if (!chart.horizontal || i >= series.low.size()) return short_text(series.y[i]);
  if (series.low[i] > series.y[i]) return "";
  if (series.low[i] == series.y[i]) return short_text(series.y[i]);
  return short_text(series.low[i]) + " – " + short_text(series.y[i]);
}

/// One line of a chart's table: for each series which of its values stands there, if any.
struct ChartRow {
  double number = 0;
  std::vector<std::optional<std::size_t>> places;
};

/// A line for each category.
std::vector<ChartRow> rows_by_place(const echelon::Chart& chart) {
  std::size_t points = 0;
  for (const echelon::Series& series : chart.series) points = std::max(points, series.y.size());
  std::vector<ChartRow> rows;
  for (std::size_t i = 0; i < points; ++i) {
    ChartRow row{static_cast<double>(i), {}};
    for (const echelon::Series& series : chart.series)
      row.places.push_back(i < series.y.size() ? std::optional(i) : std::nullopt);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A line for each number at which any series has a value; of several the last.
std::vector<ChartRow> rows_by_number(const echelon::Chart& chart) {
  std::map<double, ChartRow> rows;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (std::size_t i = 0; i < chart.series[s].x.size(); ++i) {
      ChartRow& row = rows[chart.series[s].x[i]];
      row.number = chart.series[s].x[i];
      row.places.resize(chart.series.size());
      row.places[s] = i;
    }
  }
  std::vector<ChartRow> listed;
  listed.reserve(rows.size());
  for (auto& [number, row] : rows) listed.push_back(std::move(row));
  return listed;
}

}  // namespace

void TextSurface::chart(const echelon::Chart& chart) {
  line("");
  line(in(chart.title));
  std::vector<Listing::Column> columns{{"x", chart.x_title, false}};
  for (const echelon::Series& series : chart.series) columns.push_back({"y", series.name, true});
  Listing listing(std::move(columns));
  const bool by_number = chart.labels.empty() && std::ranges::all_of(chart.series, [](const auto& series) {
                           return series.x.size() == series.y.size();
                         });
  const auto rows = by_number ? rows_by_number(chart) : rows_by_place(chart);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::string> cells{by_number                   ? short_text(rows[row].number)
                                   : row < chart.labels.size() ? in(chart.labels[row])
                                                               : ""};
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const auto& place = rows[row].places[s];
      cells.push_back(place ? text_of(chart, chart.series[s], *place) : "");
    }
    listing.row(std::move(cells));
  }
  text_ += listing.table(language_);
  for (const auto& mark : chart.marks) line("— " + in(mark.name) + ": " + short_text(mark.at));
}

void TextSurface::timeline(const echelon::Timeline& timeline) {
  line("");
  line(in(timeline.title));
  Listing listing({{"row", {}, false},
                   {"span", {}, false},
                   {"from", {"起", "from"}, false},
                   {"to", {"止", "to"}, false}});
  for (const auto& row : timeline.rows) {
    for (const auto& span : row.spans)
      listing.row({in(row.name), in(span.name), span.from.iso(), span.to.iso()});
  }
  text_ += listing.table(language_);
}

void TextSurface::flow(const echelon::FlowChart& flow) {
  line("");
  line(in(flow.title));
  Listing stocks({{"node", {"栏目", "what"}, false}, {"value", flow.unit, true}});
  for (const auto& node : flow.nodes) stocks.row({in(node.name), short_text(node.value)});
  text_ += stocks.table(language_);
  line("");
  Listing moves({{"from", {"从", "from"}, false},
                 {"to", {"到", "to"}, false},
                 {"value", flow.flow_unit.empty() ? flow.unit : flow.flow_unit, true},
                 {"narrow", {"", ""}, false}});
  for (const auto& each : flow.flows) {
    if (each.from >= flow.nodes.size() || each.to >= flow.nodes.size()) continue;
    moves.row({in(flow.nodes[each.from].name), in(flow.nodes[each.to].name), short_text(each.value),
               each.narrow ? in({"最窄", "narrowest"}) : ""});
  }
  text_ += moves.table(language_);
}

echelon::NetworkAnswer TextSurface::network(const echelon::Network& network) {
  line("");
  line(in(network.title));
  if (network.nodes == 0) {
    line(in(network.empty));
    return {};
  }
  std::vector<std::size_t> counts(network.categories.size(), 0);
  std::size_t shown = 0;
  for (std::size_t node = 0; node < network.nodes; ++node) {
    const std::size_t category = network.category(node);
    if (category == echelon::Network::hidden) continue;
    ++shown;
    if (category < counts.size()) ++counts[category];
  }
  std::size_t arrows = 0;
  for (std::size_t e = 0; e < network.edges->size(); ++e) {
    const auto edge = (*network.edges)[e];
    const bool ends = network.category(edge.from) != echelon::Network::hidden &&
                      network.category(edge.to) != echelon::Network::hidden;
    if (ends && (!network.shown || network.shown(e))) ++arrows;
  }
  line(in({std::to_string(shown) + " 个点，" + std::to_string(arrows) + " 条边",
           std::to_string(shown) + " points, " + std::to_string(arrows) + " arrows"}));
  Listing listing({{"category", {"类别", "category"}, false}, {"points", {"个数", "points"}, true}});
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] > 0) listing.row({in(network.categories[c].name), std::to_string(counts[c])});
  }
  text_ += listing.table(language_);
  return {};
}

echelon::BoardAnswer TextSurface::board(const echelon::Board& board) {
  line("");
  line(in(board.title));
  if (board.rows.empty()) {
    line(in(board.empty));
    return {};
  }
  Listing listing({{"row", {}, false},
                   {"from", {"起", "from"}, false},
                   {"to", {"止", "to"}, false},
                   {"note", {"情况", "note"}, false}});
  for (std::size_t i = 0; i < std::min(board.rows.size(), most_rows_); ++i) {
    const auto& row = board.rows[i];
    const bool has_days = !row.bars.empty();
    listing.row({in(row.name), has_days ? row.bars.front().from.iso() : "",
                 has_days ? row.bars.back().to.iso() : "", in(row.note)});
  }
  text_ += listing.table(language_);
  return {};
}

std::optional<echelon::StateChange> TextSurface::states(const echelon::StateGrid& grid) {
  line("");
  if (grid.rows == 0) {
    line(in(grid.empty));
    return {};
  }
  std::vector<Listing::Column> columns{{"row", grid.row_title, false}};
  for (const Words& column : grid.columns) columns.push_back({"column", column, false});
  if (grid.note) columns.push_back({"note", grid.note_title, false});
  Listing listing(std::move(columns));
  for (std::size_t row = 0; row < std::min(grid.rows, most_rows_); ++row) {
    std::vector<std::string> cells{grid.name(row)};
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
      cells.push_back(in(grid.states[grid.cell(row, c).state].name));
    if (grid.note) cells.push_back(on_one_line(grid.note(row)));
    listing.row(std::move(cells));
  }
  text_ += listing.table(language_);
  return {};
}

std::string TextSurface::table(const echelon::Table& table) {
  line("");
  if (table.rows == 0) {
    line(in(table.empty));
    return {};
  }
  const std::size_t rows = std::min(table.rows, most_rows_);
  std::vector<Listing::Column> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    columns.push_back({table.columns[c].id, table.columns[c].title, table.cell(0, c).number.has_value()});
  }
  Listing listing(std::move(columns));
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < table.columns.size(); ++c) cells.push_back(table.cell(row, c).text);
    listing.row(std::move(cells));
  }
  if (table.total) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < table.columns.size(); ++c) cells.push_back(table.total(c).text);
    listing.row(std::move(cells));
  }
  text_ += listing.table(language_);
  for (const auto& action : table.actions) button(action.id, action.label, true, {});
  if (rows < table.rows) {
    const std::string more = std::to_string(table.rows - rows);
    line(in({"…… 还有 " + more + " 行（用 --rows 显示更多）",
             "… and " + more + " more rows (show them with --rows)"}));
  }
  return {};
}

void TextSurface::separator() { line(""); }

void TextSurface::columns(std::string_view, std::span<const double> weights,
                          const std::function<void(std::size_t)>& draw) {
  for (std::size_t i = 0; i < weights.size(); ++i) draw(i);
}

void TextSurface::group(std::string_view, const Words& title, const std::function<void()>& draw) {
  line("");
  if (!title.empty()) line("── " + in(title) + " ──");
  draw();
}

void TextSurface::foldable(std::string_view id, const Words& title, bool, const std::function<void()>& draw) {
  group(id, title, draw);
}

void TextSurface::tabs(std::string_view, std::span<const echelon::Tab> tabs) {
  for (const echelon::Tab& tab : tabs) group(tab.id, tab.title, tab.draw);
}

bool TextSurface::button(std::string_view, const Words&, bool, const Words&) { return false; }
bool TextSurface::confirmed_button(std::string_view, const Words&, const Words&, bool, const Words&) {
  return false;
}

bool TextSurface::text_field(std::string_view, const Words& label, std::string& value, bool) {
  if (!value.empty()) line(in(label) + ": " + on_one_line(value));
  return false;
}
bool TextSurface::number_field(std::string_view, const Words& label, double& value, double, double, double) {
  line(in(label) + ": " + short_text(value));
  return false;
}
bool TextSurface::choice(std::string_view, const Words& label, std::size_t& chosen,
                         std::span<const Words> options) {
  line(in(label) + ": " + (chosen < options.size() ? in(options[chosen]) : ""));
  return false;
}
bool TextSurface::toggle(std::string_view, const Words& label, bool& value) {
  line((value ? "[x] " : "[ ] ") + in(label));
  return false;
}

std::string& TextSurface::remember(std::string_view id, std::string_view initial) {
  return memory_.try_emplace(std::string(id), initial).first->second;
}

}  // namespace cli
