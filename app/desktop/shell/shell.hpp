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
#include "desktop/shell/recent_offices.hpp"
#include "desktop/shell/tour.hpp"
#include "desktop/shell/trail.hpp"
#include "desktop/stage/system_look.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "echelon/office/overview.hpp"

namespace echelon::desktop {

/// The window's contents: the pages at the left, the bar at the top, the page, what is under way, what just
/// happened. Empty until the office and its programs fill it.
class Shell {
 public:
  explicit Shell(Desk& desk);

  /// Draws one frame.
  void draw(Ui& ui);
  void dropped(const std::vector<std::filesystem::path>& files);
  /// Turns to a page and chooses on it, before the next frame; once there is an office.
  void go_to(const Destination& where);
  /// Shows the desktop's parts one by one; opens the demo office where none is open.
  void start_tour();
  /// Scrolls to an item once it is drawn; gives up when it does not come.
  void look_for(Ui& ui, const std::string& item);
  [[nodiscard]] const Tour& tour() const { return tour_; }

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
  void draw_open_or_new(ImguiSurface& surface);
  void draw_recent(ImguiSurface& surface);
  void arrive(Ui& ui);
  void take_picture(Ui& ui);
  void leave_what_lies_above();
  /// A button of the bar that does an action; pointed at, it says what, its shortcut, or why it cannot.
  void action_button(Ui& ui, const char* id, const Words& label, std::string_view action,
                     const Words& says = {});
  /// True once after a popup was asked for by name.
  bool opens(std::string_view what);
  [[nodiscard]] Tone dot_of(const Program& program) const;
  [[nodiscard]] std::optional<CallState> call_state_of(const Program& program) const;

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
  std::optional<Destination> going_;
  std::string looked_for_;
  std::string looked_for_next_;
  int arriving_ = 0;                          ///< frames left for what is looked for to be drawn
  std::shared_ptr<const Overview> overview_;  ///< as Home showed it last
  Tour tour_;
  RecentOffices recent_;
  float bar_wide_ = 0;  ///< what the buttons of the bar took in the last frame
  friend void draw_home_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_import_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_program_page(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id);
};

}  // namespace echelon::desktop
