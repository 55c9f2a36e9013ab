#include <algorithm>
#include <array>

#include "desktop/shell/shell.hpp"
#include "desktop/ui/rare_characters.hpp"
#include "echelon/base/spoken.hpp"
#include "echelon/exchange/import_columns.hpp"

namespace echelon::desktop {
namespace {

void draw_figures(ImguiSurface& surface, const ImportPreview& preview) {
  const std::array<double, 4> quarters{1, 1, 1, 1};
  const bool refused = !preview.refusals.empty();
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"读到的行", "rows read"}, grouped(static_cast<std::int64_t>(preview.read)));
    if (column == 1)
      surface.figure({"可以导入", "can be imported"}, grouped(static_cast<std::int64_t>(preview.good)), {},
                     Tone::good);
    if (column == 2)
      surface.figure({"新增 / 更新的记录", "records: new / changed"},
                     grouped(static_cast<std::int64_t>(preview.added)) + " / " +
                         grouped(static_cast<std::int64_t>(preview.changed)));
    if (column == 3)
      surface.figure({"不能导入", "refused"}, grouped(static_cast<std::int64_t>(preview.read - preview.good)),
                     {}, refused ? Tone::bad : Tone::plain);
  });
}

void draw_refusals(ImguiSurface& surface, const ImportPreview& preview, std::uint64_t revision) {
  const Language language = surface.language();
  Table table;
  table.id = "refusals";
  table.columns = {{"row", {"行", "row"}, 0.5, false},
                   {"column", {"列", "column"}, 1},
                   {"id", {"编号", "id"}, 0.9},
                   {"reason", {"原因", "reason"}, 2.6},
                   {"remedy", {"怎么改", "remedy"}, 2.6}};
  table.rows = preview.refusals.size();
  table.empty = {"没有不能导入的行。", "No row is refused."};
  table.revision = revision;
  table.visible_rows = 8;
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const ImportPreview::Refusal& refusal = preview.refusals[row];
    if (column == 0)
      return {std::to_string(refusal.place.row), static_cast<double>(refusal.place.row), Tone::plain,
              std::nullopt};
    if (column == 1) return {refusal.place.column, std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) return {refusal.id, std::nullopt, Tone::plain, std::nullopt};
    if (column == 3) return {refusal.reason.in(language), std::nullopt, Tone::bad, std::nullopt};
    return {refusal.remedy.in(language), std::nullopt, Tone::plain, std::nullopt};
  };
  surface.table(table);
}

void draw_rows(ImguiSurface& surface, const ImportPreview& preview, std::uint64_t revision) {
  Table table;
  table.id = "rows";
  for (const std::string& column : preview.columns) table.columns.push_back({column, {column, column}, 1});
  if (table.columns.empty()) return;
  table.rows = preview.rows.size();
  table.empty = {"文件里没有数据行。换一个文件，或检查表头在第几行。",
                 "The file has no rows of data. Take another, or see where its header stands."};
  table.revision = revision;
  table.visible_rows = 10;
  table.searchable = false;
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const auto& cells = preview.rows[row];
    return {column < cells.size() ? cells[column] : "", std::nullopt, Tone::plain, std::nullopt};
  };
  surface.table(table);
}

/// A table that was copied from a spreadsheet, read as if it were a file.
void paste_table(Desk& desk, const std::string& kind) {
  const char* held = ImGui::GetClipboardText();
  const std::string table = held == nullptr ? std::string() : without_slots(held);
  if (table.find('\t') != std::string::npos) {
    desk.preview_pasted(kind, table);
    return;
  }
  desk.toast(
      {"剪贴板上没有表格。", "There is no table on the clipboard."}, Tone::caution,
      {"先在 Excel 中选中表格（含表头）并复制。", "Select the table with its header in Excel and copy it."});
}

void draw_buttons(ImguiSurface& surface, Desk& desk, const ImportPreview& preview) {
  const Words busy{"正忙，请稍候。", "Busy; please wait."};
  const bool all_good = preview.refusals.empty();
  if (all_good) {
    if (surface.button("import", {"全部导入", "import all"}, preview.good > 0 && !desk.busy(),
                       desk.busy() ? busy : Words{"没有可以导入的行。", "There is no row to import."})) {
      desk.import_previewed(false);
    }
  } else {
    const std::string good = std::to_string(preview.good);
    const std::string bad = std::to_string(preview.read - preview.good);
    if (surface.confirmed_button(
            "import-good", {"只导入没有问题的 " + good + " 行", "import only the " + good + " good rows"},
            {"有问题的 " + bad + " 行不会导入；也可以先在文件里改好再读一次。",
             "The " + bad + " refused rows stay out; you can also mend the file and read it again."},
            preview.good > 0 && !desk.busy(), busy)) {
      desk.import_previewed(true);
    }
  }
  if (surface.button("drop", {"换一个文件", "another file"})) desk.drop_preview();
}

void draw_preview(ImguiSurface& surface, Desk& desk) {
  const auto held = desk.preview();  // may be dropped below
  const ImportPreview& preview = *held;
  const auto revision =
      static_cast<std::uint64_t>(preview.read) * 31U + std::hash<std::string>()(preview.file);
  const std::string where = preview.file + (preview.sheet.empty() ? "" : " · " + preview.sheet);
  surface.text({where, where}, Tone::muted);
  draw_figures(surface, preview);
  if (!preview.notes.empty()) {
    surface.group("noted", {"读入时要知道的", "what to know about it"}, [&] {
      for (const Words& note : preview.notes) surface.text(note, Tone::caution);
    });
  }
  draw_buttons(surface, desk, preview);
  if (!preview.refusals.empty()) {
    surface.group("refused", {"不能导入的行", "rows refused"},
                  [&] { draw_refusals(surface, preview, revision); });
  }
  surface.group("read", {"将要读入的内容", "what will be read"},
                [&] { draw_rows(surface, preview, revision); });
}

void draw_choosing_office(ImguiSurface& surface, Desk& desk, FileBrowser& browser) {
  surface.text(
      {"选择对方办理后交回的办公文件。先逐件核对，再取回；一次撤销即可全部退回。",
       "Choose the office that came back. Each thing done in it is checked first, then taken in; one "
       "undo takes it all back."},
      Tone::muted);
  surface.group("office-file", {"选择文件，或把文件拖进窗口", "choose a file, or drop one onto the window"},
                [&] {
                  if (const auto file = browser.draw(surface, desk.settings.folders, 12))
                    desk.preview_entries(*file);
                });
}

}  // namespace

void draw_import_page(Shell& shell, ImguiSurface& surface, Desk& desk) {
  surface.heading({"导入", "Import"});
  if (desk.viewer.role != ViewerRole::hr) {
    surface.text({"只有教体局人事科导入数据。", "Only the bureau's HR office imports."}, Tone::muted);
    return;
  }
  if (desk.came_back()) {
    draw_came_back(surface, desk);
    return;
  }
  if (desk.preview()) {
    draw_preview(surface, desk);
    return;
  }
  surface.text(
      {"支持 XLSX 与 CSV（含中文 Excel 另存的 GBK 编码）。先预览，再导入；一次撤销即可全部退回。",
       "XLSX and CSV are read, also the GBK that Chinese Excel saves. First a preview, then the import; one "
       "undo takes it all back."},
      Tone::muted);
  std::string& kind = surface.remember("kind", "0");
  std::vector<Words> names;
  for (const ImportKind each : all_import_kinds()) names.push_back(import_kind_words(each));
  names.push_back({"学校或评委交回的办公文件", "entries from an office handed out"});
  auto chosen = std::min<std::size_t>(std::stoul(kind), names.size() - 1);
  if (surface.choice("kind", {"导入什么", "what to import"}, chosen, names)) kind = std::to_string(chosen);
  if (chosen + 1 >= names.size()) {
    draw_choosing_office(surface, desk, shell.offices_);
    return;
  }
  const std::string id(import_kind_code(all_import_kinds()[chosen]));
  if (surface.button("template", {"保存空白模板", "save an empty template"})) {
    shell.saving_ = {"import-template:" + id, "",
                     (shell.sheets_.folder() / (id + "-template.xlsx")).string()};
  }
  if (surface.button("paste", {"从剪贴板粘贴表格", "paste a table from the clipboard"}, !desk.busy()))
    paste_table(desk, id);
  surface.group("file", {"选择文件，或把文件拖进窗口", "choose a file, or drop one onto the window"}, [&] {
    if (const auto file = shell.sheets_.draw(surface, desk.settings.folders, 12))
      desk.preview_import(id, *file);
  });
}

}  // namespace echelon::desktop
