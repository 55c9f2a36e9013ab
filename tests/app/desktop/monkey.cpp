// Thousands of actions that mean nothing: nothing may break, and the office verifies afterwards. More of them
// with ECHELON_MONKEY=100000, others with ECHELON_MONKEY_SEED=7.

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

namespace fs = std::filesystem;

/// No `/` in any of them: nothing is ever saved outside the folder the monkey lives in.
const std::vector<std::string>& odd_texts() {
  static const std::vector<std::string> texts{"zs",
                                              "张",
                                              "100",
                                              "-5",
                                              "2024-10-01",
                                              "𬭎㛃䶮",
                                              "0.5",
                                              "　",
                                              "<&>\"'",
                                              "10000000",
                                              "1e999",
                                              "nan",
                                              "%s%n###id",
                                              "2024-02-30",
                                              "99999999999999999999999",
                                              "\xe2\x80\xae\xd7\x90\xcc\x81\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf",
                                              std::string(600, 'w')};
  return texts;
}

/// What other programs leave in the clipboard: tables, broken UTF-8, much, nothing.
const std::vector<std::string>& odd_clipboards() {
  static const std::vector<std::string> texts{"",
                                              "\t\t\n\t\r\n",
                                              "工号\t姓名\t学校\nT1\t张三\t第一中学\nT2\t李四\n",
                                              "\"a\tb\"\"\n\"\t\"",
                                              "\xff\xfe\x80\xc3",
                                              std::string("a\0b", 3),
                                              "person\tscore\nT00001\t5\nT00001\t-7\nT00001\tx\n",
                                              "\n",
                                              std::string(200'000, '9'),
                                              [] {
                                                std::string rows;
                                                for (int i = 0; i < 3000; ++i)
                                                  rows += "T" + std::to_string(i) + "\t张\t" +
                                                          std::to_string(i) + "\n";
                                                return rows;
                                              }()};
  return texts;
}

class Monkey {
 public:
  Monkey(SmallOffice& office, std::uint64_t seed) : office_(office), random_(seed) { make_files(); }

  void act() {
    const std::size_t what = below(1000);
    if (what < 560) {
      press_something();
    } else if (what < 640) {
      press_twice_or_right();
    } else if (what < 700) {
      drag_something();
    } else if (what < 760) {
      type_something();
    } else if (what < 785) {
      paste_something();
    } else if (what < 870) {
      press_a_key();
    } else if (what < 910) {
      wheel();
    } else if (what < 940) {
      press_anywhere();
    } else if (what < 965) {
      go_somewhere();
    } else {
      change_the_surroundings();
    }
    office_.hand.settle();
    if (office_.desk.view() == nullptr && below(20) == 0) office_.open_demo();
    check_errors();
  }

  [[nodiscard]] const std::string& last() const { return last_; }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_()) % bound; }
  const std::string& one_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }
  Modifiers modifiers() { return {below(4) == 0, below(4) == 0, below(12) == 0}; }

  void make_files() {
    const fs::path home = office_.folder.path();
    const auto make = [&](const char* name, const std::string& bytes) {
      std::ofstream(home / name, std::ios::binary) << bytes;
      files_.push_back(home / name);
    };
    make("empty.csv", "");
    make("garbage.xlsx", "PK\x03\x04 no sheet");
    make("garbage.echelon", std::string(5000, '\x7f'));
    make("roster.csv", "工号,姓名,学校\nT1,张三,第一中学\nT2,,\n");
    make("no-header.csv", std::string(70'000, ','));
    files_.push_back(home / "missing.csv");
    files_.push_back(home);
  }

  /// Something that is on the screen and is no way out of the monkey's own folder; empty: nothing.
  std::string something() {
    const auto& items = office_.stage.ui().items.items();
    if (items.empty()) return {};
    const std::string id = items[below(items.size())].id;
    // Closing the office would only slow the monkey down; pressing a file would read the machine's own.
    if (below(50) != 0 && id.ends_with("close-office")) return {};
    if (id.find("/files/") != std::string::npos || id.ends_with("/up")) return {};
    return id;
  }

  /// Where a path stands in a field, nothing is taken from it.
  [[nodiscard]] bool paths_are_typed() {
    for (const Item& item : office_.stage.ui().items.items())
      if (item.is_text && (item.id.ends_with("/file") || item.id.ends_with("/folder"))) return true;
    return office_.item("save/file") != nullptr;
  }

  /// An item that stood below a popup may be out of reach; anything else is a fault.
  template <class Act>
  void reaching(const std::string& what, Act act) {
    last_ = what;
    try {
      act();
    } catch (const std::runtime_error& gone) {
      const std::string said = gone.what();
      if (said.find("vanished") == std::string::npos && !said.starts_with("no item ")) throw;
    }
  }

  void press_something() {
    const std::string id = something();
    if (id.empty()) return;
    const Modifiers held = below(10) == 0 ? modifiers() : Modifiers();
    reaching("press " + id, [&] { office_.hand.click(id, held); });
  }

  void press_twice_or_right() {
    const std::string id = something();
    if (id.empty()) return;
    const int button = below(2) == 0 ? 0 : below(4) == 0 ? 2 : 1;
    reaching("button " + std::to_string(button) + " " + id, [&] {
      office_.hand.point_at(id);
      for (int times = button == 0 ? 2 : 1; times > 0; --times) push_button(button);
    });
  }

  void drag_something() {
    const std::string from = something();
    const std::string onto = something();
    if (from.empty() || onto.empty()) return;
    reaching("drag " + from + " to " + onto, [&] {
      if (below(2) == 0) {
        office_.hand.drag(from, onto);
      } else {
        office_.hand.drag_by(from, static_cast<float>(below(800)) - 400,
                             static_cast<float>(below(600)) - 300);
      }
    });
    push(InputEvent::Kind::button, 0, 0);  // let go whatever came between
  }

  void type_something() {
    const std::string& text = one_of(odd_texts());
    last_ = "type " + text.substr(0, 40);
    office_.hand.type(text);
  }

  void paste_something() {
    last_ = "paste";
    office_.stage.clipboard().held = one_of(odd_clipboards());
    office_.hand.press(Key::v, {true, false, false});
  }

  void press_a_key() {
    const auto key = static_cast<Key>(1 + below(static_cast<std::size_t>(Key::count) - 1));
    Modifiers held = below(2) == 0 ? modifiers() : Modifiers();
    if (paths_are_typed()) {
      held.shift = held.control = false;
      if (key == Key::remove || key == Key::backspace || key == Key::x) return;
    }
    last_ = "key " + said(Shortcut{key, held});
    office_.hand.press(key, held);
  }

  void push(InputEvent::Kind kind, float x, float y) {
    InputEvent event;
    event.kind = kind;
    event.x = x;
    event.y = y;
    office_.stage.input().push(event);
  }

  void push_button(int button) {
    for (const bool down : {true, false}) {
      InputEvent press;
      press.kind = InputEvent::Kind::button;
      press.button = button;
      press.down = down;
      office_.stage.input().push(press);
    }
  }

  void wheel() {
    last_ = "wheel";
    InputEvent event;
    event.kind = InputEvent::Kind::wheel;
    event.x = below(4) == 0 ? static_cast<float>(below(9)) - 4 : 0;
    event.y = static_cast<float>(below(9)) - 4;
    event.modifiers = modifiers();
    office_.stage.input().push(event);
  }

  void press_anywhere() {
    last_ = "press anywhere";
    push(InputEvent::Kind::move, static_cast<float>(below(1600)), static_cast<float>(below(1200)));
    push_button(static_cast<int>(below(2)));
  }

  void go_somewhere() {
    const auto all = pages();
    std::string page{all[below(all.size())].id};
    if (office_.desk.view() != nullptr && below(2) == 0 && !office_.view().programs.empty()) {
      const auto& programs = office_.view().programs;
      page = "program:" + programs[below(programs.size())]->id;
    }
    last_ = "go to " + page;
    if (below(3) == 0) {
      office_.shell.go_to({page, {}, {}, {}, {}, {}});
    } else {
      office_.shell.page = page;
    }
  }

  void change_the_surroundings() {
    Ui& ui = office_.stage.ui();
    const std::size_t what = below(10);
    last_ = "surroundings " + std::to_string(what);
    if (what < 3) {
      office_.hand.width = 320 + static_cast<int>(below(1600));
      office_.hand.height = 240 + static_cast<int>(below(1000));
    } else if (what == 3) {
      constexpr std::array scales{0.75F, 1.0F, 1.0F, 1.25F, 1.5F, 2.0F, 3.0F};
      ui.theme.scale = scales[below(scales.size())];
    } else if (what == 4) {
      ui.language = below(2) == 0 ? Language::chinese : Language::english;
    } else if (what == 5) {
      ui.theme.dark = below(2) == 0;
    } else if (what < 8) {
      change_the_role();
    } else {
      const fs::path& file = files_[below(files_.size())];
      last_ = "drop " + file.filename().string();
      office_.shell.dropped({file});
    }
  }

  void change_the_role() {
    if (office_.desk.view() == nullptr || office_.desk.locked()) return;
    const auto& snapshot = office_.snapshot();
    Viewer viewer;
    viewer.role = static_cast<ViewerRole>(below(4));
    if (viewer.role == ViewerRole::principal && !snapshot.schools.empty())
      viewer.school = snapshot.schools[below(snapshot.schools.size())].id;
    if (viewer.role == ViewerRole::reviewer) viewer.reviewer = below(2) == 0 ? "R1" : "nobody";
    office_.desk.viewer = viewer;
  }

  /// What a job did not foresee is a fault, however well it is told.
  void check_errors() {
    for (const std::string& error : office_.desk.errors()) {
      if (error.find("unexpected") != std::string::npos) throw std::logic_error(error);
    }
  }

  SmallOffice& office_;
  std::mt19937_64 random_;
  std::vector<fs::path> files_;
  std::string last_;
};

long number_from(const char* name, long otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : std::atol(given);
}

/// Relative names that are typed lie in the folder too.
class Inside {
 public:
  explicit Inside(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~Inside() { fs::current_path(before_); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("a monkey finds no fault, and the office verifies afterwards") {
  SmallOffice office({"tiered_training", "master_echelons"});
  const Inside inside(office.folder.path());
  office.shell.begin_in(office.folder.path());
  Monkey monkey(office, static_cast<std::uint64_t>(number_from("ECHELON_MONKEY_SEED", 20240902)));
  const long wanted = number_from("ECHELON_MONKEY", 3000);
  for (long i = 0; i < wanted; ++i) {
    try {
      monkey.act();
    } catch (const std::exception& fault) {
      CAPTURE(i);
      FAIL(monkey.last(), ": ", fault.what());
    }
    if (wanted > 3000 && i % 1000 == 0)
      std::printf("%ld, entry %lld\n", i,
                  office.desk.view() == nullptr || office.view().entries.empty()
                      ? 0LL
                      : static_cast<long long>(office.view().entries.front().number)),
          std::fflush(stdout);
  }
  office.desk.open(office.folder.path() / "demo.echelon");
  office.hand.settle();
  REQUIRE(office.desk.view() != nullptr);
  for (const PluginStatus& plugin : office.view().plugins) {
    CAPTURE(plugin.says.en);
    CHECK((plugin.state == PluginState::loaded || office.desk.is_left_out(plugin.id)));
  }
  CHECK(office.view().entries.front().number > 30);
  office.desk.verify();
  office.hand.settle();
  REQUIRE(office.desk.verified().has_value());
  CAPTURE(office.desk.verified()->says.en);
  CHECK(office.desk.verified()->sound);
}
