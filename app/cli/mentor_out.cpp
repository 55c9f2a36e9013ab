#include "cli/mentor_out.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/office/mentor_run.hpp"

namespace cli {

using echelon::Date;
using echelon::Error;
using echelon::Fault;
using echelon::MentorProposal;
using echelon::MentorWay;
using echelon::PersonIndex;
using echelon::Words;

namespace {

const echelon::Snapshot& people_of(Session& session) { return *session.office().mentoring_view()->snapshot; }

std::string id_of(Session& session, PersonIndex person) {
  return person == echelon::nobody ? "" : people_of(session).people.id[static_cast<std::size_t>(person)];
}
std::string name_of(Session& session, PersonIndex person) {
  return person == echelon::nobody ? "" : people_of(session).people.name[static_cast<std::size_t>(person)];
}
std::string school_of(Session& session, PersonIndex person) {
  const auto* school = person == echelon::nobody ? nullptr : people_of(session).school_of(person);
  return school == nullptr ? "" : school->name;
}

Listing way_listing(const std::vector<MentorWay>& ways) {
  Listing listing({{"by", {"方式", "by"}},
                   {"pairs", {"配对", "pairs"}, true},
                   {"fit", {"总契合度", "total fit"}, true},
                   {"blocking", {"更愿另结", "would rather"}, true},
                   {"first_wishes", {"得首选", "first wish"}, true},
                   {"same_school", {"同校", "same school"}, true},
                   {"proven", {"已证明", "proven"}}});
  for (const auto& way : ways)
    listing.row({std::string(code(way.by)), std::to_string(way.pairs), way.fit.text(),
                 std::to_string(way.blocking), std::to_string(way.first_wishes),
                 std::to_string(way.same_school), way.proven ? "yes" : ""});
  return listing;
}

std::string parts_text(Session& session, const echelon::ProposedPair& pair) {
  std::string text;
  for (const auto& [what, points] : pair.parts)
    text += (text.empty() ? "" : " + ") + session.fixed_words(what) + " " + points.text();
  return text;
}

Listing proposed_listing(Session& session, const MentorProposal& proposal) {
  Listing listing({{"mentee", {"徒弟", "mentee"}},
                   {"mentee_name", {"姓名", "name"}},
                   {"mentor", {"师傅", "mentor"}},
                   {"mentor_name", {"姓名", "name"}},
                   {"fit", {"契合度", "fit"}, true},
                   {"parts", {"依据", "made up of"}},
                   {"state", {"状态", "state"}}});
  for (const auto& pair : proposal.pairs)
    listing.row({id_of(session, pair.mentee), name_of(session, pair.mentee), id_of(session, pair.mentor),
                 name_of(session, pair.mentor), pair.fit.text(), parts_text(session, pair),
                 pair.taken ? session.fixed_words({"已有师傅", "has one"}) : ""});
  return listing;
}

Listing lacking_listing(Session& session, const MentorProposal& proposal) {
  Listing listing({{"mentee", {"徒弟", "mentee"}},
                   {"name", {"姓名", "name"}},
                   {"why", {"没有师傅的原因", "why without a mentor"}}});
  for (const auto& each : proposal.lacking)
    listing.row({id_of(session, each.mentee), name_of(session, each.mentee), session.fixed_words(each.why)});
  return listing;
}

Listing place_listing(Session& session, const MentorProposal& proposal) {
  Listing listing({{"mentor", {"师傅", "mentor"}},
                   {"pairs", {"再加一名多带", "one more: pairs"}, true},
                   {"fit", {"契合度", "fit"}, true},
                   {"moves", {"会变动的人", "who would change"}}});
  for (const auto& each : proposal.places)
    listing.row({id_of(session, each.mentor), std::to_string(each.pairs), each.fit.text(),
                 session.fixed_words(each.moves)});
  return listing;
}

}  // namespace

int show_mentors(Session& session, std::int64_t run) {
  const auto& office = session.office();
  const auto view = office.mentoring_view();
  if (!view->proposal || (run != 0 && run != view->proposal->run)) {
    const std::string latest = view->proposal ? std::to_string(view->proposal->run) : "";
    throw Error(Fault::request,
                latest.empty() ? Words{"还没有提出过师徒配对", "no mentors were proposed yet"}
                               : Words{"只能查看最新的配对（运算 " + latest + "）",
                                       "only the latest proposal (run " + latest + ") is shown"},
                {"mentor propose --by largest 提出配对；旧的用 run 查看",
                 "propose with 'mentor propose --by largest'; see older ones with 'run'"});
  }
  const MentorProposal& proposal = *view->proposal;
  if (session.format() == Format::csv) {
    session.say(proposed_listing(session, proposal).csv());
  } else if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("run").whole(proposal.run).key("by").text(code(proposal.way.by));
    out.key("status").text(proposal.way.proven ? "optimal" : "feasible");
    out.key("matched").whole(proposal.way.pairs).key("fit").number(proposal.way.fit);
    out.key("blocking").whole(proposal.way.blocking).key("pairs");
    proposed_listing(session, proposal).json(out);
    out.key("unmatched");
    lacking_listing(session, proposal).json(out);
    out.key("places");
    place_listing(session, proposal).json(out);
    out.key("ways");
    way_listing(view->ways).json(out);
    out.close_object();
    session.say(out.finish());
  } else {
    const std::string number = std::to_string(proposal.run);
    session.say_line({"运算 " + number + "（" + words(proposal.way.by).zh + "）：配对 " +
                          std::to_string(proposal.way.pairs) + "，总契合度 " + proposal.way.fit.text(),
                      "run " + number + " (" + words(proposal.way.by).en +
                          "): " + std::to_string(proposal.way.pairs) + " pairs, total fit " +
                          proposal.way.fit.text()});
    session.say(proposed_listing(session, proposal).table(session.language()));
    if (!proposal.lacking.empty())
      session.say("\n" + lacking_listing(session, proposal).table(session.language()));
    if (!proposal.places.empty())
      session.say("\n" + place_listing(session, proposal).table(session.language()));
    session.say("\n" + way_listing(view->ways).table(session.language()));
    session.say_line({"批准：mentor approve " + number, "to approve: mentor approve " + number});
  }
  return done;
}

namespace {

Listing person_listing() {
  return Listing({{"id", {"工号", "id"}},
                  {"name", {"姓名", "name"}},
                  {"school", {"学校", "school"}},
                  {"note", {"说明", "note"}},
                  {"running", {"在带", "running"}, true},
                  {"free", {"空位", "free"}, true},
                  {"possible", {"可结对", "possible"}, true}});
}

void list_people(Session& session, bool mentors) {
  const auto view = session.office().mentoring_view();
  Listing listing = person_listing();
  if (mentors) {
    for (const auto& each : view->mentors)
      listing.row({id_of(session, each.person), name_of(session, each.person),
                   school_of(session, each.person), each.tier, std::to_string(each.running),
                   std::to_string(each.free), std::to_string(each.possible)});
  } else {
    for (const auto& each : view->mentees)
      listing.row({id_of(session, each.person), name_of(session, each.person),
                   school_of(session, each.person),
                   session.fixed_words(each.named ? Words{"点名", "named"} : Words{"新任", "first years"}),
                   "", "", std::to_string(each.possible)});
  }
  session.show(listing);
}

void list_pairs(Session& session, const std::string& what) {
  const auto view = session.office().mentoring_view();
  Listing listing({{"mentor", {"师傅", "mentor"}},
                   {"mentee", {"徒弟", "mentee"}},
                   {"subject", {"学科", "subject"}},
                   {"from", {"自", "from"}},
                   {"until", {"至", "until"}},
                   {"next", {"下一节点", "next"}},
                   {"due", {"应于", "due"}},
                   {"outcome", {"结果", "outcome"}}});
  const auto add = [&](const echelon::MentorPair& pair, const std::string& next, Date due) {
    listing.row({pair.mentor, pair.mentee, pair.subject, pair.started_on.iso(),
                 (pair.ended_on.known() ? pair.ended_on : pair.until).iso(), next, due.iso(), pair.outcome});
  };
  if (what == "ended") {
    for (const auto& pair : view->records->pairs)
      if (pair.ended_on.known()) add(pair, "", {});
  } else {
    for (const auto& card : what == "approved" ? view->approved : view->running)
      add(*card.pair, card.next == 0 ? "" : session.fixed_words(echelon::milestone_words(card.next)),
          card.due);
  }
  session.show(listing);
}

}  // namespace

int list_mentors(Session& session, const std::string& what) {
  if (what.empty() || what == "needs" || what == "mentors") {
    list_people(session, what == "mentors");
  } else if (what == "approved" || what == "running" || what == "ended") {
    list_pairs(session, what);
  } else {
    throw Error(Fault::request, {"没有“" + what + "”这种名单", "there is no list of '" + what + "'"},
                {"可用：needs、mentors、approved、running、ended",
                 "there are: needs, mentors, approved, running, ended"});
  }
  return done;
}

}  // namespace cli
