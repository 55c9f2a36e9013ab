#include "picture_file.hpp"

#include <cairo.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace desktop_tests {
namespace {

using echelon::desktop::Bitmap;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

/// The nearest of 33 steps a channel: what no eye tells apart packs a third smaller.
std::uint32_t rounded(std::uint32_t pixel) {
  std::uint32_t made = 0;
  for (const unsigned shift : {0U, 8U, 16U}) {
    made |= std::min(255U, (((pixel >> shift) & 0xFFU) + 4) / 8 * 8) << shift;
  }
  return made;
}

/// Red and blue change places: ours is 0xAABBGGRR, cairo's 0xAARRGGBB.
std::uint32_t turned(std::uint32_t pixel) {
  return 0xFF000000U | ((pixel & 0xFFU) << 16U) | (pixel & 0xFF00U) | ((pixel >> 16U) & 0xFFU);
}

}  // namespace

void write_small_png(const Bitmap& bitmap, const std::filesystem::path& file) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height),
                        cairo_surface_destroy);
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const auto width = static_cast<std::size_t>(bitmap.width);
  std::vector<std::uint32_t> row(width);
  for (int y = 0; y < bitmap.height; ++y) {
    const auto from = bitmap.pixels.begin() + static_cast<std::ptrdiff_t>(width) * y;
    std::transform(from, from + bitmap.width, row.begin(),
                   [](std::uint32_t pixel) { return turned(rounded(pixel)); });
    std::memcpy(rows + static_cast<std::ptrdiff_t>(stride) * y, row.data(), width * sizeof(std::uint32_t));
  }
  cairo_surface_mark_dirty(surface.get());
  std::filesystem::create_directories(file.parent_path());
  if (cairo_surface_write_to_png(surface.get(), file.c_str()) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("cannot write " + file.string());
}

std::optional<Bitmap> read_png(const std::filesystem::path& file) {
  const Surface surface(cairo_image_surface_create_from_png(file.c_str()), cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  Bitmap bitmap{
      cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
  const unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const auto width = static_cast<std::size_t>(bitmap.width);
  std::vector<std::uint32_t> row(width);
  for (int y = 0; y < bitmap.height; ++y) {
    std::memcpy(row.data(), rows + static_cast<std::ptrdiff_t>(stride) * y, width * sizeof(std::uint32_t));
    std::transform(row.begin(), row.end(), std::back_inserter(bitmap.pixels), turned);
  }
  return bitmap;
}

long differing(const Bitmap& a, const Bitmap& b, int tolerance) {
  if (a.width != b.width || a.height != b.height) return static_cast<long>(a.pixels.size());
  long count = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    bool far = false;
    for (const unsigned shift : {0U, 8U, 16U}) {
      const int x = static_cast<int>((a.pixels[i] >> shift) & 0xFFU);
      const int y = static_cast<int>((b.pixels[i] >> shift) & 0xFFU);
      far = far || std::abs(x - y) > tolerance;
    }
    count += far ? 1 : 0;
  }
  return count;
}

}  // namespace desktop_tests
