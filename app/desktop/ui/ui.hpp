#pragma once

#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "desktop/ui/focus.hpp"
#include "desktop/ui/item_log.hpp"
#include "desktop/ui/scope.hpp"
#include "desktop/ui/theme.hpp"
#include "desktop/ui/typesetter.hpp"
#include "echelon/base/words.hpp"
#include "echelon/view/capital.hpp"

namespace echelon {
struct PictureFile;
}

namespace echelon::desktop {

struct Bitmap;
class Drafts;

/// A file made of what is on the screen.
struct FileToSave {
  std::string name;                  ///< with the ending that is usual
  std::vector<std::string> endings;  ///< which it may have: `.xlsx`
  /// Writes it, on a thread of its own; throws Error when it cannot.
  std::function<void(const std::filesystem::path& file)> write;
};

/// What every drawing routine of the desktop shares: the language, the look, the letters, and the log of what
/// was drawn where. All text reaches ImGui through here, as Words or as what the office holds.
class Ui {
 public:
  explicit Ui(Typesetter& typesetter) : typesetter_(typesetter) {}

  Language language = Language::chinese;
  Theme theme;
  ItemLog items;
  Focus focus;
  /// Texts and choices that widgets keep between frames, by full id.
  std::map<std::string, std::string, std::less<>> memory;
  /// What a widget keeps between frames beyond a text; made at first use. One type for one id.
  template <class T>
  [[nodiscard]] T& state(std::string_view id) {
    std::shared_ptr<void>& held = states_[path(id)];
    if (!held) held = std::make_shared<T>();
    return *static_cast<T*>(held.get());
  }
  /// A picture that is to be saved under a name the user picks; whoever shows the dialog takes it.
  std::shared_ptr<const PictureFile> picture_to_save;
  /// Any other file that is to be saved likewise.
  std::shared_ptr<const FileToSave> file_to_save;
  /// What outlives the program, by name (`Settings::kept`); null: nothing does. Who changes it says so.
  std::map<std::string, std::string, std::less<>>* kept = nullptr;
  bool kept_changed = false;
  /// Texts that were typed but not yet handed in; null: none are kept.
  Drafts* drafts = nullptr;
  /// Which of the texts in `memory` lies there: its full id and what it was at first.
  struct Remembered {
    std::string id;
    std::string initial;
  };
  std::unordered_map<const std::string*, Remembered> remembered;
  /// Makes pixels drawable under a name; `version` changes with them. The bitmap stays until it is drawn. A
  /// stage without a window draws straight from it.
  std::function<ImTextureID(const std::string& name, const Bitmap& bitmap, std::uint64_t version)> texture =
      [](const std::string&, const Bitmap& bitmap, std::uint64_t) {
        return static_cast<ImTextureID>(const_cast<Bitmap*>(&bitmap));  // NOLINT: ImGui's names are pointers
      };
  /// True while something listens to whole keys, as to learn a shortcut: nothing else takes them.
  bool listens_to_keys = false;
  /// True when something will look different in the next frame without the user doing anything.
  bool wants_frame = false;

  [[nodiscard]] Typesetter& typesetter() { return typesetter_; }
  [[nodiscard]] const Palette& palette() const { return theme.palette(); }
  [[nodiscard]] float px(float length) const { return theme.px(length); }
  [[nodiscard]] const std::string& say(const Words& words) const { return words.in(language); }
  /// As a label: see `titled`.
  [[nodiscard]] std::string title(const Words& words) const { return titled(words, language); }

  // --- ids
  /// The full id of a widget here: the path of open parts, then `id`.
  [[nodiscard]] std::string path(std::string_view id) const;
  /// Logs ImGui's last item.
  void log_item(std::string_view id, bool enabled = true);
  void log_rect(std::string_view id, ImVec2 from, ImVec2 to, bool enabled = true);

  /// An area to click at; at least a pixel each way, since ImGui aborts on an empty one.
  bool clicked(const char* id, ImVec2 size) {
    return ImGui::InvisibleButton(id, {std::max(size.x, 1.0F), std::max(size.y, 1.0F)});
  }

  // --- text
  [[nodiscard]] ImVec2 measure(std::string_view text, Face face);
  [[nodiscard]] float line_height(Face face) const { return typesetter_.font(face)->FontSize; }
  /// Draws at a place; takes no room. Wider than `width` (0: any) it ends in an ellipsis, then returns false.
  bool draw_text(ImDrawList& list, ImVec2 at, std::string_view text, Face face, Colour colour,
                 float width = 0);
  /// One line that takes its room in the layout.
  void line(std::string_view text, Face face, Colour colour);
  /// As many lines as the width asks for; Chinese breaks between characters, but no closing mark begins a
  /// line.
  void paragraph(std::string_view text, Face face, Colour colour, float width = 0);
  [[nodiscard]] std::vector<std::string_view> wrapped(std::string_view text, Face face, float width);
  /// A small note while the last item is pointed at.
  void hint(std::string_view text);
  /// The small note itself.
  void tip(std::string_view text);
  /// `text###id` for ImGui's own widgets.
  [[nodiscard]] std::string label(std::string_view text, std::string_view id, Face face = Face::body);

 private:
  friend class ScopePath;
  Typesetter& typesetter_;
  std::string path_;
  std::map<std::string, std::shared_ptr<void>> states_;
};

/// A named part of the screen: prefixes ids in the log, and ImGui's.
class ScopePath : Scope {
 public:
  ScopePath(Ui& ui, std::string_view part);
  ~ScopePath();

 private:
  Ui& ui_;
  std::size_t length_;
  ScopeId id_;
};

}  // namespace echelon::desktop
