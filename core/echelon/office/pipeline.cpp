// The pipeline of a program: careers on its ladders and who taught whom.

#include <algorithm>
#include <mutex>

#include "echelon/office/pipeline_careers.hpp"
#include "echelon/office/pipeline_count.hpp"
#include "echelon/office/pipeline_mentors.hpp"
#include "echelon/office/pipeline_succession.hpp"
#include "echelon/office/state.hpp"

namespace echelon {
namespace {

const Ladder& ladder_of(const PipelineView& view, const std::string& id) {
  std::string there;
  for (const Ladder* ladder : view.ladders) {
    if (ladder->id == id) return *ladder;
    there += (there.empty() ? "" : ", ") + ladder->id;
  }
  throw Error(Fault::request, {"没有名为 " + id + " 的梯队", "there is no ladder " + id},
              {"可用：" + there, "there are " + there});
}

struct LastCount {
  std::mutex mutex;
  PipelineWish wish;
  std::shared_ptr<const PipelineCount> count;
};

/// The highest tier of each, and whether rounds raise to it.
void add_heights(PipelineView& view, std::vector<std::uint8_t>& raised) {
  const Snapshot& snapshot = *view.snapshot;
  view.top_tier.assign(static_cast<std::size_t>(snapshot.size()), -1);
  raised.assign(static_cast<std::size_t>(snapshot.size()), 0);
  for (const Ladder* ladder : view.ladders) {
    const LadderCareers careers(snapshot, *ladder);
    const std::vector<int> heights = ladder->heights();
    std::vector<bool> by_round(ladder->tiers.size(), false);
    for (const LadderStep& step : ladder->steps)
      by_round[step.to] = by_round[step.to] || !step.program.empty();
    for (PersonIndex person = 0; person < snapshot.size(); ++person) {
      if (snapshot.tiers.of(person).empty()) continue;
      const auto tier = careers.now(person);
      if (!tier) continue;
      const auto p = static_cast<std::size_t>(person);
      view.top_tier[p] = std::max(view.top_tier[p], heights[*tier]);
      if (by_round[*tier]) raised[p] = 1;
    }
  }
}

}  // namespace

std::shared_ptr<const PipelineView> Office::pipeline(const std::string& program) const {
  const Program& asked = state_->program(program);
  if (asked.ladders.empty()) return nullptr;
  auto& kept = state_->pipelines[program];
  if (kept.second && kept.first == state_->revision) return kept.second;
  auto view = std::make_shared<PipelineView>();
  view->snapshot = state_->current_snapshot();
  view->revision = state_->revision;
  for (const Ladder& ladder : asked.ladders) view->ladders.push_back(&ladder);
  std::vector<std::uint8_t> raised;
  add_heights(*view, raised);
  view->mentors = build_mentors(*view->snapshot, raised);
  const auto standing = ladder_view(program);
  view->succession = std::make_shared<const std::vector<SuccessionPost>>(
      standing ? succession_of(*standing, *view->snapshot) : std::vector<SuccessionPost>());
  const auto ladders = view->ladders;
  const PipelineView only_ladders{view->snapshot, ladders, {}, {}, {}, {}, {}, {}, {}, 0};
  view->count = [only_ladders, last = std::make_shared<LastCount>()](const PipelineWish& wish) {
    const std::lock_guard lock(last->mutex);
    if (last->count == nullptr || last->wish != wish) {
      last->count = std::make_shared<const PipelineCount>(
          count_pipeline(*only_ladders.snapshot, ladder_of(only_ladders, wish.ladder), wish));
      last->wish = wish;
    }
    return last->count;
  };
  view->limit = [only_ladders](const std::string& ladder, const PipelineCount& count) {
    return limit_of(ladder_of(only_ladders, ladder), count);
  };
  view->lineage = [mentors = view->mentors](PersonIndex person) {
    const std::size_t node = mentors->of(person);
    return node == MentorGraph::none ? Lineage() : lineage_of(*mentors, static_cast<std::uint32_t>(node));
  };
  view->common = [mentors = view->mentors](PersonIndex one, PersonIndex other) {
    const std::size_t a = mentors->of(one);
    const std::size_t b = mentors->of(other);
    if (a == MentorGraph::none || b == MentorGraph::none) return std::vector<std::uint32_t>();
    return common_mentors(*mentors, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
  };
  kept = {state_->revision, view};
  return view;
}

}  // namespace echelon
