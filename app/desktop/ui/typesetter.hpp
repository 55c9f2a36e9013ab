#pragma once

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "echelon/view/typeface.hpp"

struct ImFont;
struct ImFontAtlas;

namespace echelon::desktop {

/// Sets text in Noto Sans CJK SC: makes a glyph the moment it is first needed, into one texture of a fixed
/// size, so that no character is ever missing from it, no list of characters has to be kept and changing the
/// scale costs only what is in sight. When the texture is full it starts anew between two frames.
/// Belongs to one ImGui context; one thread.
class Typesetter {
 public:
  /// Throws Error when no Chinese font is installed.
  Typesetter();
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  [[nodiscard]] ImFontAtlas* atlas();
  [[nodiscard]] ImFont* font(Face face) const;

  /// Sizes follow at the next `begin_frame`.
  void set_scale(float scale);
  /// Between frames: forgets the texts of the last frame, starts the texture anew when it must.
  void begin_frame();

  /// The text ready to be drawn in `face`: its glyphs exist, characters beyond the basic plane stand under
  /// their slots. Valid until the next `begin_frame`; the same memory as `text` where nothing had to be
  /// mapped.
  [[nodiscard]] std::string_view set(std::string_view text, Face face);

  /// The rows of the texture that changed since the last call, [first, last); empty when none did.
  struct Rows {
    int first = 0;
    int last = 0;
  };
  [[nodiscard]] Rows take_changed_rows();

  /// Characters that no installed font has; for tests.
  [[nodiscard]] const std::set<char32_t>& missing() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace echelon::desktop
