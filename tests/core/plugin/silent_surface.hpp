#pragma once

#include <string>

#include "echelon/view/surface.hpp"

/// A surface on which nothing can be seen and nothing happens; it remembers the headings.
class SilentSurface : public echelon::Surface {
 public:
  std::vector<std::string> headings;

  [[nodiscard]] echelon::Language language() const override { return echelon::Language::english; }
  void heading(const echelon::Words& text) override { headings.push_back(text.en); }
  void text(const echelon::Words&, echelon::Tone) override {}
  void figure(const echelon::Words&, std::string_view, const echelon::Words&, echelon::Tone) override {}
  void status(const echelon::Words&, echelon::Tone) override {}
  void progress(std::string_view, const echelon::Words&, double, double, const echelon::Words&, double,
                double) override {}
  void chart(const echelon::Chart&) override {}
  void timeline(const echelon::Timeline&) override {}
  void flow(const echelon::FlowChart&) override {}
  echelon::NetworkAnswer network(const echelon::Network&) override { return {}; }
  std::string table(const echelon::Table&) override { return {}; }
  echelon::BoardAnswer board(const echelon::Board&) override { return {}; }
  std::optional<echelon::StateChange> states(const echelon::StateGrid&) override { return {}; }
  void separator() override {}
  void columns(std::string_view, std::span<const double> weights,
               const std::function<void(std::size_t)>& draw) override {
    for (std::size_t i = 0; i < weights.size(); ++i) draw(i);
  }
  void group(std::string_view, const echelon::Words&, const std::function<void()>& draw) override { draw(); }
  void foldable(std::string_view, const echelon::Words&, bool, const std::function<void()>& draw) override {
    draw();
  }
  void tabs(std::string_view, std::span<const echelon::Tab> tabs) override {
    for (const auto& tab : tabs) tab.draw();
  }
  bool button(std::string_view, const echelon::Words&, bool, const echelon::Words&) override { return false; }
  bool confirmed_button(std::string_view, const echelon::Words&, const echelon::Words&, bool,
                        const echelon::Words&) override {
    return false;
  }
  bool text_field(std::string_view, const echelon::Words&, std::string&, bool) override { return false; }
  bool number_field(std::string_view, const echelon::Words&, double&, double, double, double) override {
    return false;
  }
  bool choice(std::string_view, const echelon::Words&, std::size_t&,
              std::span<const echelon::Words>) override {
    return false;
  }
  bool toggle(std::string_view, const echelon::Words&, bool&) override { return false; }
  std::string& remember(std::string_view, std::string_view initial) override { return memory_ = initial; }

 private:
  std::string memory_;
};
