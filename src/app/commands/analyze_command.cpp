// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "analysis/beats_of_record.hpp"
#include "app/analyze_together.hpp"
#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/file_options.hpp"
#include "app/output_file.hpp"
#include "app/print.hpp"
#include "app/progress_bar.hpp"
#include "app/recorded_events.hpp"
#include "files/export/csv_tables.hpp"
#include "library/kept_edits.hpp"
#include "library/library.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

namespace {

struct AnalyzeOptions {
    std::string input;
    FileOptions reading;
    std::string format = "text";
    std::string beats, breaths, trace;
    bool hrv = false;
    bool whole_record = false;
    double window_s = 0.0;
    double step_s = 0.0;
    std::string library;
    std::string second;
    bool together = false;
    bool who_first = false;

    std::optional<HrvOptions> hrv_options() const
    {
        if (!hrv && window_s <= 0.0) return std::nullopt;
        HrvOptions chosen;
        if (window_s > 0.0) chosen.window = Seconds{window_s};
        if (step_s > 0.0) chosen.step = Seconds{step_s};
        return chosen;
    }
};

/// The tables that were asked for, each in its file.
class Tables {
public:
    explicit Tables(const AnalyzeOptions& options)
        : beats_file_(maybe(options.beats)), breaths_file_(maybe(options.breaths)),
          trace_file_(maybe(options.trace))
    {
        if (beats_file_) beats_.emplace(beats_file_->stream());
        if (breaths_file_) breaths_.emplace(breaths_file_->stream());
        if (trace_file_) trace_.emplace(trace_file_->stream());
    }
    void on(const Event& event)
    {
        if (beats_) beats_->on(event);
        if (breaths_) breaths_->on(event);
        if (trace_) trace_->on(event);
    }
    void finish()
    {
        if (beats_) beats_->finish();
        for (auto* file : {&beats_file_, &breaths_file_, &trace_file_})
            if (*file) (*file)->finish();
    }

private:
    static std::optional<OutputFile> maybe(const std::string& path)
    {
        return path.empty() ? std::nullopt : std::optional<OutputFile>{std::in_place, path};
    }
    std::optional<OutputFile> beats_file_, breaths_file_, trace_file_;
    std::optional<BeatsTable> beats_;
    std::optional<BreathsTable> breaths_;
    std::optional<TraceTable> trace_;
};

Analysis run_pipeline(RecordedEvents& events, Tables& tables, BeatsOfRecord& beats)
{
    Analysis analysis;
    const auto emit = [&](const Event& event) {
        analysis.on(event);
        tables.on(event);
    };
    Pipeline pipeline{[&](const Event& found) {
        if (!beats.keeps(found)) emit(found);
    }};
    ProgressBar bar;
    for (std::size_t count = 0;; ++count) {
        const auto event = events.next();
        if (!event) break;
        analysis.on(*event);
        beats.receive(*event);
        pipeline(*event);
        if (count % 4096 == 0) bar.show(events.progress());
    }
    pipeline.finish();
    for (const auto& [beat, classification] : beats.classified()) {
        if (beat) emit(*beat);
        emit(classification);
    }
    return analysis;
}

std::optional<EditedBeats> edits_of(const RecordedEvents& events, const AnalyzeOptions& options)
{
    if (!events.session) return std::nullopt;
    const auto path =
        options.library.empty() ? default_library_path() : std::filesystem::path{options.library};
    const auto session = edited_session(path, *events.session);
    if (!session) throw Failure(session.error().sentence);
    if (!session->edited()) return std::nullopt;
    return session->record.beats();
}

void analyze(const AnalyzeOptions& options)
{
    RecordedEvents events =
        open_recorded(options.input, options.reading.import_options(), options.library);
    auto edited = edits_of(events, options);
    if (edited) events.source.corrections.push_back("by hand");
    if (options.whole_record)
        events.source.corrections.push_back("over the whole record (Lipponen and Tarvainen)");
    Tables tables{options};
    BeatsOfRecord beats{std::move(edited), options.whole_record};
    const Analysis analysis = run_pipeline(events, tables, beats);
    events.source.repair = beats.repair();
    tables.finish();
    const auto trouble = events.trouble();
    events.source.notes.insert(events.source.notes.end(), trouble.begin(), trouble.end());
    if (analysis.samples() == 0)
        throw Failure(fmt::format("{} holds no sample that could be used.{}", options.input,
                                  trouble.empty() ? "" : " " + trouble.back()));
    const auto report = options.format == "json" ? report_json : report_text;
    print("{}", report(events.source, analysis, options.hrv_options()));
}

void analyze_two(const AnalyzeOptions& options)
{
    if (options.second.empty())
        throw Failure("--together takes two recordings: eupnea analyze A B --together.");
    print("{}", analyze_together({{options.input, options.second},
                                  options.reading.import_options(),
                                  options.library,
                                  options.who_first,
                                  options.format == "json"}));
}

void analyze_as_asked(const AnalyzeOptions& options)
{
    if (options.together) return analyze_two(options);
    if (!options.second.empty())
        throw Failure("Two recordings are compared with --together; for their own figures, analyze "
                      "one after the other.");
    analyze(options);
}

} // namespace

void add_analyze_command(CLI::App& cli)
{
    const auto options = std::make_shared<AnalyzeOptions>();
    CLI::App* command = cli.add_subcommand(
        "analyze", "Find beats and breaths in a recording and say what they amount to");
    command
        ->add_option(
            "recording", options->input,
            "A recording of almost any program (docs/reading_files.md), or the number of a "
            "session")
        ->required()
        ->type_name("FILE|SESSION");
    command->add_option("second", options->second, "The other one's recording, with --together")
        ->type_name("FILE|SESSION");
    auto* together = command->add_flag(
        "--together", options->together,
        "Whether the hearts and the breaths of two people moved together more than by chance");
    command->add_flag("--who-first", options->who_first, "With --together: whose heart goes first")
        ->needs(together);
    options->reading.add_to(*command);
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_option("--beats", options->beats, "Write every beat")->type_name("OUT.csv");
    command->add_option("--breaths", options->breaths, "Write every breath")->type_name("OUT.csv");
    command->add_option("--trace", options->trace, "Write a row a second")->type_name("OUT.csv");
    command->add_flag("--hrv", options->hrv, "Every measure of heart-rate variability");
    command->add_flag(
        "--whole-record", options->whole_record,
        "Look at the whole record, as no live session could: find again what was missed "
        "in an ECG or PPG, take out what was none, then correct the intervals "
        "(Lipponen and Tarvainen)");
    command->add_option("--window", options->window_s, "HRV also of windows this long")
        ->type_name("SECONDS")
        ->check(CLI::PositiveNumber);
    command->add_option("--step", options->step_s, "From one window to the next")
        ->type_name("SECONDS")
        ->check(CLI::PositiveNumber);
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    command->callback([options] { analyze_as_asked(*options); });
}

} // namespace eupnea::app
