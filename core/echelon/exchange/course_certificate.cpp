#include "echelon/exchange/course_certificate.hpp"

#include <cairo.h>

#include "echelon/base/error.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/exchange/paper_page.hpp"

namespace echelon {
namespace {

constexpr double frame = 36;    ///< from the page's edge
constexpr double margin = 110;  ///< of the text

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

}  // namespace

void write_certificates(const std::vector<CourseCertificate>& certificates, Language language, Date dated,
                        const std::filesystem::path& file) {
  if (file.extension() != ".pdf" && file.extension() != ".PDF") {
    throw Error(Fault::request, {"证书只能写成 PDF", "certificates are written as PDF only"},
                {"文件名以 .pdf 结尾", "end the name in .pdf"}, {file.string(), {}, 0, {}});
  }
  FileBeside beside(file);
  const std::string title = certificates.empty() ? std::string() : certificates.front().title;
  beside.write(pdf_bytes(a4_long, a4_short, dated, title, [&](cairo_t* cairo) {
    for (const CourseCertificate& each : certificates) draw_page(cairo, each, language);
  }));
  beside.keep();
}

}  // namespace echelon
