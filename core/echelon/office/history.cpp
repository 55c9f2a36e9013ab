#include "echelon/office/history.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/office/office.hpp"

namespace echelon {
namespace {

/// Throws unless `number` is among `lines`.
void require_among(const std::vector<EntryLine>& lines, std::int64_t number, const Words& happened) {
  if (std::ranges::find(lines, number, &EntryLine::number) != lines.end()) return;
  const std::string which = std::to_string(number);
  throw Error(Fault::request, {"第 " + which + " 条台账" + happened.zh, "entry " + which + " " + happened.en},
              {"用 log 查看台账", "look at the ledger with log"});
}

}  // namespace

std::vector<EntryLine> undoable(const std::vector<EntryLine>& lines) {
  std::vector<EntryLine> found;
  std::ranges::copy_if(lines, std::back_inserter(found), [](const EntryLine& line) {
    return !line.undone && !line.is_undo && line.number > 0;
  });
  return found;
}

std::vector<EntryLine> redoable(const std::vector<EntryLine>& lines) {
  std::vector<std::int64_t> taken_back;
  for (const EntryLine& line : lines) {
    if (!line.is_undo) break;
    taken_back.push_back(line.target);
  }
  std::vector<EntryLine> found;
  std::ranges::copy_if(lines, std::back_inserter(found), [&](const EntryLine& line) {
    return line.undone && std::ranges::find(taken_back, line.number) != taken_back.end();
  });
  std::ranges::reverse(found);
  return found;
}

std::vector<EntryLine> Office::undo_to(std::int64_t number) {
  require_among(undoable(entries()), number,
                {"不能撤销：没有这一条，或已撤销", "cannot be undone: there is none, or it is undone"});
  std::vector<EntryLine> done;
  for (std::int64_t last = 0; last != number;) {
    const auto line = undo();
    if (!line) break;
    done.push_back(*line);
    last = line->target;
  }
  return done;
}

std::vector<EntryLine> Office::redo_to(std::int64_t number) {
  require_among(redoable(entries()), number,
                {"不能重做：没有撤销过，或其后已有新的记录",
                 "cannot be redone: it was not undone, or something new came after"});
  std::vector<EntryLine> done;
  for (std::int64_t last = 0; last != number;) {
    const auto line = redo();
    if (!line) break;
    done.push_back(*line);
    last = line->target;
  }
  return done;
}

}  // namespace echelon
