#include "cli/match_out.hpp"

#include <algorithm>
#include <map>

#include "cli/listing.hpp"
#include "cli/selection_out.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/office/mentor_run.hpp"

namespace cli {

using echelon::Decimal;
using echelon::MatchBy;
using echelon::MentorMatching;
using echelon::Words;
using Why = MentorMatching::Why;

namespace {

const char* why_code(Why why) {
  switch (why) {
    case Why::none:
      return "nobody";
    case Why::banned:
      return "banned";
    case Why::full:
      return "full";
    case Why::costs:
      break;
  }
  return "costs";
}

std::string points(std::int64_t millionths) { return Decimal::from_millionths(millionths).text(); }

using Members = std::map<std::int32_t, std::vector<std::int32_t>>;

Members members_of(const MentorMatching& matching) {
  Members members;
  for (std::size_t m = 0; m < matching.mentor.size(); ++m)
    if (matching.mentor[m] >= 0) members[matching.mentor[m]].push_back(static_cast<std::int32_t>(m));
  return members;
}

std::int64_t fit_of(const MatchFiles& files, std::int32_t mentee, std::int32_t mentor) {
  const auto& pairs = files.problem.pairs;
  const auto found = std::lower_bound(
      pairs.begin(), pairs.end(), std::pair(mentee, mentor),
      [](const auto& pair, const auto& key) { return std::pair(pair.mentee, pair.mentor) < key; });
  return found->fit;
}

/// Joined by commas, the first few.
std::string listed(const std::vector<std::string>& ids, const std::vector<std::int32_t>& places) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, places.size()); ++i)
    text += (i == 0 ? "" : ", ") + ids[static_cast<std::size_t>(places[i])];
  return places.size() > most ? text + " …" : text;
}

Words why_words(const MatchFiles& files, const MentorMatching& matching,
                const MentorMatching::Unmatched& lacking) {
  const std::string full = listed(files.mentors, lacking.full);
  switch (lacking.why) {
    case Why::none:
      return {"没有可结对的师傅", "no mentor is acceptable"};
    case Why::banned:
      return {"可结对的师傅都被禁止", "every mentor that would do is banned"};
    case Why::costs:
      return {"师傅有空位，但结对会降低总契合度", "mentors have places, but any such pair lowers the total"};
    case Why::full:
      break;
  }
  if (matching.by == MatchBy::stable)
    return {"师傅 " + full + " 已带满他们同样或更愿意带的人",
            "full of mentees they like as much or more: " + full};
  if (!lacking.can_be_placed) return {"师傅 " + full + " 没有名额", "without any place: " + full};
  return {"师傅 " + full + " 已带满；若要安排此人，配对数变化 " + std::to_string(lacking.if_placed.pairs) +
              "，总契合度变化 " + points(lacking.if_placed.fit),
          "full: " + full + "; placing this one would change the pairs by " +
              std::to_string(lacking.if_placed.pairs) + " and the total fit by " +
              points(lacking.if_placed.fit)};
}

class JsonMatch {
 public:
  JsonMatch(const MatchFiles& files, const MentorMatching& matching)
      : files_(files), matching_(matching), members_(members_of(matching)) {}

  std::string write(double seconds) {
    const bool by_fit = matching_.by == MatchBy::fit;
    out_.open_object().key("status").text(matching_.proven ? "optimal" : "feasible");
    out_.key("by").text(code(matching_.by)).key("stability");
    if (matching_.by == MatchBy::stable) {
      out_.text(matching_.super_stable ? "super" : "weak");
    } else {
      out_.null();
    }
    out_.key("matched").whole(matching_.pairs).key("fit").number(Decimal::from_millionths(matching_.fit));
    out_.key("bound").number(by_fit ? Decimal::from_millionths(matching_.bound)
                                    : Decimal::of(matching_.bound));
    out_.key("pairs").open_list();
    for (std::size_t m = 0; m < matching_.mentor.size(); ++m) {
      if (matching_.mentor[m] < 0) continue;
      const auto mentee = static_cast<std::int32_t>(m);
      out_.open_object().key("mentee").text(files_.mentees[m]);
      out_.key("mentor").text(mentor(matching_.mentor[m]));
      json_points(out_, "fit", fit_of(files_, mentee, matching_.mentor[m]));
      out_.close_object();
    }
    out_.close_list();
    write_unmatched();
    write_blocking();
    write_places();
    out_.key("seconds").real(seconds).key("digest").text(files_.digest).close_object();
    return out_.finish();
  }

 private:
  const std::string& mentor(std::int32_t position) const {
    return files_.mentors[static_cast<std::size_t>(position)];
  }
  const std::string& mentee(std::int32_t position) const {
    return files_.mentees[static_cast<std::size_t>(position)];
  }
  void mentor_or_null(const char* key, std::int32_t position) {
    out_.key(key);
    if (position < 0) {
      out_.null();
    } else {
      out_.text(mentor(position));
    }
  }
  void gain(const MentorMatching::Gain& gain) {
    out_.open_object().key("pairs").whole(gain.pairs);
    json_points(out_, "fit", gain.fit);
    out_.close_object();
  }
  void write_unmatched() {
    out_.key("unmatched").open_list();
    for (const auto& each : matching_.unmatched) {
      out_.open_object().key("mentee").text(mentee(each.mentee)).key("why").text(why_code(each.why));
      out_.key("full").open_list();
      for (const auto full : each.full) {
        out_.open_object().key("mentor").text(mentor(full)).key("holders").open_list();
        if (const auto found = members_.find(full); found != members_.end())
          for (const auto holder : found->second) out_.text(mentee(holder));
        out_.close_list().close_object();
      }
      out_.close_list().key("if_placed");
      if (each.can_be_placed) {
        gain(each.if_placed);
      } else {
        out_.null();
      }
      out_.key("says").words(why_words(files_, matching_, each)).close_object();
    }
    out_.close_list();
  }
  void write_blocking() {
    out_.key("blocking").open_list();
    for (const auto& each : blocking_pairs(files_.problem, matching_.mentor)) {
      out_.open_object().key("mentee").text(mentee(each.mentee)).key("mentor").text(mentor(each.mentor));
      out_.key("instead_of");
      if (each.instead_of < 0) {
        out_.null();
      } else {
        out_.text(mentee(each.instead_of));
      }
      out_.close_object();
    }
    out_.close_list();
  }
  void write_places() {
    out_.key("places").open_list();
    for (std::size_t j = 0; j < matching_.places.size(); ++j) {
      const auto& place = matching_.places[j];
      const auto found = members_.find(static_cast<std::int32_t>(j));
      out_.open_object().key("mentor").text(files_.mentors[j]);
      out_.key("capacity").whole(files_.problem.capacity[j]);
      out_.key("taken").whole(found == members_.end() ? 0 : static_cast<std::int64_t>(found->second.size()));
      out_.key("one_more");
      gain(place.gain);
      out_.key("moves").open_list();
      for (const auto& move : place.moves) {
        out_.open_object().key("mentee").text(mentee(move.mentee));
        mentor_or_null("from", move.from);
        mentor_or_null("to", move.to);
        out_.close_object();
      }
      out_.close_list().close_object();
    }
    out_.close_list();
  }

  const MatchFiles& files_;
  const MentorMatching& matching_;
  Members members_;
  JsonOut out_;
};

/// Mentors that are full and whose next place would bring most, at most ten.
Listing place_listing(const MatchFiles& files, const MentorMatching& matching) {
  constexpr std::size_t most = 10;
  Listing listing({{"mentor", {"师傅", "mentor"}},
                   {"capacity", {"名额", "places"}, true},
                   {"pairs", {"再加一名多带", "one more: pairs"}, true},
                   {"fit", {"契合度增加", "fit"}, true},
                   {"changes", {"会变动的人", "who would change"}}});
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < matching.places.size(); ++j)
    if (!matching.places[j].moves.empty()) order.push_back(j);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& left = matching.places[a].gain;
    const auto& right = matching.places[b].gain;
    return std::pair(left.pairs, left.fit) > std::pair(right.pairs, right.fit);
  });
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    const auto& place = matching.places[order[i]];
    std::vector<std::int32_t> who;
    who.reserve(place.moves.size());
    for (const auto& move : place.moves) who.push_back(move.mentee);
    listing.row({files.mentors[order[i]], std::to_string(files.problem.capacity[order[i]]),
                 std::to_string(place.gain.pairs), points(place.gain.fit), listed(files.mentees, who)});
  }
  return listing;
}

}  // namespace

std::string match_json(const MatchFiles& files, const MentorMatching& matching, double seconds) {
  return JsonMatch(files, matching).write(seconds);
}

std::string match_csv(const MatchFiles& files, const MentorMatching& matching) {
  Listing listing(
      {{"mentee", {"徒弟", "mentee"}}, {"mentor", {"师傅", "mentor"}}, {"fit", {"契合度", "fit"}, true}});
  for (std::size_t m = 0; m < matching.mentor.size(); ++m)
    if (const auto mentor = matching.mentor[m]; mentor >= 0)
      listing.row({files.mentees[m], files.mentors[static_cast<std::size_t>(mentor)],
                   points(fit_of(files, static_cast<std::int32_t>(m), mentor))});
  return listing.csv();
}

void say_match(Session& session, const MatchFiles& files, const MentorMatching& matching) {
  const std::string pairs = std::to_string(matching.pairs);
  const std::string all = std::to_string(files.mentees.size());
  const std::string bound =
      matching.by == MatchBy::fit ? points(matching.bound) : std::to_string(matching.bound);
  const Words kind = matching.by == MatchBy::stable    ? Words{"稳定配对", "stable"}
                     : matching.by == MatchBy::largest ? Words{"人数最多", "largest"}
                                                       : Words{"总契合度最高", "best total fit"};
  const Words proof = matching.proven
                          ? Words{"已证明最优", "proven best"}
                          : Words{"任何此类方案不超过 " + bound, "none of its kind has more than " + bound};
  session.say_line({kind.zh + "：" + all + " 名徒弟中 " + pairs + " 人有师傅，总契合度 " +
                        points(matching.fit) + "；" + proof.zh,
                    kind.en + ": " + pairs + " of " + all + " mentees have a mentor, total fit " +
                        points(matching.fit) + "; " + proof.en});
  const auto blocking = blocking_pairs(files.problem, matching.mentor).size();
  if (matching.by != MatchBy::stable)
    session.say_line({"双方都更愿意另行结对的有 " + std::to_string(blocking) + " 对",
                      std::to_string(blocking) + " pairs would both rather have each other"});
  if (!matching.unmatched.empty()) {
    constexpr std::size_t most = 20;
    Listing listing({{"mentee", {"徒弟", "mentee"}}, {"why", {"没有师傅的原因", "why without a mentor"}}});
    for (std::size_t i = 0; i < std::min(most, matching.unmatched.size()); ++i) {
      const auto& each = matching.unmatched[i];
      listing.row({files.mentees[static_cast<std::size_t>(each.mentee)],
                   session.in_language(why_words(files, matching, each))});
    }
    session.say("\n" + listing.table(session.language()));
  }
  if (const Listing places = place_listing(files, matching); !places.empty())
    session.say("\n" + places.table(session.language()));
  session.say_line({"每一对：--format csv；全部说明：--format json",
                    "every pair: --format csv; everything: --format json"});
}

}  // namespace cli
