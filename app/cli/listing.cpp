#include "cli/listing.hpp"

#include <algorithm>

#include "cli/characters.hpp"

namespace cli {
namespace {

std::string csv_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

}  // namespace

std::string Listing::table(echelon::Language language) const {
  std::vector<std::size_t> widths;
  std::vector<std::string> titles;
  for (const Column& column : columns_) {
    titles.push_back(column.title.in(language));
    widths.push_back(columns_of(titles.back()));
  }
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max(widths[c], columns_of(on_one_line(row[c])));
  }
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string built;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = on_one_line(cells[c]);
      const std::string gap(widths[c] - columns_of(cell), ' ');
      built += (c == 0 ? "" : "  ") + (columns_[c].number ? gap + cell : cell + gap);
    }
    built.erase(built.find_last_not_of(' ') + 1);
    text += built + '\n';
  };
  line(titles);
  std::vector<std::string> rules;
  for (const std::size_t width : widths) {
    std::string rule;
    for (std::size_t i = 0; i < width; ++i) rule += "─";
    rules.push_back(rule);
  }
  line(rules);
  for (const auto& row : rows_) line(row);
  return text;
}

std::string Listing::csv() const {
  std::string text;
  const auto line = [&text](const auto& cells, const auto& cell_of) {
    bool first = true;
    for (const auto& cell : cells) {
      if (!first) text += ',';
      first = false;
      text += csv_cell(cell_of(cell));
    }
    text += '\n';
  };
  line(columns_, [](const Column& column) { return column.id; });
  for (const auto& row : rows_) line(row, [](const std::string& cell) { return cell; });
  return text;
}

void Listing::json(JsonOut& out) const {
  out.open_list();
  for (const auto& row : rows_) {
    out.open_object();
    for (std::size_t c = 0; c < row.size(); ++c) {
      out.key(columns_[c].id);
      const auto number = columns_[c].number ? echelon::Decimal::read(row[c]) : std::nullopt;
      if (number) {
        out.number(*number);
      } else if (columns_[c].number && row[c].empty()) {
        out.null();
      } else {
        out.text(row[c]);
      }
    }
    out.close_object();
  }
  out.close_list();
}

std::string Listing::in(Format format, echelon::Language language) const {
  if (format == Format::csv) return csv();
  if (format == Format::table) return table(language);
  JsonOut out;
  json(out);
  return out.finish();
}

}  // namespace cli
