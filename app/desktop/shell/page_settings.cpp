// What a person chooses once: language, look, name, folders.

#include <array>
#include <cmath>

#include "desktop/shell/appearance.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

Words percent_of(float scale) {
  const std::string said = std::to_string(std::lround(scale * 100)) + "%";
  return {said, said};
}

/// The choices of scale: as the system first.
std::vector<Words> scale_words(float system_scale) {
  const Words now = percent_of(system_scale);
  std::vector<Words> words{{"跟随系统（" + now.zh + "）", "as the system (" + now.en + ")"}};
  for (const int each : scales) words.push_back(percent_of(static_cast<float>(each) / 100));
  return words;
}

std::size_t place_of(const std::optional<float>& scale) {
  if (!scale) return 0;
  const auto percent = static_cast<int>(std::lround(*scale * 100));
  const auto found = std::ranges::find(scales, percent);
  return found == scales.end() ? scales.size() + 1 : static_cast<std::size_t>(found - scales.begin()) + 1;
}

/// How the colours look: every series, then the tones that mean something, in words.
void draw_swatches(Ui& ui) {
  const Palette& palette = ui.palette();
  const float side = ui.px(26);
  const float gap = ui.px(6);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = at.x;
  for (const Colour each : palette.series) {
    list.AddRectFilled({x, at.y}, {x + side, at.y + side}, each, ui.px(4));
    x += side + gap;
  }
  const std::array<std::pair<Tone, Words>, 3> tones{{{Tone::good, {"符合", "meets"}},
                                                     {Tone::caution, {"待核", "to check"}},
                                                     {Tone::bad, {"不符合", "fails"}}}};
  x += gap;
  for (const auto& [tone, words] : tones) {
    const float wide = ui.measure(ui.title(words), Face::strong).x + 2 * ui.px(8);
    list.AddRectFilled({x, at.y}, {x + wide, at.y + side}, ui.theme.ground(tone), ui.px(4));
    const float above = (side - ui.line_height(Face::strong)) / 2;
    ui.draw_text(list, {x + ui.px(8), at.y + above}, ui.title(words), Face::strong, ui.theme.of(tone));
    x += wide + gap;
  }
  ImGui::Dummy({x - at.x, side});
}

void draw_language(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.group("language", {"语言", "language"}, [&] {
    std::size_t chosen = surface.ui().language == Language::chinese ? 0 : 1;
    const std::array<Words, 2> options{{{"中文", "中文 (Chinese)"}, {"English（英文）", "English"}}};
    if (!surface.choice("language", {"界面语言", "language of the screen"}, chosen, options)) return;
    surface.ui().language = chosen == 0 ? Language::chinese : Language::english;
    desk.settings.language = surface.ui().language;
    desk.save_settings();
    shell.dress(surface.ui());
  });
}

void draw_name(ImguiSurface& surface, Desk& desk) {
  surface.group("name", {"署名", "signature"}, [&] {
    std::string& name = surface.remember("who", desk.viewer.name);
    surface.text_field("who", {"写入台账的姓名", "the name that signs entries"}, name);
    const bool changed = name != desk.viewer.name;
    if (surface.button("sign", {"以此署名", "sign with it"}, changed && !name.empty() && !desk.busy(),
                       {"请先填写一个不同的姓名。", "Type another name first."}))
      desk.sign_as(name);
    surface.text({"以后写入台账的每一条都署此名；已有的条目不变。",
                  "Every entry from now on is signed with it; entries there are stay as they are."},
                 Tone::muted);
  });
}

void draw_folder(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.group("folder", {"文件夹", "folder"}, [&] {
    std::string& folder = surface.remember("start", desk.settings.kept["folder.start"]);
    surface.text_field("start", {"打开与保存文件时从这里开始", "where opening and saving begins"}, folder);
    std::error_code failed;
    const bool there = folder.empty() || std::filesystem::is_directory(folder, failed);
    const bool changed = folder != desk.settings.kept["folder.start"];
    if (!there) surface.text({"没有这个文件夹。", "There is no such folder."}, Tone::caution);
    if (surface.button("keep", {"设为起始文件夹", "begin here"}, there && changed,
                       there ? Words{"与现在相同。", "It is so already."}
                             : Words{"没有这个文件夹。", "There is no such folder."})) {
      desk.settings.kept["folder.start"] = folder;
      desk.save_settings();
      shell.begin_in(folder);
      desk.toast({"已记住起始文件夹。", "The folder is remembered."}, Tone::good);
    }
    surface.text({"留空则从个人文件夹开始。", "Empty: your home folder."}, Tone::muted);
  });
}

void draw_more(Shell& shell, ImguiSurface& surface) {
  surface.group("more", {"更多", "more"}, [&] {
    const auto link = [&](const char* page, const Words& label) {
      if (find_page(page) != nullptr && surface.button(page, label)) shell.page = page;
    };
    link("shortcuts", {"键盘快捷键", "keyboard shortcuts"});
    link("report", {"故障与报告", "trouble and reports"});
    link("about", {"关于梯队", "about Echelon"});
    surface.text({"界面不使用动画；静止时不占用处理器。",
                  "Nothing on the screen is animated; while it is still, it takes no processor time."},
                 Tone::muted);
  });
}

}  // namespace

void draw_look_choices(Shell& shell, ImguiSurface& surface, Desk& desk) {
  const Appearance before = Appearance::of(desk.settings);
  Appearance chosen = before;
  const auto of_system = [](std::optional<bool> said, const Words& yes, const Words& no) -> Words {
    const Words now = said.value_or(false) ? yes : no;
    return {"跟随系统（" + now.zh + "）", "as the system (" + now.en + ")"};
  };
  auto ground = static_cast<std::size_t>(chosen.ground);
  const std::array<Words, 3> grounds{of_system(shell.system_look.dark, {"深色", "dark"}, {"浅色", "light"}),
                                     Words{"浅色", "light"}, Words{"深色", "dark"}};
  if (surface.choice("ground", {"底色", "ground"}, ground, grounds))
    chosen.ground = static_cast<Appearance::Ground>(ground);
  auto contrast = static_cast<std::size_t>(chosen.contrast);
  const std::array<Words, 3> contrasts{
      of_system(shell.system_look.high_contrast, {"高", "high"}, {"一般", "usual"}), Words{"一般", "usual"},
      Words{"高", "high"}};
  if (surface.choice("contrast", {"对比度", "contrast"}, contrast, contrasts))
    chosen.contrast = static_cast<Appearance::Contrast>(contrast);
  std::size_t palette = chosen.colour_safe ? 1 : 0;
  const std::array<Words, 2> palettes{
      {{"常用", "usual"}, {"色觉友好（各类色觉都能分辨）", "for every kind of colour sight"}}};
  if (surface.choice("palette", {"配色", "colours"}, palette, palettes)) chosen.colour_safe = palette == 1;
  std::size_t scale = place_of(chosen.scale);
  std::vector<Words> words = scale_words(shell.system_scale);
  if (scale == words.size()) words.push_back(percent_of(*chosen.scale));
  if (surface.choice("scale", {"显示比例", "scale"}, scale, words) && scale <= scales.size()) {
    chosen.scale = scale == 0 ? std::nullopt : std::optional(static_cast<float>(scales.at(scale - 1)) / 100);
  }
  if (chosen == before) return;
  chosen.keep(desk.settings);
  desk.save_settings();
  shell.dress(surface.ui());
}

void draw_settings_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.heading({"设置", "Settings"});
  const std::array<double, 2> halves{1, 1};
  surface.columns("settings", halves, [&](std::size_t column) {
    if (column == 0) {
      draw_language(shell, surface, desk);
      surface.group("look", {"外观", "look"}, [&] {
        draw_look_choices(shell, surface, desk);
        draw_swatches(surface.ui());
      });
    } else {
      draw_name(surface, desk);
      draw_folder(shell, surface, desk);
      draw_more(shell, surface);
    }
  });
}

}  // namespace echelon::desktop
