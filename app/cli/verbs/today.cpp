// What is to be done, what is due, where each program stands.

#include "cli/today_out.hpp"
#include "cli/today_verb.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/roles.hpp"

namespace cli {

using echelon::Viewer;
using echelon::ViewerRole;

namespace {

/// An office that was handed out is seen through its role's eyes, whatever is asked for.
Viewer viewer_of(const echelon::OfficeRole& role) {
  Viewer viewer;
  viewer.role = role.role;
  if (role.role == ViewerRole::principal) viewer.school = role.subject;
  if (role.role == ViewerRole::reviewer) viewer.reviewer = role.subject;
  return viewer;
}

Viewer viewer_of(const TodayOptions& options) {
  Viewer viewer;
  viewer.school = options.school;
  viewer.reviewer = options.reviewer;
  if (options.role == "researcher") viewer.role = ViewerRole::researcher;
  if (options.role == "principal" || (options.role.empty() && !options.school.empty()))
    viewer.role = ViewerRole::principal;
  if (options.role == "reviewer" || (options.role.empty() && !options.reviewer.empty()))
    viewer.role = ViewerRole::reviewer;
  return viewer;
}

void require(bool given, const std::string& option) {
  if (given) return;
  throw echelon::Error(echelon::Fault::request, {"这个身份需要 " + option, "this role needs " + option},
                       {"请补上", "add it"});
}

}  // namespace

int today(Session& session, const TodayOptions& options) {
  const echelon::OfficeRole* role = session.office().role();
  const Viewer viewer = role != nullptr ? viewer_of(*role) : viewer_of(options);
  require(viewer.role != ViewerRole::principal || !viewer.school.empty(), "--school");
  require(viewer.role != ViewerRole::reviewer || !viewer.reviewer.empty(), "--reviewer");
  const echelon::Overview overview =
      echelon::overview_of(session.office(), session.office_options().data, viewer, options.weeks);
  if (session.format() == Format::json) {
    session.say(overview_json(overview));
  } else if (session.format() == Format::csv) {
    session.show(todo_listing(session, overview));
  } else {
    say_overview(session, overview);
  }
  return done;
}

}  // namespace cli
