// What the program is and is made of, with the licences.

#include "about.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// The text of one licence, read once.
struct Licence {
  std::string of;
  std::string text;
};

void draw_licence(ImguiSurface& surface, const about::Part& part) {
  Licence& licence = surface.ui().state<Licence>("licence");
  if (licence.of != part.name) {
    licence.of = part.name;
    licence.text = about::licence_text(part).value_or("");
  }
  surface.group("licence-text", {part.name + "：" + part.licence, part.name + ": " + part.licence}, [&] {
    if (licence.text.empty()) {
      surface.text({"这台机器上没有保存它的许可证全文；可按上面的名称在 spdx.org/licenses 查到。",
                    "This machine keeps no copy of its text; look it up by its name at spdx.org/licenses."},
                   Tone::muted);
    } else {
      surface.text({licence.text, licence.text}, Tone::muted);
    }
  });
}

}  // namespace

void draw_about_page(Shell& /*shell*/, ImguiSurface& surface, Desk& /*desk*/) {
  const about::Build& build = about::build();
  surface.heading({"关于梯队 Echelon", "About Echelon 梯队"});
  const std::vector<std::pair<Words, std::string>> facts{{{"版本", "version"}, build.version},
                                                         {{"源代码", "sources"}, build.commit},
                                                         {{"构建方式", "build"}, build.kind},
                                                         {{"编译器", "compiler"}, build.compiler}};
  surface.facts(facts);
  ImGui::Dummy({0, surface.ui().px(8)});
  surface.heading({"组成与许可", "What it is made of"});
  const auto& parts = about::parts();
  Table table;
  table.id = "parts";
  table.columns = {{"name", {"名称", "name"}, 1.4},
                   {"version", {"版本", "version"}, 0.8, false},
                   {"licence", {"许可", "licence"}, 1.4},
                   {"for", {"用于", "used for"}, 1.6}};
  table.rows = parts.size();
  table.visible_rows = static_cast<int>(parts.size());
  table.searchable = false;
  table.key = [&](std::size_t row) { return parts[row].name; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const about::Part& part = parts[row];
    const std::array<std::string, 4> texts{part.name, part.version, part.licence,
                                           part.what_for.in(surface.language())};
    return {texts.at(column), std::nullopt, Tone::plain, std::nullopt};
  };
  const std::string chosen = surface.table(table);
  const auto part = std::ranges::find(parts, chosen, &about::Part::name);
  if (part == parts.end()) {
    surface.text({"选择一行可以看到许可证全文。", "Choose a row to read its licence."}, Tone::muted);
  } else {
    draw_licence(surface, *part);
  }
}

}  // namespace echelon::desktop
