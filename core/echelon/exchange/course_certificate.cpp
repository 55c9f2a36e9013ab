#include "echelon/exchange/course_certificate.hpp"

#include <cairo-pdf.h>

#include <new>

#include "echelon/base/error.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/exchange/paper_page.hpp"

namespace echelon {
namespace {

constexpr double frame = 36;    ///< from the page's edge
constexpr double margin = 110;  ///< of the text

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void draw_frame(cairo_t* cairo) {
  cairo_set_source_rgb(cairo, 0.62, 0.45, 0.16);
  for (const auto& [inset, width] : {std::pair(frame, 3.0), std::pair(frame + 7, 0.8)}) {
    cairo_set_line_width(cairo, width);
    cairo_rectangle(cairo, inset, inset, a4_long - 2 * inset, a4_short - 2 * inset);
    cairo_stroke(cairo);
  }
  cairo_set_source_rgb(cairo, 0, 0, 0);
}

void draw_page(cairo_t* cairo, const CourseCertificate& certificate, Language language) {
  const double width = a4_long - 2 * margin;
  draw_frame(cairo);
  TextBlock title(cairo, language, width, 34, true, Align::centre);
  title.set(certificate.title);
  title.draw(margin, 95);
  TextBlock body(cairo, language, width, 18);
  body.set(certificate.body);
  body.draw(margin, 190);
  TextBlock issuer(cairo, language, 300, 15, false, Align::centre);
  issuer.set(certificate.issuer + "\n" + certificate.date);
  issuer.draw(a4_long - margin - 300, a4_short - 170);
  TextBlock number(cairo, language, width, 10);
  number.set(certificate.number);
  number.draw(margin, a4_short - 78);
  cairo_show_page(cairo);
}

std::string as_pdf(const std::vector<CourseCertificate>& certificates, Language language, Date dated) {
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(&append, &bytes, a4_long, a4_short), &cairo_surface_destroy);
  const std::string created = (dated.known() ? dated : Date::of(2000, 1, 1).value()).iso() + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  if (!certificates.empty()) {
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                   certificates.front().title.c_str());
  }
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()),
                                                                   &cairo_destroy);
    for (const CourseCertificate& certificate : certificates) draw_page(cairo.get(), certificate, language);
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  return bytes;
}

}  // namespace

void write_certificates(const std::vector<CourseCertificate>& certificates, Language language, Date dated,
                        const std::filesystem::path& file) {
  if (file.extension() != ".pdf" && file.extension() != ".PDF") {
    throw Error(Fault::request, {"证书只能写成 PDF", "certificates are written as PDF only"},
                {"文件名以 .pdf 结尾", "end the name in .pdf"}, {file.string(), {}, 0, {}});
  }
  FileBeside beside(file);
  beside.write(as_pdf(certificates, language, dated));
  beside.keep();
}

}  // namespace echelon
