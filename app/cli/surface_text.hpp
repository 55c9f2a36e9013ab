#pragma once

#include <map>
#include <string>

#include "echelon/view/surface.hpp"

namespace cli {

/// Draws a panel as text, once, from top to bottom. Charts become tables of their numbers, what could be
/// pressed or typed is named and left alone.
class TextSurface : public echelon::Surface {
 public:
  TextSurface(echelon::Language language, std::size_t most_rows)
      : language_(language), most_rows_(most_rows) {}
  [[nodiscard]] const std::string& text() const { return text_; }

  [[nodiscard]] echelon::Language language() const override { return language_; }
  void heading(const echelon::Words& text) override;
  void text(const echelon::Words& text, echelon::Tone tone) override;
  void figure(const echelon::Words& name, std::string_view value, const echelon::Words& note,
              echelon::Tone tone) override;
  void status(const echelon::Words& text, echelon::Tone tone) override;
  void progress(std::string_view id, const echelon::Words& name, double done, double target,
                const echelon::Words& unit, double least, double most) override;
  void chart(const echelon::Chart& chart) override;
  void timeline(const echelon::Timeline& timeline) override;
  void flow(const echelon::FlowChart& flow) override;
  echelon::NetworkAnswer network(const echelon::Network& network) override;
  std::string table(const echelon::Table& table) override;
  echelon::BoardAnswer board(const echelon::Board& board) override;
  std::optional<echelon::StateChange> states(const echelon::StateGrid& grid) override;
  void separator() override;
  void columns(std::string_view id, std::span<const double> weights,
               const std::function<void(std::size_t)>& draw) override;
  void group(std::string_view id, const echelon::Words& title, const std::function<void()>& draw) override;
  void foldable(std::string_view id, const echelon::Words& title, bool open_at_first,
                const std::function<void()>& draw) override;
  void tabs(std::string_view id, std::span<const echelon::Tab> tabs) override;
  bool button(std::string_view id, const echelon::Words& label, bool enabled,
              const echelon::Words& why_not) override;
  bool confirmed_button(std::string_view id, const echelon::Words& label, const echelon::Words& consequence,
                        bool enabled, const echelon::Words& why_not) override;
  bool text_field(std::string_view id, const echelon::Words& label, std::string& value, bool lines) override;
  bool number_field(std::string_view id, const echelon::Words& label, double& value, double least,
                    double most, double step) override;
  bool choice(std::string_view id, const echelon::Words& label, std::size_t& chosen,
              std::span<const echelon::Words> options) override;
  bool toggle(std::string_view id, const echelon::Words& label, bool& value) override;
  std::string& remember(std::string_view id, std::string_view initial) override;

 private:
  void line(const std::string& text);
  [[nodiscard]] std::string in(const echelon::Words& words) const;

  echelon::Language language_;
  std::size_t most_rows_;
  std::string text_;
  std::map<std::string, std::string, std::less<>> memory_;
};

}  // namespace cli
