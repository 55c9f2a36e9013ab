#include "echelon/base/text.hpp"
#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon {
namespace {

class StringListener : public XmlListener {
 public:
  StringListener(std::size_t most, TextStore& texts, const std::string& file)
      : most_(most), texts_(texts), file_(file) {}

  void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "si") current_.clear();
    if (name == "rPh") phonetic_ = true;
    if (name == "t") taking_ = !phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "t") taking_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name != "si") return;
    undo_xlsx_escapes(current_);
    strings.push_back(texts_.keep(current_));
    if (strings.size() > most_) {
      throw Error(Fault::request, {"文件的文字太多", "the file holds too many texts"},
                  {"请分成几个文件", "split it into several files"}, {file_, {}, 0, {}});
    }
  }
  void text(std::string_view characters) override {
    if (taking_) current_ += characters;
  }

  std::vector<std::string_view> strings;

 private:
  std::size_t most_;
  TextStore& texts_;
  const std::string& file_;
  std::string current_;
  bool taking_ = false;
  bool phonetic_ = false;
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// The unit escaped at `at` as `_xHHHH_`; −1 when there is none.
int escaped_unit(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
  int unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

}  // namespace

void undo_xlsx_escapes(std::string& text) {
  if (text.find("_x") == std::string::npos) return;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const int unit = escaped_unit(text, i);
    const bool surrogate = unit >= 0xD800 && unit < 0xE000;
    if (unit < 0 || surrogate) {
      plain += text[i++];
    } else {
      append_code_point(plain, static_cast<char32_t>(unit));
      i += 7;
    }
  }
  text = std::move(plain);
}

std::vector<std::string_view> read_xlsx_strings(const XlsxContainer& container, const std::string& part,
                                                std::size_t most, TextStore& texts) {
  if (!container.has(part)) return {};
  StringListener listener(most, texts, container.file());
  read_xml(container, part, listener);
  return std::move(listener.strings);
}

}  // namespace echelon
