// SPDX-License-Identifier: MIT
// Pictures of every screen, for the documentation and for the eye: gallery FOLDER
// [WIDTH HEIGHT [PART OF A NAME]].
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "practice/practice_run.hpp"
#include "tests/assessed_session.hpp"
#include "tests/notebook.hpp"
#include "tests/staged_session.hpp"
#include "ui/window.hpp"

using namespace eupnea;

namespace {

struct Picture {
    const char* name;
    Stage stage;
    ui::Look look;
    Seconds shown{0.0};
    std::string keys{};     ///< one a frame: letters, and the control characters below
    std::string practice{}; ///< that runs, or is about to
    bool check_in = false;
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
    default:
        return keys.type(static_cast<unsigned char>(key));
    }
}

/// The steps and prompts of a practice, as they come when it runs.
void practise(Session& session, std::string_view name, Timestamp until)
{
    const auto shelf = full_shelf();
    const auto found = std::ranges::find(shelf.practices, name, &Practice::name);
    if (found == shelf.practices.end()) return;
    PracticeRun run{PracticeTimeline{*found, Seconds{0.0}}, Timestamp{}};
    Pacer pacer;
    for (Timestamp now{}; now < until; now += Seconds{0.25}) {
        if (const auto step = run.next_step(now)) {
            const PacerChange change{now, run.step().pattern, run.step().guide != Guide::own};
            pacer.apply(change);
            session.apply(*step);
            session.apply(change);
        }
        if (const auto prompt = run.next_prompt(now, pacer)) session.apply(*prompt);
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

void take(ui::Window& window, const Picture& picture, const std::filesystem::path& folder)
{
    Kept kept = some_days();
    const StagedSession staged{picture.stage};
    const Timestamp shown =
        at(picture.shown > Seconds{0.0} ? picture.shown : picture.stage.length - Seconds{0.05});
    Session session = staged.upto(picture.stage.ended ? at(Seconds{1e9}) : shown);
    if (picture.stage.begun) practise(session, picture.practice, shown);
    if (picture.stage.ended && !picture.practice.empty()) answer(session);
    const ui::Opening opening{.device = Word{"/dev/ttyACM0"},
                              .practice = picture.practice,
                              .check_in = picture.check_in,
                              .begun = !picture.practice.empty() && !picture.check_in};
    ui::App app{picture.look, opening, [](const Command&) {}, full_shelf(&kept)};
    for (const char key : picture.keys) {
        strike(window.keys(), key);
        window.show(app, session, shown - Seconds{0.62});
    }
    for (int frame = 30; frame >= 0; --frame)
        window.show(app, session, shown - frame * Seconds{0.02});
    const auto file = folder / fmt::format("{}.png", picture.name);
    if (!window.save_png(file)) fmt::print(stderr, "cannot write {}\n", file.string());
}

/// Under way, in a rest, and its result; by night, by day and in large letters.
void take_assessment(ui::Window& window, const std::filesystem::path& folder,
                     std::string_view wanted)
{
    const AssessedSession stepped;
    const AssessedSession sliding{AssessmentMode::sliding};
    struct Moment {
        const char* name;
        const AssessedSession& session;
        double shown_s;
    };
    const Moment moments[] = {{"pace", stepped, 96.3},
                              {"pace_rest", stepped, 127.0},
                              {"pace_result", stepped, 1e4},
                              {"pace_result_sliding", sliding, 1e4}};
    const std::pair<const char*, ui::Look> looks[] = {
        {"night", {}}, {"day", {.day = true}}, {"large_text", {.text_scale = 1.5f}}};
    for (const Moment& moment : moments)
        for (const auto& [look_name, look] : looks) {
            const std::string name = fmt::format("{}_{}", moment.name, look_name);
            if (name.find(wanted) == std::string::npos) continue;
            const Session session = moment.session.upto(at(Seconds{moment.shown_s}));
            const Timestamp shown = std::min(at(Seconds{moment.shown_s + 4.0}), session.now());
            ui::App app{look, {}, [](const Command&) {}, full_shelf()};
            for (int frame = 10; frame >= 0; --frame)
                window.show(app, session, shown - frame * Seconds{0.02});
            const auto file = folder / (name + ".png");
            if (!window.save_png(file)) fmt::print(stderr, "cannot write {}\n", file.string());
        }
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int width = argc > 3 ? std::atoi(argv[2]) : 1280;
    const int height = argc > 3 ? std::atoi(argv[3]) : 800;
    const ui::Look day{.day = true};
    const ui::Look large{.text_scale = 1.5f};
    const ui::Look large_day{.day = true, .text_scale = 1.5f};
    const ui::Look small{.text_scale = 0.8f};
    const ui::Look small_day{.day = true, .text_scale = 0.8f};
    const Stage ended{.length = Seconds{600}, .ended = true};
    const Stage room{.length = Seconds{20}, .begun = false};
    const Picture pictures[] = {
        {"begin_night", {.length = Seconds{20}, .begun = false}, {}},
        {"begin_day", {.length = Seconds{20}, .begun = false}, day},
        {"practice_night", {.length = Seconds{143.6}}, {}},
        {"practice_day", {.length = Seconds{146.5}}, day},
        {"practice_start", {.length = Seconds{12.2}, .origin = Origin::simulated}, {}},
        {"practice_no_belt", {.length = Seconds{143.6}, .belt = false}, {}},
        {"practice_lost",
         {.length = Seconds{140.0}, .lost_from = Seconds{132.0}, .lost_until = Seconds{500.0}},
         {}},
        {"practice_gap",
         {.length = Seconds{143.0}, .lost_from = Seconds{122.0}, .lost_until = Seconds{128.0}},
         {}},
        {"practice_bar", {.length = Seconds{143.6}}, {.reduced_motion = true}},
        {"practice_large_text", {.length = Seconds{143.6}}, {.text_scale = 1.5f}},
        {"after_night",
         {.length = Seconds{600},
          .ended = true,
          .lost_from = Seconds{290},
          .lost_until = Seconds{312}},
         {}},
        {"after_day", {.length = Seconds{300}, .ended = true}, day},
        {"choose_night", room, {}, {}, "p\v\v\v\v"},
        {"choose_day", room, day, {}, "ps"},
        {"choose_large", room, large, {}, "p\v\v\v\v\v\v\v\v\v"},
        {"choose_small", room, small, {}, "p"},
        {"begin_large", room, large},
        {"pace_page_night", room, {}, {}, "f"},
        {"pace_page_day", room, day, {}, "f"},
        {"pace_page_large", room, large, {}, "f"},
        {"help_night", room, {}, {}, "?"},
        {"help_day", {.length = Seconds{143.6}}, day, {}, "?"},
        {"help_large", room, large, {}, "?"},
        {"practice_quiet_night", {.length = Seconds{33.0}, .quiet = true}, {}},
        {"practice_quiet_day", {.length = Seconds{33.0}, .quiet = true}, day},
        {"read_night", room, {}, {}, "r\v\v\v"},
        {"read_day", room, day, {}, "r"},
        {"read_large", room, large, {}, "r"},
        {"journal_night", room, {}, {}, "j"},
        {"journal_day", room, day, {}, "j\v"},
        {"journal_writing", room, {}, {}, "jw\v\v\nIt rained, and I walked home slowly"},
        {"journal_prompts", room, day, {}, "jw\v\v"},
        {"journal_found", room, {}, {}, "jflight"},
        {"journal_large", room, large_day, {}, "j"},
        {"goals_night", room, {}, {}, "g"},
        {"goals_day", room, day, {}, "gnTen quiet minutes\v"},
        {"goals_plan", room, {}, {}, "gc\f"},
        {"goals_plan_large", room, large_day, {}, "gc"},
        {"check_in_night", room, {}, {}, "\f\f", "arrive", true},
        {"check_in_day", room, day, {}, "\ntight shoulders", "arrive", true},
        {"check_in_large", room, large, {}, "\f", "arrive", true},
        {"check_in_words", room, {}, {}, "\n\n\n\n\n\n\n\nI may rest", "kind-words", true},
        {"guided_night", {.length = Seconds{150}}, {}, {}, "", "resonance"},
        {"guided_day", {.length = Seconds{150}}, day, {}, "", "giving-compassion"},
        {"guided_free", {.length = Seconds{230}}, {}, {}, "", "kind-words"},
        {"guided_large", {.length = Seconds{150}}, large, {}, "", "arrive"},
        {"guided_small", {.length = Seconds{150}}, small_day, {}, "", "arrive"},
        {"guided_eyes_closed", {.length = Seconds{300}}, {}, {}, "", "kind-words"},
        {"guided_elsewhere", {.length = Seconds{20}}, day, {}, "", "in-the-day"},
        {"guided_letter",
         {.length = Seconds{240}},
         {},
         {},
         "Dear you,\nI can see how tired you are",
         "letter"},
        {"guided_letter_large",
         {.length = Seconds{240}},
         large_day,
         {},
         "Dear you,\nI can",
         "letter"},
        {"ground_night", {.length = Seconds{40}}, {}, {}, "", "ground"},
        {"ground_day", {.length = Seconds{40}}, day, {}, "", "ground"},
        {"check_out_day", ended, day, {}, "", "arrive", true},
        {"after_guided_night", ended, {}, {}, "", "arrive"},
        {"after_guided_day", ended, day, {}, "", "kind-words"},
        {"after_guided_large", ended, large, {}, "", "arrive"},
        {"after_short", {.length = Seconds{8}, .belt = false, .ended = true}, {}},
    };
    std::filesystem::create_directories(folder);
    ui::Window window{{.width = width, .height = height}};
    const std::string_view wanted = argc > 4 ? argv[4] : "";
    for (const Picture& picture : pictures)
        if (std::string_view{picture.name}.find(wanted) != std::string_view::npos)
            take(window, picture, folder);
    take_assessment(window, folder, wanted);
    return EXIT_SUCCESS;
}
