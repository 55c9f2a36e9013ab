// Light and dark, contrast, colours and scale: as chosen, as the system wants it, and from the page.

#include <doctest/doctest.h>

#include <array>
#include <fstream>

#include "desktop/shell/appearance.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

/// Chooses from a list: opens it, takes the option.
void choose(SmallOffice& office, const std::string& list, int option) {
  office.hand.click(list + "/open");
  office.hand.click("option-" + std::to_string(option));
}

}  // namespace

TEST_CASE("what the desktop's portal, GTK and KDE say of light and dark is understood") {
  CHECK(portal_number("(<<uint32 1>>,)\n") == 1U);
  CHECK(portal_number("(<uint32 2>,)") == 2U);
  CHECK_FALSE(portal_number("Error: no such name"));
  CHECK_FALSE(portal_number("(<<uint32 >>,)"));
  CHECK(look_of_theme_name("Adwaita:dark").dark == true);
  CHECK(look_of_theme_name("Yaru-dark").dark == true);
  CHECK(look_of_theme_name("BreezeDark").dark == true);
  CHECK(look_of_theme_name("Adwaita").dark == false);
  CHECK_FALSE(look_of_theme_name("").dark.has_value());
  CHECK(look_of_theme_name("HighContrastInverse") == SystemLook{true, true});
  CHECK(
      look_of_gtk_settings("[Settings]\ngtk-theme-name = Arc\ngtk-application-prefer-dark-theme=1\n").dark ==
      true);
  CHECK(look_of_gtk_settings("[Settings]\ngtk-theme-name=Arc\n").dark == false);
  CHECK_FALSE(look_of_gtk_settings("[Other]\ngtk-theme-name=Arc-Dark\n").dark.has_value());
  CHECK(look_of_kde_globals("[Colors:Window]\nBackgroundNormal=35,38,41\n").dark == true);
  CHECK(look_of_kde_globals("[Colors:Window]\nBackgroundNormal=239,240,241\n").dark == false);
  CHECK(look_of_kde_globals("[General]\nColorScheme=BreezeDark\n").dark == true);
  CHECK(look_of_kde_globals("BackgroundNormal=what\n") == SystemLook{});
}

TEST_CASE("the portal is believed before the files, the files before nothing") {
  const Folder folder;
  SystemPlaces places;
  CHECK(ask_system(places) == SystemLook{});
  places.config = folder.path();
  write(folder.path() / "kdeglobals", "[General]\nColorScheme=BreezeDark\n");
  CHECK(ask_system(places).dark == true);
  write(folder.path() / "gtk-3.0" / "settings.ini", "[Settings]\ngtk-theme-name=Adwaita\n");
  CHECK(ask_system(places).dark == false);
  places.gtk_theme = "Adwaita:dark";
  CHECK(ask_system(places).dark == true);
  places.portal = [](std::string_view key) -> std::optional<std::string> {
    return key == "contrast" ? "(<<uint32 1>>,)" : "(<<uint32 2>>,)";
  };
  CHECK(ask_system(places) == SystemLook{false, true});
  // 0 is no wish: the files are asked.
  places.portal = [](std::string_view) -> std::optional<std::string> { return "(<<uint32 0>>,)"; };
  CHECK(ask_system(places) == SystemLook{true, false});
}

TEST_CASE("what is chosen of the look is kept, and what is left to the system follows it") {
  const Folder folder;
  Appearance chosen;
  chosen.ground = Appearance::Ground::dark;
  chosen.contrast = Appearance::Contrast::high;
  chosen.colour_safe = true;
  chosen.scale = 1.5F;
  Settings settings;
  chosen.keep(settings);
  REQUIRE(settings.save(folder.path() / "desktop.conf"));
  CHECK(Appearance::of(Settings::load(folder.path() / "desktop.conf")) == chosen);
  const Theme as_chosen = chosen.theme({false, false}, 2);
  CHECK(as_chosen.look() == Look{true, true, true});
  CHECK(as_chosen.scale == 1.5F);
  Appearance system;
  CHECK(system.theme({true, true}, 2).look() == Look{true, true, false});
  CHECK(system.theme({true, true}, 2).scale == 2);
  CHECK(system.theme({}, 9).scale == 3);
  CHECK(system.theme({}, 1).look() == Look{});
}

TEST_CASE("settings of before there was a choice keep what they said") {
  const Folder folder;
  write(folder.path() / "dark.conf", "language=en\ndark=1\nscale=125\n");
  const Appearance dark = Appearance::of(Settings::load(folder.path() / "dark.conf"));
  CHECK(dark.ground == Appearance::Ground::dark);
  CHECK(dark.scale == 1.25F);
  write(folder.path() / "broken.conf", "look.ground=sideways\nlook.contrast=\nlook.palette=?\nscale=99999\n");
  const Appearance broken = Appearance::of(Settings::load(folder.path() / "broken.conf"));
  CHECK(broken.ground == Appearance::Ground::system);
  CHECK(broken.contrast == Appearance::Contrast::system);
  CHECK_FALSE(broken.colour_safe);
  CHECK(broken.scale == 3.0F);
}

TEST_CASE("the settings page changes the look at once, in every palette, and remembers it") {
  SmallOffice office;
  office.go("settings");
  CHECK(office.reads("外观"));
  choose(office, "settings/look/ground", 2);
  CHECK(office.stage.ui().theme.dark);
  choose(office, "settings/look/contrast", 2);
  CHECK(office.stage.ui().theme.high_contrast);
  office.picture("settings-dark-high");
  choose(office, "settings/look/palette", 1);
  CHECK(office.stage.ui().theme.colour_safe);
  office.picture("settings-dark-high-safe");
  choose(office, "settings/look/ground", 1);
  office.picture("settings-light-high-safe");
  choose(office, "settings/look/contrast", 1);
  choose(office, "settings/look/scale", 6);  // 200 %
  CHECK(office.stage.ui().theme.scale == 2);
  CHECK(Appearance::of(office.desk.settings).scale == 2.0F);
  office.picture("settings-200");
  choose(office, "settings/look/scale", 0);
  CHECK(office.stage.ui().theme.scale == 1);
  choose(office, "settings/language/language", 1);
  CHECK(office.reads("Settings"));
  CHECK(office.desk.settings.language == Language::english);
  office.picture("settings-en");
}

TEST_CASE("the bar's menu offers the look too, and leads to all settings") {
  SmallOffice office;
  office.go("people");
  office.hand.click("bar/look");
  office.picture("look-menu");
  choose(office, "look-popup/ground", 2);
  CHECK(office.stage.ui().theme.dark);
  office.hand.click("look-popup/settings");
  CHECK(office.shell.page == "settings");
}

TEST_CASE("the name that signs entries is changed in the settings, and signs the next entry") {
  SmallOffice office;
  office.go("settings");
  office.hand.fill("name/who", "陈䶮");
  office.hand.click("name/sign");
  CHECK(office.desk.viewer.name == "陈䶮");
  CHECK(office.desk.settings.kept.at("who.name") == "陈䶮");
  office.desk.undo();
  office.hand.settle();
  REQUIRE_FALSE(office.view().entries.empty());
  CHECK(office.view().entries.front().who == "陈䶮");
}

TEST_CASE("the settings are open before an office is") {
  SmallOffice office({}, false);
  office.hand.click("bar/look");
  office.hand.click("look-popup/settings");
  CHECK(office.reads("界面语言"));
  office.hand.click("settings/back");
  CHECK(office.reads("欢迎使用梯队"));
}

TEST_CASE("files are looked for in the folder that the settings name") {
  SmallOffice office;
  const auto folder = office.folder.path() / "sheets";
  std::filesystem::create_directories(folder);
  office.go("settings");
  office.hand.fill("folder/start", (office.folder.path() / "nowhere").string());
  CHECK(office.reads("没有这个文件夹"));
  office.hand.fill("folder/start", folder.string());
  office.hand.click("folder/keep");
  office.go("import");
  CHECK(office.reads(folder.string()));
}
