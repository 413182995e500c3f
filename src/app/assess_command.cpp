// SPDX-License-Identifier: MIT
// eupnea assess: find the pace at which this heart swings most.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/commands.hpp"
#include "app/record.hpp"
#include "app/simulated_assessment.hpp"
#include "app/sources.hpp"
#include "app/terminal_session.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

struct AssessOptions {
    std::string device;
    std::string format;
    AssessmentMode mode = AssessmentMode::stepped;
    bool json = false;
    std::string library;    ///< empty: the person's own
    std::uint64_t seed = 1; ///< of the simulated person
    double resonance = 5.6; ///< of the simulated person, breaths/min; 0: none to be found

    std::filesystem::path library_path() const
    {
        return library.empty() ? default_library_path() : std::filesystem::path{library};
    }
};

Resonance assess_simulated_person(const AssessOptions& options)
{
    simulator::Scenario person;
    person.seed = options.seed;
    if (options.resonance > 0.0)
        person.resonance = frequency(BreathRate{options.resonance});
    else
        person.damping = 2.0;
    return assess_simulated(person, options.mode);
}

std::string announcement(const AssessmentStep& step)
{
    if (step.slides())
        return fmt::format(
            "Follow the pacer; it slows down a little with every breath, from {:.2f} "
            "to {:.2f} a minute.",
            step.from.per_minute, step.to.per_minute);
    return fmt::format(
        "Next pace: {:.1f} breaths a minute, for {:.0f} s. Breathe gently, not deeply.",
        step.from.per_minute, step.length.count());
}

/// What the recording keeps of the answer, as a marker with the session's date.
Text remembered(const Resonance& resonance)
{
    return fmt::format("Find my pace: {}", sentence(resonance));
}

/// Live: the guide goes by the events' time, its wishes go to the engine, the pacer's line to stderr.
class LiveAssessment {
public:
    explicit LiveAssessment(const AssessOptions& options)
        : running_(sources({options.format, {}}), record_into(options.library_path())),
          guide_(options.mode)
    {
        const AssessmentStep first = assessment_steps(options.mode).front();
        running_.engine().post(ChooseDevice{Word{options.device}});
        running_.engine().post(
            BeginSession{pacer_changes(first, Timestamp{}).front().pattern, Seconds{0.0}});
    }

    /// Until the guide is through, or the person has had enough (Ctrl-C).
    Resonance run()
    {
        while (!guide_.over() && !session_.end()) {
            running_.from_io().drain([this](const Event& event) { take(event); });
            show();
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        fmt::print(stderr, "\n");
        const Resonance resonance = guide_.result();
        if (!session_.end()) running_.engine().post(AddMark{remembered(resonance)});
        return resonance;
    }

private:
    void take(const Event& event)
    {
        if (const auto* link = std::get_if<LinkStatus>(&event);
            link && link->state == LinkState::refused)
            throw Failure{std::string{link->text.view()}};
        session_.apply(event);
        if (!session_.start()) return;
        if (const auto change = guide_.on(event))
            running_.engine().post(ChangePattern{change->pattern});
    }
    void show()
    {
        if (guide_.step() && guide_.step() != announced_)
            fmt::print(stderr, "\n{}\n", announcement(*guide_.step()));
        announced_ = guide_.step();
        if (session_.start()) fmt::print(stderr, "\r{:<100}", live_line(session_, session_.now()));
    }

    Running running_;
    AssessmentGuide guide_;
    Session session_;
    std::optional<AssessmentStep> announced_;
};

void print_table(const Resonance& resonance)
{
    fmt::print(
        "  pace  breath  phase  locked  swing    LF power  LF peak  smooth  peaks   suits\n"
        "  /min    /min    deg  0 to 1    bpm         ms2   ms2/Hz  0 to 1         0 to 1\n");
    for (const RateResult& rate : resonance.rates) {
        if (rate.fate != RateFate::used) {
            fmt::print("  {:4.2f}  set aside: {}\n", rate.asked.per_minute, sentence(rate.fate));
            continue;
        }
        fmt::print(
            "  {:4.2f}  {:6.2f}  {:5.1f}  {:6.2f}  {:5.1f}  {:10.0f}  {:7.0f}  {:6.2f}  {:5d}"
            "  {:5.2f}\n",
            rate.asked.per_minute, rate.measured.per_minute, rate.phase_deg, rate.phase_locking,
            rate.swing_bpm, rate.lf_power_ms2, rate.lf_peak_ms2_hz, rate.smoothness, rate.lf_peaks,
            *rate.score);
    }
    fmt::print("{}\n", sentence(resonance));
}

nlohmann::json json_of(const RateResult& rate)
{
    nlohmann::json json{{"asked_per_min", rate.asked.per_minute},
                        {"measured_per_min", rate.measured.per_minute},
                        {"breaths", rate.breaths},
                        {"corrected_percent", rate.corrected_percent},
                        {"used", rate.fate == RateFate::used}};
    if (rate.fate != RateFate::used) json["reason"] = sentence(rate.fate);
    json["phase_deg"] = rate.phase_deg;
    json["phase_locking"] = rate.phase_locking;
    json["swing_bpm"] = rate.swing_bpm;
    json["lf_power_ms2"] = rate.lf_power_ms2;
    json["lf_peak_ms2_hz"] = rate.lf_peak_ms2_hz;
    json["smoothness"] = rate.smoothness;
    json["lf_peaks"] = rate.lf_peaks;
    if (rate.score) json["suitability"] = *rate.score;
    if (rate.comfort) json["comfort"] = *rate.comfort;
    json["heart_bpm"] = rate.heart_bpm;
    json["lungs"] = rate.lungs;
    return json;
}

nlohmann::json json_of(const Resonance& resonance)
{
    constexpr std::array verdicts{"not enough", "flat", "found"};
    nlohmann::json json{{"verdict", verdicts[static_cast<std::size_t>(resonance.verdict)]},
                        {"sentence", sentence(resonance)}};
    if (resonance.rate) json["resonance_per_min"] = resonance.rate->per_minute;
    if (resonance.verdict != ResonanceVerdict::not_enough)
        json["interval_per_min"] = {resonance.low.per_minute, resonance.high.per_minute};
    for (const RateResult& rate : resonance.rates) json["rates"].push_back(json_of(rate));
    return json;
}

void assess(AssessOptions options)
{
    if (options.device.empty()) options.device = default_device();
    const bool simulated = options.device == "sim";
    const Resonance resonance =
        simulated ? assess_simulated_person(options) : LiveAssessment{options}.run();
    if (options.json) {
        auto json = json_of(resonance);
        json["simulated"] = simulated;
        fmt::print("{}\n", json.dump(2));
        return;
    }
    print_table(resonance);
    if (simulated) fmt::print("These are a simulated person's numbers, not yours.\n");
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
    command->add_flag("--json", options->json, "Everything, as JSON");
    command->add_option("--seed", options->seed, "Which simulated person");
    command->add_option("--resonance", options->resonance,
                        "The simulated person's resonance, breaths a minute; 0: none");
    command->callback([options] { assess(*options); });
}

} // namespace eupnea::app
