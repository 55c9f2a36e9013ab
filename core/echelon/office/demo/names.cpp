#include "echelon/office/demo/names.hpp"

#include <array>
#include <span>
#include <string_view>

namespace echelon::demo {
namespace {

using Characters = std::span<const std::string_view>;

/// Surnames, the frequent ones first; the earlier third is drawn far more often.
constexpr std::array<std::string_view, 126> surnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "徐", "于", "马", "宋", "吴", "高", "姜",
    "黄", "朱", "胡", "林", "郭", "何", "罗", "梁", "谢", "韩", "唐", "冯", "董", "程", "曹", "袁",
    "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶",
    "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "范", "方", "石", "姚", "谭", "廖",
    "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯",
    "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "贺", "赖",
    "龚", "文", "庞", "樊", "兰", "殷", "施", "陶", "洪", "翟", "安", "颜", "倪", "严", "牛", "温",
    "芦", "季", "俞", "章", "鲁", "葛", "伍", "韦", "申", "尤", "毕", "聂", "丛", "逄"};
constexpr std::array<std::string_view, 10> double_surnames{"欧阳", "司马", "上官", "诸葛", "令狐",
                                                           "东方", "皇甫", "尉迟", "慕容", "夏侯"};
constexpr std::array<std::string_view, 8> rare{"㛃", "䶮", "堃", "喆", "𬭎", "玥", "翀", "昶"};

constexpr std::array<std::string_view, 48> women_before_1978{
    "秀", "英", "玉", "兰", "桂", "芳", "淑", "华", "凤", "珍", "美", "红", "丽", "艳", "梅", "云",
    "爱", "春", "香", "霞", "萍", "玲", "荣", "芹", "莲", "琴", "翠", "莉", "青", "娟", "敏", "燕",
    "素", "惠", "清", "巧", "月", "彩", "杰", "君", "卫", "建", "晓", "文", "静", "洁", "金", "瑞"};
constexpr std::array<std::string_view, 50> women_before_1992{
    "丽", "娜", "静", "婷", "燕", "娟", "晓", "敏", "倩", "雪", "丹", "颖", "慧", "洁", "艳", "莉", "琳",
    "晶", "璐", "媛", "蕾", "萌", "玲", "霞", "佳", "芳", "菲", "莹", "春", "海", "文", "秀", "小", "红",
    "亚", "珊", "蓉", "岩", "爽", "宁", "瑞", "青", "云", "梦", "彩", "姗", "冬", "楠", "玉", "俊"};
constexpr std::array<std::string_view, 52> women_since_1992{
    "欣", "怡", "雨", "梦", "瑶", "涵", "诗", "琪", "雅", "婷", "思", "佳", "晨",
    "雪", "悦", "萱", "子", "若", "嘉", "文", "静", "昕", "钰", "彤", "妍", "蕊",
    "可", "馨", "宁", "凡", "舒", "语", "清", "然", "心", "筱", "慧", "颖", "媛",
    "璇", "芷", "依", "冰", "月", "晓", "楠", "逸", "琳", "珂", "灵", "潇", "畅"};
constexpr std::array<std::string_view, 50> men_before_1978{
    "建", "国", "军", "志", "明", "华", "文", "平", "德", "永", "福", "玉", "海", "林", "光", "忠", "庆",
    "成", "生", "云", "树", "春", "贵", "祥", "新", "维", "学", "洪", "立", "卫", "东", "宝", "胜", "利",
    "民", "世", "宏", "振", "良", "义", "金", "山", "清", "江", "峰", "友", "松", "增", "书", "正"};
constexpr std::array<std::string_view, 50> men_before_1992{
    "伟", "强", "磊", "军", "勇", "涛", "超", "明", "刚", "鹏", "辉", "杰", "峰", "波", "斌", "健", "宁",
    "浩", "凯", "建", "志", "晓", "海", "文", "俊", "龙", "飞", "亮", "新", "永", "振", "东", "洋", "旭",
    "帅", "栋", "坤", "宏", "立", "国", "玉", "彬", "学", "松", "春", "兴", "光", "云", "君", "泽"};
constexpr std::array<std::string_view, 50> men_since_1992{
    "浩", "宇", "子", "轩", "泽", "俊", "天", "博", "文", "昊", "晨", "嘉", "铭", "凯", "瑞", "鑫", "翔",
    "毅", "睿", "航", "一", "辰", "逸", "承", "思", "远", "皓", "弘", "煜", "恒", "旭", "哲", "梓", "楷",
    "彦", "振", "志", "明", "舒", "驰", "霖", "正", "庭", "岳", "津", "朗", "知", "行", "景", "然"};

Characters fashion(Gender gender, int birth_year) {
  const bool woman = gender == Gender::female;
  if (birth_year < 1978) return woman ? Characters(women_before_1978) : Characters(men_before_1978);
  if (birth_year < 1992) return woman ? Characters(women_before_1992) : Characters(men_before_1992);
  return woman ? Characters(women_since_1992) : Characters(men_since_1992);
}

std::string_view surname(Stream& stream) {
  if (stream.chance(6)) return stream.pick(double_surnames);
  const auto third = static_cast<int>(surnames.size()) / 3;
  const int kind = stream.below(100);
  if (kind < 30) return surnames[static_cast<std::size_t>(stream.below(8))];
  if (kind < 72) return surnames[static_cast<std::size_t>(stream.below(third))];
  return surnames[static_cast<std::size_t>(stream.below(static_cast<int>(surnames.size())))];
}

}  // namespace

std::string full_name(Gender gender, int birth_year, Stream stream) {
  std::string name(surname(stream));
  const Characters characters = fashion(gender, birth_year);
  const std::string_view first = stream.pick(characters);
  if (!stream.chance(birth_year < 1978 || birth_year >= 1992 ? 120 : 300)) name += first;
  name += stream.chance(8) ? stream.pick(rare) : stream.pick(characters);
  return name;
}

}  // namespace echelon::demo
