#include "echelon/exchange/paper_page.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <map>
#include <utility>

namespace echelon {
namespace {

constexpr const char* families[] = {"Noto Serif CJK SC", "Noto Sans CJK SC"};

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

TextBlock::TextBlock(cairo_t* cairo, Language language, double width, double size, bool bold, Align align,
                     Cut cut)
    : cairo_(cairo), layout_(pango_cairo_create_layout(cairo)) {
  PangoContext* context = pango_layout_get_context(layout_);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context,
                             pango_language_from_string(language == Language::chinese ? "zh-cn" : "en"));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, families[static_cast<std::size_t>(cut)]);
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  if (bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout_, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout_, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
  const PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
  pango_layout_set_alignment(layout_, alignments[static_cast<std::size_t>(align)]);
}

TextBlock::~TextBlock() {
  if (layout_ != nullptr) g_object_unref(layout_);
}

TextBlock::TextBlock(TextBlock&& other) noexcept
    : cairo_(other.cairo_), layout_(std::exchange(other.layout_, nullptr)), lines_(std::move(other.lines_)) {}

void TextBlock::set(const std::string& text) {
  pango_layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  lines_.clear();
  PangoLayoutIter* at = pango_layout_get_iter(layout_);
  do {
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(at, nullptr, &extents);
    lines_.push_back({points(top), points(bottom), points(pango_layout_iter_get_baseline(at)),
                      points(extents.x), points(extents.width)});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
}

double TextBlock::height(std::size_t first, std::size_t last) const {
  return first >= last ? 0 : lines_[last - 1].bottom - lines_[first].top;
}

double TextBlock::width() const {
  double widest = 0;
  for (const Line& line : lines_) widest = std::max(widest, line.width);
  return widest;
}

std::size_t TextBlock::fits(std::size_t first, double room) const {
  std::size_t last = first;
  while (last < lines() && height(first, last + 1) <= room) ++last;
  return last;
}

void TextBlock::draw(double x, double y, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    cairo_move_to(cairo_, x + lines_[i].indent, y + lines_[i].baseline - lines_[first].top);
    pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(layout_, static_cast<int>(i)));
  }
}

struct PaperRuler::Kept {
  explicit Kept(Language asked)
      : language(asked),
        surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr)),
        cairo(cairo_create(surface)) {}
  ~Kept() {
    blocks.clear();
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
  }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  Language language;
  cairo_surface_t* surface;
  cairo_t* cairo;
  std::map<std::pair<double, bool>, TextBlock> blocks;  ///< by size and weight
  std::map<std::pair<std::string, std::pair<double, bool>>, double> widths;
};

PaperRuler::PaperRuler(Language language) : kept_(std::make_unique<Kept>(language)) {}
PaperRuler::~PaperRuler() = default;

double PaperRuler::width(const std::string& text, double size, bool bold) {
  constexpr double unbounded = 8000;
  const std::pair cut(size, bold);
  const auto [found, fresh] = kept_->widths.try_emplace({text, cut}, 0);
  if (fresh) {
    const auto block =
        kept_->blocks
            .try_emplace(cut, kept_->cairo, kept_->language, unbounded, size, bold, Align::left, Cut::sans)
            .first;
    block->second.set(text);
    found->second = block->second.width();
  }
  return found->second;
}

}  // namespace echelon
