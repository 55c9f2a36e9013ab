#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

int write_report(Session& session, const ReportOptions& options) {
  echelon::Office& office = session.office();
  std::string program = options.program;
  // What stands behind a colon is what it is about; the others are about a program.
  if (program.empty() && options.what.find(':') == std::string::npos &&
      !options.what.starts_with("import-template")) {
    if (office.programs().size() != 1) {
      throw echelon::Error(echelon::Fault::request, {"没有指定项目", "the program is missing"},
                           {"请加上 --program 项目编号", "add --program PROGRAM"});
    }
    program = office.programs().front().id;
  }
  office.write_report(options.what, program, options.file, session.language());
  session.say_done({"已写入 " + options.file, "wrote " + options.file}, std::nullopt);
  return done;
}

}  // namespace cli
