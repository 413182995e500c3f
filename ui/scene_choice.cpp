// SPDX-License-Identifier: MIT
#include "ui/scene_choice.hpp"

#include <optional>

namespace eupnea::ui {

namespace {

/// The choice in force, looked up when the practice changes.
struct SceneChoice {
    std::optional<std::string> practice;
    const Scene* scene = nullptr;
};

/// Empty where none is under way.
std::string practice_of(const Frame& frame)
{
    const auto& step = frame.session.step();
    return step && !frame.session.end() ? std::string{step->practice.view()} : std::string{};
}

const Scene* remembered(const Frame& frame, const std::string& practice)
{
    const auto& look_up = frame.resources.remembered_scene;
    return look_up ? scene_named(look_up(practice)) : nullptr;
}

const Scene& looked_up(const Frame& frame, const std::string& practice)
{
    if (const Scene* own = remembered(frame, practice)) return *own;
    const Practice* written = frame.resources.practice(practice);
    if (const Scene* asked = written ? scene_named(written->scene) : nullptr) return *asked;
    if (const Scene* usual = remembered(frame, "")) return *usual;
    return scenes().front();
}

} // namespace

const Scene& chosen_scene(Frame& frame)
{
    if (frame.canvas.theme().reduced_motion) return *scene_named("bar");
    SceneChoice& choice = frame.view.state<SceneChoice>();
    const std::string practice = practice_of(frame);
    if (choice.practice != practice) choice = {practice, &looked_up(frame, practice)};
    return *choice.scene;
}

void choose_scene(Frame& frame, const Scene& scene)
{
    const std::string practice = practice_of(frame);
    frame.view.state<SceneChoice>() = {practice, &scene};
    if (frame.resources.remember_scene)
        frame.resources.remember_scene(practice, std::string{scene.name});
}

const Scene& scene_after(const Scene& scene)
{
    const auto all = scenes();
    const auto next = static_cast<std::size_t>(&scene - all.data()) + 1;
    return all[next % all.size()];
}

} // namespace eupnea::ui
