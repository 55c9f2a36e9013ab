#include "cli/surface_json.hpp"

#include <array>

namespace cli {

using echelon::Words;

JsonOut& JsonSurface::item(std::string_view kind, std::string_view id) {
  out_.open_object().key("kind").text(kind);
  if (!id.empty()) out_.key("id").text(id);
  return out_;
}

void JsonSurface::numbers(std::string_view key, const std::vector<double>& values) {
  if (values.empty()) return;
  out_.key(key).open_list();
  for (const double value : values) out_.real(value);
  out_.close_list();
}

void JsonSurface::all_words(std::string_view key, const std::vector<Words>& values) {
  if (values.empty()) return;
  out_.key(key).open_list();
  for (const Words& value : values) out_.words(value);
  out_.close_list();
}

void JsonSurface::heading(const Words& text) { item("heading").key("text").words(text).close_object(); }
void JsonSurface::text(const Words& text, echelon::Tone) {
  item("text").key("text").words(text).close_object();
}
void JsonSurface::status(const Words& text, echelon::Tone) {
  item("status").key("text").words(text).close_object();
}

void JsonSurface::figure(const Words& name, std::string_view value, const Words& note, echelon::Tone) {
  item("figure").key("name").words(name).key("value").text(value);
  if (!note.empty()) out_.key("note").words(note);
  out_.close_object();
}

void JsonSurface::progress(std::string_view id, const Words& name, double done, double target,
                           const Words& unit, double least, double most) {
  item("progress", id).key("name").words(name).key("done").real(done).key("target").real(target);
  out_.key("unit").words(unit);
  if (least >= 0) out_.key("least").real(least);
  if (most >= 0) out_.key("most").real(most);
  out_.close_object();
}

void JsonSurface::chart(const echelon::Chart& chart) {
  constexpr std::array kinds{"line",      "step",    "bar",      "stacked_bar",
                             "histogram", "scatter", "heat_map", "funnel"};
  item("chart", chart.id).key("form").text(kinds[static_cast<std::size_t>(chart.kind)]);
  out_.key("title").words(chart.title);
  all_words("labels", chart.labels);
  all_words("row_labels", chart.row_labels);
  out_.key("series").open_list();
  for (const echelon::Series& series : chart.series) {
    out_.open_object().key("name").words(series.name);
    numbers("x", series.x);
    numbers("y", series.y);
    numbers("low", series.low);
    numbers("high", series.high);
    out_.close_object();
  }
  out_.close_list().close_object();
}

void JsonSurface::timeline(const echelon::Timeline& timeline) {
  item("timeline", timeline.id).key("title").words(timeline.title).key("rows").open_list();
  for (const auto& row : timeline.rows) {
    out_.open_object().key("name").words(row.name).key("spans").open_list();
    for (const auto& span : row.spans) {
      out_.open_object()
          .key("name")
          .words(span.name)
          .key("from")
          .date(span.from)
          .key("to")
          .date(span.to)
          .close_object();
    }
    out_.close_list().close_object();
  }
  out_.close_list().close_object();
}

void JsonSurface::flow(const echelon::FlowChart& flow) {
  item("flow", flow.id).key("title").words(flow.title);
  all_words("columns", flow.columns);
  out_.key("nodes").open_list();
  for (const auto& node : flow.nodes) {
    out_.open_object().key("key").text(node.key).key("name").words(node.name);
    out_.key("column").whole(static_cast<std::int64_t>(node.column)).key("value").real(node.value);
    out_.close_object();
  }
  out_.close_list().key("flows").open_list();
  for (const auto& each : flow.flows) {
    if (each.from >= flow.nodes.size() || each.to >= flow.nodes.size()) continue;
    out_.open_object().key("from").text(flow.nodes[each.from].key).key("to").text(flow.nodes[each.to].key);
    out_.key("value").real(each.value).key("narrow").truth(each.narrow).close_object();
  }
  out_.close_list().close_object();
}

echelon::NetworkAnswer JsonSurface::network(const echelon::Network& network) {
  const auto hidden = [&](std::size_t node) { return network.category(node) == echelon::Network::hidden; };
  item("network", network.id).key("title").words(network.title).key("nodes").open_list();
  for (std::size_t node = 0; node < network.nodes; ++node) {
    if (hidden(node)) continue;
    const std::size_t category = network.category(node);
    out_.open_object().key("key").text(network.key(node)).key("name").text(network.name(node));
    if (category < network.categories.size()) out_.key("category").words(network.categories[category].name);
    if (network.weight) out_.key("weight").real(network.weight(node));
    if (network.lit) out_.key("lit").truth(network.lit(node));
    out_.close_object();
  }
  out_.close_list().key("edges").open_list();
  for (std::size_t e = 0; network.nodes > 0 && e < network.edges->size(); ++e) {
    const auto edge = (*network.edges)[e];
    if (hidden(edge.from) || hidden(edge.to) || (network.shown && !network.shown(e))) continue;
    out_.open_object().key("from").text(network.key(edge.from)).key("to").text(network.key(edge.to));
    out_.close_object();
  }
  out_.close_list().close_object();
  return {};
}

std::string JsonSurface::table(const echelon::Table& table) {
  item("table", table.id).key("columns").open_list();
  for (const echelon::Column& column : table.columns) {
    out_.open_object().key("id").text(column.id).key("title").words(column.title).close_object();
  }
  out_.close_list().key("rows").open_list();
  for (std::size_t row = 0; row < table.rows; ++row) {
    out_.open_object();
    if (table.key) out_.key("key").text(table.key(row));
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const echelon::Cell cell = table.cell(row, c);
      out_.key(table.columns[c].id);
      if (cell.number) {
        out_.real(*cell.number);
      } else {
        out_.text(cell.text);
      }
    }
    out_.close_object();
  }
  out_.close_list();
  if (!table.actions.empty()) {
    out_.key("actions").open_list();
    for (const auto& action : table.actions)
      out_.open_object().key("id").text(action.id).key("label").words(action.label).close_object();
    out_.close_list();
  }
  if (table.total) {
    out_.key("total").open_object();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      out_.key(table.columns[c].id).text(table.total(c).text);
    out_.close_object();
  }
  out_.close_object();
  return {};
}

echelon::BoardAnswer JsonSurface::board(const echelon::Board& board) {
  item("board", board.id).key("title").words(board.title).key("rows").open_list();
  for (const auto& row : board.rows) {
    out_.open_object().key("key").text(row.key).key("name").words(row.name).key("note").words(row.note);
    out_.key("bars").open_list();
    for (const auto& bar : row.bars)
      out_.open_object()
          .key("from")
          .date(bar.from)
          .key("to")
          .date(bar.to)
          .key("fill")
          .real(bar.fill)
          .close_object();
    out_.close_list().close_object();
  }
  out_.close_list().close_object();
  return {};
}

std::optional<echelon::StateChange> JsonSurface::states(const echelon::StateGrid& grid) {
  item("states", grid.id);
  all_words("columns", grid.columns);
  out_.key("rows").open_list();
  for (std::size_t row = 0; row < grid.rows; ++row) {
    out_.open_object()
        .key("key")
        .text(grid.key(row))
        .key("name")
        .text(grid.name(row))
        .key("states")
        .open_list();
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
      out_.words(grid.states[grid.cell(row, c).state].name);
    out_.close_list();
    if (grid.note) out_.key("note").text(grid.note(row));
    out_.close_object();
  }
  out_.close_list().close_object();
  return {};
}

void JsonSurface::columns(std::string_view id, std::span<const double> weights,
                          const std::function<void(std::size_t)>& draw) {
  item("columns", id).key("items").open_list();
  for (std::size_t i = 0; i < weights.size(); ++i) draw(i);
  out_.close_list().close_object();
}

void JsonSurface::group(std::string_view id, const Words& title, const std::function<void()>& draw) {
  item("group", id).key("title").words(title).key("items").open_list();
  draw();
  out_.close_list().close_object();
}

void JsonSurface::foldable(std::string_view id, const Words& title, bool, const std::function<void()>& draw) {
  group(id, title, draw);
}

void JsonSurface::tabs(std::string_view id, std::span<const echelon::Tab> tabs) {
  item("tabs", id).key("items").open_list();
  for (const echelon::Tab& tab : tabs) group(tab.id, tab.title, tab.draw);
  out_.close_list().close_object();
}

bool JsonSurface::button(std::string_view id, const Words& label, bool enabled, const Words& why_not) {
  item("button", id).key("label").words(label).key("enabled").truth(enabled);
  if (!enabled) out_.key("why_not").words(why_not);
  out_.close_object();
  return false;
}
bool JsonSurface::confirmed_button(std::string_view id, const Words& label, const Words&, bool enabled,
                                   const Words& why_not) {
  return button(id, label, enabled, why_not);
}
bool JsonSurface::text_field(std::string_view id, const Words& label, std::string& value, bool) {
  item("text_field", id).key("label").words(label).key("value").text(value).close_object();
  return false;
}
bool JsonSurface::number_field(std::string_view id, const Words& label, double& value, double least,
                               double most, double) {
  item("number_field", id).key("label").words(label).key("value").real(value);
  out_.key("least").real(least).key("most").real(most).close_object();
  return false;
}
bool JsonSurface::choice(std::string_view id, const Words& label, std::size_t& chosen,
                         std::span<const Words> options) {
  item("choice", id).key("label").words(label).key("chosen").whole(static_cast<std::int64_t>(chosen));
  all_words("options", {options.begin(), options.end()});
  out_.close_object();
  return false;
}
bool JsonSurface::toggle(std::string_view id, const Words& label, bool& value) {
  item("toggle", id).key("label").words(label).key("value").truth(value).close_object();
  return false;
}

std::string& JsonSurface::remember(std::string_view id, std::string_view initial) {
  return memory_.try_emplace(std::string(id), initial).first->second;
}

}  // namespace cli
