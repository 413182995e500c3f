// SPDX-License-Identifier: MIT
#include "ui/kit/fading_words.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea::ui {

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool differ_only_in_digits(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](char x, char y) { return x == y || (is_digit(x) && is_digit(y)); });
}

/// Around `top.x`; not through the canvas, whose log is of the words that are there.
void draw_line(const Canvas& canvas, Point top, ImFont* font, Colour colour, std::string_view line)
{
    const Point left{std::round(top.x - 0.5f * Canvas::width_of(font, line)), std::round(top.y)};
    canvas.draw().AddText(font, Canvas::height_of(font), left, colour, line.data(),
                          line.data() + line.size());
}

} // namespace

void FadingWords::show(std::string_view words, Seconds elapsed)
{
    const bool first = words_.empty() && before_.empty();
    if (!differ_only_in_digits(words, words_.view())) {
        before_ = words_;
        share_ = 0.0f;
    }
    words_ = words;
    share_ = std::min(1.0f, share_ + static_cast<float>(elapsed / length_));
    if (first || elapsed <= Seconds{0.0}) share_ = 1.0f;
    if (share_ >= 1.0f) before_ = {};
}

void draw_fading(const Canvas& canvas, Point top, float width, ImFont* font, Colour colour,
                 const FadingWords& words)
{
    const float opacity = words.opacity();
    canvas.centred(top, width, font, faded(colour, opacity), words.words().view());
    const Line& before = words.before();
    for (const std::string_view line : Canvas::even_lines_of(font, before.view(), width)) {
        draw_line(canvas, top, font, faded(colour, 1.0f - opacity), line);
        top.y += Canvas::centred_leading * Canvas::height_of(font);
    }
}

} // namespace eupnea::ui
