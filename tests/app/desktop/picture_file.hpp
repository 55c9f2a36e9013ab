#pragma once

#include <filesystem>
#include <optional>

#include "desktop/stage/raster.hpp"

namespace desktop_tests {

/// Writes a PNG without transparency and with fewer shades, smaller than the desktop's own; a channel is off
/// by at most 4. Throws when it cannot.
void write_small_png(const echelon::desktop::Bitmap& bitmap, const std::filesystem::path& file);

/// Nothing when the file is missing or no PNG.
[[nodiscard]] std::optional<echelon::desktop::Bitmap> read_png(const std::filesystem::path& file);

/// How many pixels differ by more than `tolerance` of 255 in a channel; every pixel when the sizes differ.
[[nodiscard]] long differing(const echelon::desktop::Bitmap& a, const echelon::desktop::Bitmap& b,
                             int tolerance);

}  // namespace desktop_tests
