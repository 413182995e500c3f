// SPDX-License-Identifier: MIT
// Pictures of every screen, by night, at dusk and by day and in small, usual and large letters, for the
// documentation and for the eye: gallery FOLDER [WIDTH HEIGHT [PART OF A NAME]]. The part "film" makes a sheet of
// each scene's moments, "times" prints how long the scenes take.
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "films.hpp"
#include "scenes.hpp"
#include "session/session_lead.hpp"
#include "tests/assessed_session.hpp"
#include "tests/household.hpp"
#include "tests/kept_sessions.hpp"
#include "ui/window.hpp"

using namespace eupnea;

namespace {

struct NamedLook {
    std::string_view name;
    ui::Look look;
};
constexpr std::array looks{
    NamedLook{"night", {}},
    NamedLook{"dusk", {.light = ui::Daylight::dusk}},
    NamedLook{"day", {.light = ui::Daylight::day}},
    NamedLook{"night_small", {.text_scale = 0.8f}},
    NamedLook{"day_small", {.light = ui::Daylight::day, .text_scale = 0.8f}},
    NamedLook{"night_large", {.text_scale = 1.5f}},
    NamedLook{"day_large", {.light = ui::Daylight::day, .text_scale = 1.5f}},
};

void strike(ui::Keys& keys, char key)
{
    switch (key) {
    case '\n':
        return keys.press(ui::Key::enter);
    case '\v':
        return keys.press(ui::Key::down);
    case '\f':
        return keys.press(ui::Key::right);
    case '\t':
        return keys.press(ui::Key::tab);
    default:
        return keys.type(static_cast<unsigned char>(key));
    }
}

Practice practice_of(std::string_view name)
{
    const auto resources = full_resources();
    const Practice* found = resources.practice(name);
    return found ? *found : Practice{};
}

/// Somebody goes on after half a minute of each step that waits for it, and writes something down.
void accompany(SessionLead& lead, Session& session, const Practice& practice, Timestamp now)
{
    if (!session.step() || now - session.step()->time < Seconds{30.0}) return;
    if (practice.steps[session.step()->step].end != StepEnd::at_key) return;
    session.apply(ItemAnswered{now, "tension", 0, std::uint8_t{6}, {}});
    session.apply(Mark{now, "shoulders up, wanted to go on"});
    lead.apply(NextStep{}, now);
}

/// The steps and prompts of a practice, as they come when it runs.
void practise(Session& session, const Scene& scene, Timestamp until)
{
    if (scene.practice.empty()) return;
    SessionLead lead{[&](const Event& event) { session.apply(event); }};
    lead.apply(BeginSession{scene.stage.pattern, Seconds{0.0}}, Timestamp{});
    const Practice practice = practice_of(scene.practice);
    lead.apply(MoveToPractice{practice, Seconds{0.0}}, Timestamp{});
    for (const std::string& line : scene.own_words) lead.apply(AddWords{line}, Timestamp{});
    for (Timestamp now{}; now < until; now += Seconds{0.25}) {
        if (now == at(scene.ground_at))
            lead.apply(MoveToPractice{practice_of("ground"), Seconds{0.0}}, now);
        lead.advance_to(now);
        accompany(lead, session, practice, now);
    }
}

void answer(Session& session)
{
    using Q = CheckQuestion;
    const auto give = [&](CheckMoment moment, Q question, std::optional<std::uint8_t> number,
                          std::string_view words) {
        session.apply(Answer{at(Seconds{0.0}), moment, question, number, words});
    };
    give(CheckMoment::before, Q::tension, std::uint8_t{7}, "");
    give(CheckMoment::after, Q::tension, std::uint8_t{4}, "");
    give(CheckMoment::after, Q::comfort, std::uint8_t{8}, "");
    give(CheckMoment::before, Q::body, {}, "tight shoulders, cold hands");
    give(CheckMoment::after, Q::body, {}, "warmer, and the jaw has let go");
    give(CheckMoment::before, Q::intention, {}, "a little room before the evening");
}

/// A diary of some days.
Kept some_days()
{
    Kept kept;
    kept.entries = {
        {1, 0, 12, "What was a good moment today, however small?",
         "The light on the wet street, and somebody holding the door.\nFor a moment there was no "
         "hurry."},
        {2, 0, {}, "", "Slept badly. The body scan at noon helped the shoulders."},
        {3,
         0,
         {},
         "Whom did you think of, and what may they have felt?",
         "M., who was short with me. Perhaps tired, too."}};
    kept.goals = {{1, 0, "Ten minutes after breakfast", 3, 10, "2026-12-20"},
                  {2, 0, "Two minutes before opening the mail", 5, 2, ""}};
    return kept;
}

/// As it was at a time.
Session session_of(const Scene& scene, const StagedSession& staged, Timestamp time)
{
    const bool over = scene.stage.ended && time >= at(scene.stage.length);
    Session session = staged.upto(over ? at(Seconds{1e9}) : time);
    if (scene.stage.begun) practise(session, scene, time);
    if (over && !scene.practice.empty()) answer(session);
    return session;
}

void save(const ui::Window& window, const std::filesystem::path& file)
{
    if (!ui::write_picture(window.picture(), file))
        fmt::print(stderr, "cannot write {}\n", file.string());
}

/// So many of them; each is the same five minutes when it is opened.
ui::Resources resources_for(const Scene& scene, Kept& kept)
{
    static const std::vector<Event> five_minutes = recorded_session(Seconds{300});
    ui::Resources resources = full_resources(&kept);
    resources.recordings = recordings_of(made_up_sessions(scene.sessions), five_minutes);
    return resources;
}

/// The eased parts come to rest.
void settle(ui::Window& window, ui::App& app, const Session& session, Timestamp shown)
{
    for (int frame = 8; frame >= 0; --frame)
        window.show(app, session, shown - frame * Seconds{0.08});
}

/// That no words open.
ui::Lock closed_lock()
{
    const auto refuse = [](const std::string&) {
        std::promise<Result<void>> answer;
        answer.set_value(
            fail(UserMessage{"This is not the passphrase of the library. Nothing has changed; try "
                             "again."}));
        return answer.get_future();
    };
    return {.unlock = refuse, .locked = true};
}

void take(ui::Window& window, const Scene& scene, ui::Look look, const std::filesystem::path& file)
{
    Kept kept = some_days();
    const StagedSession staged{scene.stage};
    const Timestamp shown =
        at(scene.stage.ended ? scene.stage.length : scene.stage.length - Seconds{0.05});
    const Timestamp struck =
        scene.keys_at < Seconds{0.0} ? shown - Seconds{0.72} : at(scene.keys_at);
    const Session now = session_of(scene, staged, shown);
    const Session then = scene.keys_at < Seconds{0.0} ? now : session_of(scene, staged, struck);
    look.reduced_motion = scene.reduced_motion;
    const ui::StartOptions options{.device = Word{"/dev/ttyACM0"},
                                   .practice = scene.practice,
                                   .check_in = scene.check_in,
                                   .begun = !scene.practice.empty() && !scene.check_in};
    Household household;
    ui::Resources resources = scene.shared ? household.resources() : resources_for(scene, kept);
    if (scene.locked) resources.lock = closed_lock();
    ui::App app{look, options, [](const Command&) {}, std::move(resources)};
    window.show(app, then, struck);
    for (const char key : scene.keys) {
        strike(window.keys(), key);
        window.show(app, then, struck);
    }
    settle(window, app, now, shown);
    save(window, file);
}

/// Under way, in a rest, and its result.
void take_assessment(ui::Window& window, const std::filesystem::path& folder,
                     std::string_view wanted)
{
    struct Moment {
        const char* name;
        AssessmentMode mode;
        double shown_s;
    };
    const Moment moments[] = {{"pace", AssessmentMode::stepped, 96.3},
                              {"pace_rest", AssessmentMode::stepped, 127.0},
                              {"pace_result", AssessmentMode::stepped, 1e4},
                              {"pace_result_sliding", AssessmentMode::sliding, 1e4}};
    for (const Moment& moment : moments)
        for (const auto& [look_name, look] : looks) {
            const std::string name = fmt::format("{}_{}", moment.name, look_name);
            if (name.find(wanted) == std::string::npos) continue;
            const Session session = AssessedSession{moment.mode}.upto(at(Seconds{moment.shown_s}));
            ui::App app{look, {}, [](const Command&) {}, full_resources()};
            settle(window, app, session,
                   std::min(at(Seconds{moment.shown_s + 4.0}), session.now()));
            save(window, folder / (name + ".png"));
        }
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int width = argc > 3 ? std::atoi(argv[2]) : 1280;
    const int height = argc > 3 ? std::atoi(argv[3]) : 800;
    const std::string_view wanted = argc > 4 ? argv[4] : "";
    std::filesystem::create_directories(folder);
    ui::Window window{{.width = width, .height = height}};
    if (wanted == "times") return print_times(window);
    window.scenes().draw_whole();
    if (wanted.starts_with("film")) return make_films(window, folder, wanted.substr(4));
    for (const Scene& scene : gallery_scenes())
        for (const auto& [look_name, look] : looks) {
            const std::string name = fmt::format("{}_{}", scene.name, look_name);
            if (name.find(wanted) != std::string::npos)
                take(window, scene, look, folder / (name + ".png"));
        }
    take_assessment(window, folder, wanted);
    return EXIT_SUCCESS;
}
