#include <chrono>

#include "cli/numbers.hpp"
#include "cli/pool.hpp"
#include "cli/selection_out.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/command/digest.hpp"
#include "echelon/optimise/fair_lottery.hpp"

namespace cli {

using echelon::Error;
using echelon::FairLottery;
using echelon::Fault;
using echelon::lottery_units;
using echelon::SelectionStatus;

namespace {

/// The draw as anyone can repeat it.
struct Draw {
  std::string seed;
  std::string text;
  std::int64_t ticket = 0;
  std::size_t panel = 0;
};

Draw draw_by(const std::string& seed, const FilePool& pool, const FairLottery& lottery) {
  Draw draw{seed, "echelon lottery 1\nseed " + seed + "\npool " + pool.digest + "\n"};
  const auto number = echelon::sha256(draw.text);
  draw.ticket = echelon::lottery_ticket(number);
  draw.panel = echelon::drawn_panel(lottery.panels, number);
  return draw;
}

/// Exactly: units of 10^-15.
std::string probability_text(std::int64_t units) {
  std::string places = std::to_string(units % lottery_units);
  places.insert(0, 15 - places.size(), '0');
  places.erase(places.find_last_not_of('0') + 1);
  const std::string whole = std::to_string(units / lottery_units);
  return places.empty() ? whole : whole + "." + places;
}

/// For reading: in percent.
std::string percent_text(std::int64_t units) {
  const std::int64_t hundredths = (units / (lottery_units / 100'000) + 5) / 10;
  std::string places = std::to_string(hundredths % 100);
  places.insert(0, 2 - places.size(), '0');
  return std::to_string(hundredths / 100) + "." + places + "%";
}

std::vector<std::size_t> left_out(const FairLottery& lottery) {
  std::vector<std::size_t> people;
  for (std::size_t i = 0; i < lottery.probabilities.size(); ++i)
    if (lottery.probabilities[i] == 0) people.push_back(i);
  return people;
}

/// The least probability of all, or of those who can be chosen at all.
std::optional<std::int64_t> least(const FairLottery& lottery, bool above_zero) {
  std::optional<std::int64_t> found;
  for (const auto each : lottery.probabilities)
    if ((!above_zero || each > 0) && (!found || each < *found)) found = each;
  return found;
}

void json_people(JsonOut& out, const FilePool& pool, const char* name,
                 const std::vector<std::size_t>& people) {
  out.key(name).open_list();
  for (const std::size_t person : people) out.text(pool.ids[person]);
  out.close_list();
}

void json_least(JsonOut& out, const char* name, const std::optional<std::int64_t>& units) {
  out.key(name);
  if (units) {
    out.decimal(probability_text(*units));
  } else {
    out.null();
  }
}

std::string lottery_json(const FilePool& pool, const FairLottery& lottery, const std::optional<Draw>& draw,
                         double seconds) {
  JsonOut out;
  out.open_object().key("status").text(code(lottery.status)).key("seats").whole(pool.problem.seats);
  json_least(out, "minimum", least(lottery, false));
  json_least(out, "minimum_possible", least(lottery, true));
  out.key("probabilities").open_object();
  for (std::size_t i = 0; i < lottery.probabilities.size(); ++i)
    out.key(pool.ids[i]).decimal(probability_text(lottery.probabilities[i]));
  out.close_object();
  json_people(out, pool, "impossible", left_out(lottery));
  out.key("panels").open_list();
  for (const auto& panel : lottery.panels) {
    out.open_object().key("probability").decimal(probability_text(panel.probability));
    json_people(out, pool, "members", panel.members);
    out.close_object();
  }
  out.close_list();
  json_people(out, pool, "drawn", draw ? lottery.panels[draw->panel].members : std::vector<std::size_t>());
  out.key("draw");
  if (draw) {
    out.open_object().key("seed").decimal(draw->seed).key("text").text(draw->text);
    out.key("ticket").whole(draw->ticket);
    out.key("panel").whole(static_cast<std::int64_t>(draw->panel)).close_object();
  } else {
    out.null();
  }
  out.key("proven_to");
  if (draw) {
    out.decimal(probability_text(lottery.open));
  } else {
    out.null();
  }
  json_relaxation(out, pool, lottery.relaxation);
  json_notes(out, pool.counts);
  out.key("seconds").real(seconds).key("digest").text(pool.digest).close_object();
  return out.finish();
}

/// Everyone, with the outcome of the draw.
Listing everyone(const FilePool& pool, const FairLottery& lottery, const std::optional<Draw>& draw) {
  Listing listing({{"id", {"编号", "id"}},
                   {"probability", {"概率", "probability"}, true},
                   {"outcome", {"结果", "outcome"}}});
  std::vector<bool> drawn(pool.ids.size(), false);
  if (draw)
    for (const auto person : lottery.panels[draw->panel].members) drawn[person] = true;
  for (std::size_t i = 0; i < lottery.probabilities.size(); ++i)
    listing.row(
        {std::string(pool.ids[i]), probability_text(lottery.probabilities[i]), drawn[i] ? "drawn" : ""});
  return listing;
}

void say_drawn(Session& session, const FilePool& pool, const FairLottery& lottery, const Draw& draw) {
  const auto& panel = lottery.panels[draw.panel];
  const std::string panels = std::to_string(lottery.panels.size());
  const std::string minimum = percent_text(least(lottery, true).value_or(0));
  session.say_line({"已证明公平（leximin）：共 " + panels + " 组名单，最低中签概率 " + minimum,
                    "proven fair (leximin): " + panels + " sets, the least probability is " + minimum});
  const std::string number = std::to_string(draw.panel + 1);
  const std::string ticket = std::to_string(draw.ticket);
  const std::string chance = percent_text(panel.probability);
  session.say_line(
      {"种子 " + draw.seed + "，签号 " + ticket + "，抽中第 " + number + " 组（概率 " + chance + "）",
       "seed " + draw.seed + ", ticket " + ticket + ": set " + number + " is drawn (probability " + chance +
           ")"});
  session.say_line({"候选人摘要 " + pool.digest, "digest of the pool " + pool.digest});
  Listing people({{"id", {"编号", "id"}}, {"probability", {"概率", "probability"}, true}});
  for (const auto person : panel.members)
    people.row({std::string(pool.ids[person]), percent_text(lottery.probabilities[person])});
  session.say(people.table(session.language()));
  const auto nobody = left_out(lottery);
  if (nobody.empty()) return;
  const std::string count = std::to_string(nobody.size());
  session.say_line({"\n" + count + " 人不可能进入任何符合约束的名单：",
                    "\n" + count + " people can be in no set that meets the quotas:"});
  Listing names({{"id", {"编号", "id"}}});
  for (const auto person : nobody) names.row({std::string(pool.ids[person])});
  session.say(names.table(session.language()));
}

void say_lottery(Session& session, const FilePool& pool, const FairLottery& lottery,
                 const std::optional<Draw>& draw) {
  if (draw) {
    say_drawn(session, pool, lottery, *draw);
  } else if (lottery.status == SelectionStatus::infeasible) {
    say_relaxation(session, pool, lottery.relaxation);
  } else {
    session.say_line({"已中断，没有得到结果", "interrupted, without a result"});
  }
}

}  // namespace

int select_by_lottery(Session& session, const SelectOptions& options) {
  if (options.lottery != "leximin") {
    throw Error(
        Fault::request,
        {"没有“" + options.lottery + "”这种抽签方法", "there is no lottery `" + options.lottery + "`"},
        {"请写 --lottery leximin", "write --lottery leximin"});
  }
  for (const auto& [name, value] :
       {std::pair("--certificate", &options.certificate), std::pair("--weights", &options.weights),
        std::pair("--stability", &options.stability), std::pair("--spread", &options.spread),
        std::pair("--reserves", &options.reserves)}) {
    if (value->empty()) continue;
    throw Error(
        Fault::request,
        {std::string(name) + " 不能与 --lottery 同用", std::string(name) + " does not go with --lottery"},
        {"请去掉其中一个", "leave one of them out"});
  }
  if (options.seed.empty()) {
    throw Error(Fault::request, {"没有给出抽签的种子", "the lottery's seed is missing"},
                {"请加上 --seed N，并公布它", "add --seed N, and publish it"});
  }
  const std::string seed = std::to_string(whole_number(options.seed, "--seed"));
  const auto begin = std::chrono::steady_clock::now();
  const FilePool pool =
      read_pool(options.pool, options.quotas, whole_number(options.seats, "--seats"), options.id, "");
  const FairLottery lottery = echelon::fair_lottery(pool.problem, session.progress());
  std::optional<Draw> draw;
  if (lottery.status == SelectionStatus::optimal) draw = draw_by(seed, pool, lottery);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (session.format() == Format::json) {
    session.say(lottery_json(pool, lottery, draw, seconds));
  } else if (session.format() == Format::csv) {
    session.say(everyone(pool, lottery, draw).csv());
  } else {
    say_lottery(session, pool, lottery, draw);
    say_notes(session, pool.counts);
  }
  return exit_status(lottery.status);
}

}  // namespace cli
