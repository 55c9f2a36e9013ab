// A picture as SVG with its texts as texts: they can be searched, selected and read aloud. Each says how wide
// it is to be, so that another font than the one it was measured in still fits.

#include <array>
#include <cmath>
#include <cstdio>

#include "echelon/exchange/picture_painter.hpp"
#include "echelon/view/palette.hpp"

namespace echelon {
namespace {

constexpr double margin = 16;
constexpr const char* fonts =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

/// A length to a hundredth, so that the file is the same wherever it is written.
std::string length(double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  std::string said = text.data();
  while (said.back() == '0') said.pop_back();
  if (said.back() == '.') said.pop_back();
  return said == "-0" ? "0" : said;
}

std::string web(Colour colour) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", colour & 0xFFU, (colour >> 8U) & 0xFFU,
                (colour >> 16U) & 0xFFU);
  return text.data();
}

std::string escaped(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '&')
      made += "&amp;";
    else if (c == '<')
      made += "&lt;";
    else if (c == '>')
      made += "&gt;";
    else if (c == '"')
      made += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      made += c;  // XML knows no other control characters
  }
  return made;
}

class Writer {
 public:
  Writer(const Picture& picture, const std::string& title, const Letters& letters)
      : picture_(picture), letters_(letters) {
    const std::string wide = length(std::ceil(static_cast<double>(picture.width) + 2 * margin));
    const std::string high = length(std::ceil(static_cast<double>(picture.height) + 2 * margin));
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + wide + "\" height=\"" + high +
            "\" viewBox=\"0 0 " + wide + " " + high + "\" font-family=\"" + fonts + "\">\n";
    out_ += "<title>" + escaped(title) + "</title>\n";
    out_ += "<rect width=\"100%\" height=\"100%\" fill=\"" + web(light_palette().card) + "\"/>\n";
    out_ += "<g transform=\"translate(" + length(margin) + " " + length(margin) + ")\">\n";
  }

  std::string write() {
    for (const Stroke& stroke : picture_.strokes) add(stroke);
    return out_ + "</g>\n</svg>\n";
  }

 private:
  [[nodiscard]] static std::string colour(Ink ink) {
    const Palette& palette = light_palette();
    return web(ink.strength >= 1
                   ? palette.of(ink.tone)
                   : blend(palette.card, palette.of(ink.tone), static_cast<double>(ink.strength)));
  }
  [[nodiscard]] static std::string points(const Stroke& stroke) {
    std::string made;
    for (const Spot spot : stroke.spots) {
      if (!made.empty()) made += ' ';
      made += length(static_cast<double>(spot.x)) + "," + length(static_cast<double>(spot.y));
    }
    return made;
  }
  static std::string attribute(const char* name, double value) {
    return std::string(" ") + name + "=\"" + length(value) + "\"";
  }

  void add(const Stroke& stroke) {
    switch (stroke.kind) {
      case Stroke::Kind::line:
        out_ += "<polyline points=\"" + points(stroke) + "\" fill=\"none\" stroke=\"" + colour(stroke.ink) +
                "\"" + attribute("stroke-width", static_cast<double>(stroke.width)) + "/>\n";
        break;
      case Stroke::Kind::polygon:
        out_ += "<polygon points=\"" + points(stroke) + "\" fill=\"" + colour(stroke.ink) + "\"/>\n";
        break;
      case Stroke::Kind::rectangle:
        add_rectangle(stroke);
        break;
      case Stroke::Kind::text:
        add_text(stroke);
        break;
    }
  }
  void add_rectangle(const Stroke& stroke) {
    const Spot from = stroke.spots[0];
    const Spot to = stroke.spots[1];
    const float round = std::min({stroke.width, (to.x - from.x) / 2, (to.y - from.y) / 2});
    out_ += "<rect" + attribute("x", static_cast<double>(from.x)) +
            attribute("y", static_cast<double>(from.y)) +
            attribute("width", std::max(0.0, static_cast<double>(to.x - from.x))) +
            attribute("height", std::max(0.0, static_cast<double>(to.y - from.y)));
    if (round > 0.1F) out_ += attribute("rx", static_cast<double>(round));
    out_ += " fill=\"" + colour(stroke.ink) + "\"/>\n";
  }
  void add_text(const Stroke& stroke) {
    const double size = size_of(stroke.face);
    const auto wide = static_cast<double>(letters_.width(stroke.text, stroke.face));
    // The top of the line to its baseline, as the Chinese fonts have it.
    const double baseline = static_cast<double>(stroke.spots[0].y) + size * 1.16;
    const char* anchor = stroke.align == 0 ? "start" : stroke.align == 1 ? "end" : "middle";
    out_ += "<text" + attribute("x", static_cast<double>(stroke.spots[0].x)) + attribute("y", baseline) +
            attribute("font-size", size);
    if (is_bold(stroke.face)) out_ += " font-weight=\"bold\"";
    out_ += std::string(" text-anchor=\"") + anchor + "\"" + attribute("textLength", wide) +
            " lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"" + colour(stroke.ink) + "\">" +
            escaped(stroke.text) + "</text>\n";
  }

  const Picture& picture_;
  const Letters& letters_;
  std::string out_;
};

}  // namespace

std::string picture_as_svg(const Picture& picture, const std::string& title, const Letters& letters) {
  return Writer(picture, title, letters).write();
}

}  // namespace echelon
