#pragma once

#include <cstdint>
#include <vector>

namespace echelon {

struct EntryLine;

/// Of a ledger's lines, newest first, those that undo would take back, in its order.
[[nodiscard]] std::vector<EntryLine> undoable(const std::vector<EntryLine>& lines);
/// Those that redo would do again, in its order: what was taken back since the last new entry.
[[nodiscard]] std::vector<EntryLine> redoable(const std::vector<EntryLine>& lines);

}  // namespace echelon
