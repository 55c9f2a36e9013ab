#include "echelon/office/importing_tiers.hpp"

#include <map>

#include "echelon/base/nearest.hpp"
#include "echelon/base/spoken.hpp"
#include "echelon/office/ladder_requests.hpp"

namespace echelon {
namespace {

/// A tier of a row or of the office, on its way to someone's history.
struct Line {
  TierRecord record;
  const LadderTier* tier = nullptr;  ///< null: the office's
  long row = 0;                      ///< 0: the office's
  bool open = false;                 ///< its end was not said
  bool changed = false;
  bool refused = false;
};
using Key = std::pair<std::string, std::string>;  // person, ladder

struct Named {
  const Ladder* ladder = nullptr;
  const LadderTier* tier = nullptr;
};

/// Every tier that a row may mean.
std::vector<Named> meant(const std::vector<const Ladder*>& ladders, const Ladder* only,
                         const std::string& name) {
  std::vector<Named> found;
  for (const Ladder* ladder : ladders) {
    if (only != nullptr && ladder != only) continue;
    if (const auto tier = ladder->find_tier(name)) found.push_back({ladder, &ladder->tiers[*tier]});
  }
  return found;
}

std::vector<std::string> tier_names(const std::vector<const Ladder*>& ladders, const Ladder* only) {
  std::vector<std::string> names;
  for (const Ladder* ladder : ladders) {
    if (only != nullptr && ladder != only) continue;
    for (const LadderTier& tier : ladder->tiers) names.push_back(tier.id);
  }
  return names;
}

/// The tier that a row names; nothing when the row was refused.
std::optional<Named> tier_of(const Office& office, Previewing& previewing, const TierRow& row) {
  const std::vector<const Ladder*> ladders = office.ladders();
  const Ladder* only = nullptr;
  if (!row.ladder.empty()) {
    only = find_ladder(office, row.ladder);
    if (only == nullptr) {
      std::vector<std::string> known;
      known.reserve(ladders.size());
      for (const Ladder* ladder : ladders) known.push_back(ladder->name.zh);
      previewing.refuse(row.row, row.id, "ladder",
                        {"没有梯队“" + row.ladder + "”", "there is no ladder '" + row.ladder + "'"},
                        {"可填：" + joined(known), "write one of: " + joined(known)});
      return std::nullopt;
    }
  }
  const std::vector<Named> found = meant(ladders, only, row.tier);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    previewing.refuse(row.row, row.id, "tier",
                      {"几个梯队都有“" + row.tier + "”", "several ladders have '" + row.tier + "'"},
                      {"在“梯队”一栏写明是哪一个", "name the ladder in its column"});
    return std::nullopt;
  }
  const std::vector<std::string> names = tier_names(ladders, only);
  const std::string near = nearest(row.tier, names);
  previewing.refuse(row.row, row.id, "tier",
                    {"没有层级“" + row.tier + "”", "there is no tier '" + row.tier + "'"},
                    near.empty() ? Words{"可填：" + joined(names), "write one of: " + joined(names)}
                                 : Words{"是否想写“" + near + "”？", "did you mean '" + near + "'?"});
  return std::nullopt;
}

/// What the office holds of those whom the file names.
void add_held(const Store& store, std::map<Key, std::vector<Line>>& histories) {
  Statement ask = store.statement("SELECT person, ladder, tier, since, until FROM tier_held");
  while (ask.step()) {
    const auto history = histories.find({ask.string(0), ask.string(1)});
    if (history == histories.end()) continue;
    Line held;
    held.record = {ask.string(0), ask.string(1), ask.string(2), ask.date(3), ask.date(4)};
    const bool replaced = std::ranges::any_of(history->second, [&](const Line& line) {
      return line.record.tier == held.record.tier && line.record.since == held.record.since;
    });
    if (!replaced) history->second.push_back(std::move(held));
  }
}

/// Puts one history in order; refuses rows that do not fit.
void settle(Previewing& previewing, std::vector<Line>& history, long& guessed) {
  std::ranges::stable_sort(history, {},
                           [](const Line& line) { return std::pair(line.record.since, line.row); });
  for (std::size_t i = 0; i < history.size(); ++i) {
    Line& line = history[i];
    const auto next = std::find_if(history.begin() + static_cast<std::ptrdiff_t>(i) + 1, history.end(),
                                   [](const Line& other) { return !other.refused; });
    if (line.refused || next == history.end()) continue;
    if (next->record.since == line.record.since) {
      previewing.refuse(next->row, next->record.person, "since",
                        {"同一天已取得同一梯队的“" + line.record.tier + "”",
                         "'" + line.record.tier + "' of the same ladder begins on the same day"},
                        {"一人在一个梯队上同时只有一个层级，核对取得时间",
                         "someone holds one tier of a ladder at a time; check the days"});
      next->refused = true;
      --i;
      continue;
    }
    const Date last = next->record.since.plus_days(-1);
    if (line.record.until.known() && line.record.until <= last) continue;
    if (line.row != 0 && !line.open) {
      previewing.refuse(line.row, line.record.person, "until",
                        {"截止晚于取得“" + next->record.tier + "”的时间 " + next->record.since.iso(),
                         "it ends after '" + next->record.tier + "' began on " + next->record.since.iso()},
                        {"截止改为前一天，或留空", "let it end the day before, or leave it empty"});
      line.refused = true;
      continue;
    }
    line.record.until = last;
    line.changed = true;
  }
  for (Line& line : history) {
    if (line.refused || !line.open || line.changed || line.tier->term_months == 0) continue;
    line.record.until = term_end(*line.tier, line.record.since);
    ++guessed;
  }
}

}  // namespace

void take_tiers(const Office& office, const Store& store, const KnownPeople& people, const Source& from,
                ImportPreview& preview, Batch& batch) {
  const auto imported = read_tiers(from.file, from.options, from.progress);
  Previewing previewing(preview, imported.report);
  std::map<Key, std::vector<Line>> histories;
  for (const TierRow& row : imported.rows) {
    if (!people.require(previewing, row.row, row.id, "id")) continue;
    const auto named = tier_of(office, previewing, row);
    if (!named) continue;
    auto& history = histories[{row.id, named->ladder->id}];
    Line line;
    line.record = {row.id, named->ladder->id, named->tier->id, row.since, row.until};
    line.tier = named->tier;
    line.row = row.row;
    line.open = !row.until.known();
    history.push_back(std::move(line));
  }
  add_held(store, histories);
  long guessed = 0;
  for (auto& [key, history] : histories) {
    settle(previewing, history, guessed);
    for (Line& line : history) {
      if (!line.refused && (line.row != 0 || line.changed)) batch.tiers.push_back(std::move(line.record));
    }
  }
  if (guessed == 0) return;
  const std::string count = std::to_string(guessed);
  preview.notes.push_back(
      {count + " 行没有写截止日期，按层级的任期推算。",
       count + " " + noun_for(count, "row says", "rows say") + " no end: it is taken from the tier's term."});
}

}  // namespace echelon
