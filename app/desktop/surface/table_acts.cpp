// What is done with a table's rows: its actions, copying, saving, pasting.

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>

#include "desktop/surface/table_drawing.hpp"
#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t most_asked = 200;  ///< rows that are asked in each frame why they are left out

}  // namespace

float TableDrawing::acts_height() const {
  return table_.actions.empty() ? 0 : ImGui::GetFrameHeightWithSpacing() + ui_.px(24);
}

const std::vector<std::string>& TableDrawing::chosen_keys() {
  const std::uint64_t now = mixed(state_.selection.version(), state_.rows.version());
  if (state_.keys_of != now) {
    state_.keys_of = now;
    state_.keys = state_.selection.keys(table_, state_.rows);
  }
  return state_.keys;
}

void TableDrawing::draw_acts() {
  if (table_.actions.empty()) return;
  const std::vector<std::string>& keys = chosen_keys();
  const std::string number = std::to_string(keys.size());
  const Words how{"点选一行；按住 Ctrl 或 Shift 点选多行，一起办理。",
                  "Click a row; hold Ctrl or Shift to select several and do the same with all."};
  const Words chosen{"已选 " + number + " 行", number + " selected"};
  ui_.line(ui_.say(keys.empty() ? how : chosen), Face::caption, ui_.palette().muted);
  for (const TableAction& action : table_.actions) draw_act(action, keys);
}

void TableDrawing::draw_act(const TableAction& action, const std::vector<std::string>& keys) {
  const auto why = [&](const std::string& key) { return action.why_not ? action.why_not(key) : Words(); };
  std::size_t left = 0;
  Words why_not;
  for (std::size_t i = 0; i < std::min(keys.size(), most_asked); ++i) {
    Words reason = why(keys[i]);
    if (reason.empty()) continue;
    ++left;
    if (why_not.empty()) why_not = std::move(reason);
  }
  if (keys.empty()) why_not = {"先选中一行或多行。", "Select one row or more first."};
  Words label = action.label;
  if (keys.size() > 1) {
    const std::string all = std::to_string(keys.size());
    const std::string count = left == 0 ? all : std::to_string(keys.size() - left) + "/" + all;
    label.zh += "（" + count + "）";
    label.en += " (" + count + ")";
  }
  const bool possible = left < keys.size();
  const bool hit = action.consequence.empty()
                       ? surface_.button(action.id, label, possible, why_not)
                       : surface_.confirmed_button(action.id, label, action.consequence, possible, why_not);
  if (possible && left > 0 && !hit) {
    const std::string count = std::to_string(left);
    ui_.hint(ui_.say({count + " 行不在内：" + why_not.zh, count + " rows are left out: " + why_not.en}));
  }
  if (!hit) return;
  std::vector<std::string> taken;
  std::ranges::copy_if(keys, std::back_inserter(taken), [&](const auto& key) { return why(key).empty(); });
  if (!taken.empty()) action.act(taken);
}

void TableDrawing::begin_writing(TableState::Purpose purpose) {
  TablePart part;
  part.columns = shown_;
  const bool some = state_.selection.size() > (purpose == TableState::Purpose::copy ? 0U : 1U);
  if (some) {
    part.rows = state_.selection.rows(state_.rows);
  } else {
    for (std::size_t at = 0; at < state_.rows.size(); ++at) part.rows.push_back(state_.rows.row(at));
  }
  state_.writing = TableState::Writing{TablePaper(table_, std::move(part), ui_.language), purpose,
                                       table_.revision, table_.rows};
}

void TableDrawing::go_on_writing() {
  if (!state_.writing) return;
  TableState::Writing& writing = *state_.writing;
  if (writing.revision != table_.revision || writing.rows != table_.rows) {
    begin_writing(writing.purpose);  // the table changed under it
  }
  if (!state_.writing->paper.work(table_, slice)) {
    ui_.wants_frame = true;
    return;
  }
  Paper paper = state_.writing->paper.take();
  const TableState::Purpose purpose = state_.writing->purpose;
  state_.writing.reset();
  if (purpose == TableState::Purpose::copy) {
    ImGui::SetClipboardText(clipboard_text(paper).c_str());
  } else {
    save_now(std::move(paper));
  }
}

void TableDrawing::save_now(Paper paper) {
  auto file = std::make_shared<FileToSave>();
  file->name = table_.id + ".xlsx";
  file->endings = {".xlsx", ".pdf", ".csv"};
  file->write = [paper = std::make_shared<const Paper>(std::move(paper))](const std::filesystem::path& to) {
    write_paper(*paper, to);
  };
  ui_.file_to_save = std::move(file);
}

void TableDrawing::take_paste() {
  if (!table_.paste) return;
  const char* text = ImGui::GetClipboardText();
  if (text == nullptr) return;
  auto rows = read_clipboard(without_slots(text));
  if (!rows.empty()) table_.paste(rows);
}

}  // namespace echelon::desktop
