#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

namespace {

/// The one program that selects, for a report that is about its round. Throws Error when there are several.
std::string only_selection(const echelon::Office& office) {
  std::vector<std::string> found;
  for (const echelon::Program& program : office.programs()) {
    if (program.selects) found.push_back(program.id);
  }
  if (found.size() == 1) return found.front();
  throw echelon::Error(echelon::Fault::request, {"没有指定项目", "the program is missing"},
                       {"请加上 --program 项目编号", "add --program PROGRAM"});
}

}  // namespace

int write_report(Session& session, const ReportOptions& options) {
  if (options.what == "office") return export_office(session, options);
  echelon::Office& office = session.office();
  std::string program = options.program;
  // What stands behind a colon is what it is about; the others are about a program.
  if (program.empty() && options.what.find(':') == std::string::npos && options.what != "hours-short" &&
      !options.what.starts_with("import-template"))
    program = only_selection(office);
  office.write_report(options.what, program, options.file, session.language());
  session.say_done({"已写入 " + options.file, "wrote " + options.file}, std::nullopt);
  return done;
}

}  // namespace cli
