#include "desktop/surface/grid_clipboard.hpp"

#include <algorithm>
#include <map>

namespace echelon::desktop {
namespace {

bool is(const Words& words, const std::string& text) {
  return !text.empty() && (text == words.zh || text == words.en);
}

std::optional<std::size_t> state_named(const StateGrid& grid, const std::string& text) {
  for (std::size_t i = 0; i < grid.states.size(); ++i) {
    const auto& state = grid.states[i];
    const bool by_key = state.key != 0 && text == std::string(1, state.key);
    if (is(state.name, text) || is(state.sign, text) || by_key) return i;
  }
  return std::nullopt;
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The rows by name; those that several share stand nowhere.
std::map<std::string, std::size_t> rows_by_name(const StateGrid& grid) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < grid.rows; ++row) {
    for (const std::string& name : {grid.name(row), grid.key(row)}) {
      const auto [place, fresh] = rows.try_emplace(name, row);
      if (!fresh && place->second != row) place->second = nowhere;
    }
  }
  return rows;
}

void put(const StateGrid& grid, GridPaste& paste, std::size_t row, std::size_t column,
         const std::string& text) {
  if (text.empty()) return;
  const auto state = state_named(grid, text);
  if (!state || row >= grid.rows || column >= grid.columns.size()) {
    ++paste.misread;
    return;
  }
  if (grid.cell(row, column).state != *state) paste.cells.push_back({row, column, *state});
}

GridPaste by_header(const StateGrid& grid, const std::vector<std::vector<std::string>>& rows) {
  GridPaste paste;
  std::vector<std::size_t> columns;
  for (const std::string& title : rows.front()) {
    const auto found = std::ranges::find_if(grid.columns, [&](const Words& each) { return is(each, title); });
    columns.push_back(found == grid.columns.end() ? nowhere
                                                  : static_cast<std::size_t>(found - grid.columns.begin()));
  }
  const auto names = rows_by_name(grid);
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const auto name = names.find(rows[r].front());
    const std::size_t row = name == names.end() ? nowhere : name->second;
    for (std::size_t c = 1; c < std::min(columns.size(), rows[r].size()); ++c)
      if (columns[c] != nowhere) put(grid, paste, row, columns[c], rows[r][c]);
  }
  return paste;
}

}  // namespace

std::vector<std::vector<std::string>> grid_table(const StateGrid& grid, Language language) {
  std::vector<std::vector<std::string>> rows{{grid.row_title.in(language)}};
  for (const Words& column : grid.columns) rows.front().push_back(column.in(language));
  for (std::size_t row = 0; row < grid.rows; ++row) {
    std::vector<std::string>& cells = rows.emplace_back();
    cells.push_back(grid.name(row));
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
      const std::size_t state = grid.cell(row, c).state;
      cells.push_back(state == 0 ? std::string() : grid.states[state].name.in(language));
    }
  }
  return rows;
}

GridPaste read_grid(const StateGrid& grid, const std::vector<std::vector<std::string>>& rows,
                    std::pair<std::size_t, std::size_t> at) {
  if (rows.empty() || rows.front().empty()) return {};
  if (is(grid.row_title, rows.front().front())) return by_header(grid, rows);
  GridPaste paste;
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      put(grid, paste, at.first + r, at.second + c, rows[r][c]);
  return paste;
}

}  // namespace echelon::desktop
