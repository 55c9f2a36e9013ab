#include <algorithm>
#include <numeric>
#include <utility>

#include "echelon/base/decimal.hpp"
#include "echelon/base/text.hpp"
#include "echelon/exchange/paper_page.hpp"
#include "echelon/exchange/paper_parts.hpp"

namespace echelon {
namespace {

constexpr double any_width = 10'000;

/// A text that should stand on one line, and how wide it is about.
struct Whole {
  std::string text;
  int width = 0;

  void take(std::string_view other) {
    const int other_width = shown_width(other);
    if (other_width <= width) return;
    text = other;
    width = other_width;
  }
};

/// Takes the whole text when it is at most `most` wide, else its runs of letters and digits without a space:
/// between Chinese characters a line may always end.
void take_unbroken(Whole& whole, const std::string& text, int most) {
  if (shown_width(text) <= most) return whole.take(text);
  std::string run;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t next = take_code_point(rest);
    if (next > 0x20 && next < 0x2E80) {
      append_code_point(run, next);
    } else {
      whole.take(std::exchange(run, {}));
    }
  }
  whole.take(run);
}

double width_of(cairo_t* cairo, const Paper& paper, const std::string& text, double size, bool bold) {
  TextBlock block(cairo, paper.language, any_width, size, bold);
  block.set(text);
  return block.width() + 2 * cell_margin + 0.5;
}

std::vector<double> least_widths(cairo_t* cairo, const Paper& paper, double size, int most) {
  std::vector<double> widths;
  for (std::size_t c = 0; c < paper.columns.size(); ++c) {
    Whole heading;
    take_unbroken(heading, paper.columns[c].title, std::min(most, 6));
    Whole cell;
    for (const auto& row : paper.rows) {
      if (c < row.size()) take_unbroken(cell, shown_cell(paper.columns[c], row[c]), most);
    }
    widths.push_back(std::max(width_of(cairo, paper, heading.text, size, true),
                              width_of(cairo, paper, cell.text, size, false)));
  }
  return widths;
}

/// Shares `page_width` by the columns' own proportions, none below its least.
std::vector<double> shared(const Paper& paper, const std::vector<double>& least, double page_width) {
  std::vector<double> widths(least.size(), 0);
  std::vector<bool> fixed(least.size(), false);
  for (bool again = true; again;) {
    again = false;
    double room = page_width;
    double parts = 0;
    for (std::size_t c = 0; c < least.size(); ++c) {
      if (fixed[c]) {
        room -= least[c];
      } else {
        parts += std::max(paper.columns[c].width, 0.1);
      }
    }
    for (std::size_t c = 0; c < least.size(); ++c) {
      widths[c] = fixed[c] ? least[c] : room * std::max(paper.columns[c].width, 0.1) / parts;
      if (fixed[c] || widths[c] >= least[c]) continue;
      fixed[c] = true;
      again = true;
    }
  }
  return widths;
}

}  // namespace

std::string shown_cell(const Paper::Column& column, const std::string& text) {
  if (!column.number || !column.places || !is_exact_number(text)) return text;
  const auto value = Decimal::read(text);
  if (!value) return text;
  std::int64_t unit = Decimal::scale;
  for (int i = 0; i < *column.places; ++i) unit /= 10;
  if (unit <= 1) return text;
  const std::int64_t size = value->millionths() < 0 ? -value->millionths() : value->millionths();
  const std::int64_t rounded = (size + unit / 2) / unit * unit;
  std::string shown = std::to_string(rounded / Decimal::scale);
  if (*column.places > 0) {
    const std::string places = std::to_string(Decimal::scale + rounded % Decimal::scale);
    shown += "." + places.substr(1, static_cast<std::size_t>(*column.places));
  }
  return (value->millionths() < 0 && rounded != 0 ? "-" : "") + shown;
}

TableLayout lay_out_columns(cairo_t* cairo, const Paper& paper, double page_width, double size) {
  constexpr std::pair<double, int> attempts[] = {{0, 18}, {0, 12}, {1, 12}, {2, 12}, {0, 0}, {1, 0}, {2, 0}};
  for (const auto& [smaller, most] : attempts) {
    const std::vector<double> least = least_widths(cairo, paper, size - smaller, most);
    if (std::accumulate(least.begin(), least.end(), 0.0) <= page_width)
      return {size - smaller, shared(paper, least, page_width)};
  }
  return {size - 2, shared(paper, std::vector<double>(paper.columns.size(), 0), page_width)};
}

}  // namespace echelon
