#include "desktop/stage/raster.hpp"

#include <imgui.h>
#include <stb_image_write.h>

#include <algorithm>
#include <cmath>

#include "echelon/base/error.hpp"

namespace echelon::desktop {
namespace {

struct Clip {
  int x0, y0, x1, y1;
};

float edge(ImVec2 a, ImVec2 b, float x, float y) { return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x); }

/// Whether pixels exactly on the edge a→b belong to this triangle: each belongs to one of its two.
bool owns(ImVec2 a, ImVec2 b) { return a.y == b.y ? b.x > a.x : b.y < a.y; }

float channel(ImU32 colour, unsigned shift) { return static_cast<float>((colour >> shift) & 0xFFU); }

class Drawing {
 public:
  Drawing(Bitmap& bitmap, const ImFontAtlas& atlas) : bitmap_(bitmap), atlas_(atlas) {}

  /// What the next triangles take their pixels from: the letters, or a bitmap.
  void take_from(const Bitmap* pixels) { pixels_ = pixels; }

  void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, Clip clip) {
    const float area = edge(a.pos, b.pos, c.pos.x, c.pos.y);
    if (area == 0) return;
    if (area < 0) {
      triangle(a, c, b, clip);
      return;
    }
    const auto [x_min, x_max] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
    const auto [y_min, y_max] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
    const int x0 = std::max(clip.x0, static_cast<int>(std::floor(x_min)));
    const int x1 = std::min(clip.x1, static_cast<int>(std::ceil(x_max)));
    const int y0 = std::max(clip.y0, static_cast<int>(std::floor(y_min)));
    const int y1 = std::min(clip.y1, static_cast<int>(std::ceil(y_max)));
    const bool own_a = owns(b.pos, c.pos);
    const bool own_b = owns(c.pos, a.pos);
    const bool own_c = owns(a.pos, b.pos);
    for (int y = y0; y < y1; ++y) {
      const float py = static_cast<float>(y) + 0.5F;
      for (int x = x0; x < x1; ++x) {
        const float px = static_cast<float>(x) + 0.5F;
        const float wa = edge(b.pos, c.pos, px, py);
        const float wb = edge(c.pos, a.pos, px, py);
        const float wc = edge(a.pos, b.pos, px, py);
        if (wa < 0 || wb < 0 || wc < 0) continue;
        if ((wa == 0 && !own_a) || (wb == 0 && !own_b) || (wc == 0 && !own_c)) continue;
        shade(x, y, a, b, c, wa / area, wb / area, wc / area);
      }
    }
  }

 private:
  void shade(int x, int y, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, float wa, float wb,
             float wc) {
    const auto mix = [&](unsigned shift) {
      return wa * channel(a.col, shift) + wb * channel(b.col, shift) + wc * channel(c.col, shift);
    };
    const float u = wa * a.uv.x + wb * b.uv.x + wc * c.uv.x;
    const float v = wa * a.uv.y + wb * b.uv.y + wc * c.uv.y;
    if (pixels_ != nullptr) {
      target(x, y) = texel(u, v);
      return;
    }
    const int tx =
        std::clamp(static_cast<int>(u * static_cast<float>(atlas_.TexWidth)), 0, atlas_.TexWidth - 1);
    const int ty =
        std::clamp(static_cast<int>(v * static_cast<float>(atlas_.TexHeight)), 0, atlas_.TexHeight - 1);
    const float coverage = static_cast<float>(atlas_.TexPixelsAlpha8[ty * atlas_.TexWidth + tx]) / 255;
    const float alpha = mix(IM_COL32_A_SHIFT) / 255 * coverage;
    if (alpha <= 0) return;
    std::uint32_t& pixel = target(x, y);
    std::uint32_t made = 0xFF000000U;
    for (const unsigned shift : {0U, 8U, 16U}) {
      const float under = channel(pixel, shift);
      made |= static_cast<std::uint32_t>(std::lround(under + (mix(shift) - under) * alpha)) << shift;
    }
    pixel = made;
  }

  std::uint32_t& target(int x, int y) {
    return bitmap_.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap_.width) +
                          static_cast<std::size_t>(x)];
  }
  /// Opaque: bitmaps hold no holes.
  [[nodiscard]] std::uint32_t texel(float u, float v) const {
    const int x = std::clamp(static_cast<int>(u * static_cast<float>(pixels_->width)), 0, pixels_->width - 1);
    const int y =
        std::clamp(static_cast<int>(v * static_cast<float>(pixels_->height)), 0, pixels_->height - 1);
    return pixels_->pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels_->width) +
                           static_cast<std::size_t>(x)];
  }

  Bitmap& bitmap_;
  const ImFontAtlas& atlas_;
  const Bitmap* pixels_ = nullptr;
};

}  // namespace

Bitmap rasterise(const ImDrawData& frame, const ImFontAtlas& atlas) {
  Bitmap bitmap{static_cast<int>(frame.DisplaySize.x), static_cast<int>(frame.DisplaySize.y), {}};
  bitmap.pixels.assign(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height),
                       0xFF000000U);
  Drawing drawing(bitmap, atlas);
  for (int i = 0; i < frame.CmdListsCount; ++i) {
    const ImDrawList& list = *frame.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      drawing.take_from(command.TextureId == atlas.TexID ? nullptr
                                                         : static_cast<const Bitmap*>(command.TextureId));
      const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x)),
                      std::max(0, static_cast<int>(command.ClipRect.y)),
                      std::min(bitmap.width, static_cast<int>(command.ClipRect.z)),
                      std::min(bitmap.height, static_cast<int>(command.ClipRect.w))};
      const auto vertex = [&](unsigned at) -> const ImDrawVert& {
        return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(at)])];
      };
      for (unsigned at = command.IdxOffset; at + 2 < command.IdxOffset + command.ElemCount; at += 3) {
        drawing.triangle(vertex(at), vertex(at + 1), vertex(at + 2), clip);
      }
    }
  }
  return bitmap;
}

void write_png(const Bitmap& bitmap, const std::filesystem::path& file) {
  if (stbi_write_png(file.c_str(), bitmap.width, bitmap.height, 4, bitmap.pixels.data(), bitmap.width * 4) ==
      0) {
    throw Error(
        Fault::environment, {"图片没有写成。", "The picture could not be written."},
        {"请检查文件夹是否存在、磁盘是否已满。", "Check that the folder exists and the disk is not full."},
        {file.string(), {}, 0, {}});
  }
}

}  // namespace echelon::desktop
