#include <algorithm>

#include "cli/surface_json.hpp"
#include "cli/surface_pictures.hpp"
#include "cli/surface_text.hpp"
#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"
#include "echelon/office/roles.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Panel;
using echelon::ViewerRole;

namespace {

ViewerRole role_of(const std::string& name) {
  if (const auto role = echelon::read_viewer_role(name)) return *role;
  throw Error(Fault::request, {"没有名为 " + name + " 的角色", "there is no role " + name},
              {"可用：hr、principal、reviewer、researcher", "there are hr, principal, reviewer, researcher"});
}

/// An office that was handed out is seen through its role's eyes, whatever is asked for.
echelon::Viewer viewer_of(Session& session, const PanelOptions& options) {
  echelon::Viewer viewer{role_of(options.role), session.office_options().who, options.school,
                         options.reviewer};
  if (const echelon::OfficeRole* role = session.office().role()) {
    viewer.role = role->role;
    viewer.school = role->role == ViewerRole::principal ? role->subject : "";
    viewer.reviewer = role->role == ViewerRole::reviewer ? role->subject : "";
  }
  return viewer;
}

const Panel& find_panel(const std::vector<Panel>& panels, const std::string& id) {
  const auto found = std::ranges::find(panels, id, &Panel::id);
  if (found != panels.end()) return *found;
  std::string there;
  for (const Panel& panel : panels) there += (there.empty() ? "" : ", ") + panel.id;
  throw Error(Fault::request, {"没有名为 " + id + " 的页面", "there is no panel " + id},
              {"可用：" + there, "there are " + there});
}

}  // namespace

int show_panel(Session& session, const PanelOptions& options) {
  echelon::Office& office = session.office();
  const echelon::Program& program = office.program(options.program);
  if (options.panel.empty()) {
    Listing listing({{"id", {"编号", "id"}}, {"title", {"标题", "title"}}});
    for (const Panel& panel : office.plugins().panels(program.id)) {
      listing.row({panel.id, panel.title.in(session.language())});
    }
    session.show(listing);
    return done;
  }
  const Panel& panel = find_panel(office.plugins().panels(program.id), options.panel);
  const echelon::Viewer viewer = viewer_of(session, options);
  const auto snapshot = office.snapshot();
  const std::function<void(const echelon::CommandRequest&)> no_request = [](const echelon::CommandRequest&) {
  };
  const std::function<void(const std::string&)> no_report = [](const std::string&) {};
  const auto cohorts = office.cohorts(program.id);
  const auto pipeline = office.pipeline(program.id);
  const auto mentoring = office.mentoring_view(program.id);
  std::string person = options.person;
  const auto hours = office.hours_view(program.id);
  const auto ladders = office.ladder_view(program.id);
  const echelon::PanelContext context{*snapshot,
                                      program,
                                      office.findings(program.id),
                                      office.round(program.id),
                                      viewer,
                                      office.revision(),
                                      no_request,
                                      no_report,
                                      hours.get(),
                                      &person,
                                      {},
                                      cohorts.get(),
                                      ladders.get(),
                                      pipeline.get(),
                                      mentoring.get()};
  JsonOut out;
  TextSurface text(session.language(), static_cast<std::size_t>(std::max<std::int64_t>(0, options.rows)));
  JsonSurface json(out, session.language());
  PictureSurface pictures(session.language(), {options.picture, options.hide, options.zoom});
  out.open_list();
  const bool is_json = session.format() == Format::json;
  const bool wants_table = !options.table.empty();
  const bool wants_picture = !wants_table && (!options.out.empty() || !options.picture.empty() ||
                                              !options.hide.empty() || !options.zoom.empty());
  if (wants_table && !options.picture.empty()) {
    throw Error(Fault::request, {"一次只写一个文件", "one file at a time"},
                {"--picture 和 --table 选一个", "choose one of --picture and --table"});
  }
  echelon::Surface& shown = is_json ? static_cast<echelon::Surface&>(json) : text;
  echelon::Surface& surface = wants_picture || wants_table ? pictures : shown;
  const bool drawn = office.plugins().fenced(program.id, [&] { panel.draw(surface, context); });
  if (!drawn) {
    for (const auto& status : office.plugins().statuses()) {
      if (status.id != echelon::carrier_of(program.id)) continue;
      throw Error(Fault::environment, {program.id + ":" + status.says.zh, program.id + ": " + status.says.en},
                  {});
    }
  }
  if (wants_picture || wants_table) {
    if (wants_table) {
      pictures.write_table(options.table, options.out);
    } else {
      pictures.write(options.out);
    }
    session.say_done({"已写入 " + options.out, "wrote " + options.out}, {});
    return done;
  }
  out.close_list();
  session.say(is_json ? out.finish() : text.text());
  return done;
}

}  // namespace cli
