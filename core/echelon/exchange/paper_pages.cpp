#include <cairo.h>

#include <algorithm>

#include "echelon/exchange/paper_page.hpp"

namespace echelon {
namespace {

constexpr double margin = 54;
constexpr double padding = 2.5;  ///< above and below a cell's text
constexpr double rule = 0.5;
constexpr double gap = 8;
constexpr double line_size = 10.5;
constexpr double line_gap = 3;
constexpr std::size_t last_rows = 2;
constexpr double seal = 48;  ///< the room above who signs

/// Lays a paper out on pages, and draws them unless they are only counted.
class PagePen {
 public:
  PagePen(cairo_t* cairo, const Paper& paper, int total)
      : cairo_(cairo),
        paper_(paper),
        total_(total),
        page_width_(paper.landscape ? a4_long : a4_short),
        page_height_(paper.landscape ? a4_short : a4_long),
        footer_(cairo, paper.language, body_width() - 110, 7.5),
        page_number_(cairo, paper.language, 100, 7.5, false, Align::right) {
    footer_.set(paper.footer);
    page_number_.set("0");
    bottom_ = page_height_ - margin - std::max(footer_.height(), page_number_.height()) - gap;
    set_columns();
  }

  /// Returns the number of pages.
  int run() {
    begin_page();
    paragraph(paper_.title, paper_.landscape ? 16 : 18, Align::centre, true, gap * 1.5);
    for (const std::string& line : paper_.above) paragraph(line, line_size, Align::left, false, line_gap);
    if (!paper_.columns.empty()) table();
    y_ += gap;
    for (const std::string& line : paper_.below) paragraph(line, line_size, Align::left, false, line_gap);
    signature();
    end_page();
    return page_;
  }

 private:
  [[nodiscard]] double body_width() const { return page_width_ - 2 * margin; }
  [[nodiscard]] bool draws() const { return total_ > 0; }
  [[nodiscard]] double room() const { return bottom_ - y_; }

  void set_columns() {
    const TableLayout layout = lay_out_columns(cairo_, paper_, body_width(), paper_.landscape ? 9 : 10.5);
    double x = margin;
    for (std::size_t c = 0; c < paper_.columns.size(); ++c) {
      const Paper::Column& column = paper_.columns[c];
      left_.push_back(x);
      x += layout.widths[c];
      const double inside = std::max(layout.widths[c] - 2 * cell_margin, 1.0);
      headings_.emplace_back(cairo_, paper_.language, inside, layout.size, true, Align::centre);
      headings_.back().set(column.title);
      cells_.emplace_back(cairo_, paper_.language, inside, layout.size, false,
                          column.number ? Align::right : Align::left);
    }
    left_.push_back(x);
  }

  void begin_page() {
    ++page_;
    y_ = margin;
  }

  void end_page() {
    if (!draws()) return;
    const std::string number = std::to_string(page_);
    const std::string of = std::to_string(total_);
    page_number_.set(
        Words{"第 " + number + " 页，共 " + of + " 页", "page " + number + " of " + of}.in(paper_.language));
    cairo_set_source_rgb(cairo_, 0.35, 0.35, 0.35);
    footer_.draw(margin, bottom_ + gap);
    page_number_.draw(page_width_ - margin - 100, bottom_ + gap);
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    cairo_show_page(cairo_);
  }

  void turn_page() {
    end_page();
    begin_page();
  }

  void paragraph(const std::string& text, double size, Align align, bool bold, double after) {
    TextBlock block(cairo_, paper_.language, body_width(), size, bold, align);
    block.set(text);
    std::size_t next = 0;
    while (next < block.lines()) {
      const std::size_t last = block.fits(next, room());
      if (last > next) {
        if (draws()) block.draw(margin, y_, next, last);
        y_ += block.height(next, last);
        next = last;
      }
      if (next < block.lines()) turn_page();
    }
    y_ += after;
  }

  void table() {
    y_ += gap;
    const double heading = tallest(headings_);
    // The heading never stands alone at the foot of a page.
    if (room() < heading + 6 * padding + 2 * line_size) turn_page();
    draw_heading();
    const std::size_t count = paper_.rows.size();
    for (std::size_t r = 0; r < count; ++r) {
      // Who signs never stands alone on a page: the last rows go with it.
      if (!paper_.signature.empty() && r + last_rows == std::max(count, last_rows)) keep_end_together(r);
      draw_row(paper_.rows[r]);
    }
  }

  void set_row(const std::vector<std::string>& row) {
    for (std::size_t c = 0; c < cells_.size(); ++c)
      cells_[c].set(c < row.size() ? shown_cell(paper_.columns[c], row[c]) : std::string());
  }

  /// Turns the page unless the rows from here on, and all that is below them, still fit.
  void keep_end_together(std::size_t row) {
    double height = gap;
    for (std::size_t r = row; r < paper_.rows.size(); ++r) {
      set_row(paper_.rows[r]);
      height += tallest(cells_) + 2 * padding;
    }
    for (const std::string& line : paper_.below) {
      TextBlock block(cairo_, paper_.language, body_width(), line_size);
      block.set(line);
      height += block.height() + line_gap;
    }
    for (const TextBlock& line : signature_lines()) height += line.height() + gap;
    if (height + seal > room()) next_table_page();
  }

  [[nodiscard]] static double tallest(const std::vector<TextBlock>& blocks) {
    double height = 0;
    for (const TextBlock& block : blocks) height = std::max(height, block.height());
    return height;
  }

  void draw_heading() {
    const double height = tallest(headings_) + 2 * padding;
    if (draws()) {
      cairo_set_source_rgb(cairo_, 0.93, 0.94, 0.96);
      cairo_rectangle(cairo_, left_.front(), y_, left_.back() - left_.front(), height);
      cairo_fill(cairo_);
      cairo_set_source_rgb(cairo_, 0, 0, 0);
      for (std::size_t c = 0; c < headings_.size(); ++c) {
        headings_[c].draw(left_[c] + cell_margin, y_ + (height - headings_[c].height()) / 2);
      }
    }
    rules(height);
    y_ += height;
  }

  /// The lines around each cell of a row that is `height` high.
  void rules(double height) const {
    if (!draws()) return;
    cairo_new_path(cairo_);
    cairo_set_line_width(cairo_, rule);
    for (const double y : {y_, y_ + height}) {
      cairo_move_to(cairo_, left_.front(), y);
      cairo_line_to(cairo_, left_.back(), y);
    }
    for (const double x : left_) {
      cairo_move_to(cairo_, x, y_);
      cairo_line_to(cairo_, x, y_ + height);
    }
    cairo_stroke(cairo_);
  }

  void next_table_page() {
    turn_page();
    draw_heading();
  }

  /// A row stays on one page if a page can hold it; otherwise its cells go on, line by line.
  void draw_row(const std::vector<std::string>& row) {
    set_row(row);
    const double whole = tallest(cells_) + 2 * padding;
    const double fresh = bottom_ - margin - tallest(headings_) - 2 * padding;
    if (whole > room() && whole <= fresh) next_table_page();
    std::vector<std::size_t> from(cells_.size(), 0);
    for (bool is_fresh = false;; is_fresh = true) {
      std::vector<std::size_t> to;
      double height = 0;
      for (std::size_t c = 0; c < cells_.size(); ++c) {
        to.push_back(cells_[c].fits(from[c], room() - 2 * padding));
        // Where headings leave no room for a line, one runs over rather than none ever standing.
        if (is_fresh && to[c] == from[c] && to[c] < cells_[c].lines()) ++to[c];
        height = std::max(height, cells_[c].height(from[c], to[c]));
      }
      if (height > 0) draw_piece(from, to, height + 2 * padding, whole <= fresh);
      bool done = true;
      for (std::size_t c = 0; c < cells_.size(); ++c) done = done && to[c] == cells_[c].lines();
      if (done) return;
      from = to;
      next_table_page();
    }
  }

  void draw_piece(const std::vector<std::size_t>& from, const std::vector<std::size_t>& to, double height,
                  bool centred) {
    rules(height);
    for (std::size_t c = 0; c < cells_.size() && draws(); ++c) {
      const double spare = height - 2 * padding - cells_[c].height(from[c], to[c]);
      cells_[c].draw(left_[c] + cell_margin, y_ + padding + (centred ? spare / 2 : 0), from[c], to[c]);
    }
    y_ += height;
  }

  [[nodiscard]] std::vector<TextBlock> signature_lines() const {
    std::vector<TextBlock> lines;
    for (const std::string& line : paper_.signature) {
      lines.emplace_back(cairo_, paper_.language, body_width() / 2, 12, false, Align::centre);
      lines.back().set(line);
    }
    return lines;
  }

  /// At the right end, with room above for the seal; all on one page.
  void signature() {
    const std::vector<TextBlock> lines = signature_lines();
    if (lines.empty()) return;
    double height = seal;
    for (const TextBlock& line : lines) height += line.height() + gap;
    if (height > room()) turn_page();
    y_ += seal;
    for (const TextBlock& line : lines) {
      if (draws()) line.draw(page_width_ - margin - body_width() / 2, y_);
      y_ += line.height() + gap;
    }
  }

  cairo_t* cairo_;
  const Paper& paper_;
  int total_;  ///< 0: only counts
  double page_width_;
  double page_height_;
  TextBlock footer_;
  TextBlock page_number_;
  std::vector<TextBlock> headings_;
  std::vector<TextBlock> cells_;
  std::vector<double> left_;  ///< of each column, and the right edge of the last
  double bottom_ = 0;
  double y_ = 0;
  int page_ = 0;
};

}  // namespace

int lay_out_pages(cairo_t* cairo, const Paper& paper, int total) {
  return PagePen(cairo, paper, total).run();
}

}  // namespace echelon
