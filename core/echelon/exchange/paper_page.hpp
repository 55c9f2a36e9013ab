#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "echelon/exchange/paper.hpp"

// As cairo.h and pango-layout.h declare them; the names are theirs.
struct _cairo;        // NOLINT(bugprone-reserved-identifier)
struct _PangoLayout;  // NOLINT(bugprone-reserved-identifier)
using cairo_t = _cairo;

namespace echelon {

// Within exchange: text on a page of a PDF. Lengths are points, 72 an inch.

constexpr double a4_short = 595.28;
constexpr double a4_long = 841.89;

/// The bytes of a PDF with pages of that size: what `draw` draws and shows. The same drawing on the same day
/// is the same bytes; an unknown day is a fixed one.
[[nodiscard]] std::string pdf_bytes(double width, double height, Date dated, const std::string& title,
                                    const std::function<void(cairo_t*)>& draw);

enum class Align { left, centre, right };
/// Papers are set in a serif, pictures as on the screen.
enum class Cut { serif, sans };

/// A paragraph wrapped to a width; reused for one text after another.
class TextBlock {
 public:
  TextBlock(cairo_t* cairo, Language language, double width, double size, bool bold = false,
            Align align = Align::left, Cut cut = Cut::serif);
  ~TextBlock();
  TextBlock(TextBlock&& other) noexcept;
  TextBlock(const TextBlock&) = delete;
  TextBlock& operator=(const TextBlock&) = delete;
  TextBlock& operator=(TextBlock&&) = delete;

  void set(const std::string& text);
  [[nodiscard]] std::size_t lines() const { return lines_.size(); }
  /// The height of the lines from `first` to before `last`.
  [[nodiscard]] double height(std::size_t first, std::size_t last) const;
  [[nodiscard]] double height() const { return height(0, lines()); }
  /// The widest line's width.
  [[nodiscard]] double width() const;
  /// The line before which `room` is used up, counted from `first`; `first` itself when not one fits.
  [[nodiscard]] std::size_t fits(std::size_t first, double room) const;
  /// Draws these lines with their upper left corner there.
  void draw(double x, double y, std::size_t first, std::size_t last) const;
  void draw(double x, double y) const { draw(x, y, 0, lines()); }

 private:
  struct Line {
    double top;
    double bottom;
    double baseline;
    double indent;
    double width;
  };
  cairo_t* cairo_;
  _PangoLayout* layout_;
  std::vector<Line> lines_;
};

/// Measures lines of a picture's text without a page.
class PaperRuler {
 public:
  explicit PaperRuler(Language language);
  ~PaperRuler();
  PaperRuler(const PaperRuler&) = delete;
  PaperRuler& operator=(const PaperRuler&) = delete;
  /// The width of one line in the sans cut; asked for twice, it is measured once.
  [[nodiscard]] double width(const std::string& text, double size, bool bold);

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

/// The room between a cell's text and the rules at its sides.
constexpr double cell_margin = 4;

/// How a table's columns share a page.
struct TableLayout {
  double size = 0;             ///< of the text
  std::vector<double> widths;  ///< a column each; their sum is the page's
};

/// Columns as wide as their paper says, but wide enough for numbers, ids and short texts to stand on one
/// line; with smaller text where the page is too narrow for that. `size` is the text's at best.
[[nodiscard]] TableLayout lay_out_columns(cairo_t* cairo, const Paper& paper, double page_width, double size);

/// What a person reads in a cell: a number rounded to the column's places, else the text as it is.
[[nodiscard]] std::string shown_cell(const Paper::Column& column, const std::string& text);

/// Lays the paper out on pages of A4 and returns how many there are. `total` is what each page's "of" says;
/// 0 only counts and draws nothing.
int lay_out_pages(cairo_t* cairo, const Paper& paper, int total);

}  // namespace echelon
