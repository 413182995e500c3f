// SPDX-License-Identifier: MIT
// The scenes to choose from, the chosen one alive behind their names.
#include <cmath>
#include <numbers>

#include "pacing/pacer.hpp"
#include "ui/kit/badge.hpp"
#include "ui/kit/key_hints.hpp"
#include "ui/kit/list.hpp"
#include "ui/navigation.hpp"
#include "ui/practice_scene.hpp"
#include "ui/scene_choice.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array hints{KeyHint{"\u2191 \u2193", "scene"}, KeyHint{"L", "night, day or dusk"},
                           KeyHint{"Enter", "keep"}, KeyHint{"Esc", "back"}};
constexpr std::string_view example =
    "An example breath moves it; in your practice it is your own, where a sensor measures it.";

constexpr Seconds example_minutes{300.0}; ///< the preview's time goes round once in it

struct PreviewState {
    unsigned visit = 0;
    std::size_t scene = 0;
};

/// Six breaths a minute, a beat a second, and a breath that follows closely.
SceneInput example_input(Timestamp now)
{
    Pacer pacer;
    pacer.apply({at(0s), Pattern{.inhale = 4s, .exhale = 6s}, true});
    const double t = seconds_of(now);
    const auto late = [&](Seconds lag) {
        return static_cast<float>(
            pacer.at(now - lag + 20s)->volume); // the pacer repeats every 10 s
    };
    SceneInput input{.time = now,
                     .guide = late(-guide_lead),
                     .own = 0.06f + 0.88f * late(Seconds{0.5 + 0.4 * std::sin(t / 7.0)}),
                     .since_beat = Seconds{std::fmod(t, 0.95)},
                     .swing_bpm = 10.0f,
                     .quality = 1.0f};
    input.elapsed =
        0.5f -
        0.5f * static_cast<float>(std::cos(2.0 * std::numbers::pi * t / example_minutes.count()));
    return input;
}

std::size_t index_of(const Scene& scene)
{
    return static_cast<std::size_t>(&scene - scenes().data());
}

} // namespace

void draw_scene_screen(Frame& frame)
{
    answer_escape(frame);
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    PreviewState& preview = frame.view.state<PreviewState>();
    if (preview.visit != frame.view.visit)
        preview = {frame.view.visit, index_of(chosen_scene(frame))};

    Rect area = canvas.area();
    const Rect keys = area.cut_bottom(canvas.px(50.0f));
    Rect words =
        area.cut_bottom(1.4f * Canvas::height_of(font.body) + 3.0f * Canvas::height_of(font.small));
    area.cut_top(canvas.px(18.0f));
    const Scene& scene = scenes()[preview.scene];
    draw_scene(frame, area, scene, follow_scene(frame, example_input(frame.now)));

    const Rect list{canvas.px(40.0f), area.top + canvas.px(26.0f), canvas.px(240.0f), area.bottom};
    const float row = Canvas::height_of(font.body) + canvas.px(15.0f);
    const float height = row * static_cast<float>(scenes().size());
    draw_panel(canvas, {list.left - canvas.px(12.0f), list.top - canvas.px(12.0f),
                        list.right + canvas.px(12.0f), list.top + height + canvas.px(12.0f)});
    const auto row_at = [](std::size_t i) { return Row{scenes()[i].title, "", false}; };
    preview.scene =
        draw_list(canvas, frame.keys, {list.left, list.top, list.right, list.top + height + 1.0f},
                  scenes().size(), preview.scene, row_at);

    const float centre = words.centre().x;
    canvas.centred({centre, words.cut_top(1.4f * Canvas::height_of(font.body)).top},
                   words.width() - canvas.px(56.0f), font.body, canvas.colour().text, scene.moves);
    canvas.centred({centre, words.top}, words.width() - canvas.px(56.0f), font.small,
                   canvas.colour().quiet, example);
    if (frame.keys.entered()) {
        choose_scene(frame, scenes()[preview.scene]);
        frame.view.open(ScreenId::begin);
    }
    draw_key_hints(canvas, keys.centre(), hints);
}

} // namespace eupnea::ui
