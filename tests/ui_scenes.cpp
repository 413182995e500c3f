// SPDX-License-Identifier: MIT
// The laws of the scenes, in numbers: what moves is smooth, what is missing fades, words can be read.
#include <cmath>
#include <numbers>
#include <random>
#include <set>

#include "catch.hpp"
#include "practice/scene_names.hpp"
#include "staged_session.hpp"
#include "ui/kit/badge.hpp"
#include "ui/practice_scene.hpp"
#include "ui/scenes/scene_frame.hpp"
#include "ui/scenes/scene_list.hpp"
#include "ui/scenes/scene_resolution.hpp"
#include "ui_sheet.hpp"

using namespace eupnea;
using namespace eupnea::ui;

namespace {

struct Output {
    const char* name;
    float SceneState::*value;
    float rate; ///< of its follower
};
constexpr std::array outputs{
    Output{"guide", &SceneState::guide, guide_rate},
    Output{"guided", &SceneState::guided, shown_rate},
    Output{"own", &SceneState::own, own_rate},
    Output{"own_shown", &SceneState::own_shown, shown_rate},
    Output{"beat", &SceneState::beat, beat_rate},
    Output{"swing", &SceneState::swing, slow_rate},
    Output{"quality", &SceneState::quality, slow_rate},
    Output{"elapsed", &SceneState::elapsed, slow_rate},
};

/// A target within a range of 1.2 moves a follower of this rate no faster, and bends it no more.
double most_speed(float rate) { return 1.2 * rate / std::numbers::e; }
double most_bend(float rate) { return 1.2 * rate * rate * (1.0 + 2.0 / std::numbers::e); }

/// Whatever can happen: it jumps, it is lost, it comes back, time is skipped in the session.
SceneInput adversary(std::mt19937& random, Timestamp now)
{
    const auto share = [&] { return std::uniform_real_distribution<float>{-0.1f, 1.1f}(random); };
    const auto sometimes = [&](int one_in) {
        return random() % static_cast<unsigned>(one_in) != 0;
    };
    SceneInput input{.time = now, .quality = share(), .elapsed = share()};
    if (sometimes(3)) input.guide = share();
    if (sometimes(3)) input.own = share();
    if (sometimes(4)) input.since_beat = Seconds{std::abs(static_cast<double>(share()))};
    if (sometimes(5)) input.swing_bpm = 30.0f * share();
    return input;
}

template <class InputAt>
void check_smooth(double frames_a_second, Seconds length, InputAt&& input_at)
{
    const Seconds step{1.0 / frames_a_second};
    SceneMotion motion;
    SceneState before = motion.follow(input_at(at(0s)), Seconds{0.0});
    std::array<double, outputs.size()> last_move{};
    const auto frames = static_cast<int>(length / step);
    for (int frame = 1; frame < frames; ++frame) {
        const Timestamp now = at(step * static_cast<double>(frame));
        const SceneState state = motion.follow(input_at(now), step);
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const double move = state.*outputs[i].value - before.*outputs[i].value;
            const double t = step.count();
            CAPTURE(outputs[i].name, now.time_since_epoch().count());
            if (std::abs(move) > most_speed(outputs[i].rate) * t + 1e-5 ||
                std::abs(move - last_move[i]) > most_bend(outputs[i].rate) * t * t + 1e-5)
                FAIL("a jump or a kink");
            last_move[i] = move;
        }
        before = state;
    }
}

/// A session in which everything comes: a change of pace, a pause, a lost sensor, the end.
Session eventful()
{
    const Stage stage{.length = Seconds{120}, .lost_from = Seconds{70}, .lost_until = Seconds{80}};
    Session session = StagedSession{stage}.whole();
    session.apply(
        PacerChange{at(Seconds{33.3}), {.inhale = Seconds{3}, .exhale = Seconds{4}}, true});
    session.apply(PacerChange{at(Seconds{52.2}), {}, false});
    session.apply(
        PacerChange{at(Seconds{56.1}), {.inhale = Seconds{5}, .exhale = Seconds{5}}, true});
    return session;
}

/// What the screen knows of it as time goes on.
class Unfolding {
public:
    explicit Unfolding(Session whole) : whole_(std::move(whole)) {}
    SceneInput operator()(Timestamp now) const
    {
        SceneInput input = scene_input(whole_, now, static_cast<float>(seconds_of(now) / 120.0));
        const auto& wave = whole_.breath_wave();
        input.own.reset();
        for (std::size_t i = wave.size(); i > 0; --i)
            if (wave[i - 1].time <= now) {
                if (now - wave[i - 1].time < 2s) input.own = wave[i - 1].volume;
                break;
            }
        const auto beats = whole_.beats();
        const auto next = std::ranges::upper_bound(
            beats, now, {}, [](const SessionBeat& beat) { return beat.beat.time; });
        input.since_beat.reset();
        if (next != beats.begin()) input.since_beat = now - std::prev(next)->beat.time;
        return input;
    }

private:
    Session whole_;
};

constexpr std::array lights = all_daylights;

/// In sRGB, as ImGui blends.
Colour over(Colour below, Colour above, float opacity) { return ui::mixed(below, above, opacity); }

} // namespace

TEST_CASE("scenes: nothing jumps or kinks, whatever comes in, at 60 and at 144 frames a second")
{
    for (const double rate : {60.0, 144.0}) {
        std::mt19937 random{5};
        SceneInput input = adversary(random, at(0s));
        double next = 0.3;
        check_smooth(rate, Seconds{240}, [&](Timestamp now) {
            if (seconds_of(now) > next) {
                input = adversary(random, now);
                next += 0.02 + 0.0001 * static_cast<double>(random() % 20'000);
            }
            return input;
        });
    }
}

TEST_CASE("scenes: nor in a session with a change of pace, a pause, a lost sensor and an end")
{
    const Unfolding session{eventful()};
    for (const double rate : {60.0, 144.0}) check_smooth(rate, Seconds{125}, session);
}

TEST_CASE("scenes: the frame rate changes nothing that is seen")
{
    const Unfolding session{eventful()};
    SceneMotion slow;
    SceneMotion fast;
    for (int frame = 0; frame < 60 * 120; ++frame) {
        const auto input = [&](double part) { return session(at(Seconds{(frame + part) / 60.0})); };
        if (frame > 0) fast.follow(input(-0.5), Seconds{1.0 / 120.0});
        const SceneState at_120 = fast.follow(input(0.0), Seconds{frame > 0 ? 1.0 / 120.0 : 0.0});
        const SceneState at_60 = slow.follow(input(0.0), Seconds{frame > 0 ? 1.0 / 60.0 : 0.0});
        for (const Output& output : outputs)
            REQUIRE(std::abs(at_60.*output.value - at_120.*output.value) < 0.06f);
    }
}

TEST_CASE("scenes: the guide is where it is asked to be, without lag")
{
    const Session session = StagedSession{{.length = Seconds{60}}}.whole();
    SceneMotion motion;
    for (int frame = 0; frame < 50 * 60; ++frame) {
        const Timestamp now = at(Seconds{frame / 60.0});
        const float shown =
            motion.follow(scene_input(session, now, 0.0f), Seconds{frame > 0 ? 1.0 / 60.0 : 0.0})
                .guide;
        if (frame > 60) REQUIRE(std::abs(shown - session.pacer().at(now)->volume) < 0.03);
    }
}

TEST_CASE("scenes: a breath that is missing fades within three seconds and is never invented")
{
    SceneMotion motion;
    SceneInput input{.guide = 0.5f, .own = 0.7f};
    for (int i = 0; i < 120; ++i) motion.follow(input, Seconds{1.0 / 60.0});
    input.own.reset();
    input.guide = 0.9f;
    SceneState state;
    for (int i = 0; i < 180; ++i) {
        state = motion.follow(input, Seconds{1.0 / 60.0});
        CHECK(state.own == Approx(0.7f).margin(0.01)); // it stays where it was, and pales
    }
    CHECK(state.own_shown < 0.01f);

    SceneMotion never;
    for (int i = 0; i < 600; ++i) CHECK(never.follow({.guide = 0.5f}, 16ms).own_shown == 0.0f);
}

TEST_CASE(
    "scenes: no light comes and goes between 3 and 30 times a second, even at 180 beats a minute")
{
    constexpr double rate = 120.0;
    constexpr int frames = 120 * 20;
    SceneMotion motion;
    std::vector<std::array<float, outputs.size()>> states;
    for (int i = 0; i < frames; ++i) {
        const double t = i / rate;
        SceneInput input{.guide = static_cast<float>(0.5 + 0.5 * std::sin(t)), .own = 0.5f};
        input.since_beat = Seconds{std::fmod(t, 60.0 / 180.0)};
        const SceneState state = motion.follow(input, Seconds{i > 0 ? 1.0 / rate : 0.0});
        auto& row = states.emplace_back();
        for (std::size_t k = 0; k < outputs.size(); ++k) row[k] = state.*outputs[k].value;
    }
    for (std::size_t k = 0; k < outputs.size(); ++k)
        for (double hertz = 3.0; hertz <= 30.0; hertz += 0.25) {
            double in = 0.0;
            double quadrature = 0.0;
            for (int i = frames / 2; i < frames; ++i) {
                const double angle = 2.0 * std::numbers::pi * hertz * i / rate;
                in += states[static_cast<std::size_t>(i)][k] * std::cos(angle);
                quadrature += states[static_cast<std::size_t>(i)][k] * std::sin(angle);
            }
            CAPTURE(outputs[k].name, hertz);
            CHECK(2.0 * std::hypot(in, quadrature) / (frames / 2.0) < 0.05);
        }
}

TEST_CASE("scenes: words below the picture stand on the ground alone")
{
    for (const Scene& scene : scenes())
        for (const Daylight light : lights) {
            const Palette& palette = palette_of(light);
            const SceneFrame frame = scene_frame(scene, light, palette.ground, {1280.0f, 800.0f},
                                                 {0.0f, 18.0f, 1280.0f, 430.0f}, {});
            CHECK(sunken(frame, words_top(frame)) == 1.0f);
            CHECK(sunken(frame, 18.0f) == 0.0f);
            for (const Colour words : {palette.text, palette.quiet, palette.breath_text})
                CHECK(contrast(words, palette.ground) >= 4.5f);
        }
}

TEST_CASE("scenes: words over the picture can be read over any light that there may be")
{
    for (const Daylight light : lights) {
        const Palette& palette = palette_of(light);
        for (const Colour picture : {rgb(0x000000), rgb(0xFFFFFF)}) {
            const Colour behind = over(picture, palette.ground, badge_opacity);
            CHECK(contrast(palette.text, behind) >= 4.5f);
            CHECK(contrast(palette.quiet, over(picture, palette.ground, panel_opacity)) >= 4.5f);
        }
    }
}

TEST_CASE("scenes: guide and own breath are told apart by every kind of colour vision")
{
    for (const Scene& scene : scenes())
        for (const Daylight light : lights)
            for (const ColourVision vision :
                 {ColourVision::usual, ColourVision::no_red, ColourVision::no_green}) {
                const SceneColours& colours = scene.under(light);
                CAPTURE(scene.name, static_cast<int>(light), static_cast<int>(vision));
                CHECK(difference(as_seen(linear(colours[0]), vision),
                                 as_seen(linear(colours[1]), vision)) > 0.14f);
            }
}

TEST_CASE("scenes: every name that a practice may write is a scene, and every scene has words")
{
    std::set<std::string_view> titles;
    for (const std::string_view name : scene_names) {
        const Scene* scene = scene_named(name);
        REQUIRE(scene);
        titles.insert(scene->title);
        CHECK(scene->moves.find("wn breath") != std::string_view::npos);
    }
    CHECK(titles.size() == scenes().size());
    CHECK_FALSE(scene_named("disco"));
}

TEST_CASE(
    "scenes: one that takes too long is drawn coarser, and not at all when that is not enough")
{
    SceneResolution quick;
    for (int i = 0; i < 300; ++i) quick.measured(4ms);
    CHECK(quick.divisor() == 1);

    SceneResolution slow;
    for (int i = 0; i < 60; ++i) slow.measured(16ms / (slow.divisor() * slow.divisor()));
    CHECK(slow.divisor() == 2);
    CHECK_FALSE(slow.too_slow());

    SceneResolution slowest;
    for (int i = 0; i < 60; ++i) slowest.measured(80ms);
    CHECK(slowest.divisor() == 4);
    CHECK_FALSE(slowest.too_slow()); // it may have been another program
    for (int i = 0; i < 120; ++i) slowest.measured(80ms);
    CHECK(slowest.too_slow());
}

TEST_CASE("colours: black and white are one apart, and a colour goes there and back")
{
    CHECK(difference(linear(rgb(0x000000)), linear(rgb(0xFFFFFF))) == Approx(1.0).margin(0.001));
    for (const Colour colour : {rgb(0x6CC2AE), rgb(0xFFCB7D), rgb(0x1B1422)})
        CHECK(colour_of(linear(colour)) == colour);
    CHECK(luminance(linear(Oklch{1.0f, 0.0f, 0.0f})) == Approx(1.0).margin(0.001));
}

TEST_CASE("scene choice: V takes the next scene and remembers it for this practice")
{
    std::string kept;
    Resources resources;
    resources.remembered_scene = [](const std::string&) { return std::string{"tide"}; };
    resources.remember_scene = [&](const std::string& practice, const std::string& scene) {
        kept = practice + "/" + scene;
    };
    Sheet sheet{{}, {.device = Word{"sim"}}, resources};
    const Session session = StagedSession{{}}.upto(at(Seconds{60}));
    sheet.draw(session, at(Seconds{60}));
    CHECK(sheet.shows("Tide"));
    sheet.type('v');
    sheet.draw(session, at(Seconds{60}));
    CHECK(kept == "/barley");
    sheet.draw(session, at(Seconds{60}));
    CHECK(sheet.shows("Barley"));
}

TEST_CASE("scene choice: its screen shows every scene, and Enter keeps the one chosen")
{
    std::string kept;
    Resources resources;
    resources.remember_scene = [&](const std::string&, const std::string& scene) { kept = scene; };
    Sheet sheet{{}, {.device = Word{"sim"}}, resources};
    const Session session;
    sheet.draw(session, at(0s));
    sheet.type('v');
    sheet.draw(session, at(1s));
    sheet.draw(session, at(1s));
    for (const Scene& scene : scenes()) CHECK(sheet.shows(scene.title));
    CHECK(sheet.shows("example breath"));
    sheet.press(Key::down);
    sheet.draw(session, at(2s));
    sheet.press(Key::enter);
    sheet.draw(session, at(3s));
    sheet.draw(session, at(3s));
    CHECK(kept == "tide");
    CHECK(sheet.shows("Begin"));
}
