#include <charconv>
#include <map>

#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

int number_of(const char* value) {
  int number = -1;
  if (value != nullptr) {
    const std::string_view text(value);
    std::from_chars(text.data(), text.data() + text.size(), number);
  }
  return number;
}

/// Formats that Excel knows by number alone; those of the Chinese edition among them (27–36, 50–58).
NumberLook built_in_look(int id) {
  if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return NumberLook::month;
  if (id == 14 || id == 15 || id == 16 || id == 22) return NumberLook::date;
  if ((id >= 28 && id <= 31) || id == 51 || id == 53 || id == 54 || id == 58) return NumberLook::date;
  return NumberLook::number;
}

class StyleListener : public XmlListener {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      const char* const code = attributes.find("formatCode");
      custom_[number_of(attributes.find("numFmtId"))] =
          code == nullptr ? NumberLook::number : number_look(code);
    }
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name == "xf" && in_cell_formats_) {
      const int id = number_of(attributes.find("numFmtId"));
      const auto custom = custom_.find(id);
      looks.push_back(custom == custom_.end() ? built_in_look(id) : custom->second);
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }
  void text(std::string_view) override {}

  std::vector<NumberLook> looks;

 private:
  std::map<int, NumberLook> custom_;
  bool in_cell_formats_ = false;
};

/// The letters of a format's first section that mean something: without quoted and bracketed text and
/// escapes.
std::string meaning_letters(std::string_view code) {
  std::string letters;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (code[i] == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else {
      letters += static_cast<char>(code[i] >= 'A' && code[i] <= 'Z' ? code[i] + 32 : code[i]);
    }
  }
  return letters;
}

}  // namespace

NumberLook number_look(std::string_view format_code) {
  const std::string letters = meaning_letters(format_code);
  if (letters.find("general") != std::string::npos) return NumberLook::number;
  const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
  if (has('d')) return NumberLook::date;
  if (has('y') || (has('e') && has('m'))) return has('m') ? NumberLook::month : NumberLook::date;
  return NumberLook::number;
}

std::vector<NumberLook> read_xlsx_styles(const XlsxContainer& container, const std::string& part) {
  if (!container.has(part)) return {};
  StyleListener listener;
  read_xml(container, part, listener);
  return std::move(listener.looks);
}

}  // namespace echelon
