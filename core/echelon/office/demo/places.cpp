#include "echelon/office/demo/places.hpp"

#include <array>

namespace echelon::demo {
namespace {

constexpr std::array<std::string_view, town_count> towns{
    "鹭汀街道", "砚池街道", "澜桥街道", "梧台街道", "穗湾街道", "青槐镇", "石磬镇", "雁笺镇", "芦笛湾镇",
    "柘岭镇",   "枕溪镇",   "望桑镇",   "桃笺镇",   "古枰镇",   "麦垄镇", "渡云镇", "松醪镇"};
constexpr std::array<std::string_view, 17> stems{"鹭汀", "砚池", "澜桥",   "梧台", "穗湾", "青槐",
                                                 "石磬", "雁笺", "芦笛湾", "柘岭", "枕溪", "望桑",
                                                 "桃笺", "古枰", "麦垄",   "渡云", "松醪"};
constexpr std::array<std::string_view, 20> trees{"槐", "柳", "石", "沙", "苇", "杏", "枣", "葛", "鹤", "雁",
                                                 "柿", "莲", "蒲", "桐", "竹", "梨", "榆", "枫", "桑", "荻"};
constexpr std::array<std::string_view, 11> hamlets{"家店", "下沟", "溪湾", "河头", "林坡", "桥埠",
                                                   "荫庄", "前楼", "子洼", "花屯", "山寨"};
constexpr std::array<std::string_view, 16> virtues{"明德", "启航", "育才", "致远", "博雅", "文澜",
                                                   "尚学", "崇文", "知行", "新苗", "弘毅", "求真",
                                                   "和美", "朝阳", "望湖", "景行"};
constexpr std::array<std::string_view, 16> nurseries{"小荷",   "春芽", "彩虹", "星星", "蒲公英", "晨曦",
                                                     "小白鹭", "七彩", "童心", "摇篮", "金穗",   "小木马",
                                                     "向日葵", "蓝铃", "豆豆", "松果"};
constexpr std::array<std::string_view, 10> digits{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

std::string numeral(int number) {
  if (number <= 10) return std::string(digits.at(static_cast<std::size_t>(number - 1)));
  if (number < 20) return "十" + numeral(number - 10);
  if (number < 100) {
    return numeral(number / 10) + "十" + (number % 10 == 0 ? std::string() : numeral(number % 10));
  }
  return std::to_string(number);
}

/// The list's word; from the second time round with a number behind it.
template <class List>
std::string word_of(const List& list, int ordinal, std::string_view number_before = "第") {
  const auto size = static_cast<int>(list.size());
  std::string word(list[static_cast<std::size_t>(ordinal % size)]);
  if (ordinal >= size) word += std::string(number_before) + numeral(ordinal / size + 1);
  return word;
}

std::string village(int town, int ordinal) {
  const int size = static_cast<int>(trees.size() * hamlets.size());
  const int number = (ordinal * town_count + town) * 37 % size;
  std::string name(trees[static_cast<std::size_t>(number) % trees.size()]);
  name += hamlets[static_cast<std::size_t>(number) / trees.size()];
  if (ordinal >= size) name += "第" + numeral(ordinal / size + 1);
  return name;
}

std::string basic_school(SchoolKind kind, Area area, int town, int ordinal) {
  const std::string stem(stems.at(static_cast<std::size_t>(town)));
  const std::string_view suffix = kind == SchoolKind::kindergarten ? "幼儿园"
                                  : kind == SchoolKind::primary    ? "小学"
                                  : kind == SchoolKind::nine_year  ? "学校"
                                                                   : "初级中学";
  if (area == Area::rural) {
    // Schools of different kinds rarely stand in the same village; a kindergarten beside a primary school
    // does.
    const int apart = kind == SchoolKind::junior ? 3 : kind == SchoolKind::nine_year ? 6 : 0;
    return std::string(towns.at(static_cast<std::size_t>(town))) + village(town, ordinal + apart) +
           std::string(suffix);
  }
  if (area == Area::town) {
    const std::string_view first = kind == SchoolKind::nine_year ? "中心"
                                   : kind == SchoolKind::junior  ? ""
                                                                 : "中心";
    const std::string middle = ordinal == 0 ? std::string(first) : "第" + numeral(ordinal + 1);
    return std::string(towns.at(static_cast<std::size_t>(town))) + middle + std::string(suffix);
  }
  if (kind == SchoolKind::kindergarten) return stem + word_of(nurseries, ordinal) + "幼儿园";
  if (kind == SchoolKind::primary && ordinal == 0) return stem + "实验小学";
  return stem + word_of(virtues, ordinal) + std::string(suffix);
}

}  // namespace

std::string_view town_name(int number) { return towns.at(static_cast<std::size_t>(number)); }

std::string school_name(SchoolKind kind, Area area, int town, int ordinal) {
  const std::string whole(city);
  switch (kind) {
    case SchoolKind::senior:
      return whole + "第" + numeral(ordinal + 1) + "中学";
    case SchoolKind::complete:
      return whole + word_of(virtues, ordinal + 3) + "中学";
    case SchoolKind::vocational: {
      constexpr std::array<std::string_view, 5> trades{"职业教育中心学校", "机电职业学校", "商贸职业学校",
                                                       "现代农业职业学校", "艺术职业学校"};
      return whole + word_of(trades, ordinal);
    }
    case SchoolKind::special:
      return whole + (ordinal == 0 ? "" : "第" + numeral(ordinal + 1)) + "特殊教育学校";
    case SchoolKind::institute:
      return whole + (ordinal == 0 ? "" : "第" + numeral(ordinal + 1)) + "教育科学研究院";
    default:
      return basic_school(kind, area, town, ordinal);
  }
}

}  // namespace echelon::demo
