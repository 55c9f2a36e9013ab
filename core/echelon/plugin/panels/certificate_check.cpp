// Whether a number stands on one of the bureau's certificates, and what for.

#include "echelon/base/text.hpp"
#include "echelon/model/certificate_number.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw_found(Surface& surface, const CertificateFound& found) {
  if (found.answer != CertificateFound::Answer::held) {
    surface.status(
        {"编号无误，但没有发过这份证书，或已收回", "well written, but never granted here, or taken back"},
        Tone::caution);
    return;
  }
  surface.status({"本单位所发，有效", "granted here"}, Tone::good);
  for (const CertificateFound::Holder& each : found.holders) {
    const std::string days = each.started_on.iso() + " ~ " + each.ended_on.iso();
    const std::string hours = short_number(each.hours);
    surface.text({each.name + "（" + each.id + "），" + each.course + "，" + days + "，" + hours + " 学时",
                  each.name + " (" + each.id + "), " + each.course + ", " + days + ", " + hours + " hours"});
  }
}

}  // namespace

void draw_certificate_check(Surface& surface, const PanelContext& context) {
  std::string& typed = surface.remember("certificate-number");
  surface.text_field("certificate-number",
                     {"证书编号，如 PX2024-000123-C", "a certificate's number, as PX2024-000123-C"}, typed);
  if (typed.empty() || context.hours == nullptr || !context.hours->certificate) return;
  const auto number = read_certificate(typed);
  if (!number) {
    surface.status({"不是证书编号，或有一处写错", "no certificate's number, or miswritten"}, Tone::bad);
    return;
  }
  const auto found = context.hours->certificate(certificate_number_text(*number));
  if (found) {
    draw_found(surface, *found);
  } else {
    draw_computing(surface);
  }
}

}  // namespace echelon::panels
