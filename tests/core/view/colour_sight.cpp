#include "colour_sight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace view_tests {
namespace {

using echelon::Colour;
using Row = std::array<double, 3>;

constexpr std::array<std::array<Row, 3>, 4> seen{
    {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

double linear(Colour colour, unsigned shift) {
  const double part = static_cast<double>((colour >> shift) & 0xFFU) / 255;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double dot(const Row& a, const Row& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Lab lab(Colour colour, Sight sight) {
  const Row rgb{linear(colour, 0), linear(colour, 8), linear(colour, 16)};
  Row there{};
  for (std::size_t i = 0; i < 3; ++i)
    there[i] = std::clamp(dot(seen[static_cast<std::size_t>(sight)][i], rgb), 0.0, 1.0);
  const auto bent = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = bent(dot({0.4124564, 0.3575761, 0.1804375}, there) / 0.95047);
  const double y = bent(dot({0.2126729, 0.7151522, 0.0721750}, there));
  const double z = bent(dot({0.0193339, 0.1191920, 0.9503041}, there) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double hue(double a, double b) {
  const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

}  // namespace

double ciede2000(const Lab& p, const Lab& q) {
  const auto seventh = [](double c) {
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25, 7)));
  };
  const double grey = 0.5 * (1 - seventh((std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2));
  const double pa = p.a * (1 + grey);
  const double qa = q.a * (1 + grey);
  const double pc = std::hypot(pa, p.b);
  const double qc = std::hypot(qa, q.b);
  const bool no_hue = pc * qc == 0;
  const double ph = hue(pa, p.b);
  const double qh = hue(qa, q.b);
  double turn = no_hue ? 0 : qh - ph;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const double dh = 2 * std::sqrt(pc * qc) * std::sin(radians(turn / 2));
  const double l = (p.l + q.l) / 2;
  const double c = (pc + qc) / 2;
  double h = ph + qh;
  if (!no_hue) h = std::abs(ph - qh) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
  const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
  const double sc = 1 + 0.045 * c;
  const double sh = 1 + 0.015 * c * t;
  const double rotation = -2 * seventh(c) * std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2))));
  const double dl = (q.l - p.l) / sl;
  const double dc = (qc - pc) / sc;
  return std::sqrt(dl * dl + dc * dc + dh / sh * (dh / sh) + rotation * dc * dh / sh);
}

double difference(Colour a, Colour b, Sight sight) { return ciede2000(lab(a, sight), lab(b, sight)); }

}  // namespace view_tests
