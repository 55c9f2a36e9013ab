#include "echelon/rules/dated_terms.hpp"

namespace echelon {

std::vector<Section> dated_sections(std::string_view text, const std::string& file, const char* key,
                                    const Words& what) {
  const auto unreadable = [&](const Words& why, const Place& place) {
    return Error(Fault::request,
                 {what.zh + "无法读取：" + why.zh, "the " + what.en + " cannot be read: " + why.en},
                 {"修改该文件", "mend the file"}, place);
  };
  std::vector<Section> sections;
  try {
    sections = Section::parse(text, file, key).parts(key);
  } catch (const Error& error) {
    throw unreadable(error.happened(), error.place());
  }
  const std::string name = "[[" + std::string(key) + "]]";
  if (sections.empty()) throw unreadable({"没有 " + name, "there is no " + name}, {file, {}, 0, {}});
  return sections;
}

}  // namespace echelon
