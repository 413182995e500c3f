// SPDX-License-Identifier: MIT
// eupnea assess: find the pace at which this heart swings most.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <thread>

#include "app/assessment_report.hpp"
#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "app/record.hpp"
#include "app/simulated_assessment.hpp"
#include "app/sources.hpp"
#include "app/terminal_session.hpp"
#include "app/typed_lines.hpp"
#include "library/earlier_paces.hpp"

namespace eupnea::app {

namespace {

struct AssessOptions {
    std::string device;
    std::string format;
    AssessmentMode mode = AssessmentMode::stepped;
    bool json = false;
    std::string library;    ///< empty: the person's own
    std::string person;     ///< a name, where several people share the library
    std::uint64_t seed = 1; ///< of the simulated person
    double resonance = 5.6; ///< of the simulated person, breaths/min; 0: none to be found
    double rest_s = 30.0;   ///< after each pace
    bool earlier = false;   ///< only list what was found before
    bool wait = false;      ///< the simulated person takes as long as anybody

    std::filesystem::path library_path() const { return library_at(library); }
    std::string identity() const { return person_meant(library_path(), person); }
};

Resonance assess_simulated_person(const AssessOptions& options)
{
    simulator::Scenario person;
    person.seed = options.seed;
    if (options.resonance > 0.0)
        person.resonance = frequency(BreathRate{options.resonance});
    else
        person.damping = 2.0;
    return assess_simulated(person, options.mode, Seconds{options.rest_s});
}

constexpr std::string_view not_yours = "These are a simulated person's numbers, not yours.";

std::string announcement(const PaceBegan& pace)
{
    if (pace.step.slides())
        return fmt::format(
            "Follow the pacer; it slows down a little with every breath, from {:.2f} "
            "to {:.2f} a minute.",
            pace.step.from.per_minute, pace.step.to.per_minute);
    return fmt::format("Pace {} of {}: {:.1f} breaths a minute, for {:.0f} s. Breathe gently, not "
                       "deeply.",
                       pace.number + 1, pace.of, pace.step.from.per_minute,
                       pace.step.length.count());
}

constexpr std::string_view comfort_question =
    "How did that pace feel, from 0 (not at all well) to 10 (very well)? Enter leaves it open.";

/// Live: the engine leads, the pacer's line goes to stderr, the answers come from the keyboard.
class LiveAssessment {
public:
    explicit LiveAssessment(const AssessOptions& options)
        : running_(
              sources({options.format, {}}),
              record_into(options.library_path(), [person = options.identity()] { return person; }))
    {
        running_.engine().post(ChooseDevice{Word{options.device}});
        running_.engine().post(BeginAssessment{options.mode, Seconds{options.rest_s}});
    }

    /// Until the guide is through, or the person has had enough (Ctrl-C).
    Resonance run()
    {
        Leaving leaving{[this] { running_.engine().post(EndSession{}); }};
        const auto now = [this] { return running_.engine().epoch().now().time_since_epoch(); };
        while (!session_.end() && !leaving(StopRequest::came(), session_, now())) {
            running_.from_io().drain([this](const Event& event) { take(event); });
            for (const std::string& line : typed_.next_lines()) answer(line);
            if (session_.start())
                fmt::print(stderr, "\r{:<100}", printable(live_line(session_, session_.now())));
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        print(stderr, "\n");
        return session_.assessment() ? session_.assessment()->result() : Resonance{};
    }

    Origin origin() const { return session_.start() ? session_.start()->origin : Origin::live; }

    /// What could not be recorded, as a sentence.
    std::string finish() { return running_.finish(); }

private:
    void take(const Event& event)
    {
        refusal_.on(event);
        if (const auto* pace = std::get_if<PaceBegan>(&event)) {
            if (pace->number > 0 && pace->rest <= 0s) say(comfort_question);
            say(announcement(*pace));
        }
        session_.apply(event);
        const auto* change = std::get_if<PacerChange>(&event);
        if (change && !change->running && pace_has_ended()) say(comfort_question);
    }
    bool pace_has_ended() const
    {
        return session_.assessment() &&
               session_.assessment()->paces().back().began.end() <= session_.now();
    }
    void answer(const std::string& line)
    {
        if (const auto number = zero_to_ten(line))
            running_.engine().post(
                GiveAnswer{CheckMoment::during, CheckQuestion::pace, number, {}});
    }
    static void say(std::string_view sentence) { print(stderr, "\n{}\n", sentence); }

    Running running_;
    Session session_;
    FirstRefusal refusal_;
    TypedLines typed_;
};

/// What was found before, from the newest on.
void print_earlier(const PaceFound& now, const std::vector<EarlierPace>& earlier)
{
    for (const EarlierPace& one : earlier) print("{}\n", compared(now, one));
}

void assess_live(const AssessOptions& options)
{
    const auto earlier =
        value_or_fail(earlier_paces_in(options.library_path(), options.identity()));
    LiveAssessment assessment{options};
    const Resonance resonance = assessment.run();
    if (const std::string not_recorded = assessment.finish(); !not_recorded.empty())
        print(stderr, "eupnea: {}\n", not_recorded);
    if (options.json) {
        print("{}", report_json(resonance, assessment.origin()));
        return;
    }
    print("{}", report_table(resonance));
    if (assessment.origin() == Origin::simulated)
        print("{}\n", not_yours);
    else
        print_earlier(found(resonance, Timestamp{}), earlier);
}

void list_earlier(const AssessOptions& options)
{
    const auto earlier =
        value_or_fail(earlier_paces_in(options.library_path(), options.identity()));
    if (earlier.empty()) print("No pace has been looked for yet.\n");
    for (const EarlierPace& one : earlier) print("{}\n", sentence(one));
    if (!earlier.empty() && worth_another_look(earlier.front(), unix_ms_now()))
        print("{}\n", another_look);
}

void assess(AssessOptions options)
{
    if (options.earlier) return list_earlier(options);
    if (options.device.empty()) options.device = default_device();
    if (options.device != "sim" || options.wait) return assess_live(options);
    const Resonance resonance = assess_simulated_person(options);
    if (options.json) {
        print("{}", report_json(resonance, Origin::simulated));
        return;
    }
    print("{}{}\n", report_table(resonance), not_yours);
}

} // namespace

void add_assess_command(CLI::App& cli)
{
    auto options = std::make_shared<AssessOptions>();
    CLI::App* command =
        cli.add_subcommand("assess", "Find the pace at which your heart swings most");
    command->add_option("--device", options->device,
                        "A port, a recorded file, or sim: a simulated person, without waiting");
    command->add_option("--format", options->format, "What the port speaks");
    command
        ->add_option("--mode", options->mode,
                     "stepped: 5 paces of 2 minutes; full: 7 of 5; sliding: 16 minutes")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, AssessmentMode>{{"stepped", AssessmentMode::stepped},
                                                  {"full", AssessmentMode::full},
                                                  {"sliding", AssessmentMode::sliding}}));
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    add_person_option(*command, options->person);
    command->add_option("--rest", options->rest_s, "Free breathing after each pace, in seconds")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 600.0));
    command->add_flag("--earlier", options->earlier, "Only what was found before, with its date");
    command->add_flag("--wait", options->wait,
                      "With --device sim: in real time, as with a sensor, and recorded");
    command->add_flag("--json", options->json, "Everything, as JSON");
    command->add_option("--seed", options->seed, "Which simulated person");
    command->add_option("--resonance", options->resonance,
                        "The simulated person's resonance, breaths a minute; 0: none");
    command->callback([options] { assess(*options); });
}

} // namespace eupnea::app
