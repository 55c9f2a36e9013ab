#include <algorithm>
#include <utility>

#include "desktop/shell/desk.hpp"

namespace echelon::desktop {

// A panel asks in the middle of a frame; what takes a while is computed beside it.

void Desk::answer_beside(const std::string& program, RoundView& round) {
  if (!round.explain) return;
  round.explain = [this, program](PersonIndex person) { return explain(program, person); };
  round.standings = [this, program] {
    return ask<std::vector<Standing>>(program, "standings",
                                      [](const RoundView& asked) { return asked.standings(); });
  };
  round.bounds = [this, program] {
    return ask<std::vector<BoundChoice>>(program, "bounds",
                                         [](const RoundView& asked) { return asked.bounds(); });
  };
  round.frontier = [this, program](const BoundKey& key) {
    const std::string name = "frontier/" + key.quota + "/" + key.value + (key.is_min ? "/min" : "/max");
    return ask<QuotaFrontier>(program, name, [key](const RoundView& asked) { return asked.frontier(key); });
  };
  round.stability = [this, program] {
    return ask<Stability>(program, "stability", [](const RoundView& asked) { return asked.stability(); });
  };
}

std::shared_ptr<const void> Desk::answer(const std::string& program, const std::string& name,
                                         Question question) {
  if (view_ && answers_revision_ != view_->revision) {
    answers_.clear();
    answers_revision_ = view_->revision;
  }
  const std::string key = program + "/" + name;
  if (const auto found = answers_.find(key); found != answers_.end()) return found->second;
  if (busy()) return nullptr;
  answers_[key] = nullptr;  // asked once, whatever becomes of it
  auto made = std::make_shared<std::shared_ptr<const void>>();
  start(
      {"计算", "Computing"},
      [made, program, question = std::move(question)](Office& office, const Progress&) {
        const RoundView* round = office.round(program);
        if (round != nullptr && round->explain) *made = question(*round);
      },
      [this, made, key] { answers_[key] = *made; });
  return nullptr;
}

Explanation Desk::explain(const std::string& program, PersonIndex person) {
  if (view_ && explanations_revision_ != view_->revision) {
    explanations_.clear();
    explanations_revision_ = view_->revision;
  }
  const auto key = std::pair(program, person);
  if (const auto found = explanations_.find(key); found != explanations_.end()) return found->second;
  Explanation waiting;
  waiting.person = person;
  waiting.says = {"正在计算原因……", "Computing the reasons…"};
  if (const ProgramView* seen = program_view(program);
      seen != nullptr && seen->round && seen->round->selection) {
    const auto& chosen = seen->round->selection->chosen;
    waiting.chosen = std::find(chosen.begin(), chosen.end(), person) != chosen.end();
  }
  if (busy()) return waiting;
  explanations_[key] = waiting;
  auto made = std::make_shared<Explanation>(waiting);
  start(
      {"计算原因", "Computing the reasons"},
      [made, program, person](Office& office, const Progress&) {
        if (const RoundView* round = office.round(program); round != nullptr && round->explain) {
          *made = round->explain(person);
        }
      },
      [this, made, key] { explanations_[key] = *made; });
  return waiting;
}

}  // namespace echelon::desktop
