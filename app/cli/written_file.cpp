#include "cli/written_file.hpp"

#include "echelon/base/error.hpp"

namespace cli {

std::filesystem::path place_to_write(const std::string& file, const std::vector<std::string>& read) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  fs::path place = file;
  if (fs::is_symlink(place, ignored)) place = fs::weakly_canonical(place, ignored);
  const auto refuse = [&](echelon::Words what) {
    throw echelon::Error(echelon::Fault::request, std::move(what), {"请另写一个文件名", "name another file"},
                         {file, {}, 0, {}});
  };
  if (fs::exists(place, ignored) && !fs::is_regular_file(place, ignored))
    refuse({"这里不是普通文件，不能写入", "this is no regular file to write into"});
  for (const std::string& each : read)
    if (!each.empty() && fs::equivalent(place, each, ignored))
      refuse({"会覆盖所读的文件", "this would replace a file that is read"});
  return place;
}

}  // namespace cli
