// SPDX-License-Identifier: MIT
// What the client sees: the picture and the words of the practice. No keys, no name, and whatever becomes of a
// sensor is not the client's business.
#include "ui/client_screen.hpp"

#include "ui/kit/fading_words.hpp"
#include "ui/practice_numbers.hpp"
#include "ui/practice_picture.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr Seconds fade{0.8};

struct ClientWords {
    FadingWords breath{Seconds{0.25}};
};

bool is_under_way(const Session& session) { return session.start() && !session.end(); }

std::string_view breath_words(const Frame& frame)
{
    return frame.session.pacer().at(frame.now) ? phase_words(frame.session, frame.now) : "";
}

void draw_words(const Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    FadingWords& breath = frame.view.state<ClientWords>().breath;
    breath.show(breath_words(frame), frame.elapsed);
    const float centre = area.centre().x;
    draw_fading(canvas, {centre, area.cut_top(1.6f * Canvas::height_of(font.body)).top},
                area.width(), font.body, canvas.colour().breath_text, breath);
    const auto prompts = frame.session.prompts();
    if (prompts.empty()) return;
    const auto share = static_cast<float>((frame.now - prompts.back().time) / fade);
    const float width = std::min(area.width(), 30.0f * Canvas::height_of(font.medium));
    canvas.centred({centre, area.top}, width, font.medium,
                   faded(canvas.colour().text, std::clamp(share, 0.0f, 1.0f)),
                   prompts.back().text.view());
}

} // namespace

void draw_client_screen(Frame& frame)
{
    const Canvas& canvas = frame.canvas;
    if (!is_under_way(frame.session)) return;
    Rect area = canvas.area().inset(canvas.px(40.0f), canvas.px(32.0f));
    const Rect words = area.cut_bottom(5.6f * Canvas::height_of(canvas.font().medium));
    area.cut_bottom(canvas.px(16.0f));
    draw_practice_picture(frame, area);
    draw_words(frame, words);
    const float side = 0.5f * (area.width() - area.height()) - canvas.px(24.0f);
    if (frame.view.numbers)
        draw_practice_numbers(frame, {area.left, area.top, area.left + side, area.bottom});
}

} // namespace eupnea::ui
