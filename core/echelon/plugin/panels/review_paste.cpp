#include "echelon/plugin/panels/review_paste.hpp"

#include <algorithm>
#include <sstream>

#include "echelon/base/decimal.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

bool is_blind(const PanelContext& context) { return context.viewer.role == ViewerRole::reviewer; }

bool may_score(const PanelContext& context) {
  const bool role = context.viewer.role == ViewerRole::hr || context.viewer.role == ViewerRole::reviewer;
  return role && context.round->call.state == CallState::reviewing;
}

bool is_title(const std::string& cell, const Words& title) { return cell == title.zh || cell == title.en; }

/// The candidate of a row by what the first column shows, or by id; nobody where two have that name.
PersonIndex candidate_named(const PanelContext& context, const std::string& cell) {
  PersonIndex found = nobody;
  for (const Candidate& each : context.round->candidates) {
    const bool meant = is_blind(context)
                           ? blind_name(context, each.person) == cell
                           : name_of(context, each.person) == cell || id_of(context, each.person) == cell;
    if (!meant) continue;
    if (found != nobody) return nobody;
    found = each.person;
  }
  return found;
}

/// Which criterion stands in which column of the pasted header; null for those that hold no scores.
std::vector<const CriterionView*> criteria_in(const PanelContext& context,
                                              const std::vector<std::string>& header) {
  std::vector<const CriterionView*> columns;
  for (const std::string& cell : header) {
    const auto found = std::ranges::find_if(context.round->criteria, [&](const CriterionView& criterion) {
      return criterion.by_review && is_title(cell, criterion.name);
    });
    columns.push_back(found == context.round->criteria.end() ? nullptr : &*found);
  }
  return columns;
}

/// A line each: `+person criterion score`, or `-` and what was not understood; parted by tabs.
std::string read_scores(const PanelContext& context, const std::vector<std::vector<std::string>>& rows) {
  const auto columns = criteria_in(context, rows.front());
  if (std::ranges::all_of(columns, [](const auto* each) { return each == nullptr; }))
    return "-\t" +
           Words{"第一行应是表头，含评分项的名称", "the first row must be the header, with the criteria"}.en +
           "\n";
  std::string read;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const PersonIndex person = rows[r].empty() ? nobody : candidate_named(context, rows[r].front());
    if (person == nobody) {
      read += "-\t" + (rows[r].empty() ? std::string() : rows[r].front()) + "\n";
      continue;
    }
    for (std::size_t c = 1; c < std::min(columns.size(), rows[r].size()); ++c) {
      const std::string& score = rows[r][c];
      if (columns[c] == nullptr || score.empty() || score == "–") continue;
      const auto points = Decimal::read(score);
      const auto& scale = context.program.review;
      const bool fits = points && *points >= scale.lowest && *points <= scale.highest;
      read += fits ? "+\t" + id_of(context, person) + "\t" + columns[c]->id + "\t" + points->text() + "\n"
                   : "-\t" + rows[r].front() + " " + score + "\n";
    }
  }
  return read;
}

struct Pasted {
  std::vector<std::string> scores;  ///< person, criterion, score, parted by tabs
  std::vector<std::string> misread;
};

Pasted pasted_of(const std::string& kept) {
  Pasted pasted;
  std::istringstream lines(kept);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 2) continue;
    (line[0] == '+' ? pasted.scores : pasted.misread).push_back(line.substr(2));
  }
  return pasted;
}

/// Who gave them: the viewer, or whom HR chooses.
std::string reviewer_of(Surface& surface, const PanelContext& context) {
  if (context.viewer.role == ViewerRole::reviewer) return context.viewer.reviewer;
  const auto& raters = context.round->raters;
  if (raters.empty()) return {};
  std::vector<Words> names;
  names.reserve(raters.size());
  for (const auto& rater : raters) names.push_back({rater.name, rater.name});
  std::string& kept = surface.remember("pasted-reviewer");
  const auto found = std::ranges::find(raters, kept, &RoundView::Rater::id);
  std::size_t chosen = found == raters.end() ? 0 : static_cast<std::size_t>(found - raters.begin());
  surface.choice("pasted-reviewer", {"评委", "reviewer"}, chosen, names);
  kept = raters[chosen].id;
  return kept;
}

}  // namespace

void offer_paste(Surface& surface, const PanelContext& context, Table& table) {
  if (!may_score(context)) return;
  std::string& kept = surface.draft("pasted-scores");
  table.paste = [&kept, &context](const std::vector<std::vector<std::string>>& rows) {
    kept = read_scores(context, rows);
  };
}

void draw_pasted(Surface& surface, const PanelContext& context) {
  std::string& kept = surface.draft("pasted-scores");
  if (kept.empty() || !may_score(context)) return;
  const Pasted pasted = pasted_of(kept);
  const std::string count = std::to_string(pasted.scores.size());
  surface.group("pasted", {"粘贴来的评分", "pasted scores"}, [&] {
    surface.text({"读到 " + count + " 个评分。", count + " scores were read."});
    constexpr std::size_t most = 8;
    std::string listed;
    for (std::size_t i = 0; i < std::min(most, pasted.misread.size()); ++i)
      listed += (i == 0 ? "" : "; ") + pasted.misread[i];
    if (!listed.empty()) {
      const std::string bad = std::to_string(pasted.misread.size());
      surface.text({"有 " + bad + " 处看不懂，不会记入：" + listed,
                    bad + " places were not understood and are left out: " + listed},
                   Tone::caution);
    }
    const std::string reviewer = reviewer_of(surface, context);
    const bool ready = !pasted.scores.empty() && !reviewer.empty();
    if (surface.button(
            "record-pasted", {"全部记分", "record them all"}, ready,
            {"没有可以记入的评分，或还没有评委。", "There is no score to record, or no reviewer."})) {
      CommandRequest request = about_call(context, "review.scores");
      for (const std::string& score : pasted.scores) request.with("score", reviewer + "\t" + score);
      context.request(request);
      kept.clear();
    }
    if (surface.button("drop-pasted", {"放弃", "drop"})) kept.clear();
  });
}

}  // namespace echelon::panels
