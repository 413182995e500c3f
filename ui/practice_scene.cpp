// SPDX-License-Identifier: MIT
#include "ui/practice_scene.hpp"

#include <algorithm>
#include <utility>

#include "ui/pacer_view.hpp"
#include "ui/scenes/scene_frame.hpp"
#include "ui/scenes/scene_renderer.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

namespace {

constexpr float fade_rate = 10.0f; ///< per second: from one scene to the ground, and to the next
constexpr float faded_out = 0.02f;

struct SceneView {
    SceneMotion motion;
    Timestamp time{};               ///< of the frame before
    std::optional<Seconds> session; ///< `since_launch` of the one that is shown
    const Scene* shown = nullptr;
    Follower opacity{fade_rate};
    SceneFrame frame; ///< lives until the frame is rendered
};

std::optional<Seconds> since_beat(const Session& session, Timestamp now)
{
    const auto beats = session.beats();
    if (beats.empty()) return std::nullopt;
    return now - beats.back().beat.time;
}

/// The scene that is there now, while the wanted one waits for it to fade.
const Scene& fade_towards(SceneView& view, const Scene& wanted, Seconds elapsed)
{
    if (!view.shown) view.shown = &wanted;
    view.opacity.follow(view.shown == &wanted ? 1.0f : 0.0f, elapsed);
    if (view.opacity.value() < faded_out) view.shown = &wanted;
    return *view.shown;
}

bool has_shader(const Frame& frame, const Scene& scene)
{
    return frame.scenes && !scene.shader.empty() && frame.scenes->can_draw(scene);
}

} // namespace

SceneInput scene_input(const Session& session, Timestamp now, float elapsed)
{
    SceneInput input{.time = now, .since_beat = since_beat(session, now), .elapsed = elapsed};
    if (session.pacer().at(now))
        if (const auto ahead = session.pacer().at(now + guide_lead))
            input.guide = static_cast<float>(ahead->volume);
    if (breath_is_measured(session, now)) input.own = session.breath_wave().back().volume;
    if (const auto& state = session.state()) {
        input.swing_bpm = state->hr_swing_bpm;
        input.quality = state->breath.level;
    }
    return input;
}

const SceneState& follow_scene(Frame& frame, const SceneInput& input)
{
    SceneView& view = frame.view.state<SceneView>();
    const auto session =
        frame.session.start() ? std::optional{frame.session.start()->since_launch} : std::nullopt;
    if (view.session != session) view.motion = SceneMotion{};
    view.session = session;
    const Seconds elapsed = input.time - std::exchange(view.time, input.time);
    return view.motion.follow(input, std::max(elapsed, Seconds{0.0}));
}

void draw_scene(Frame& frame, const Rect& focus, const Scene& scene, const SceneState& state)
{
    const Canvas& canvas = frame.canvas;
    SceneView& view = frame.view.state<SceneView>();
    const Scene& shown = fade_towards(view, scene, frame.elapsed);
    if (scene.name == "bar") return draw_bar(canvas, focus, state);
    if (!has_shader(frame, shown)) return draw_disc(canvas, focus, state);
    const Rect whole{0.0f, focus.top, canvas.area().right, focus.bottom};
    view.frame = scene_frame(shown, canvas.colour().light, canvas.colour().ground,
                             canvas.area().bottom_right(), whole, state);
    view.frame.opacity = view.opacity.value();
    view.frame.drifts = !canvas.theme().reduced_motion;
    frame.scenes->add_to(canvas.draw(), view.frame);
}

} // namespace eupnea::ui
