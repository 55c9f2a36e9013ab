#include <algorithm>
#include <utility>

#include "desktop/shell/desk.hpp"

namespace echelon::desktop {

// A panel asks in the middle of a frame; what takes a while is computed beside it.

namespace {

/// A question about a program's round; nothing where there is none with a selection.
template <class Answer>
std::function<std::shared_ptr<const Answer>(Office&)> of_round(
    const std::string& program, std::function<std::shared_ptr<const Answer>(const RoundView&)> question) {
  return [program, question = std::move(question)](Office& office) -> std::shared_ptr<const Answer> {
    const RoundView* round = office.round(program);
    if (round == nullptr || !round->explain) return nullptr;
    return question(*round);
  };
}

}  // namespace

void Desk::answer_beside(const std::string& program, RoundView& round) {
  if (!round.explain) return;
  round.explain = [this, program](PersonIndex person) { return explain(program, person); };
  round.standings = [this, program] {
    return ask(program + "/standings", of_round<std::vector<Standing>>(program, [](const RoundView& asked) {
                 return asked.standings();
               }));
  };
  round.bounds = [this, program] {
    return ask(program + "/bounds", of_round<std::vector<BoundChoice>>(
                                        program, [](const RoundView& asked) { return asked.bounds(); }));
  };
  round.frontier = [this, program](const BoundKey& key) {
    const std::string name =
        program + "/frontier/" + key.quota + "/" + key.value + (key.is_min ? "/min" : "/max");
    return ask(name, of_round<QuotaFrontier>(program,
                                             [key](const RoundView& asked) { return asked.frontier(key); }));
  };
  round.stability = [this, program] {
    return ask(program + "/stability",
               of_round<Stability>(program, [](const RoundView& asked) { return asked.stability(); }));
  };
}

void Desk::answer_beside(const std::string& program, HoursView& hours) {
  hours.explain = [this, program](PersonIndex person) {
    return ask<HourCase>("hours/" + std::to_string(person), [program, person](Office& office) {
      return office.hours_view(program)->explain(person);
    });
  };
  hours.simulate = [this, program](const std::string& id, const std::string& toml) {
    // Only the newest is kept: a text is tried out at every change of it.
    const std::string name = "trial/" + id + "/" + toml;
    if (trial_ != name && !busy()) {
      answers_.erase(trial_);
      trial_ = name;
    }
    if (trial_ != name) return std::shared_ptr<const HourTrial>();
    return ask<HourTrial>(
        name, [program, id, toml](Office& office) { return office.hours_view(program)->simulate(id, toml); });
  };
  hours.certificate = [this](const std::string& number) {
    return ask<CertificateFound>("certificate/" + number, [number](Office& office) {
      return std::make_shared<const CertificateFound>(office.certificate(number));
    });
  };
}

std::shared_ptr<const void> Desk::answer(const std::string& name, Question question) {
  if (view_ && answers_revision_ != view_->revision) {
    answers_.clear();
    answers_revision_ = view_->revision;
  }
  if (const auto found = answers_.find(name); found != answers_.end()) return found->second;
  if (busy()) return nullptr;
  answers_[name] = nullptr;  // asked once, whatever becomes of it
  auto made = std::make_shared<std::shared_ptr<const void>>();
  start(
      {"计算", "Computing"},
      [made, question = std::move(question)](Office& office, const Progress&) { *made = question(office); },
      [this, made, name] { answers_[name] = *made; });
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
