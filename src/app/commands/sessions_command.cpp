// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/analysis.hpp"
#include "app/access_note.hpp"
#include "app/commands/commands.hpp"
#include "app/confirmation.hpp"
#include "app/failure.hpp"
#include "app/output_file.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "base/event_words.hpp"
#include "files/export/bids_physio.hpp"
#include "files/export/csv_tables.hpp"
#include "files/export/edf.hpp"
#include "files/export/rr_text.hpp"
#include "files/export/xdf_writer.hpp"
#include "heart/record/classified_beats.hpp"
#include "heart/record/edited_beats.hpp"
#include "library/deletion.hpp"
#include "library/event_lines.hpp"
#include "library/kept_edits.hpp"
#include "library/people.hpp"
#include "library/session_reader.hpp"
#include "practice/check_in.hpp"

namespace eupnea::app {

namespace {

struct SessionsOptions {
    std::string library;
    std::string person;
    std::int64_t number = 0;
    std::string samples, beats, breaths, trace, rr, edf, xdf, bids, events;
    bool yes = false;

    std::filesystem::path path() const { return library_at(library); }
};

std::string length_text(Seconds length)
{
    const auto seconds = static_cast<long>(std::lround(length.count()));
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string number_text(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value) : "-";
}

std::string origin_text(const SessionSummary& session)
{
    const std::string device = session.device.empty() ? "-" : session.device;
    return session.origin == Origin::live
               ? device
               : fmt::format("{} ({})", device, word_for(session.origin));
}

std::string ending_text(const SessionSummary& session)
{
    return session.ended.empty() ? "going on" : session.ended;
}

void print_recovered(const SessionsOptions& options)
{
    for (const std::string& sentence : recover_sessions(options.path()))
        print(stderr, "{}\n", sentence);
}

void list(const SessionsOptions& options)
{
    print_recovered(options);
    std::error_code ignored;
    if (!std::filesystem::exists(options.path(), ignored)) {
        print("No sessions yet. \"eupnea practice\" begins one.\n");
        return;
    }
    const std::string person =
        options.person.empty() ? "" : person_meant(options.path(), options.person);
    const auto library = value_or_fail(Library::open_for_reading(options.path()));
    const auto sessions = value_or_fail(library.sessions(person));
    if (sessions.empty()) print("No sessions yet. \"eupnea practice\" begins one.\n");
    constexpr auto row = "{:>4}  {:<16}  {:>7}  {:<10}  {:>6}  {:>8}  {:<9}  {}\n";
    if (!sessions.empty())
        print(row, "No.", "Begun", "Length", "Pattern", "Heart", "Breath", "Ended", "Device");
    for (const SessionSummary& session : sessions)
        print(row, session.number, local_time_text(session.begun_unix_ms),
              length_text(session.length), session.pattern.empty() ? "-" : session.pattern,
              number_text(session.heart_rate_bpm), number_text(session.breath_rate_per_min),
              ending_text(session), origin_text(session));
    if (!library.unreadable().empty()) print(stderr, "{}\n", library.unreadable());
}

/// Beats, breaths, gaps and marks of a session, counted from its events.
struct Contents {
    std::size_t beats = 0, breaths = 0, gaps = 0;
    std::vector<Mark> marks;
    std::vector<Stream> streams;
    std::vector<PacerChange> changes;
    std::vector<StepBegan> steps;
    std::vector<Answer> answers;

    void on(const Event& event)
    {
        beats += std::holds_alternative<Beat>(event);
        breaths += std::holds_alternative<Breath>(event);
        gaps += std::holds_alternative<Gap>(event);
        if (const auto* mark = std::get_if<Mark>(&event)) marks.push_back(*mark);
        if (const auto* stream = std::get_if<Stream>(&event)) streams.push_back(*stream);
        if (const auto* change = std::get_if<PacerChange>(&event)) changes.push_back(*change);
        if (const auto* step = std::get_if<StepBegan>(&event)) steps.push_back(*step);
        if (const auto* answer = std::get_if<Answer>(&event)) answers.push_back(*answer);
    }
};

std::string answer_text(const std::vector<Answer>& answers, CheckQuestion question,
                        CheckMoment moment)
{
    for (const Answer& answer : answers)
        if (answer.question == question && answer.moment == moment)
            return answer.number ? fmt::format("{}", *answer.number)
                                 : std::string{answer.words.view()};
    return "-";
}

/// Before and after, side by side.
void print_check_in(const std::vector<Answer>& answers)
{
    for (const CheckInQuestion& asked : check_in_questions()) {
        const std::string before = answer_text(answers, asked.question, CheckMoment::before);
        const std::string after = answer_text(answers, asked.question, CheckMoment::after);
        if (before == "-" && after == "-") continue;
        print("Check-in {:<12} before: {:<30} after: {}\n", word_for(asked.question), before,
              after);
    }
}

/// What the heart's line becomes when the person has edited the intervals.
void print_edits(const SessionsOptions& options)
{
    const auto session = value_or_fail(edited_session(options.path(), options.number));
    if (!session.edited()) return;
    const auto by_hand = session.record.beats();
    Analysis analysis;
    auto classified = classified_as_live(by_hand.beats);
    overrule(classified, by_hand.vouched_for);
    for (const auto& [beat, classification] : classified) analysis.on(classification);
    const auto nn = analysis.mean_nn();
    print("By hand  {} edits: {} beats, {} beats/min\n", session.record.edits().size(),
          by_hand.beats.size(),
          number_text(nn ? std::optional{heart_rate_bpm(*nn)} : std::nullopt));
}

void show(const SessionsOptions& options)
{
    auto reader =
        value_or_fail(SessionReader::open(options.path(), options.number, SessionPart::all));
    const SessionSummary& session = reader.summary();
    Contents contents;
    while (const auto event = reader.next()) contents.on(*event);
    print("Session {} of {}\n", session.number, local_time_text(session.begun_unix_ms));
    print("Device   {}\n", origin_text(session));
    print("Length   {} of {} planned, {}\n", length_text(session.length),
          session.planned > 0s ? length_text(session.planned) : "open", ending_text(session));
    for (const Stream& stream : contents.streams)
        print("Channel  {}, {:g} samples/s\n", name(stream.channel), stream.rate.per_second);
    print("Heart    {} beats, {} beats/min\n", contents.beats, number_text(session.heart_rate_bpm));
    print_edits(options);
    print("Breath   {} breaths, {} breaths/min\n", contents.breaths,
          number_text(session.breath_rate_per_min));
    print("Samples  {}, {} gaps\n", session.samples, contents.gaps);
    for (const PacerChange& change : contents.changes)
        print("Pacer    {:>7} {}\n", length_text(change.time.time_since_epoch()),
              change.running ? pattern_text(change.pattern) : "stopped");
    for (const StepBegan& step : contents.steps)
        print("Practice {:>7} {}: {}\n", length_text(step.time.time_since_epoch()),
              step.practice.view(), step.title.view());
    print_check_in(contents.answers);
    for (const Mark& mark : contents.marks)
        print("Mark     {:>7} {}\n", length_text(mark.time.time_since_epoch()), mark.text.view());
    for (const std::string& note : reader.notes()) print("- {}\n", note);
}

/// Gives every event of the session to `take`, in order.
template <class Take>
void read_events(const SessionsOptions& options, Take&& take)
{
    auto reader =
        value_or_fail(SessionReader::open(options.path(), options.number, SessionPart::all));
    while (const auto event = reader.next()) take(*event);
}

/// The session's stored events in a file, when there is one to write.
template <class Table>
void export_table(const SessionsOptions& options, const std::string& out)
{
    if (out.empty()) return;
    OutputFile file{out};
    Table table{file.stream()};
    read_events(options, [&](const Event& event) { table.on(event); });
    if constexpr (requires { table.finish(); }) table.finish();
    file.finish();
}

/// The intervals as they stand after the person's edits.
void export_rr(const SessionsOptions& options)
{
    if (options.rr.empty()) return;
    const auto session = value_or_fail(edited_session(options.path(), options.number));
    const auto beats =
        session.edited() ? session.record.beats().beats : session.record.measured_beats();
    OutputFile file{options.rr};
    RrText text{file.stream()};
    for (const Beat& beat : beats) text.on(beat);
    file.finish();
}

void export_edf(const SessionsOptions& options)
{
    if (options.edf.empty()) return;
    EdfFile edf;
    read_events(options, [&](const Event& event) { edf.on(event); });
    OutputFile file{options.edf};
    value_or_fail(edf.write(file.written_at()));
    file.finish();
}

void export_bids(const SessionsOptions& options)
{
    if (options.bids.empty()) return;
    EvenSignals signals{Rates::own};
    read_events(options, [&](const Event& event) { signals.on(event); });
    const auto found = signals.finish();
    if (found.empty())
        throw Failure("BIDS physio holds signals with a rate, and there is none here; intervals "
                      "go into a text with --rr.");
    for (const EvenSignal& signal : found) {
        OutputFile table{options.bids + bids_table_ending(signal.channel)};
        value_or_fail(write_bids_table(signal, table.written_at()));
        OutputFile sidecar{options.bids + bids_sidecar_ending(signal.channel)};
        sidecar.stream() << bids_sidecar(signal);
        table.finish();
        sidecar.finish();
    }
}

void export_session(const SessionsOptions& options)
{
    const std::initializer_list<const std::string*> outs{
        &options.samples, &options.beats, &options.breaths, &options.trace, &options.rr,
        &options.edf,     &options.xdf,   &options.bids,    &options.events};
    if (std::ranges::all_of(outs, [](const std::string* out) { return out->empty(); }))
        throw Failure("Say what to export: --samples, --beats, --breaths or --trace OUT.csv, --rr "
                      "OUT.txt, --edf OUT.edf, --xdf OUT.xdf, --bids NAME or --events OUT.jsonl.");
    export_table<SamplesTable>(options, options.samples);
    export_table<BeatsTable>(options, options.beats);
    export_table<BreathsTable>(options, options.breaths);
    export_table<TraceTable>(options, options.trace);
    export_table<XdfFile>(options, options.xdf);
    export_table<EventLines>(options, options.events);
    export_rr(options);
    export_edf(options);
    export_bids(options);
    note_access(options.path(), Access::exported, std::nullopt, options.number);
}

Person person_named(const SessionsOptions& options)
{
    return value_or_fail(
        eupnea::person_named(value_or_fail(people_in(options.path())), options.person));
}

People people(const SessionsOptions& options)
{
    auto people = People::open(options.path());
    if (!people) throw Failure(people.error().sentence);
    return std::move(*people);
}

/// With what follows from it: baseline, pace, the journal's entries about it.
void move_to(const SessionsOptions& options, const Person& person)
{
    value_or_fail(people(options).move_session(options.number, person));
    note_access(options.path(), Access::moved, person.number, options.number);
    print("Session {} is {}'s now, and so is what was found in it and written about it.\n",
          options.number, shown_name(person));
}

void move(const SessionsOptions& options) { move_to(options, person_named(options)); }

void split(const SessionsOptions& options)
{
    value_or_fail(value_or_fail(Library::open_for_reading(options.path())).session(options.number));
    Person person;
    person.name = options.person;
    move_to(options, value_or_fail(people(options).add(std::move(person))));
}

void remove(const SessionsOptions& options)
{
    const auto session = value_or_fail(
        value_or_fail(Library::open_for_reading(options.path())).session(options.number));
    const std::string question = fmt::format(
        "Delete session {} of {} ({}) for good, with what was measured and found in it? What was "
        "written about it stays in the journal.",
        session.number, local_time_text(session.begun_unix_ms), length_text(session.length));
    if (!options.yes && !confirmed(question)) {
        print("Nothing was deleted.\n");
        return;
    }
    auto library = Library::open_for_writing(options.path());
    if (!library) throw Failure(complaint_of(library.error(), options.path()).sentence);
    value_or_fail(delete_session(*library, options.number));
    note_access(options.path(), Access::deleted, std::nullopt, options.number);
    print("Session {} was deleted.\n", options.number);
}

CLI::App* subcommand(CLI::App& command, const std::shared_ptr<SessionsOptions>& options,
                     const char* verb, const char* help, void (*act)(const SessionsOptions&))
{
    CLI::App* sub = command.add_subcommand(verb, help);
    sub->add_option("session", options->number, "Its number in the list")->required();
    sub->callback([options, act] { act(*options); });
    return sub;
}

} // namespace

void add_sessions_command(CLI::App& cli)
{
    const auto options = std::make_shared<SessionsOptions>();
    CLI::App* command =
        cli.add_subcommand("sessions", "The recorded sessions: list, show, export, delete");
    command->require_subcommand(0, 1);
    command->fallthrough();
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    add_person_option(*command, options->person);
    command->callback([options, command] {
        if (command->get_subcommands().empty()) list(*options);
    });
    subcommand(*command, options, "show", "What a session was", show);
    CLI::App* exporting = subcommand(*command, options, "export",
                                     "Write a session for other programs", export_session);
    exporting->add_option("--samples", options->samples, "Every sample")->type_name("OUT.csv");
    exporting->add_option("--beats", options->beats, "Every beat")->type_name("OUT.csv");
    exporting->add_option("--breaths", options->breaths, "Every breath")->type_name("OUT.csv");
    exporting->add_option("--trace", options->trace, "A row a second")->type_name("OUT.csv");
    exporting->add_option("--rr", options->rr, "Intervals, as Kubios reads them")
        ->type_name("OUT.txt");
    exporting->add_option("--edf", options->edf, "Signals and annotations, as EDF+")
        ->type_name("OUT.edf");
    exporting->add_option("--xdf", options->xdf, "Every sample and what happened, as XDF")
        ->type_name("OUT.xdf");
    exporting
        ->add_option("--bids", options->bids,
                     "BIDS physio: NAME_recording-ecg_physio.tsv.gz and .json, a pair a signal")
        ->type_name("NAME");
    exporting->add_option("--events", options->events, "Every event, as JSON lines")
        ->type_name("OUT.jsonl");
    subcommand(*command, options, "move", "Give a session to the person that it belongs to", move)
        ->add_option("--to", options->person, "Who it is")
        ->type_name("NAME")
        ->required();
    subcommand(*command, options, "split", "Give a session to somebody who is not there yet", split)
        ->add_option("--new", options->person, "Their name, or a code")
        ->type_name("NAME")
        ->required();
    CLI::App* deleting =
        subcommand(*command, options, "delete", "Delete a session for good", remove);
    deleting->add_flag("-y,--yes", options->yes, "Do not ask");
}

} // namespace eupnea::app
