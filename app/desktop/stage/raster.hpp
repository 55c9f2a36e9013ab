#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

struct ImDrawData;
struct ImFontAtlas;

namespace echelon::desktop {

/// Pixels as 0xAABBGGRR, row by row.
struct Bitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};

/// Draws a frame on the processor, without a graphics driver: the same bytes on every machine with the same
/// fonts.
[[nodiscard]] Bitmap rasterise(const ImDrawData& frame, const ImFontAtlas& atlas);

/// Throws Error when the file cannot be written.
void write_png(const Bitmap& bitmap, const std::filesystem::path& file);

}  // namespace echelon::desktop
