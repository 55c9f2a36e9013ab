#include <cairo-pdf.h>

#include <new>

#include "echelon/exchange/paper_page.hpp"
#include "echelon/exchange/paper_parts.hpp"

namespace echelon {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

}  // namespace

std::string pdf_bytes(double width, double height, Date dated, const std::string& title,
                      const std::function<void(cairo_t*)>& draw) {
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(&append, &bytes, width, height), &cairo_surface_destroy);
  const std::string created = (dated.known() ? dated : Date::of(2000, 1, 1).value()).iso() + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    draw(cairo.get());
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  return bytes;
}

std::string paper_as_pdf(const Paper& paper) {
  const double width = paper.landscape ? a4_long : a4_short;
  const double height = paper.landscape ? a4_short : a4_long;
  int pages = 0;  // laid out once to count them
  const auto lay_out = [&](cairo_t* cairo) { pages = lay_out_pages(cairo, paper, pages); };
  static_cast<void>(pdf_bytes(width, height, paper.dated, paper.title, lay_out));
  return pdf_bytes(width, height, paper.dated, paper.title, lay_out);
}

}  // namespace echelon
