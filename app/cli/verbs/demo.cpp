#include "cli/verbs.hpp"
#include "echelon/base/error.hpp"

namespace cli {

using echelon::Error;
using echelon::Fault;
using echelon::Office;

namespace {

void make_folder_for(const std::filesystem::path& path) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  if (failed) {
    throw Error(Fault::environment, {"无法建立文件夹", "its folder cannot be made"},
                {"请检查权限或换一个位置", "see the permissions, or choose another place"},
                {path.string(), {}, 0, {}});
  }
}

}  // namespace

int make_demo(Session& session, const DemoOptions& options) {
  const auto path = session.office_path();
  make_folder_for(path);
  Office::DemoSpec spec;
  spec.teachers = options.teachers;
  spec.schools = options.schools;
  spec.seed = options.seed;
  if (!session.options().as_of.empty()) spec.as_of = read_date_option(session.options().as_of, "--as-of");
  const auto office = Office::make_demo(path, spec, session.office_options(), session.progress());
  const std::string people = std::to_string(office->snapshot()->size());
  const std::string schools = std::to_string(office->snapshot()->schools.size());
  session.say_done(
      {"已生成演示办公文件 " + path.string() + "：" + people + " 人、" + schools + " 所学校",
       "made the demo office " + path.string() + ": " + people + " people, " + schools + " schools"},
      std::nullopt);
  return done;
}

int create_office(Session& session) {
  const auto path = session.office_path();
  make_folder_for(path);
  static_cast<void>(Office::create(path, session.office_options()));
  session.say_done({"已新建办公文件 " + path.string(), "made the office " + path.string()}, std::nullopt);
  return done;
}

}  // namespace cli
