#include "echelon/base/text_pinyin.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/base/text.hpp"

namespace echelon {
namespace {

/// A character of a name: its syllable with the tone's digit (`zeng1`), or a letter or digit; empty for
/// signs.
struct Reading {
  char32_t character = 0;
  std::string syllable;
  bool han = false;
};

constexpr std::array<std::pair<std::u32string_view, std::string_view>, 56> surnames{{
    {U"尉迟", "yu4 chi2"},  {U"万俟", "mo4 qi2"},  {U"长孙", "zhang3 sun1"}, {U"澹台", "tan2 tai2"},
    {U"令狐", "ling2 hu2"}, {U"宰父", "zai3 fu3"}, {U"单于", "chan2 yu2"},   {U"皇甫", "huang2 fu3"},
    {U"曾", "zeng1"},       {U"单", "shan4"},      {U"解", "xie4"},          {U"仇", "qiu2"},
    {U"区", "ou1"},         {U"查", "zha1"},       {U"盖", "ge3"},           {U"朴", "piao2"},
    {U"任", "ren2"},        {U"华", "hua4"},       {U"乐", "yue4"},          {U"翟", "zhai2"},
    {U"冼", "xian3"},       {U"覃", "qin2"},       {U"纪", "ji3"},           {U"燕", "yan1"},
    {U"应", "ying1"},       {U"宁", "ning4"},      {U"葛", "ge3"},           {U"召", "shao4"},
    {U"员", "yun4"},        {U"秘", "bi4"},        {U"黑", "he4"},           {U"折", "she2"},
    {U"种", "chong2"},      {U"句", "gou1"},       {U"缪", "miao4"},         {U"谌", "chen2"},
    {U"逄", "pang2"},       {U"宿", "su4"},        {U"牟", "mu4"},           {U"繁", "po2"},
    {U"瞿", "qu2"},         {U"那", "na1"},        {U"过", "guo1"},          {U"柏", "bai3"},
    {U"盛", "sheng4"},      {U"石", "shi2"},       {U"沈", "shen3"},         {U"都", "du1"},
    {U"祭", "zhai4"},       {U"薄", "bo2"},        {U"车", "che1"},          {U"贾", "jia3"},
    {U"撒", "sa4"},         {U"哈", "ha3"},        {U"不", "fou1"},          {U"隗", "wei3"},
}};

/// Characters of names that people read in more ways than one; what ICU and the surnames say comes first.
constexpr std::array<std::pair<char32_t, std::string_view>, 69> other_readings{
    {{U'单', "dan shan chan"}, {U'曾', "ceng zeng"},   {U'解', "jie xie"},   {U'仇', "chou qiu"},
     {U'区', "qu ou"},         {U'查', "cha zha"},     {U'盖', "gai ge"},    {U'朴', "pu piao"},
     {U'乐', "le yue"},        {U'翟', "di zhai"},     {U'覃', "tan qin"},   {U'召', "zhao shao"},
     {U'员', "yuan yun"},      {U'秘', "mi bi"},       {U'黑', "hei he"},    {U'折', "zhe she"},
     {U'种', "zhong chong"},   {U'句', "ju gou"},      {U'缪', "mou miao"},  {U'谌', "shen chen"},
     {U'宿', "su xiu"},        {U'牟', "mou mu"},      {U'繁', "fan po"},    {U'柏', "bai bo"},
     {U'盛', "cheng sheng"},   {U'石', "shi dan"},     {U'沈', "shen chen"}, {U'都', "dou du"},
     {U'祭', "ji zhai"},       {U'薄', "bao bo"},      {U'车', "che ju"},    {U'贾', "jia gu"},
     {U'不', "bu fou"},        {U'隗', "wei kui"},     {U'尉', "wei yu"},    {U'万', "wan mo"},
     {U'俟', "si qi"},         {U'长', "chang zhang"}, {U'澹', "dan tan"},   {U'洗', "xi xian"},
     {U'藏', "cang zang"},     {U'朝', "chao zhao"},   {U'行', "xing hang"}, {U'重', "chong zhong"},
     {U'茜', "xi qian"},       {U'晟', "sheng cheng"}, {U'娜', "na nuo"},    {U'传', "chuan zhuan"},
     {U'调', "tiao diao"},     {U'还', "huan hai"},    {U'角', "jiao jue"},  {U'降', "jiang xiang"},
     {U'卡', "ka qia"},        {U'六', "liu lu"},      {U'绿', "lv lu"},     {U'参', "can shen"},
     {U'似', "si shi"},        {U'省', "sheng xing"},  {U'厦', "xia sha"},   {U'校', "xiao jiao"},
     {U'会', "hui kuai"},      {U'大', "da dai"},      {U'颉', "jie xie"},   {U'骑', "qi ji"},
     {U'殷', "yin yan"},       {U'莎', "sha suo"},     {U'叶', "ye xie"},    {U'宓', "mi fu"},
     {U'乜', "nie mie"}}};

Error no_transliteration() {
  return {
      Fault::environment,
      {"系统缺少汉字转拼音的数据（ICU）", "the system's ICU lacks the data for reading Chinese characters"},
      {"请重新安装 libicu72", "reinstall libicu72"}};
}

/// `zēng` → `zeng1`.
std::string with_tone_digit(const icu::UnicodeString& syllable) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw no_transliteration();
  const icu::UnicodeString marked = decomposition->normalize(syllable, status);
  std::string letters;
  char tone = '5';
  for (std::int32_t i = 0; i < marked.length(); ++i) {
    const char16_t unit = marked.charAt(i);
    if (unit >= 'a' && unit <= 'z') letters += static_cast<char>(unit);
    if (unit == 0x0304) tone = '1';
    if (unit == 0x0301) tone = '2';
    if (unit == 0x030C) tone = '3';
    if (unit == 0x0300) tone = '4';
    if (unit == 0x0308 && !letters.empty()) letters.back() = 'v';
  }
  return letters.empty() ? letters : letters + tone;
}

std::string transliterated(char32_t character) {
  static const std::unique_ptr<icu::Transliterator> han_latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || made == nullptr) throw no_transliteration();
    return made;
  }();
  icu::UnicodeString text(static_cast<UChar32>(character));
  han_latin->transliterate(text);
  return with_tone_digit(text);
}

const std::string& usual_syllable(char32_t character) {
  thread_local std::unordered_map<char32_t, std::string> known;
  const auto [at, is_new] = known.try_emplace(character);
  if (is_new) at->second = transliterated(character);
  return at->second;
}

std::string_view without_tone(std::string_view syllable) {
  return syllable.substr(0, syllable.empty() ? 0 : syllable.size() - 1);
}

void read_surname(std::vector<Reading>& readings) {
  std::u32string front;
  for (std::size_t i = 0; i < readings.size() && i < 2; ++i) front += readings[i].character;
  for (const auto& [characters, syllables] : surnames) {
    if (!front.starts_with(characters)) continue;
    std::string_view rest = syllables;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const std::size_t space = rest.find(' ');
      readings[i].syllable = rest.substr(0, space);
      rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
    }
    return;
  }
}

std::vector<Reading> read_name(std::string_view name) {
  std::vector<Reading> readings;
  const std::string folded = fold_width(name);
  for (std::string_view rest = folded; !rest.empty();) {
    Reading reading{take_code_point(rest), {}, false};
    const char32_t c = reading.character;
    if (is_han(c)) {
      reading.syllable = usual_syllable(c);
      reading.han = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      reading.syllable = static_cast<char>(c);
    } else if (c >= 'A' && c <= 'Z') {
      reading.syllable = static_cast<char>(c + 32);
    }
    readings.push_back(std::move(reading));
  }
  read_surname(readings);
  return readings;
}

}  // namespace

std::string pinyin(std::string_view name) {
  std::string result;
  bool after_han = false;
  for (const Reading& reading : read_name(name)) {
    if (reading.syllable.empty()) {
      after_han = true;
      continue;
    }
    if (!result.empty() && (reading.han || after_han)) result += ' ';
    result += reading.han ? reading.syllable.substr(0, reading.syllable.size() - 1) : reading.syllable;
    after_han = reading.han;
  }
  return result;
}

std::string pinyin_initials(std::string_view name) {
  std::string initials;
  for (const Reading& reading : read_name(name)) {
    if (!reading.syllable.empty()) initials += reading.syllable.front();
  }
  return initials;
}

std::vector<std::vector<std::string>> name_readings(std::string_view name) {
  std::vector<std::vector<std::string>> all;
  for (const Reading& reading : read_name(name)) {
    if (reading.syllable.empty()) continue;
    if (!reading.han) {
      all.push_back({reading.syllable});
      continue;
    }
    std::vector<std::string> ways;
    const auto add = [&ways](std::string_view way) {
      if (!way.empty() && std::ranges::find(ways, way) == ways.end()) ways.emplace_back(way);
    };
    add(without_tone(reading.syllable));
    add(without_tone(usual_syllable(reading.character)));
    const auto other =
        std::ranges::find(other_readings, reading.character, &std::pair<char32_t, std::string_view>::first);
    std::string_view rest = other == other_readings.end() ? std::string_view() : other->second;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    all.push_back(std::move(ways));
  }
  return all;
}

std::string name_sort_key(std::string_view name) {
  std::string key;
  for (const Reading& reading : read_name(name)) {
    key += reading.syllable;
    key += ' ';
    append_code_point(key, reading.character);
    key += ' ';
  }
  return key + '\x01' + std::string(name);
}

}  // namespace echelon
