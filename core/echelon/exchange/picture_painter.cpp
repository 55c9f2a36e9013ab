#include "echelon/exchange/picture_painter.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>

#include "echelon/exchange/paper_page.hpp"
#include "echelon/view/palette.hpp"

namespace echelon {
namespace {

constexpr double margin = 16;
constexpr double pixels_a_unit = 2;

class Painter {
 public:
  Painter(cairo_t* cairo, const Picture& picture) : cairo_(cairo), picture_(picture) {}

  void paint() {
    set(light_palette().card);
    cairo_paint(cairo_);
    cairo_translate(cairo_, margin, margin);
    for (const Stroke& stroke : picture_.strokes) draw(stroke);
  }

 private:
  void set(Colour colour) {
    const auto part = [&](unsigned shift) { return static_cast<double>((colour >> shift) & 0xFFU) / 255; };
    cairo_set_source_rgb(cairo_, part(0), part(8), part(16));
  }
  void set(Ink ink) {
    const Palette& palette = light_palette();
    set(ink.strength >= 1 ? palette.of(ink.tone) : blend(palette.card, palette.of(ink.tone), ink.strength));
  }
  void go_along(const std::vector<Spot>& spots) {
    cairo_new_path(cairo_);
    for (const Spot spot : spots) cairo_line_to(cairo_, spot.x, spot.y);
  }

  void draw(const Stroke& stroke) {
    set(stroke.ink);
    switch (stroke.kind) {
      case Stroke::Kind::line:
        go_along(stroke.spots);
        cairo_set_line_width(cairo_, stroke.width);
        cairo_stroke(cairo_);
        break;
      case Stroke::Kind::polygon:
        go_along(stroke.spots);
        cairo_close_path(cairo_);
        cairo_fill(cairo_);
        break;
      case Stroke::Kind::rectangle:
        draw_rectangle(stroke);
        break;
      case Stroke::Kind::text:
        draw_text(stroke);
        break;
    }
  }

  void draw_rectangle(const Stroke& stroke) {
    const double x0 = stroke.spots[0].x;
    const double y0 = stroke.spots[0].y;
    const double x1 = stroke.spots[1].x;
    const double y1 = stroke.spots[1].y;
    const double r =
        std::max(0.0, std::min({static_cast<double>(stroke.width), (x1 - x0) / 2, (y1 - y0) / 2}));
    cairo_new_path(cairo_);
    if (r < 0.1) {
      cairo_rectangle(cairo_, x0, y0, x1 - x0, y1 - y0);
    } else {
      constexpr double quarter = 1.5707963267948966;
      cairo_arc(cairo_, x1 - r, y0 + r, r, -quarter, 0);
      cairo_arc(cairo_, x1 - r, y1 - r, r, 0, quarter);
      cairo_arc(cairo_, x0 + r, y1 - r, r, quarter, 2 * quarter);
      cairo_arc(cairo_, x0 + r, y0 + r, r, 2 * quarter, 3 * quarter);
      cairo_close_path(cairo_);
    }
    cairo_fill(cairo_);
  }

  void draw_text(const Stroke& stroke) {
    TextBlock block(cairo_, Language::chinese, 4000, size_of(stroke.face), is_bold(stroke.face), Align::left,
                    Cut::sans);
    block.set(stroke.text);
    block.draw(stroke.spots[0].x - stroke.align * block.width(), stroke.spots[0].y);
  }

  cairo_t* cairo_;
  const Picture& picture_;
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

using Sheet = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

void paint_on(cairo_surface_t* surface, const Picture& picture, double scale) {
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface), &cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  Painter(cairo.get(), picture).paint();
  if (cairo_status(cairo.get()) == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
}

double wide(const Picture& picture) { return std::ceil(static_cast<double>(picture.width) + 2 * margin); }
double high(const Picture& picture) { return std::ceil(static_cast<double>(picture.height) + 2 * margin); }

}  // namespace

double size_of(Face face) {
  switch (face) {
    case Face::caption:
      return 12.5;
    case Face::body:
    case Face::strong:
      return 15;
    case Face::title:
      return 19;
    default:
      return 28;
  }
}

bool is_bold(Face face) { return face == Face::strong || face == Face::title || face == Face::display; }

std::string picture_as_png(const Picture& picture) {
  const Sheet sheet(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(wide(picture) * pixels_a_unit),
                                 static_cast<int>(high(picture) * pixels_a_unit)),
      &cairo_surface_destroy);
  paint_on(sheet.get(), picture, pixels_a_unit);
  std::string bytes;
  if (cairo_surface_write_to_png_stream(sheet.get(), &append, &bytes) != CAIRO_STATUS_SUCCESS)
    throw std::bad_alloc();
  return bytes;
}

std::string picture_as_pdf(const Picture& picture, const std::string& title) {
  return pdf_bytes(wide(picture), high(picture), {}, title, [&](cairo_t* cairo) {
    Painter(cairo, picture).paint();
    cairo_show_page(cairo);
  });
}

}  // namespace echelon
