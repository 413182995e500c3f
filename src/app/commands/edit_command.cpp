// SPDX-License-Identifier: MIT
// eupnea edit: a recorded session corrected by hand.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/print.hpp"
#include "app/user_name.hpp"
#include "base/event_words.hpp"
#include "library/kept_edits.hpp"
#include "library/library.hpp"
#include "session/edit_words.hpp"

namespace eupnea::app {

namespace {

struct EditOptions {
    std::string library;
    std::int64_t session = 0;
    std::uint32_t interval = 1; ///< counts from 1
    std::uint32_t parts = 2;
    std::string beat_class = "ectopic";
    double offset_ms = 0.0;
    double from_s = 0.0;
    double until_s = 0.0;
    std::string reason;
    std::string by;

    std::filesystem::path path() const
    {
        return library.empty() ? default_library_path() : std::filesystem::path{library};
    }
    Edited edit(EditKind kind) const
    {
        return {.time = at(Seconds{from_s}),
                .until = at(Seconds{until_s}),
                .edit = kind,
                .interval = interval - 1,
                .parts = parts,
                .offset = Milliseconds{offset_ms},
                .beat_class = *value_of<BeatClass>(beat_class),
                .reason = reason,
                .made_unix_ms = unix_ms_now(),
                .by = by};
    }
};

EditedSession open(const EditOptions& options)
{
    auto session = value_or_fail(edited_session(options.path(), options.session));
    if (session.record.measured_beats().empty() && session.record.measured_breaths().empty())
        throw Failure(fmt::format("Session {} has no beats and no breaths.", options.session));
    return session;
}

std::string count_text(std::size_t edits)
{
    return fmt::format("{} edit{}", edits, edits == 1 ? "" : "s");
}

void list(const EditOptions& options)
{
    const EditedSession session = open(options);
    print("{:>5}  {:>7}  {}\n", "No.", "ms", "By hand");
    std::size_t number = 0;
    for (const EditedInterval& interval : session.record.intervals().intervals())
        print("{:>5}  {:>7.1f}  {}\n", ++number, interval.length.count(),
              interval.beat_class == BeatClass::normal && !interval.vouched_for
                  ? ""
                  : word_for(interval.beat_class));
    for (const Exclusion& exclusion : session.record.excluded())
        print("Left out: {:.1f} to {:.1f} s{}{}\n", seconds_of(exclusion.from),
              seconds_of(exclusion.until), exclusion.reason.empty() ? "" : ", ",
              exclusion.reason.view());
    print("{}. What was measured is kept.\n", count_text(session.record.edits().size()));
}

/// Everything that was ever done, with who and when.
void print_log(const EditOptions& options)
{
    for (const Edited& edit : open(options).log)
        print("{:<16}  {:<12}  {}\n",
              edit.made_unix_ms > 0 ? local_time_text(edit.made_unix_ms) : "earlier",
              edit.by.empty() ? "-" : edit.by.view(), words_for(edit));
}

/// With the number that the person gave.
std::string sentence_for(EditRefusal refusal, const EditOptions& options)
{
    if (refusal == EditRefusal::no_such_interval)
        return fmt::format("There is no interval {}. \"eupnea edit SESSION\" lists them.",
                           options.interval);
    if (refusal == EditRefusal::nothing_to_merge_with)
        return fmt::format("Interval {} is the last one, or the last before a hole; there is none "
                           "after it.",
                           options.interval);
    return std::string{sentence(refusal)};
}

void apply(const EditOptions& options, EditKind kind)
{
    EditedSession session = open(options);
    const Edited edit = options.edit(kind);
    const auto refusal = session.record.apply(edit);
    const bool goes_back = kind == EditKind::undo || kind == EditKind::redo;
    if (refusal && goes_back) return print("{}\n", sentence(*refusal));
    if (refusal) throw Failure(sentence_for(*refusal, options));
    value_or_fail(keep_edit(options.path(), options.session, edit));
    if (kind == EditKind::undo) return print("The last edit was taken back.\n");
    print("Done: {} of session {}.\n", count_text(session.record.edits().size()), options.session);
}

using Options = std::shared_ptr<EditOptions>;

CLI::App* add(CLI::App& command, const Options& options, EditKind kind, const char* help)
{
    CLI::App* sub = command.add_subcommand(std::string{word_for(kind)}, help);
    sub->callback([=] { apply(*options, kind); });
    return sub;
}

CLI::App* add_of_interval(CLI::App& command, const Options& options, EditKind kind,
                          const char* help)
{
    CLI::App* sub = add(command, options, kind, help);
    sub->add_option("interval", options->interval, "Its number in the list")
        ->required()
        ->check(CLI::PositiveNumber);
    return sub;
}

CLI::App* add_of_stretch(CLI::App& command, const Options& options, EditKind kind, const char* help)
{
    CLI::App* sub = add(command, options, kind, help);
    sub->add_option("from", options->from_s, "In seconds of the recording")
        ->required()
        ->check(CLI::NonNegativeNumber);
    sub->add_option("to", options->until_s, "In seconds of the recording")
        ->required()
        ->check(CLI::NonNegativeNumber);
    return sub;
}

void add_interval_edits(CLI::App& command, const Options& options)
{
    const auto& words = EnumWords<BeatClass>::all;
    add_of_interval(command, options, EditKind::mark,
                    "Take an interval out, or vouch for it as normal")
        ->add_option("--as", options->beat_class, "What it is")
        ->check(CLI::IsMember(std::vector<std::string>{words.begin(), words.end()}))
        ->capture_default_str();
    add_of_interval(command, options, EditKind::split, "Put in beats that were missed")
        ->add_option("--parts", options->parts, "How many equal intervals it becomes")
        ->capture_default_str();
    add_of_interval(command, options, EditKind::merge,
                    "Join an interval with the next one: the beat between them was none");
    add_of_interval(command, options, EditKind::restore, "Bring back what was measured");
    add_of_interval(command, options, EditKind::insert, "Put a beat into an interval")
        ->add_option("offset", options->offset_ms, "Milliseconds after the interval began")
        ->required();
    add_of_interval(command, options, EditKind::move, "Move the beat that ends an interval")
        ->add_option("offset", options->offset_ms, "Milliseconds; below 0: earlier")
        ->required();
}

} // namespace

void add_edit_command(CLI::App& cli)
{
    const auto options = std::make_shared<EditOptions>();
    options->by = user_name();
    CLI::App* command = cli.add_subcommand(
        "edit", "Correct a session's beats and breaths by hand; with undo and redo");
    command->require_subcommand(0, 1);
    command->fallthrough();
    command->add_option("session", options->session, "Its number in \"eupnea sessions\"")
        ->required();
    command->add_option("--by", options->by, "Who edits")->capture_default_str();
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    command->callback([=] {
        if (command->get_subcommands().empty()) list(*options);
    });
    add_interval_edits(*command, options);
    add_of_stretch(*command, options, EditKind::exclude, "Leave a stretch out of every figure")
        ->add_option("--reason", options->reason, "Why");
    add_of_stretch(*command, options, EditKind::include, "What was left out there counts again");
    add_of_stretch(*command, options, EditKind::turn, "Move the turn of a breath");
    add(*command, options, EditKind::undo, "Take back the last edit");
    add(*command, options, EditKind::redo, "Make the edit again that was taken back");
    command->add_subcommand("log", "Every edit that was made, by whom and when")->callback([=] {
        print_log(*options);
    });
}

} // namespace eupnea::app
