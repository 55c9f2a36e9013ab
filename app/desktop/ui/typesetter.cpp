#include "desktop/ui/typesetter.hpp"

#include <ft2build.h>
#include <imgui.h>

#include <array>
#include <bitset>
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>
#include FT_FREETYPE_H

#include "desktop/ui/rare_characters.hpp"
#include "echelon/base/error.hpp"

namespace echelon::desktop {
namespace {

/// Stands for a character that no font has; drawn as the font's empty box.
constexpr ImWchar fallback = 0xFFFD;

constexpr int texture_width = 2048;
constexpr int texture_height = 2048;
constexpr std::size_t faces = static_cast<std::size_t>(Face::count);

struct Cut {
  float em;  // pixels at scale 1
  bool bold;
};
constexpr std::array<Cut, faces> cuts{{{12.5F, false}, {15, false}, {15, true}, {19, true}, {28, true}}};

// Simplified Chinese is the third face of the collections.
constexpr int simplified = 2;
const std::array<const char*, 2> files{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                                       "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"};

}  // namespace

struct Typesetter::State {
  FT_Library library = nullptr;
  std::array<FT_Face, 2> font_file{};
  std::array<float, 2> size_in_use{};
  ImFontAtlas atlas;
  std::array<ImFont*, faces> fonts{};
  std::array<std::bitset<0x10000>, faces> made;
  float scale = 1;
  float wanted_scale = 1;
  bool full = false;
  int shelf_x = 0;
  int shelf_y = 0;
  int shelf_height = 0;
  Rows changed;
  std::deque<std::string> mapped;
  std::set<char32_t> missing;

  State();
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void start_anew();
  void start_font(std::size_t face);
  bool place(int width, int height, int& x, int& y);
  void make(char32_t character, std::size_t face);
  [[nodiscard]] FT_Face sized(std::size_t face);
};

Typesetter::State::State() {
  FT_Init_FreeType(&library);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (FT_New_Face(library, files[i], simplified, &font_file[i]) != 0) {
      throw Error(Fault::environment, {"没有找到中文字体。", "No Chinese font was found."},
                  {"请安装软件包 fonts-noto-cjk。", "Install the package fonts-noto-cjk."},
                  {files[i], {}, 0, {}});
    }
  }
  atlas.Flags = ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  atlas.TexWidth = texture_width;
  atlas.TexHeight = texture_height;
  atlas.TexUvScale = ImVec2(1.0F / texture_width, 1.0F / texture_height);
  atlas.TexPixelsAlpha8 =
      static_cast<unsigned char*>(IM_ALLOC(static_cast<std::size_t>(texture_width) * texture_height));
  for (ImFont*& font : fonts) {
    font = IM_NEW(ImFont);
    atlas.Fonts.push_back(font);
  }
  // ImGui draws its own few texts in the first font.
  std::swap(atlas.Fonts[0], atlas.Fonts[static_cast<int>(Face::body)]);
  start_anew();
  atlas.TexReady = true;
}

Typesetter::State::~State() {
  for (FT_Face face : font_file) {
    if (face != nullptr) FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
}

void Typesetter::State::start_anew() {
  full = false;
  scale = wanted_scale;
  std::memset(atlas.TexPixelsAlpha8, 0, static_cast<std::size_t>(texture_width) * texture_height);
  // A white block for everything that is not text.
  for (int y = 0; y < 4; ++y) std::memset(atlas.TexPixelsAlpha8 + y * texture_width, 0xFF, 4);
  atlas.TexUvWhitePixel = ImVec2(2.0F / texture_width, 2.0F / texture_height);
  shelf_x = 8;
  shelf_y = 0;
  shelf_height = 8;
  changed = {0, texture_height};
  size_in_use = {};
  for (std::size_t face = 0; face < faces; ++face) start_font(face);
}

void Typesetter::State::start_font(std::size_t face) {
  ImFont& font = *fonts[face];
  font.ClearOutputData();
  font.ContainerAtlas = &atlas;
  const float em = std::round(cuts[face].em * scale);
  font.FontSize = std::round(em * 1.4F);
  // The middle of a Chinese character stands 0.38 em above the base line.
  font.Ascent = std::round(font.FontSize / 2 + 0.38F * em);
  font.Descent = font.Ascent - font.FontSize;
  font.Glyphs.reserve(4096);
  font.GrowIndex(0x10000);
  made[face].reset();
  for (char32_t c = 0x20; c < 0x7F; ++c) make(c, face);
  for (const char32_t c : {U'…', U'\uFFFD', U'·', U'–', U'—'}) make(c, face);
  font.FallbackChar = fallback;
  font.EllipsisChar = 0x2026;
  font.DotChar = '.';
  font.FallbackGlyph = font.FindGlyphNoFallback(font.FallbackChar);
  font.FallbackAdvanceX = font.FallbackGlyph->AdvanceX;
  const ImFontGlyph space = *font.FindGlyphNoFallback(' ');
  for (const char control : {'\t', '\n', '\r'}) {
    font.IndexLookup[control] = font.IndexLookup[' '];
    font.IndexAdvanceX[control] = control == '\t' ? space.AdvanceX * 4 : 0;
  }
  font.DirtyLookupTables = false;
}

FT_Face Typesetter::State::sized(std::size_t face) {
  const std::size_t file = cuts[face].bold ? 1 : 0;
  const float em = std::round(cuts[face].em * scale);
  if (size_in_use[file] != em) {
    FT_Set_Pixel_Sizes(font_file[file], 0, static_cast<FT_UInt>(em));
    size_in_use[file] = em;
  }
  return font_file[file];
}

bool Typesetter::State::place(int width, int height, int& x, int& y) {
  if (shelf_x + width + 1 > texture_width) {
    shelf_y += shelf_height + 1;
    shelf_x = 0;
    shelf_height = 0;
  }
  if (shelf_y + height + 1 > texture_height) return false;
  x = shelf_x;
  y = shelf_y;
  shelf_x += width + 1;
  shelf_height = std::max(shelf_height, height);
  changed.first = changed.first == changed.last ? y : std::min(changed.first, y);
  changed.last = std::max(changed.last, y + height);
  return true;
}

void Typesetter::State::make(char32_t character, std::size_t face) {
  ImFont& font = *fonts[face];
  const FT_Face file = sized(face);
  const char32_t meant = behind_slot(character);
  const FT_UInt index = FT_Get_Char_Index(file, meant);
  if (index == 0 && meant != fallback) missing.insert(meant);
  if (FT_Load_Glyph(file, index, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return;
  const FT_GlyphSlot glyph = file->glyph;
  const auto width = static_cast<int>(glyph->bitmap.width);
  const auto height = static_cast<int>(glyph->bitmap.rows);
  int x = 0;
  int y = 0;
  if (!place(width, height, x, y)) {
    full = true;
    return;
  }
  for (int row = 0; row < height; ++row) {
    std::memcpy(atlas.TexPixelsAlpha8 + (y + row) * texture_width + x,
                glyph->bitmap.buffer + row * glyph->bitmap.pitch, static_cast<std::size_t>(width));
  }
  ImFontGlyph made_glyph{};
  made_glyph.Visible = width > 0 ? 1 : 0;
  made_glyph.Codepoint = character & 0xFFFFU;
  made_glyph.AdvanceX = std::round(static_cast<float>(glyph->advance.x) / 64.0F);
  made_glyph.X0 = static_cast<float>(glyph->bitmap_left);
  made_glyph.Y0 = font.Ascent - static_cast<float>(glyph->bitmap_top);
  made_glyph.X1 = made_glyph.X0 + static_cast<float>(width);
  made_glyph.Y1 = made_glyph.Y0 + static_cast<float>(height);
  made_glyph.U0 = static_cast<float>(x) / texture_width;
  made_glyph.V0 = static_cast<float>(y) / texture_height;
  made_glyph.U1 = static_cast<float>(x + width) / texture_width;
  made_glyph.V1 = static_cast<float>(y + height) / texture_height;
  const bool moves = font.Glyphs.Size == font.Glyphs.Capacity;
  font.Glyphs.push_back(made_glyph);
  if (moves) font.FallbackGlyph = &font.Glyphs[font.IndexLookup[font.FallbackChar]];
  const auto at = static_cast<int>(character);
  font.IndexLookup[at] = static_cast<ImWchar>(font.Glyphs.Size - 1);
  font.IndexAdvanceX[at] = made_glyph.AdvanceX;
  made[face].set(character);
}

Typesetter::Typesetter() : state_(std::make_unique<State>()) {}
Typesetter::~Typesetter() = default;

ImFontAtlas* Typesetter::atlas() { return &state_->atlas; }
ImFont* Typesetter::font(Face face) const { return state_->fonts[static_cast<std::size_t>(face)]; }
void Typesetter::set_scale(float scale) { state_->wanted_scale = scale; }
const std::set<char32_t>& Typesetter::missing() const { return state_->missing; }

void Typesetter::begin_frame() {
  state_->mapped.clear();
  if (state_->full || state_->scale != state_->wanted_scale) state_->start_anew();
}

std::string_view Typesetter::set(std::string_view text, Face face) {
  const auto at_face = static_cast<std::size_t>(face);
  if (auto mapped = with_slots(text)) text = state_->mapped.emplace_back(std::move(*mapped));
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const char32_t character = next_character(text, at);
    if (!state_->made[at_face].test(character & 0xFFFFU) && !state_->full) state_->make(character, at_face);
  }
  return text;
}

Typesetter::Rows Typesetter::take_changed_rows() { return std::exchange(state_->changed, Rows{}); }

}  // namespace echelon::desktop
