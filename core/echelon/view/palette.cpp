#include "echelon/view/palette.hpp"

#include <cmath>

namespace echelon {
namespace {

constexpr Palette light{
    .page = rgb(0xF3F5F8),
    .card = rgb(0xFFFFFF),
    .sunken = rgb(0xEEF1F5),
    .border = rgb(0xDCE1E8),
    .text = rgb(0x1B2430),
    .muted = rgb(0x5C6877),
    .accent = rgb(0x1463A8),
    .on_accent = rgb(0xFFFFFF),
    .good = rgb(0x16704A),
    .caution = rgb(0x94580A),
    .bad = rgb(0xB3261E),
    .hover = rgb(0xE8EEF5),
    .chosen = rgb(0xD8E8F7),
    .bar = rgb(0xD5E5F3),
    .series = {rgb(0x2F6DB5), rgb(0xD27A1F), rgb(0x1A8F80), rgb(0x8A5BB0), rgb(0xA48A12), rgb(0x77828F)},
};

constexpr Palette dark{
    .page = rgb(0x12161B),
    .card = rgb(0x1B2027),
    .sunken = rgb(0x252B34),
    .border = rgb(0x323A45),
    .text = rgb(0xE6EAEF),
    .muted = rgb(0x9AA6B3),
    .accent = rgb(0x66B0F2),
    .on_accent = rgb(0x0C1723),
    .good = rgb(0x5CC796),
    .caution = rgb(0xE3AC55),
    .bad = rgb(0xF28B82),
    .hover = rgb(0x262E38),
    .chosen = rgb(0x203A55),
    .bar = rgb(0x24435F),
    .series = {rgb(0x6AA5E8), rgb(0xE39A4E), rgb(0x4DBBAC), rgb(0xB68CDB), rgb(0xCDB548), rgb(0x97A2AF)},
};

}  // namespace

Colour blend(Colour under, Colour over, double share) {
  Colour mixed = 0xFF000000U;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const double a = (under >> shift) & 0xFFU;
    const double b = (over >> shift) & 0xFFU;
    mixed |= static_cast<Colour>(std::lround(a + (b - a) * share)) << shift;
  }
  return mixed;
}

Colour Palette::of(Tone tone) const {
  switch (tone) {
    case Tone::plain:
      return text;
    case Tone::muted:
      return muted;
    case Tone::accent:
      return accent;
    case Tone::good:
      return good;
    case Tone::caution:
      return caution;
    case Tone::bad:
      return bad;
    default:
      return series.at(static_cast<std::size_t>(tone) - static_cast<std::size_t>(Tone::series_1));
  }
}

const Palette& light_palette() { return light; }
const Palette& dark_palette() { return dark; }

}  // namespace echelon
