// SPDX-License-Identifier: MIT
#include "ui/app.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/begin_state.hpp"
#include "ui/check_state.hpp"
#include "ui/choose_state.hpp"
#include "ui/client_screen.hpp"
#include "ui/help_overlay.hpp"
#include "ui/lock_screen.hpp"
#include "ui/replay_state.hpp"
#include "ui/room_state.hpp"
#include "ui/screens.hpp"
#include "ui/therapist_keys.hpp"

namespace eupnea::ui {

namespace {

/// Night, day, dusk, and night again.
Daylight next_light(Daylight light)
{
    return light == Daylight::night ? Daylight::day
           : light == Daylight::day ? Daylight::dusk
                                    : Daylight::night;
}

} // namespace

App::App(Look look, const StartOptions& options, Send send, Resources resources)
    : look_(look), options_(options), send_(std::move(send)), resources_(std::move(resources))
{
    theme_.colour = &palette_of(look.light);
    theme_.reduced_motion = look.reduced_motion;
    set_up(options);
    view_.state<LockState>().locked = resources_.lock.locked;
    view_.writing = resources_.lock.locked;
    const bool unknown = resources_.people.several && options.person.identity.empty();
    if (unknown && !options.begun && !options.replay) view_.open(ScreenId::people);
}

void App::set_up(const StartOptions& options)
{
    BeginState& begin = view_.state<BeginState>();
    begin.choices = choices(options.pattern);
    begin.choice = index_of(begin.choices, options.pattern);
    if (options.device) {
        begin.device = *options.device;
        begin.device_by_hand = true;
    }
    begin.quiet = options.quiet;
    if (options.minutes) begin.minutes = *options.minutes;
    view_.sound = options.sound;
    view_.person = options.person;
    view_.state<RoomState>().client.window = options.client_window;
    if (options.begun) view_.open(ScreenId::starting);
    if (!options.practice.empty()) open_practice(options);
    if (options.replay) open_replay(view_, resources_, *options.replay);
}

/// A draft goes to the journal of the one who wrote it; everything else is forgotten.
void App::change_person(const Session& session, const PersonCard& person)
{
    leave_notes(view_, resources_.notebook, notes_left_);
    view_ = View{};
    client_view_ = View{};
    StartOptions fresh;
    fresh.sound = options_.sound;
    fresh.quiet = options_.quiet;
    fresh.person = person;
    set_up(fresh);
    view_.open(person.identity.empty() ? ScreenId::people : ScreenId::begin);
    if (resources_.people.notebook_of) resources_.notebook = resources_.people.notebook_of(person);
    if (resources_.people.consent_book_of)
        resources_.consent_book = resources_.people.consent_book_of(person);
    if (resources_.people.choose) resources_.people.choose(person);
    choose_usual_sensor(session);
    person_changed_ = true;
}

/// That of the person, where it is there; a strap is looked for.
void App::choose_usual_sensor(const Session& session)
{
    const Word& usual = view_.person.device;
    const bool there =
        std::ranges::find(session.devices(), usual, &DeviceSeen::id) != session.devices().end();
    if (!there && !usual.view().starts_with("ble")) return;
    BeginState& begin = view_.state<BeginState>();
    begin.device = usual;
    begin.device_by_hand = true;
    send_(ChooseDevice{usual, view_.person.inputs});
}

std::vector<UnwrittenNote> App::unwritten_notes() { return finish_notes(view_, notes_left_); }

void App::open_practice(const StartOptions& options)
{
    const auto& all = resources_.practices;
    const auto practice = std::ranges::find(all, options.practice, &Practice::name);
    if (practice == all.end()) return;
    ChooseState& chosen = view_.state<ChooseState>();
    chosen.practice = static_cast<std::size_t>(practice - all.begin());
    if (options.minutes) chosen.length = std::chrono::minutes{*options.minutes};
    CheckState& check = view_.state<CheckState>();
    check.wanted = !options.begun;
    check.own_words = options.own_words;
    if (!options.begun) view_.open(options.check_in ? ScreenId::check_in : ScreenId::choose);
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

void App::draw(const Session& session, Timestamp now, const Keys& keys, SceneRenderer* scenes)
{
    const Seconds elapsed = std::clamp(now - last_frame_, Seconds{0.0}, Seconds{0.1});
    last_frame_ = now;
    const Keys all = keys.and_also(std::exchange(clicked_, {}));
    const Keys commands = view_.writing ? all.without_letter_commands() : all;
    view_.writing = false;
    const bool refused = session.link() && session.link()->state == LinkState::refused;
    if (view_.screen == ScreenId::starting && (session.start() || refused))
        view_.open(ScreenId::begin);
    if (commands.typed('l')) theme_.colour = &palette_of(next_light(theme_.colour->light));
    const Canvas canvas{theme_, clicked_};
    Frame frame{session, now, elapsed, canvas, commands, view_, send_, resources_, scenes};
    follow_client(frame);
    if (answer_lock(frame)) return draw_lock_screen(frame);
    if (answer_help_keys(frame)) return draw_help_overlay(frame);
    screen_for(session, view_, resources_).draw(frame);
    if (const auto next = std::exchange(view_.next_person, std::nullopt))
        change_person(session, *next);
}

/// What the client asks for comes before whatever the main window shows.
void App::follow_client(Frame& frame)
{
    const bool with_client = plan_of(frame.session, resources_) ||
                             view_.screen == ScreenId::plans || view_.screen == ScreenId::consent;
    client_window_ = with_client && view_.state<RoomState>().client.window;
    const ClientWish wish = std::exchange(client_wish_, {});
    if (!frame.session.start() || frame.session.end()) return;
    if (wish.ground) return go_to_ground(frame);
    if (wish.stop) stop_for_client(frame);
}

void App::answer_client(const ClientWish& wish)
{
    client_wish_ = {client_wish_.stop || wish.stop, client_wish_.ground || wish.ground};
}

void App::client_window_closed() { view_.state<RoomState>().client.window = false; }

void App::draw_client(const Session& session, Timestamp now, SceneRenderer* scenes)
{
    const Seconds elapsed = std::clamp(now - last_client_frame_, Seconds{0.0}, Seconds{0.1});
    last_client_frame_ = now;
    const ClientSight& sight = view_.state<RoomState>().client;
    client_view_.numbers = sight.numbers;
    const Keys none;
    Keys unused;
    const Canvas canvas{theme_, unused};
    Frame frame{session, now, elapsed, canvas, none, client_view_, send_, resources_, scenes};
    if (!sight.blank) draw_client_screen(frame);
}

} // namespace eupnea::ui
