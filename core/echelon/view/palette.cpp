#include "echelon/view/palette.hpp"

#include <algorithm>
#include <array>
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
    .chosen = rgb(0xDDEBF8),
    .bar = rgb(0xDBE9F5),
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
    .chosen = rgb(0x1B324A),
    .bar = rgb(0x1C3650),
    .series = {rgb(0x6AA5E8), rgb(0xE39A4E), rgb(0x4DBBAC), rgb(0xB68CDB), rgb(0xCDB548), rgb(0x97A2AF)},
};

constexpr Palette light_high{
    .page = rgb(0xFFFFFF),
    .card = rgb(0xFFFFFF),
    .sunken = rgb(0xF2F2F2),
    .border = rgb(0x595959),
    .text = rgb(0x000000),
    .muted = rgb(0x3D3D3D),
    .accent = rgb(0x003F87),
    .on_accent = rgb(0xFFFFFF),
    .good = rgb(0x00512B),
    .caution = rgb(0x5E4300),
    .bad = rgb(0x8E0B0B),
    .hover = rgb(0xE6E6E6),
    .chosen = rgb(0xDCEBFF),
    .bar = rgb(0xDCEBFF),
    .series = {rgb(0x1F5FA8), rgb(0x9A4F00), rgb(0x00695C), rgb(0x6E3F99), rgb(0x6B5A00), rgb(0x4F5965)},
};

constexpr Palette dark_high{
    .page = rgb(0x000000),
    .card = rgb(0x000000),
    .sunken = rgb(0x141414),
    .border = rgb(0xA6A6A6),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xD0D0D0),
    .accent = rgb(0x7CC4FF),
    .on_accent = rgb(0x000000),
    .good = rgb(0x6FE0A8),
    .caution = rgb(0xFFC861),
    .bad = rgb(0xFFA9A2),
    .hover = rgb(0x2A2A2A),
    .chosen = rgb(0x00264D),
    .bar = rgb(0x00264D),
    .series = {rgb(0x7CB8FF), rgb(0xFFAA5C), rgb(0x4FD6C4), rgb(0xD0A6FF), rgb(0xE8D05A), rgb(0xB9C3CE)},
};

/// What a palette has instead where colours must be told apart with two of the three primaries. The series
/// begin at those of Okabe and Ito (Color Universal Design, 2008) and were moved until each pair stands apart
/// to the eye of every kind and each colour from the card.
struct Safe {
  Colour good;
  Colour caution;
  Colour bad;
  std::array<Colour, 6> series;
};

constexpr Safe safe_light{
    rgb(0x0F6A5D),
    rgb(0x825A00),
    rgb(0x910532),
    {rgb(0x1E6BA2), rgb(0x9A902F), rgb(0x013B31), rgb(0xD37591), rgb(0x8D583C), rgb(0x209CDE)}};
constexpr Safe safe_dark{
    rgb(0x4ACFBF),
    rgb(0xFFD56C),
    rgb(0xEC8F72),
    {rgb(0x2A64D7), rgb(0xE9A424), rgb(0x1EA378), rgb(0xAA7FA4), rgb(0xE12405), rgb(0x9FCDF2)}};
constexpr Safe safe_light_high{
    rgb(0x07504A),
    rgb(0x5A4400),
    rgb(0x67002A),
    {rgb(0x244270), rgb(0xA7670A), rgb(0x046D4F), rgb(0x8A5E89), rgb(0x8F3502), rgb(0x1C6BD7)}};
constexpr Safe safe_dark_high{
    rgb(0x64EFDC),
    rgb(0xFFE83B),
    rgb(0xFFA48E),
    {rgb(0x0F7AF6), rgb(0xFEB721), rgb(0x28C191), rgb(0xAD90B1), rgb(0xD76617), rgb(0xC0EAFF)}};

constexpr Palette with(const Safe& safe, Palette palette) {
  palette.good = safe.good;
  palette.caution = safe.caution;
  palette.bad = safe.bad;
  palette.series = safe.series;
  return palette;
}

/// By dark, then high contrast, then safe colours.
constexpr std::array<Palette, 8> all{
    light, with(safe_light, light), light_high, with(safe_light_high, light_high),
    dark,  with(safe_dark, dark),   dark_high,  with(safe_dark_high, dark_high)};

double linear(Colour colour, unsigned shift) {
  const double part = static_cast<double>((colour >> shift) & 0xFFU) / 255;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 8) + 0.0722 * linear(colour, 16);
}

}  // namespace

double contrast(Colour a, Colour b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

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

Colour Palette::ground(Tone tone) const {
  if (tone == Tone::plain || tone == Tone::muted) return sunken;
  const bool on_dark = luminance(card) < luminance(text);
  return blend(card, of(tone), on_dark ? 0.2 : 0.12);
}

const Palette& palette_of(const Look& look) {
  const std::size_t at =
      (look.dark ? 4U : 0U) + (look.high_contrast ? 2U : 0U) + (look.colour_safe ? 1U : 0U);
  return all.at(at);
}

const Palette& light_palette() { return palette_of({}); }
const Palette& dark_palette() { return palette_of({true, false, false}); }

}  // namespace echelon
