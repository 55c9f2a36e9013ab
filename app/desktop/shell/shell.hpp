#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desktop/shell/actions.hpp"
#include "desktop/shell/desk.hpp"
#include "desktop/shell/file_browser.hpp"
#include "desktop/shell/finder.hpp"
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
  [[nodiscard]] Finder& finder() { return finder_; }
  /// To the tab so many after the one that is shown, around the end; nothing on a page without tabs.
  void turn_tab(Ui& ui, int step);
  /// Asks under which name a report is to be saved; its extension proposes the form.
  void ask_to_save(const std::string& report, const std::string& program);
  SystemLook system_look;  ///< what the system wants, once it has said so
  float system_scale = 1;
  /// Opens the office as a start without trouble does; the recovery page calls it.
  std::function<void()> usual_start;
  /// The last run ended without saying so, or a safe start was asked for: the recovery page comes first.
  bool recovering = false;
  /// Verifies the ledger as soon as an office is open, on the page of the ledger.
  void verify_when_open() { verify_when_open_ = true; }
  /// Where files are saved unless someone says otherwise.
  [[nodiscard]] const std::filesystem::path& folder() { return sheets_.folder(); }
  /// Draws from now on as the settings and the system say.
  void dress(Ui& ui);
  /// Where files are looked for and saved until someone goes elsewhere.
  void begin_in(const std::filesystem::path& folder);

 private:
  void draw_sidebar(Ui& ui, ImVec2 from, ImVec2 to);
  /// In pixels; as wide as it was left, but never so wide that the page has no room.
  [[nodiscard]] float sidebar_width(Ui& ui) const;
  void draw_sidebar_edge(Ui& ui, float x, float height);
  void draw_page_link(Ui& ui, const std::string& id, const Words& name, Tone dot);
  void draw_top_bar(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_bar_buttons(Ui& ui);
  void draw_parts(Ui& ui, ImVec2 size);
  void draw_undo(Ui& ui);
  void draw_history(Ui& ui);
  void draw_history_steps(ImguiSurface& surface, const std::vector<EntryLine>& lines, bool undoes);
  void draw_trail(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_search_button(Ui& ui, float width);
  void draw_viewer(Ui& ui);
  void draw_look(Ui& ui);
  void draw_look_popup(Ui& ui);
  void draw_date(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_date_choice(Ui& ui);
  void draw_page(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_task(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_progress(Ui& ui, const Worker::Task& task, ImVec2 from, ImVec2 to);
  void draw_tasks_popup(Ui& ui);
  void draw_toasts(Ui& ui, ImVec2 from, ImVec2 to);
  void draw_first_start(ImguiSurface& surface);
  void draw_waiting(ImguiSurface& surface, const Worker::Task& task);
  void draw_save_dialog(ImguiSurface& surface);
  void draw_open_or_new(ImguiSurface& surface);
  void draw_recent(ImguiSurface& surface);
  void arrive(Ui& ui);
  void take_files(Ui& ui);
  void lend_what_is_kept(Ui& ui);
  void take_what_is_kept(Ui& ui);
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
  Finder finder_;
  FileBrowser offices_{{".echelon"}};
  FileBrowser sheets_{{".xlsx", ".csv", ".xls", ".txt"}};
  struct Saving {
    std::string report;
    std::string program;
    std::string file;
    std::shared_ptr<const PictureFile> picture{};  ///< instead of a report
    std::shared_ptr<const FileToSave> made{};      ///< likewise
  };
  std::optional<Saving> saving_;
  float sidebar_held_ = 0;  ///< how wide it was when its edge was taken hold of, at scale 1
  float bar_wide_ = 0;      ///< what the buttons of the bar took in the last frame
  float search_wide_ = 0;   ///< of that the search
  bool verify_when_open_ = false;
  bool bar_tall_ = false;   ///< the window is too narrow for the office's name and the buttons side by side
  bool narrow_ = false;     ///< for the list of pages and a page side by side
  bool menu_open_ = false;  ///< the list of pages, where the window is too narrow for both
  std::optional<Destination> going_;
  std::string looked_for_;
  std::string looked_for_next_;
  int arriving_ = 0;                          ///< frames left for what is looked for to be drawn
  std::shared_ptr<const Overview> overview_;  ///< as Home showed it last
  Tour tour_;
  RecentOffices recent_;
  friend void draw_home_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_offices_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_import_page(Shell& shell, ImguiSurface& surface, Desk& desk);
  friend void draw_program_page(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id);
};

}  // namespace echelon::desktop
