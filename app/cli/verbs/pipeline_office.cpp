// The pipeline of the office: stocks and flows, lineages, the narrow step, successors, the graph as a file.

#include <algorithm>

#include "cli/numbers.hpp"
#include "cli/pipeline_asked.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/base/exact_text.hpp"
#include "echelon/office/pipeline_export.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Ladder;
using echelon::MentorGraph;
using echelon::PersonIndex;
using echelon::PipelineCount;
using echelon::PipelineFlow;
using echelon::PipelineLimit;
using echelon::PipelineView;

namespace {

/// An empty text stands for no tier.
std::string tier_id(const Ladder& ladder, std::size_t tier) {
  return tier == PipelineFlow::outside ? "" : ladder.tiers[tier].id;
}

std::string shown_tier(const Session& session, const Ladder& ladder, std::size_t tier) {
  return tier == PipelineFlow::outside
             ? ""
             : session.words_or_code(ladder.tiers[tier].name, ladder.tiers[tier].id);
}

std::string shown_ladder(const Session& session, const Ladder& ladder) {
  return session.words_or_code(ladder.name, ladder.id);
}

void write_count(JsonOut& out, const Ladder& ladder, const PipelineCount& count) {
  out.open_object().key("ladder").text(ladder.id).key("name").words(ladder.name);
  out.key("years").open_list();
  for (const int year : count.years) out.whole(year);
  out.close_list().key("tiers").open_list();
  const auto heights = ladder.heights();
  for (std::size_t t = 0; t < ladder.tiers.size(); ++t) {
    out.open_object().key("tier").text(ladder.tiers[t].id).key("name").words(ladder.tiers[t].name);
    out.key("height").whole(heights[t]).key("before").whole(count.before[t]).key("stock").open_list();
    for (const int held : count.stock[t]) out.whole(held);
    out.close_list().close_object();
  }
  out.close_list().key("flows").open_list();
  for (const PipelineFlow& flow : count.flows) {
    out.open_object().key("from").text(tier_id(ladder, flow.from)).key("to").text(tier_id(ladder, flow.to));
    out.key("moved").open_list();
    for (const int moved : flow.moved) out.whole(moved);
    out.close_list().close_object();
  }
  out.close_list().key("steps").open_list();
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const auto& passage = count.passages[s];
    out.open_object().key("step").text(ladder.steps[s].id);
    out.key("from").text(tier_id(ladder, passage.from)).key("to").text(tier_id(ladder, passage.to));
    out.key("reached").whole(passage.reached).key("went_on_within_5_years").whole(passage.went_on);
    out.key("waiting_now").whole(passage.waiting_now).key("waited_years").open_object();
    out.key("people").whole(static_cast<std::int64_t>(passage.waiting.count));
    if (passage.waiting.count > 0) {
      out.key("lower_quartile").real(passage.waiting.low).key("median").real(passage.waiting.median);
      out.key("upper_quartile").real(passage.waiting.high);
    }
    out.close_object().close_object();
  }
  out.close_list().close_object();
}

int show_flows(Session& session, const PipelineAsked& asked) {
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("as_of").date(asked.view().snapshot->as_of).key("ladders").open_list();
    for (const Ladder* ladder : asked.ladders())
      write_count(out, *ladder, *asked.view().count(asked.wish(*ladder)));
    out.close_list().close_object();
    session.say(out.finish());
    return done;
  }
  Listing listing({{"ladder", {"梯队", "ladder"}},
                   {"from", {"从", "from"}},
                   {"to", {"到", "to"}},
                   {"year", {"年份", "year"}, true},
                   {"moved", {"人数", "people"}, true},
                   {"stock", {"年末持有", "hold at the end"}, true}});
  for (const Ladder* ladder : asked.ladders()) {
    const auto counted = asked.view().count(asked.wish(*ladder));
    const PipelineCount& count = *counted;
    for (std::size_t t = 0; t < ladder->tiers.size(); ++t) {
      for (std::size_t y = 0; y < count.years.size(); ++y)
        listing.row({shown_ladder(session, *ladder), "", shown_tier(session, *ladder, t),
                     std::to_string(count.years[y]), "", std::to_string(count.stock[t][y])});
    }
    for (const PipelineFlow& flow : count.flows) {
      for (std::size_t y = 0; y < count.years.size(); ++y) {
        if (flow.moved[y] > 0)
          listing.row({shown_ladder(session, *ladder), shown_tier(session, *ladder, flow.from),
                       shown_tier(session, *ladder, flow.to), std::to_string(count.years[y]),
                       std::to_string(flow.moved[y]), ""});
      }
    }
  }
  session.show(listing);
  return done;
}

PipelineLimit limit_asked(const PipelineAsked& asked, const Ladder& ladder) {
  return asked.view().limit(ladder.id, *asked.view().count(asked.wish(ladder)));
}

void write_limit(JsonOut& out, const Ladder& ladder, const PipelineLimit& limit) {
  out.open_object().key("ladder").text(ladder.id).key("newcomers_a_year").whole(limit.newcomers);
  out.key("top").open_list();
  for (const std::size_t tier : limit.tops) out.text(ladder.tiers[tier].id);
  out.close_list().key("reach_top_a_year").whole(limit.reach_top).key("steps").open_list();
  for (const PipelineLimit::Step& step : limit.steps) {
    out.open_object().key("step").text(ladder.steps[step.step].id).key("capacity").whole(step.capacity);
    out.key("by_places").truth(step.limited).key("flow").whole(step.flow).key("in_cut").truth(step.in_cut);
    out.key("one_more_place").whole(step.one_more).close_object();
  }
  out.close_list().key("widen_first");
  if (limit.widen_first) {
    out.open_object()
        .key("step")
        .text(ladder.steps[*limit.widen_first].id)
        .key("places")
        .whole(limit.widen_by);
    out.key("then_reach_top").whole(limit.then_reach).close_object();
  } else {
    out.null();
  }
  out.close_object();
}

int show_bottleneck(Session& session, const PipelineAsked& asked) {
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("as_of").date(asked.view().snapshot->as_of).key("ladders").open_list();
    for (const Ladder* ladder : asked.ladders()) write_limit(out, *ladder, limit_asked(asked, *ladder));
    out.close_list().close_object();
    session.say(out.finish());
    return done;
  }
  Listing listing({{"ladder", {"梯队", "ladder"}},
                   {"step", {"台阶", "step"}},
                   {"capacity", {"每年容量", "capacity"}, true},
                   {"flow", {"用到", "used"}, true},
                   {"in_cut", {"最窄", "narrowest"}},
                   {"one_more_place", {"多一名额登顶＋", "one more place brings"}, true},
                   {"widen_first", {"先放宽", "widen first by"}, true},
                   {"then_reach_top", {"放宽后登顶", "then reach the top"}, true},
                   {"reach_top", {"每年登顶", "reach the top"}, true}});
  for (const Ladder* ladder : asked.ladders()) {
    const PipelineLimit limit = limit_asked(asked, *ladder);
    for (const PipelineLimit::Step& step : limit.steps) {
      const bool first = limit.widen_first == step.step;
      const bool beyond = !step.limited && step.capacity == 0;
      listing.row({shown_ladder(session, *ladder),
                   session.words_or_code(ladder->steps[step.step].name, ladder->steps[step.step].id),
                   beyond ? "" : std::to_string(step.capacity), std::to_string(step.flow),
                   step.in_cut ? "yes" : "", std::to_string(step.one_more),
                   first ? std::to_string(limit.widen_by) : "", first ? std::to_string(limit.then_reach) : "",
                   std::to_string(limit.reach_top)});
    }
  }
  session.show(listing);
  return done;
}

int show_succession(Session& session, const PipelineAsked& asked) {
  const auto& people = asked.view().snapshot->people;
  const auto id = [&](PersonIndex person) { return people.id[static_cast<std::size_t>(person)]; };
  Listing listing({{"holder", {"在任", "holder"}},
                   {"ladder", {"梯队", "ladder"}},
                   {"tier", {"层级", "tier"}},
                   {"successor", {"后备", "successor"}},
                   {"ready", {"够条件之日", "ready"}},
                   {"missing", {"还差", "missing"}}});
  for (const Ladder* ladder : asked.ladders()) {
    for (const auto& post : *asked.view().succession) {
      if (post.ladder != ladder->id || !asked.wants(post.holder)) continue;
      if (post.successors.empty())
        listing.row({id(post.holder), shown_ladder(session, *ladder), shown_tier(session, *ladder, post.tier),
                     "", "", ""});
      for (const auto& each : post.successors) {
        listing.row({id(post.holder), shown_ladder(session, *ladder), shown_tier(session, *ladder, post.tier),
                     id(each.person), each.ready.iso(), session.fixed_words(each.missing)});
      }
    }
  }
  session.show(listing);
  return done;
}

int show_lineage(Session& session, const PipelineAsked& asked, const std::string& person,
                 const std::string& other) {
  const PipelineView& view = asked.view();
  const MentorGraph& graph = *view.mentors;
  const auto& people = view.snapshot->people;
  const PersonIndex one = asked.find(person);
  const auto id = [&](std::uint32_t node) { return people.id[static_cast<std::size_t>(graph.people[node])]; };
  const echelon::Lineage lineage = view.lineage(one);
  std::vector<std::uint32_t> common;
  if (!other.empty()) common = view.common(one, asked.find(other));
  const std::size_t node = graph.of(one);
  if (session.format() == Format::json) {
    JsonOut out;
    out.open_object().key("id").text(person);
    if (node != MentorGraph::none) {
      out.key("influence").real(graph.influence[node]).key("descendants").whole(graph.descendants[node]);
      out.key("promoted").whole(graph.promoted[node]).key("generation").whole(graph.generation[node]);
      out.key("mentees_now").whole(graph.mentees_now[node]);
    }
    for (const bool up : {true, false}) {
      out.key(up ? "ancestors" : "reached").open_list();
      for (const auto& member : up ? lineage.ancestors : lineage.descendants)
        out.open_object()
            .key("id")
            .text(id(member.node))
            .key("generation")
            .whole(member.generation)
            .close_object();
      out.close_list();
    }
    out.key("longest_line").open_list();
    for (const std::uint32_t each : lineage.chain) out.text(id(each));
    out.close_list();
    if (!other.empty()) {
      out.key("nearest_common").open_list();
      for (const std::uint32_t each : common) out.text(id(each));
      out.close_list();
    }
    out.close_object();
    session.say(out.finish());
    return done;
  }
  Listing listing({{"relation", {"关系", "relation"}},
                   {"generation", {"代", "generation"}, true},
                   {"id", {"工号", "id"}},
                   {"name", {"姓名", "name"}}});
  const auto add = [&](const echelon::Words& relation, std::uint32_t each, const std::string& generation) {
    listing.row({session.fixed_words(relation), generation, id(each),
                 people.name[static_cast<std::size_t>(graph.people[each])]});
  };
  for (auto member = lineage.ancestors.rbegin(); member != lineage.ancestors.rend(); ++member)
    add({"师长", "ancestor"}, member->node, std::to_string(-member->generation));
  if (node != MentorGraph::none) add({"本人", "person"}, static_cast<std::uint32_t>(node), "0");
  for (const auto& member : lineage.descendants)
    add({"门下", "descendant"}, member.node, std::to_string(member.generation));
  for (const std::uint32_t each : common) add({"最近的共同师长", "nearest common"}, each, "");
  session.show(listing);
  return done;
}

int show_metrics(Session& session, const PipelineAsked& asked) {
  const MentorGraph& graph = *asked.view().mentors;
  const auto& people = asked.view().snapshot->people;
  Listing listing({{"id", {"工号", "id"}},
                   {"influence", {"影响力", "influence"}, true},
                   {"mentors", {"师傅", "mentors"}, true},
                   {"mentees", {"徒弟", "mentees"}, true},
                   {"mentees_now", {"现带", "mentees now"}, true},
                   {"descendants", {"门下", "descendants"}, true},
                   {"promoted", {"门下晋升", "promoted"}, true},
                   {"generation", {"代", "generation"}, true},
                   {"component", {"连通分支", "component"}},
                   {"community", {"群组", "group"}, true}});
  const auto id = [&](std::size_t node) { return people.id[static_cast<std::size_t>(graph.people[node])]; };
  for (std::uint32_t node = 0; node < graph.people.size(); ++node) {
    if (!asked.wants(graph.people[node])) continue;
    listing.row({id(node), echelon::exact_text(graph.influence[node]),
                 std::to_string(graph.graph.in_degree(node)), std::to_string(graph.graph.out_degree(node)),
                 std::to_string(graph.mentees_now[node]), std::to_string(graph.descendants[node]),
                 std::to_string(graph.promoted[node]), std::to_string(graph.generation[node]),
                 id(graph.component[node]), std::to_string(graph.community[node] + 1)});
  }
  session.show(listing);
  return done;
}

int export_graph(Session& session, const PipelineAsked& asked, const PipelineOptions& options) {
  if (options.argument.empty()) {
    throw Error(Fault::request, {"没有给出要写的文件", "no file to write was given"},
                {"例如 pipeline export 图.graphml", "such as pipeline export graph.graphml"});
  }
  if (options.research && options.key.empty()) {
    throw Error(Fault::request, {"研究用导出要有密钥", "an export for research needs a secret"},
                {"用 --key 给出本局保管的一段文字，同一密钥化名相同",
                 "give by --key a text that the bureau keeps; the same one gives the same pseudonyms"});
  }
  const echelon::PipelineExport wish{options.research ? options.key : std::string(), options.courses};
  const echelon::GraphTable graph = pipeline_table(asked.view(), wish);
  write_graph(graph, options.argument);
  const std::string nodes = std::to_string(graph.nodes.size());
  const std::string edges = std::to_string(edges_written(graph, options.argument));
  session.say_done({"已写入 " + options.argument + "：" + nodes + " 个点，" + edges + " 条边",
                    "wrote " + options.argument + ": " + nodes + " nodes, " + edges + " edges"},
                   {});
  return done;
}

}  // namespace

int pipeline_of_office(Session& session, const PipelineOptions& options) {
  const PipelineAsked asked(session.office(), options);
  if (options.what.empty() || options.what == "flows") return show_flows(session, asked);
  if (options.what == "metrics") return show_metrics(session, asked);
  if (options.what == "lineage") return show_lineage(session, asked, options.argument, options.with);
  if (options.what == "bottleneck") return show_bottleneck(session, asked);
  if (options.what == "succession") return show_succession(session, asked);
  if (options.what == "export") return export_graph(session, asked, options);
  throw Error(Fault::request, {"没有 pipeline " + options.what, "there is no pipeline " + options.what},
              {"可用：flows、metrics、lineage、bottleneck、succession、export",
               "there are flows, metrics, lineage, bottleneck, succession, export"});
}

}  // namespace cli
