#include "desktop/shell/private_file.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "echelon/base/error.hpp"

namespace echelon::desktop {

PrivateFile::PrivateFile(std::string_view name, std::string_view bytes) {
  const Words what{"不能写临时文件", "no temporary file can be written"};
  const Words remedy{"检查临时文件夹的空间与权限", "see to the temporary folder's room and rights"};
  std::string pattern = (std::filesystem::temp_directory_path() / "echelon-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw Error(Fault::environment, what, remedy);
  folder_ = pattern;  // mode 0700
  path_ = folder_ / name;
  {
    std::ofstream out(path_, std::ios::binary);
    chmod(path_.c_str(), S_IRUSR | S_IWUSR);
    out << bytes;
    if (out.flush()) return;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  throw Error(Fault::environment, what, remedy);
}

PrivateFile::~PrivateFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace echelon::desktop
