#pragma once

#include <string>
#include <string_view>

namespace echelon {

enum class Language { english, chinese };

/// One message in both languages of the product. Whoever writes one writes both, at the same place.
struct Words {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::chinese ? zh : en;
  }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Words&, const Words&) = default;
};

}  // namespace echelon
