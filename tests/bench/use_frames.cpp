// use_frames DEMO.echelon: CPU milliseconds of the frames' thread in ordinary use of the demo office, drawn
// without a window at 1280 × 800; the office is made when it is missing. Prints, tab between: what was done,
// where, frames, the median and the greatest: every page of the shell and of every program come to for the
// first time and once more; typing in the palette; sorting and scrolling people; a pointer that crosses a
// page; the wheel and a drag over it; a change of language, look and scale. Last the memory of the process.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "desktop/shell/shell.hpp"
#include "desktop/stage/headless.hpp"
#include "frame_clock.hpp"

namespace {

using namespace echelon;
using namespace echelon::desktop;

class User {
 public:
  explicit User(const Desk::Places& places)
      : desk(places, [] {}),
        shell(desk),
        hand(
            stage, [this](Ui& ui) { shell.draw(ui); }, [this] { return desk.busy(); }) {}

  /// Frames until nothing moves any more, each counted.
  void settle() {
    for (int quiet = 0; quiet < 3;) {
      const double begin = cpu_milliseconds();
      const bool more = stage.frame(hand.width, hand.height, 1.0F / 60, [this](Ui& ui) { shell.draw(ui); });
      taken_.push_back(cpu_milliseconds() - begin);
      quiet = desk.busy() || more ? 0 : quiet + 1;
      if (desk.busy()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
  void say(const std::string& what, const std::string& where) {
    std::sort(taken_.begin(), taken_.end());
    std::printf("%s\t%s\t%zu\t%.2f\t%.2f\n", what.c_str(), where.c_str(), taken_.size(),
                taken_[taken_.size() / 2], taken_.back());
    taken_.clear();
  }
  void move(float x, float y) {
    InputEvent event;
    event.x = x;
    event.y = y;
    push(event);
  }
  void wheel(float steps) {
    InputEvent event;
    event.kind = InputEvent::Kind::wheel;
    event.y = steps;
    push(event);
  }
  void button(bool down) {
    InputEvent event;
    event.kind = InputEvent::Kind::button;
    event.down = down;
    push(event);
  }
  void key(Key key, Modifiers modifiers = {}) {
    for (const bool down : {true, false}) {
      InputEvent event;
      event.kind = InputEvent::Kind::key;
      event.key = key;
      event.down = down;
      event.modifiers = down ? modifiers : Modifiers();
      push(event);
    }
  }
  void type(char letter) {
    InputEvent event;
    event.kind = InputEvent::Kind::character;
    event.character = static_cast<char32_t>(letter);
    push(event);
  }
  /// Points, not counted; presses, counted.
  void press(const std::string& id) {
    hand.point_at(id);
    button(true);
    button(false);
  }

  Desk desk;
  desktop::Stage stage;
  Shell shell;
  Hand hand;

 private:
  void push(const InputEvent& event) {
    stage.input().push(event);
    settle();
  }
  std::vector<double> taken_;
};

/// The pages at the left, then the tabs of every program.
void visit(User& user, const char* what, const std::function<void(const std::string& where)>& there) {
  for (const Page& page : pages()) {
    if (page.id == "recover") continue;
    user.shell.page = page.id;
    user.settle();
    user.say(what, std::string(page.id));
    there(std::string(page.id));
  }
  const auto programs = user.desk.view()->programs;
  for (const Program* program : programs) {
    if (!program->parent.empty()) continue;
    user.shell.page = "program:" + program->id;
    user.settle();
    user.say(what, program->id);
    std::vector<std::string> panels;
    for (const Panel& panel : user.desk.panels(program->id)) panels.push_back(panel.id);
    for (const std::string& panel : panels) {
      if (!user.hand.sees("tab:" + panel)) continue;
      user.press("tab:" + panel);
      user.say(what, program->id + "/" + panel);
      there(program->id + "/" + panel);
    }
  }
}

void cross(User& user, const std::string& where) {
  for (float y = 120; y < 800; y += 90)
    for (float x = 240; x < 1280; x += 65) user.move(x, y);
  user.say("pointer across", where);
  for (int i = 0; i < 12; ++i) {
    user.move(400 + 60 * static_cast<float>(i % 6), 300 + 30 * static_cast<float>(i));
    user.wheel(i < 6 ? -2.0F : 2.0F);
  }
  user.say("wheel", where);
}

void look_up(User& user) {
  user.shell.page = "home";
  user.settle();
  user.say("open", "home");
  user.key(Key::k, {true, false, false});
  user.say("palette", "opened");
  for (const char* text : {"zhang", "lingxiu", "T0001", "export"}) {
    for (const char* letter = text; *letter != '\0'; ++letter) user.type(*letter);
    user.say("palette", text);
    for (int i = 0; i < 5; ++i) user.key(Key::down);
    user.say("palette", "down");
    user.key(Key::a, {true, false, false});
    user.key(Key::remove);
    user.say("palette", "emptied");
  }
  user.key(Key::escape);
}

void sort_people(User& user) {
  user.shell.page = "people";
  user.settle();
  std::vector<std::string> columns;
  for (const Item& item : user.stage.ui().items.items())
    if (item.id.find("people/sort:") != std::string::npos) columns.push_back(item.id);
  user.say("open", "people");
  for (const std::string& column : columns) {
    user.press(column);
    user.say("sorted", column);
  }
  user.hand.click("people/search");
  user.settle();
  user.say("open", "people/search");
  for (const char letter : {'w', 'a', 'n', 'g'}) user.type(letter);
  user.say("searched", "people");
}

void change(User& user) {
  Ui& ui = user.stage.ui();
  const auto changed = [&](const std::string& what, const std::function<void()>& how) {
    how();
    user.settle();
    user.say("change", what);
  };
  changed("English", [&] { ui.language = Language::english; });
  changed("Chinese", [&] { ui.language = Language::chinese; });
  changed("dark", [&] { ui.theme.dark = true; });
  changed("high contrast", [&] { ui.theme.high_contrast = true; });
  for (const int percent : {150, 200, 300, 75, 100})
    changed(std::to_string(percent) + " %", [&] { ui.theme.scale = static_cast<float>(percent) / 100; });
}

/// What the process holds now, and held at most.
void say_memory() {
  std::ifstream status("/proc/self/status");
  double now = 0;
  double most = 0;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) now = std::stod(line.substr(6)) / 1024;
    if (line.starts_with("VmHWM:")) most = std::stod(line.substr(6)) / 1024;
  }
  std::printf("memory\tMB now, at most\t1\t%.1f\t%.1f\n", now, most);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) {
    std::fputs("use_frames DEMO.echelon\n", stderr);
    return 2;
  }
  Desk::Places places;
  places.office.plugin_folders = {ECHELON_PROGRAMS};
  places.office.data = ECHELON_DATA;
  places.office.who = "bench";
  places.demo = arguments[1];
  places.office.marker = places.demo.parent_path() / "use-frames-marker";
  User user(places);
  user.desk.open_demo();
  user.settle();
  user.say("open", "office");
  say_memory();
  visit(user, "first time", [](const std::string&) {});
  visit(user, "again", [&](const std::string& where) { cross(user, where); });
  look_up(user);
  sort_people(user);
  change(user);
  say_memory();
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "use_frames: %s\n", error.what());
  return 1;
}
