#include "cli/declared_verbs.hpp"
#include "cli/people_verbs.hpp"

namespace cli {

void add_people_verbs(Verbs& verbs) {
  verbs.add<PeopleOptions>(
      "people", {"人员名单，或一个人的记录", "the people, or one person's record"}, show_people,
      [&](CLI::App& command, PeopleOptions& options) {
        command.add_option("person", options.person, verbs.said({"工号", "an id"}));
        command.add_option("--school", options.school, verbs.said({"只列这所学校", "only of this school"}));
        command.add_flag("--left", options.left,
                         verbs.said({"包括已退休和调离的", "include those who retired or left"}));
      });
  verbs.add("schools", {"学校", "the schools"}, show_schools);
}

}  // namespace cli
