#include "desktop/stage/screens.hpp"

#include "desktop/shell/shell.hpp"
#include "desktop/stage/headless.hpp"

namespace echelon::desktop {
namespace {

class Photographer {
 public:
  Photographer(Desk& desk, Shell& shell, Stage& stage, std::filesystem::path folder)
      : desk_(desk),
        shell_(shell),
        stage_(stage),
        hand_(
            stage, [&shell](Ui& ui) { shell.draw(ui); }, [&desk] { return desk.busy(); }),
        folder_(std::move(folder)) {
    hand_.height = 900;
  }

  /// One picture in each language and look.
  void take(const std::string& name) {
    for (const bool dark : {false, true}) {
      for (const Language language : {Language::chinese, Language::english}) {
        stage_.ui().language = language;
        stage_.ui().theme.dark = dark;
        hand_.settle();
        const std::string suffix =
            std::string(language == Language::chinese ? "zh" : "en") + (dark ? "-dark" : "");
        hand_.picture(folder_ / (name + "-" + suffix + ".png"));
      }
    }
    stage_.ui().language = Language::chinese;
    stage_.ui().theme.dark = false;
    desk_.toasts().clear();
    hand_.settle();
  }

  void page(const std::string& id) {
    shell_.page = id;
    hand_.settle();
  }

  /// So many pixels of a page at once.
  void tall(int height) {
    hand_.height = height;
    hand_.settle();
  }

  Hand& hand() { return hand_; }

 private:
  Desk& desk_;
  Shell& shell_;
  Stage& stage_;
  Hand hand_;
  std::filesystem::path folder_;
};

/// The first row of a table, so that what hangs on a selection is seen too; false when there is none.
bool select_first_row(Stage& stage, Hand& hand, const std::string& table) {
  for (const Item& item : stage.ui().items.items()) {
    if (item.id.find(table + "/row:") == std::string::npos) continue;
    hand.click(std::string(item.id));
    return true;
  }
  return false;
}

void take_program(Photographer& photographer, Desk& desk, Stage& stage, const Program& program,
                  const std::string& viewer = {}) {
  photographer.page("program:" + program.id);
  if (!program.parent.empty() && desk.known_round(program.id) == nullptr) return;  // as all the others
  for (const Panel& panel : desk.panels(program.id)) {
    const std::string tab = "tab:" + panel.id;
    if (!photographer.hand().sees(tab)) continue;
    photographer.hand().click(tab);
    photographer.take("program-" + program.id + viewer + "-" + panel.id);
    bool selected = false;
    // A plan only proposes; with it the board has something to compare with.
    if (photographer.hand().sees("plan-card/plan")) photographer.hand().click("plan-card/plan");
    for (const char* table : {"/calendar", "/board", "/held", "/people", "/rules", "/candidates", "/schools",
                              "/ranking", "/terms", "/influence"}) {
      selected = select_first_row(stage, photographer.hand(), table) || selected;
    }
    if (selected) photographer.take("program-" + program.id + viewer + "-" + panel.id + "-selected");
    // Tabs within a page, the first of which has been seen.
    for (const char* inner : {"tab:running", "tab:people-tab"}) {
      if (!photographer.hand().sees(inner)) continue;
      photographer.hand().click(inner);
      select_first_row(stage, photographer.hand(), "/running-pairs");
      photographer.take("program-" + program.id + viewer + "-" + panel.id + "-" +
                        std::string(inner).substr(4));
    }
  }
}

}  // namespace

void draw_all_screens(Desk::Places places, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  places.settings.clear();
  places.box.clear();
  Desk desk(places, [] {});
  Stage stage;
  Shell shell(desk);
  Photographer photographer(desk, shell, stage, folder);
  photographer.take("start");
  desk.open_demo();
  photographer.hand().settle();
  for (const char* page : {"home", "people", "schools", "ledger", "import", "plugins"}) {
    photographer.page(page);
    photographer.take(page);
  }
  for (const char* page : {"people", "schools", "entries"}) {
    photographer.page(std::string(page) == "entries" ? "ledger" : page);
    select_first_row(stage, photographer.hand(), std::string("/") + page);
    photographer.take(std::string(page) + "-selected");
  }
  // A copy: a plan that is made on the way replaces the view.
  const std::vector<const Program*> programs = desk.view()->programs;
  photographer.tall(1500);
  for (const Program* program : programs) take_program(photographer, desk, stage, *program);
  // What a head of a school and a researcher see of it.
  desk.viewer.school = desk.view()->snapshot->schools.front().id;
  for (const auto& [role, name] :
       {std::pair{ViewerRole::principal, "principal"}, std::pair{ViewerRole::researcher, "researcher"}}) {
    desk.viewer.role = role;
    for (const Program* program : programs) {
      if (program->parent.empty()) take_program(photographer, desk, stage, *program, std::string("-") + name);
    }
  }
}

}  // namespace echelon::desktop
