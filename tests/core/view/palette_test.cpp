#include "echelon/view/palette.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "colour_sight.hpp"

using namespace echelon;
using view_tests::difference;
using view_tests::Sight;

namespace {

std::vector<Look> looks() {
  std::vector<Look> all;
  for (const bool dark : {false, true}) {
    for (const bool high : {false, true}) {
      for (const bool safe : {false, true}) all.push_back({dark, high, safe});
    }
  }
  return all;
}

std::string named(const Look& look) {
  return std::string(look.dark ? "dark" : "light") + (look.high_contrast ? ", high contrast" : "") +
         (look.colour_safe ? ", safe colours" : "");
}

constexpr std::array said{Tone::plain, Tone::muted, Tone::accent, Tone::good, Tone::caution, Tone::bad};
constexpr std::array sights{Sight::usual, Sight::protan, Sight::deutan, Sight::tritan};

}  // namespace

TEST_CASE("contrast is what WCAG says it is") {
  CHECK(contrast(rgb(0), rgb(0xFFFFFF)) == doctest::Approx(21));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0)) == doctest::Approx(21));
  CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.478).epsilon(0.001));
  CHECK(contrast(rgb(0x123456), rgb(0x123456)) == doctest::Approx(1));
}

TEST_CASE("the difference of colours is that of Sharma, Wu and Dalal's table") {
  using view_tests::ciede2000;
  CHECK(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == doctest::Approx(2.0425).epsilon(0.0001));
  CHECK(ciede2000({50, 2.5, 0}, {73, 25, -18}) == doctest::Approx(27.1492).epsilon(0.0001));
  CHECK(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) ==
        doctest::Approx(1.2644).epsilon(0.0001));
  CHECK(ciede2000({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}) ==
        doctest::Approx(0.9082).epsilon(0.0001));
}

TEST_CASE("every text of every look can be read on whatever it is drawn on") {
  for (const Look& look : looks()) {
    CAPTURE(named(look));
    const Palette& p = palette_of(look);
    const double least = look.high_contrast ? 7 : 4.5;
    for (const Tone tone : said) {
      CAPTURE(static_cast<int>(tone));
      for (const Colour ground : {p.page, p.card, p.sunken, p.hover})
        CHECK(contrast(p.of(tone), ground) >= least);
      CHECK(contrast(p.of(tone), p.ground(tone)) >= least);
      // A selected row, a bar behind the figures of a cell.
      for (const Colour ground : {p.chosen, p.bar}) CHECK(contrast(p.of(tone), ground) >= least);
    }
    CHECK(contrast(p.on_accent, p.accent) >= least);
  }
}

TEST_CASE("every series stands out from the card, every edge is seen where contrast is high") {
  for (const Look& look : looks()) {
    CAPTURE(named(look));
    const Palette& p = palette_of(look);
    for (const Colour series : p.series) CHECK(contrast(series, p.card) >= (look.high_contrast ? 4.5 : 3));
    if (look.high_contrast) CHECK(contrast(p.border, p.card) >= 4.5);
  }
}

TEST_CASE("with safe colours every eye tells each series from each other, and good from doubtful and bad") {
  for (const Look& look : looks()) {
    if (!look.colour_safe) continue;
    CAPTURE(named(look));
    const Palette& p = palette_of(look);
    const double least = look.high_contrast && !look.dark ? 12 : 16;  // dark colours lie closer together
    for (const Sight sight : sights) {
      CAPTURE(static_cast<int>(sight));
      for (std::size_t i = 0; i < p.series.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(difference(p.series[i], p.series[j], sight) >= least);
      }
      CHECK(difference(p.good, p.bad, sight) >= 12);
      CHECK(difference(p.good, p.caution, sight) >= 12);
      CHECK(difference(p.caution, p.bad, sight) >= 12);
    }
  }
}

TEST_CASE("every eye of the usual kind tells the series of the usual palettes apart") {
  for (const Look& look : looks()) {
    CAPTURE(named(look));
    const Palette& p = palette_of(look);
    for (std::size_t i = 0; i < p.series.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) CHECK(difference(p.series[i], p.series[j], Sight::usual) >= 10);
    }
  }
}
