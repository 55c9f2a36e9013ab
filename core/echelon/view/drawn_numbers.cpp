#include "echelon/view/drawn_numbers.hpp"

#include <cmath>

#include "echelon/base/exact_text.hpp"
#include "echelon/view/chart_names.hpp"
#include "echelon/view/chart_view.hpp"

namespace echelon {
namespace {

DrawnNumbers numbers_of_boxes(const Chart& chart, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  const std::string where = chart.x_title.empty() ? say({"类别", "category"}) : say(chart.x_title);
  DrawnNumbers rows{{say({"系列", "series"}), chart.horizontal ? say({"类别", "category"}) : where, "n",
                     say({"下须", "lower whisker"}), say({"下四分位", "lower quartile"}),
                     say({"中位数", "median"}), say({"上四分位", "upper quartile"}),
                     say({"上须", "upper whisker"}), say({"离群值数", "outliers"})}};
  for (const Series& series : chart.series) {
    for (std::size_t i = 0; i < series.boxes.size(); ++i) {
      const BoxNumbers& box = series.boxes[i];
      std::vector<std::string> row{say(series.name),
                                   i < chart.labels.size() ? say(chart.labels[i]) : std::to_string(i + 1),
                                   std::to_string(box.count)};
      for (const double value : {box.least, box.lower, box.median, box.upper, box.most})
        row.push_back(box.count > 0 ? exact_text(value) : "");
      row.push_back(std::to_string(box.outliers.size()));
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

DrawnNumbers numbers_of_bins(const Chart& chart, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  DrawnNumbers rows{
      {say({"系列", "series"}), say({"起", "from"}), say({"止", "to"}), say({"数量", "number"})}};
  for (const Series& series : chart.series) {
    for (std::size_t i = 0; i < series.y.size() && i + 1 < series.x.size(); ++i)
      rows.push_back(
          {say(series.name), exact_text(series.x[i]), exact_text(series.x[i + 1]), exact_text(series.y[i])});
  }
  return rows;
}

/// A number; nothing for what is none.
std::string number_text(double value) { return std::isfinite(value) ? exact_text(value) : std::string(); }

}  // namespace

DrawnNumbers numbers_of(const Chart& chart, Language language) {
  if (chart.kind == ChartKind::box) return numbers_of_boxes(chart, language);
  if (chart.kind == ChartKind::histogram && !has_categories(chart)) return numbers_of_bins(chart, language);
  const auto say = [&](const Words& words) { return words.in(language); };
  bool has_band = false;
  for (const Series& series : chart.series)
    has_band = has_band || !series.low.empty() || !series.high.empty();
  const std::string where = chart.x_title.empty() ? say({"横轴", "x"}) : say(chart.x_title);
  const std::string what = chart.y_title.empty() ? say({"数值", "value"}) : say(chart.y_title);
  DrawnNumbers rows{{say({"系列", "series"}), where, what}};
  if (has_band) rows.front().insert(rows.front().end(), {say({"下限", "low"}), say({"上限", "high"})});
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const Series& series = chart.series[s];
    const bool by_row = s < chart.row_labels.size();
    for (std::size_t i = 0; i < series.y.size(); ++i) {
      std::string x = i < series.x.size()
                          ? (chart.days ? x_name(chart, series.x[i]) : number_text(series.x[i]))
                      : i < chart.labels.size() ? say(chart.labels[i])
                                                : std::to_string(i + 1);
      std::vector<std::string> row{say(by_row ? chart.row_labels[s] : series.name), std::move(x),
                                   number_text(series.y[i])};
      if (has_band) {
        row.push_back(i < series.low.size() ? number_text(series.low[i]) : "");
        row.push_back(i < series.high.size() ? number_text(series.high[i]) : "");
      }
      rows.push_back(std::move(row));
    }
  }
  for (const Chart::Mark& mark : chart.marks) {
    rows.push_back({say(mark.name), "", exact_text(mark.at)});
    rows.back().resize(rows.front().size());
  }
  return rows;
}

DrawnNumbers numbers_of(const Timeline& timeline, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  DrawnNumbers rows{{say({"行", "row"}), say({"名称", "name"}), say({"起", "from"}), say({"止", "to"})}};
  for (const Timeline::Row& row : timeline.rows) {
    for (const Timeline::Span& span : row.spans)
      rows.push_back({say(row.name), say(span.name), span.from.iso(), span.to.iso()});
  }
  return rows;
}

DrawnNumbers numbers_of(const FlowChart& flow, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  DrawnNumbers rows{{say({"栏", "column"}), say({"从", "from"}), say({"到", "to"}), say({"数量", "value"}),
                     say({"最窄", "narrowest"})}};
  for (const FlowChart::Node& node : flow.nodes) {
    const std::string column =
        node.column < flow.columns.size() ? say(flow.columns[node.column]) : std::to_string(node.column + 1);
    rows.push_back({column, say(node.name), "", exact_text(node.value), ""});
  }
  for (const FlowChart::Flow& each : flow.flows) {
    if (each.from >= flow.nodes.size() || each.to >= flow.nodes.size()) continue;
    rows.push_back({"", say(flow.nodes[each.from].name), say(flow.nodes[each.to].name),
                    exact_text(each.value), each.narrow ? "1" : "0"});
  }
  return rows;
}

DrawnNumbers numbers_of(const Board& board, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  DrawnNumbers rows{{say({"行", "row"}), say({"起", "from"}), say({"止", "to"}), say({"充满", "fill"}),
                     say({"说明", "note"})}};
  for (const Board::Row& row : board.rows) {
    for (const Board::Bar& bar : row.bars)
      rows.push_back({say(row.name), bar.from.iso(), bar.to.iso(), exact_text(bar.fill), say(row.note)});
    if (row.bars.empty()) rows.push_back({say(row.name), "", "", "", say(row.note)});
  }
  return rows;
}

DrawnNumbers numbers_of(const StateGrid& grid, Language language) {
  DrawnNumbers rows{{grid.row_title.in(language)}};
  if (grid.note) rows.front().push_back(grid.note_title.in(language));
  for (const Words& column : grid.columns) rows.front().push_back(column.in(language));
  for (std::size_t row = 0; row < grid.rows; ++row) {
    std::vector<std::string> cells{grid.name(row)};
    if (grid.note) cells.push_back(grid.note(row));
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const std::size_t state = grid.cell(row, c).state;
      cells.push_back(state == 0 ? std::string() : grid.states[state].name.in(language));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

DrawnNumbers numbers_of(const Network& network, Language language) {
  const auto say = [&](const Words& words) { return words.in(language); };
  DrawnNumbers rows{{say({"从", "from"}), say({"到", "to"}), say({"类别", "category"})}};
  const auto category = [&](std::size_t node) {
    const std::size_t at = network.category(node);
    return at < network.categories.size() ? say(network.categories[at].name) : std::string();
  };
  std::vector<bool> joined(network.nodes, false);
  for (std::size_t e = 0; network.edges && e < network.edges->size(); ++e) {
    const NetworkEdge edge = (*network.edges)[e];
    if (network.category(edge.from) == Network::hidden || network.category(edge.to) == Network::hidden ||
        (network.shown && !network.shown(e)))
      continue;
    joined[edge.from] = true;
    joined[edge.to] = true;
    rows.push_back({network.name(edge.from), network.name(edge.to), category(edge.from)});
  }
  for (std::size_t node = 0; node < network.nodes; ++node) {
    if (!joined[node] && network.category(node) != Network::hidden)
      rows.push_back({network.name(node), "", category(node)});
  }
  return rows;
}

}  // namespace echelon
