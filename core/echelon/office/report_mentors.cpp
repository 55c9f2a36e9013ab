#include "echelon/office/report_mentors.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

constexpr std::string_view notice_mark = "mentor-notice:";
constexpr std::string_view agreement_mark = "mentor-agreement:";

/// The pairs of a school on paper.
class MentorPaper {
 public:
  MentorPaper(const MentoringView& view, const std::string& school, Language language)
      : view_(view), language_(language), school_(view.snapshot->find_school(school)) {
    if (school_ == nobody) {
      throw Error(Fault::request, {"没有学校 " + school, "there is no school " + school},
                  {"请检查学校编号", "check the school's id"});
    }
    for (const auto* cards : {&view.approved, &view.running})
      for (const auto& card : *cards)
        if (card.mentee != nobody &&
            view.snapshot->people.school[static_cast<std::size_t>(card.mentee)] == school_)
          cards_.push_back(&card);
    if (cards_.empty()) {
      throw Error(Fault::request,
                  {"学校 " + school + " 没有已批准或进行中的师徒",
                   "the school " + school + " has no pair, approved or running"},
                  {"先批准配对", "approve a proposal first"});
    }
    std::stable_sort(cards_.begin(), cards_.end(),
                     [](const auto* a, const auto* b) { return a->pair->mentee < b->pair->mentee; });
  }

  [[nodiscard]] Paper notice(const std::string& bureau) const {
    Paper paper = begin({"师徒结对通知", "Notice of mentors"});
    paper.columns = {{in({"徒弟", "mentee"}), 1},
                     {in({"师傅", "mentor"}), 1},
                     {in({"师傅学校", "mentor's school"}), 2},
                     {in({"学科", "subject"}), 0.8},
                     {in({"状态", "state"}), 0.9},
                     {in({"自", "from"}), 1},
                     {in({"至", "until"}), 1},
                     {in({"下一节点", "next milestone"}), 1.2},
                     {in({"应于", "due"}), 1}};
    for (const auto* card : cards_) {
      const auto& pair = *card->pair;
      paper.rows.push_back(
          {name(card->mentee), name(card->mentor), school_of(card->mentor), pair.subject,
           in(pair.approved() ? Words{"待签约", "to be signed"} : Words{"进行中", "running"}),
           pair.started_on.iso(), pair.until.iso(), card->next == 0 ? "" : in(milestone_words(card->next)),
           pair.approved() ? "" : card->due.iso()});
    }
    paper.below = {
        in({"每名师傅带 " + std::to_string(view_.terms.least) + "–" + std::to_string(view_.terms.capacity) +
                " 名徒弟；依据：" + view_.terms.source,
            "A mentor has " + std::to_string(view_.terms.least) + " to " +
                std::to_string(view_.terms.capacity) + " mentees; source: " + view_.terms.source})};
    paper.signature = {bureau, view_.snapshot->as_of.iso()};
    return paper;
  }

  [[nodiscard]] Paper agreement(const std::string& bureau) const {
    Paper paper = begin({"师徒结对协议签订表", "Agreements of mentors and mentees"});
    paper.columns = {{in({"徒弟", "mentee"}), 1},
                     {in({"师傅", "mentor"}), 1},
                     {in({"学科", "subject"}), 0.8},
                     {in({"自", "from"}), 1},
                     {in({"至", "until"}), 1},
                     {in({"一年合格", "qualified by"}), 1},
                     {in({"两年胜任", "competent by"}), 1},
                     {in({"三年成才", "accomplished by"}), 1},
                     {in({"师傅签字", "mentor signs"}), 1.2},
                     {in({"徒弟签字", "mentee signs"}), 1.2},
                     {in({"学校意见", "school"}), 1.2}};
    for (const auto* card : cards_) {
      const auto& pair = *card->pair;
      const Date from = pair.approved() ? view_.snapshot->as_of : pair.started_on;
      const Date until =
          pair.until.known() ? pair.until : from.plus_months(view_.terms.term_months).plus_days(-1);
      std::vector<std::string> row{name(card->mentee), name(card->mentor), pair.subject, from.iso(),
                                   until.iso()};
      for (const int months : view_.terms.milestone_months) row.push_back(from.plus_months(months).iso());
      row.insert(row.end(), 3, "");
      paper.rows.push_back(std::move(row));
    }
    paper.below = {
        in({"师傅每学期听课、评课、指导备课；徒弟按节点接受考核。期满考核结果为出师、未达标或终止。",
            "The mentor observes, discusses and helps to prepare lessons each term; the mentee is "
            "assessed at each milestone. It ends as passed, failed or ended."})};
    paper.signature = {bureau, view_.snapshot->as_of.iso()};
    return paper;
  }

 private:
  [[nodiscard]] const std::string& in(const Words& words) const { return words.in(language_); }
  [[nodiscard]] std::string name(PersonIndex person) const {
    return person == nobody ? std::string() : view_.snapshot->people.name[static_cast<std::size_t>(person)];
  }
  [[nodiscard]] std::string school_of(PersonIndex person) const {
    const School* school = person == nobody ? nullptr : view_.snapshot->school_of(person);
    return school == nullptr ? std::string() : school->name;
  }
  [[nodiscard]] Paper begin(const Words& title) const {
    Paper paper;
    paper.landscape = true;
    paper.title = in(title);
    const std::string count = std::to_string(cards_.size());
    const std::string& school = view_.snapshot->schools[static_cast<std::size_t>(school_)].name;
    paper.above = {in(
        {school + "，共 " + count + " 对。", school + ": " + count + " " + noun_for(count, "pair") + "."})};
    return paper;
  }

  const MentoringView& view_;
  Language language_;
  SchoolIndex school_;
  std::vector<const MentorPairCard*> cards_;
};

}  // namespace

bool is_mentor_report(std::string_view report) {
  return report.starts_with(notice_mark) || report.starts_with(agreement_mark);
}

std::optional<Paper> mentor_report(std::string_view report, const MentoringView& view,
                                   const std::string& bureau, Language language) {
  if (report.starts_with(notice_mark))
    return MentorPaper(view, std::string(report.substr(notice_mark.size())), language).notice(bureau);
  if (report.starts_with(agreement_mark))
    return MentorPaper(view, std::string(report.substr(agreement_mark.size())), language).agreement(bureau);
  return std::nullopt;
}

}  // namespace echelon
