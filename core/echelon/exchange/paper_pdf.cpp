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

/// Lays the paper out; `total` 0 counts the pages. What was drawn is appended to `bytes`.
int lay_out(const Paper& paper, int total, std::string& bytes) {
  const double width = paper.landscape ? a4_long : a4_short;
  const double height = paper.landscape ? a4_short : a4_long;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(&append, &bytes, width, height), &cairo_surface_destroy);
  const Date dated = paper.dated.known() ? paper.dated : Date::of(2000, 1, 1).value();
  const std::string created = dated.iso() + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  int pages = 0;
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    pages = lay_out_pages(cairo.get(), paper, total);
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  return pages;
}

}  // namespace

std::string paper_as_pdf(const Paper& paper) {
  std::string counted;
  const int pages = lay_out(paper, 0, counted);
  std::string bytes;
  lay_out(paper, pages, bytes);
  return bytes;
}

}  // namespace echelon
