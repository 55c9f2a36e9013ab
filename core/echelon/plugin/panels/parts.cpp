#include "echelon/plugin/panels/parts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace echelon::panels {

std::string school_name(const PanelContext& context, SchoolIndex school) {
  return school == nobody ? "" : context.snapshot.schools[static_cast<std::size_t>(school)].name;
}

std::string subject_of(const PanelContext& context, PersonIndex person, Language language) {
  const Symbol subject = context.snapshot.people.subject[static_cast<std::size_t>(person)];
  return subject_words(context.snapshot.text(subject)).in(language);
}

SchoolIndex own_school(const PanelContext& context) {
  return context.viewer.role == ViewerRole::principal ? context.snapshot.find_school(context.viewer.school)
                                                      : nobody;
}

std::vector<PersonIndex> visible_people(const PanelContext& context) {
  const People& people = context.snapshot.people;
  const SchoolIndex own = own_school(context);
  const bool sees_all = context.viewer.role != ViewerRole::principal;
  std::vector<PersonIndex> visible;
  for (PersonIndex person = 0; person < context.snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (people.in_service[p] != 0 && (sees_all || people.school[p] == own)) visible.push_back(person);
  }
  return visible;
}

CommandRequest about_call(const PanelContext& context, std::string command) {
  CommandRequest request{std::move(command), {}};
  request.with("call", std::to_string(context.round->call.number));
  return request;
}

void request_each(const PanelContext& context, const std::vector<CommandRequest>& requests) {
  if (context.request_all) {
    context.request_all(requests);
    return;
  }
  for (const CommandRequest& each : requests) context.request(each);
}

std::string blind_name(const PanelContext& context, PersonIndex person) {
  // In a reviewer's own office there are codes instead of people.
  const auto p = static_cast<std::size_t>(person);
  if (context.snapshot.people.name[p].empty()) return context.snapshot.people.id[p];
  const auto before = std::ranges::count_if(context.round->candidates,
                                            [&](const Candidate& other) { return other.person < person; });
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "A%03d", static_cast<int>(before) + 1);
  return text.data();
}

namespace {

/// The quantity in words, a subject in the reader's language; empty when the fact has none.
std::string value_said(const PanelContext& context, const Quantity& quantity, Language language) {
  if (quantity.unit == Unit::none) return "";
  const std::string text = said(quantity, context.snapshot, language);
  return quantity.unit == Unit::text ? subject_words(text).in(language) : text;
}

std::string facts_said(const PanelContext& context, std::span<const Fact> facts, Language language) {
  std::string said_facts;
  constexpr std::size_t most = 6;
  for (std::size_t i = 0; i < facts.size() && i < most; ++i) {
    const Fact& fact = facts[i];
    if (!said_facts.empty()) said_facts += language == Language::chinese ? "；" : "; ";
    said_facts += words(fact.what).in(language);
    if (fact.name != Symbol::empty) said_facts += " " + context.snapshot.text(fact.name);
    if (const std::string value = value_said(context, fact.value, language); !value.empty()) {
      said_facts += " " + value;
    }
    if (fact.from.known()) said_facts += " " + fact.from.iso();
    if (fact.to.known()) said_facts += "~" + fact.to.iso();
  }
  if (facts.size() > most) said_facts += " …";
  return said_facts;
}

}  // namespace

void draw_findings(Surface& surface, const PanelContext& context, PersonIndex person) {
  draw_findings(surface, context, {context.program, context.findings, person, "findings"});
}

void draw_findings(Surface& surface, const PanelContext& context, const JudgedPerson& judged) {
  const auto requirements = judged.program.requirements_on(context.snapshot.as_of);
  const auto findings = judged.findings.of(judged.position);
  const bool eligible = judged.findings.eligible(judged.position);
  surface.status(eligible ? Words{"符合条件", "eligible"} : Words{"暂不符合条件", "not eligible"},
                 eligible ? Tone::good : Tone::bad);
  if (const Date earliest = judged.findings.earliest(judged.position); !eligible && earliest.known()) {
    surface.text({"仅凭时间推移，最早于 " + earliest.iso() + " 符合全部条件。",
                  "By time alone, every requirement will be met from " + earliest.iso() + "."},
                 Tone::accent);
  }
  const Language language = surface.language();
  Table table;
  table.id = judged.table;
  table.columns = {{"met", {"结论", "met"}, 0.6, false},    {"requirement", {"条件", "requirement"}, 2.6},
                   {"required", {"要求", "required"}, 1.1}, {"found", {"认定", "found"}, 1.1},
                   {"facts", {"依据", "facts"}, 3},         {"earliest", {"最早符合", "earliest"}, 1}};
  table.rows = findings.size();
  table.empty = {"没有需要满足的条件。", "There is nothing to meet."};
  table.revision = context.revision * 1'000'003U + static_cast<std::uint64_t>(judged.position);
  table.searchable = false;
  table.visible_rows = static_cast<int>(findings.size());
  table.key = [&](std::size_t row) { return requirements[row]->id; };
  table.cell = [&](std::size_t row, std::size_t column) -> Cell {
    const Finding& finding = findings[row];
    switch (column) {
      case 0:
        return {finding.met ? "✓" : "×", std::nullopt, finding.met ? Tone::good : Tone::bad, std::nullopt};
      case 1:
        return {requirements[row]->name.in(language), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {value_said(context, finding.required, language), std::nullopt, Tone::plain, std::nullopt};
      case 3:
        return {value_said(context, finding.found, language), std::nullopt,
                finding.met ? Tone::plain : Tone::bad, std::nullopt};
      case 4:
        return {facts_said(context, judged.findings.facts(finding), language), std::nullopt, Tone::muted,
                std::nullopt};
      default:
        return {finding.earliest.iso(), std::nullopt, Tone::accent, std::nullopt};
    }
  };
  surface.table(table);
}

void draw_no_round(Surface& surface, const PanelContext& context) {
  surface.text({"还没有发布遴选通知。", "No call has been opened yet."}, Tone::muted);
  if (context.viewer.role != ViewerRole::hr) return;
  std::string& closes = surface.remember("call-closes", context.snapshot.as_of.plus_days(30).iso());
  surface.text_field("call-closes", {"推荐截止日期", "nominations close on"}, closes);
  if (surface.button("call-open", {"发布遴选通知", "open a call"})) {
    CommandRequest request{"call.open", {}};
    request.with("program", context.program.id)
        .with("title", context.program.name.zh)
        .with("opened_on", context.snapshot.as_of.iso())
        .with("closes_on", closes)
        .with("seats", std::to_string(context.program.seats));
    context.request(request);
  }
}

std::string names_of(const PanelContext& context, const std::vector<PersonIndex>& people, Language language) {
  std::string text;
  for (const PersonIndex person : people) {
    if (!text.empty()) text += language == Language::chinese ? "、" : ", ";
    text += name_of(context, person);
  }
  return text;
}

void draw_moves(Surface& surface, const PanelContext& context, const std::vector<PersonIndex>& enter,
                const std::vector<PersonIndex>& leave) {
  const auto said_of = [&](const Words& how, const std::vector<PersonIndex>& people) {
    return Words{how.zh + "：" + names_of(context, people, Language::chinese),
                 how.en + ": " + names_of(context, people, Language::english)};
  };
  if (!enter.empty()) surface.text(said_of({"进入", "entering"}, enter), Tone::good);
  if (!leave.empty()) surface.text(said_of({"退出", "leaving"}, leave), Tone::bad);
}

void draw_computing(Surface& surface) { surface.text({"正在计算……", "Computing…"}, Tone::muted); }

std::string readable(Decimal value) {
  std::string text = short_number(value);
  return text == "0" ? value.text() : text;
}

std::string short_number(Decimal value) {
  const std::int64_t cents = (value.millionths() + (value.millionths() < 0 ? -5000 : 5000)) / 10000;
  return Decimal::from_millionths(cents * 10000).text();
}

}  // namespace echelon::panels
