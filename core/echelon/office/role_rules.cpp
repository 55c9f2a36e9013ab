// Who may do what in an office that was handed out.

#include "echelon/office/role_rules.hpp"

#include <algorithm>
#include <array>

#include "echelon/office/nominating.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

const Words ask_hr{"请向教体局人事科提出，由其在人事科的办公文件中办理",
                   "ask the bureau's HR office, which does it in its own office"};

constexpr std::array principals{"nomination.add",     "nominations.add",      "nomination.withdraw",
                                "nomination.rank",    "nomination.statement", "enrolment.wish",
                                "enrolment.nominate", "enrolment.decline"};
constexpr std::array reviewers{"review.score", "review.scores"};

[[noreturn]] void refuse(const Words& what) { throw Error(Fault::request, what, ask_hr); }

/// The first field of every line of a bulk argument must be `own`.
void require_lines(const CommandRequest& request, std::string_view name, const std::string& own,
                   const Words& why) {
  for (const auto& [key, line] : request.arguments) {
    if (key == name && line.substr(0, line.find('\t')) != own) refuse(why);
  }
}

void require_school(const OfficeRole& role, const CommandRequest& request) {
  const Words why{
      "此办公文件是学校 " + role.subject + " 的，不能办理其他学校的事",
      "this office is that of the school " + role.subject + "; other schools are none of its concern"};
  const bool names_school = request.command == "nomination.add" || request.command == "enrolment.nominate";
  if (names_school && request.argument("school") != role.subject) refuse(why);
  if (request.command == "nominations.add") require_lines(request, "nomination", role.subject, why);
}

void require_reviewer(const OfficeRole& role, const CommandRequest& request) {
  const Words why{"此办公文件是评委 " + role.subject + " 的，只能录入本人的评分",
                  "this office is that of the reviewer " + role.subject + ", who gives no scores of others"};
  if (request.command == "review.score" && request.argument("reviewer") != role.subject) refuse(why);
  if (request.command == "review.scores") require_lines(request, "score", role.subject, why);
}

bool changes_nomination(std::string_view command) {
  return command == "nomination.withdraw" || command == "nomination.rank" ||
         command == "nomination.statement";
}

void require_nominated_by(const Store& store, const OfficeRole& role, const CommandRequest& request,
                          const std::string& person) {
  const auto held = load_nomination(store, std::string(request.argument("call")), person);
  if (held && held->school == role.subject) return;
  throw Error(Fault::request,
              {"学校 " + role.subject + " 没有推荐 " + person,
               "the school " + role.subject + " has not nominated " + person},
              {"核对推荐名单", "check the list of nominations"});
}

}  // namespace

const Words& words(ViewerRole role) {
  static const std::array<Words, 4> all{
      {{"人事科", "HR office"}, {"校长", "principal"}, {"评委", "reviewer"}, {"研究", "researcher"}}};
  return all.at(static_cast<std::size_t>(role));
}

std::string code(ViewerRole role) {
  static constexpr std::array<const char*, 4> all{"hr", "principal", "reviewer", "researcher"};
  return all.at(static_cast<std::size_t>(role));
}

std::optional<ViewerRole> read_viewer_role(std::string_view text) {
  for (const ViewerRole role :
       {ViewerRole::hr, ViewerRole::principal, ViewerRole::reviewer, ViewerRole::researcher}) {
    if (code(role) == text) return role;
  }
  return std::nullopt;
}

void require_hr(const std::optional<OfficeRole>& role, const Words& action) {
  if (!role) return;
  const Words& whose = words(role->role);
  refuse({"这是发给" + whose.zh + (role->subject.empty() ? "" : "（" + role->subject + "）") +
              "的办公文件，不能" + action.zh,
          "this office was handed out to a " + whose.en +
              (role->subject.empty() ? "" : " (" + role->subject + ")") + "; one cannot " + action.en +
              " in it"});
}

void require_allowed(const OfficeRole& role, const CommandRequest& request) {
  const auto in = [&](const auto& list) { return std::ranges::find(list, request.command) != list.end(); };
  const bool may = (role.role == ViewerRole::principal && in(principals)) ||
                   (role.role == ViewerRole::reviewer && in(reviewers));
  if (!may) require_hr(role, {"办理 " + request.command, "do " + request.command});
  if (role.role == ViewerRole::principal) require_school(role, request);
  if (role.role == ViewerRole::reviewer) require_reviewer(role, request);
}

void require_own(const Office& office, const Store& store, const OfficeRole& role,
                 const CommandRequest& request) {
  if (role.role != ViewerRole::principal) return;
  // Commands take several people: each one is asked about, not the first.
  for (const auto& [name, person] : request.arguments) {
    if (name != "person") continue;
    // The command asks where someone served on its day, which the file's holder may choose.
    if (request.command.starts_with("enrolment.")) check_school(office, role.subject, person);
    if (changes_nomination(request.command)) require_nominated_by(store, role, request, person);
  }
}

std::int64_t BroughtBack::count(ArrivedEntry::State state) const {
  return std::ranges::count(entries, state, &ArrivedEntry::state);
}

}  // namespace echelon
