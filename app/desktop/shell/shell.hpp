#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desktop/shell/actions.hpp"
#include "desktop/shell/desk.hpp"
#include "desktop/shell/file_browser.hpp"
#include "desktop/shell/pages.hpp"
#include "desktop/shell/trail.hpp"
#include "desktop/stage/system_look.hpp"
#include "desktop/surface/imgui_surface.hpp"

namespace echelon::desktop {

/// The window's contents: the pages at the left, the bar at the top, the page, what is under way, what just
/// happened. Empty until the office and its programs fill it.
class Shell {
 public:
  explicit Shell(Desk& desk);

  /// Draws one frame.
  void draw(Ui& ui);
  void dropped(const std::vector<std::filesystem::path>& files);

  /// The id of one of `pages()`, or `program:<id>`; empty: the first there is.
  std::string page;
  /// The popup of the bar that opens in this frame: `date`, `viewer`, …; whoever draws it takes it.
  std::string open_next;

  /// What stands at the left, from top to bottom.
  [[nodiscard]] std::vector<std::string> places() const;
  [[nodiscard]] Trail& trail() { return trail_; }
  /// To the tab so many after the one that is shown, around the end; nothing on a page without tabs.
  void turn_tab(Ui& ui, int step);
  /// Asks under which name a report is to be saved; its extension proposes the form.
  void ask_to_save(const std::string& report, const std::string& program);
  SystemLook system_look;  ///< what the system wants, once it has said so
  float system_scale = 1;
  /// Draws from now on as the settings and the system say.
  void dress(Ui& ui);
  /// Where files are looked for and saved until someone goes elsewhere.
  void begin_in(const std::filesystem::path& folder);

 private:
  void draw_sidebar(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_page_link(Ui& ui, const std::string& id, const Words& name, Tone dot);
  void draw_top_bar(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_undo(Ui& ui);
  void draw_viewer(Ui& ui);
  void draw_look(Ui& ui);
  void draw_look_popup(Ui& ui);
  void draw_date(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_date_choice(Ui& ui);
  void draw_page(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_task(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_toasts(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_first_start(ImguiSurface& surface);
  void draw_waiting(ImguiSurface& surface, const Worker::Task& task);
  void draw_save_dialog(ImguiSurface& surface);
  void take_picture(Ui& ui);
  void leave_what_lies_above();
  /// A button of the bar that does an action; pointed at, it says what, its shortcut, or why it cannot.
  void action_button(Ui& ui, const char* id, const Words& label, std::string_view action,
                     const Words& says = {});
  /// True once after a popup was asked for by name.
  bool opens(std::string_view what);
  [[nodiscard]] Tone dot_of(const Program& program) const;

  Desk& desk_;
  Trail trail_;
  FileBrowser offices_{{".echelon"}};
  FileBrowser sheets_{{".xlsx", ".csv", ".xls", ".txt"}};
  struct Saving {
    std::string report;
    std::string program;
    std::string file;
    std::shared_ptr<const PictureFile> picture{};  ///< instead of a report
  };
  std::optional<Saving> saving_;
  float bar_wide_ = 0;  ///< what the buttons of the bar took in the last frame
  friend void draw_import_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_program_page(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id);
};

}  // namespace echelon::desktop
