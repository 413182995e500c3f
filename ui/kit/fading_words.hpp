// SPDX-License-Identifier: MIT
// Words that change gently: the old ones fade away while the new ones appear.
#pragma once

#include "base/units.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

class FadingWords {
public:
    explicit FadingWords(Seconds length = Seconds{0.3}) : length_(length) {}

    /// The words of this frame. Numbers that count on inside the same words do not fade, and where
    /// time stands still nothing does.
    ///
    /// @param elapsed  since the last frame
    void show(std::string_view words, Seconds elapsed);

    const Line& words() const { return words_; }
    const Line& before() const { return before_; } ///< empty once it has faded away
    float opacity() const { return share_; }       ///< of the words; those before have the rest

private:
    Seconds length_;
    Line words_;
    Line before_;
    float share_ = 1.0f;
};

/// Around `top.x`, broken at `width`.
void draw_fading(const Canvas& canvas, Point top, float width, ImFont* font, Colour colour,
                 const FadingWords& words);

} // namespace eupnea::ui
