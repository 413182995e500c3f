// SPDX-License-Identifier: MIT
#include "ui/app.hpp"

#include <cmath>
#include <utility>

#include "ui/help_overlay.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

App::App(Look look, const Opening& opening, Send send, Resources shelf)
    : look_(look), send_(std::move(send)), shelf_(std::move(shelf))
{
    theme_.colour = look.day ? &day : &night;
    theme_.reduced_motion = look.reduced_motion;
    view_.choices = choices(opening.pattern);
    view_.choice = index_of(view_.choices, opening.pattern);
    if (opening.device) {
        view_.device = *opening.device;
        view_.device_by_hand = true;
    }
    view_.sound = opening.sound;
    if (opening.begun) view_.place = Place::starting;
    if (!opening.practice.empty()) open_practice(opening);
    view_.quiet = opening.quiet;
    if (opening.minutes) view_.minutes = *opening.minutes;
}

void App::open_practice(const Opening& opening)
{
    const Practice* chosen = shelf_.practice(opening.practice);
    if (!chosen) return;
    view_.choose.practice = static_cast<std::size_t>(chosen - shelf_.practices.data());
    if (opening.minutes) view_.choose.length = std::chrono::minutes{*opening.minutes};
    view_.check.wanted = !opening.begun;
    view_.check.own_words = opening.own_words;
    if (!opening.begun) view_.place = opening.check_in ? Place::check_in : Place::choose;
}

bool App::fit(ImFontAtlas& atlas, float width, float height, float density)
{
    // In steps of a twentieth, so that a window being dragged does not build fonts every frame.
    const float unit = std::round(unit_for(width, height) * 20.0f) / 20.0f;
    theme_.unit = unit;
    if (unit == fitted_unit_ && density == fitted_density_) return false;
    theme_.font = load_fonts(atlas, unit * look_.text_scale, density);
    fitted_unit_ = unit;
    fitted_density_ = density;
    return true;
}

void App::draw(const Session& session, Timestamp now, const Keys& keys)
{
    const Seconds elapsed = std::clamp(now - last_frame_, Seconds{0.0}, Seconds{0.1});
    last_frame_ = now;
    const Keys struck = keys.and_also(std::exchange(clicked_, {}));
    const Keys wishes = view_.writing ? struck.without_wishes_by_letter() : struck;
    view_.writing = false;
    const bool refused = session.link() && session.link()->state == LinkState::refused;
    if (view_.place == Place::starting && (session.start() || refused)) view_.place = Place::begin;
    if (wishes.typed('l')) theme_.colour = theme_.colour == &night ? &day : &night;
    const Canvas canvas{theme_, clicked_};
    Frame frame{session, now, elapsed, canvas, wishes, view_, send_, shelf_};
    if (answer_help_keys(frame)) return draw_help_overlay(frame);
    screen_for(session, view_).draw(frame);
}

} // namespace eupnea::ui
