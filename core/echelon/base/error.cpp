#include "echelon/base/error.hpp"

#include <utility>
#include <vector>

namespace echelon {

std::string Place::in(Language language) const {
  const bool chinese = language == Language::chinese;
  std::vector<std::string> parts;
  if (!file.empty()) parts.push_back(file);
  if (!sheet.empty()) parts.push_back((chinese ? "工作表 " : "sheet ") + sheet);
  if (row > 0) parts.push_back(chinese ? "第 " + std::to_string(row) + " 行" : "row " + std::to_string(row));
  if (!column.empty()) parts.push_back((chinese ? "列 " : "column ") + column);
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += chinese ? "，" : ", ";
    joined += part;
  }
  return joined;
}

Error::Error(Fault fault, Words what, Words remedy, Place place)
    : fault_(fault),
      what_(std::move(what)),
      remedy_(std::move(remedy)),
      place_(std::move(place)),
      english_(sentence(Language::english)) {}

std::string Error::sentence(Language language) const {
  const bool chinese = language == Language::chinese;
  std::string text = what_.in(language);
  if (!place_.empty()) text += (chinese ? "（" : " (") + place_.in(language) + (chinese ? "）" : ")");
  if (!remedy_.empty()) text += (chinese ? "：" : ": ") + remedy_.in(language);
  return text;
}

}  // namespace echelon
