// SPDX-License-Identifier: MIT
// eupnea edit: a recorded session's intervals corrected by hand.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/print.hpp"
#include "base/event_words.hpp"
#include "library/kept_edits.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

struct EditOptions {
    std::string library;
    std::int64_t session = 0;
    std::size_t interval = 1; ///< counts from 1
    std::size_t parts = 2;
    std::string beat_class = "ectopic";

    std::filesystem::path path() const
    {
        return library.empty() ? default_library_path() : std::filesystem::path{library};
    }
    IntervalEdit edit(IntervalEdit::Kind kind) const
    {
        return {kind, interval - 1, parts, value_of<BeatClass>(beat_class).value()};
    }
};

EditedSession open(const EditOptions& options)
{
    auto session = edited_session(options.path(), options.session);
    if (!session) throw Failure(session.error().sentence);
    if (session->beats.empty())
        throw Failure(fmt::format("Session {} has no beats.", options.session));
    return std::move(*session);
}

std::string count_text(std::size_t edits)
{
    return fmt::format("{} edit{}", edits, edits == 1 ? "" : "s");
}

std::string sentence_for(EditRefusal refusal, std::size_t interval)
{
    switch (refusal) {
    case EditRefusal::no_such_interval:
        return fmt::format("There is no interval {}. \"eupnea edit SESSION\" lists them.",
                           interval);
    case EditRefusal::nothing_to_merge_with:
        return fmt::format("Interval {} is the last one, or the last before a hole; there is none "
                           "to merge it with.",
                           interval);
    case EditRefusal::impossible_parts:
        return "An interval can be split into two or more parts of at least 200 ms.";
    }
    return {};
}

void list(const EditOptions& options)
{
    const EditedSession session = open(options);
    print("{:>5}  {:>7}  {}\n", "No.", "ms", "By hand");
    std::size_t number = 0;
    for (const EditedInterval& interval : session.intervals.intervals())
        print("{:>5}  {:>7.1f}  {}\n", ++number, interval.length.count(),
              interval.beat_class == BeatClass::normal && !interval.vouched_for
                  ? ""
                  : word_for(interval.beat_class));
    print("{}. What was measured is kept.\n", count_text(session.intervals.edits().size()));
}

void apply(const EditOptions& options, IntervalEdit::Kind kind)
{
    EditedSession session = open(options);
    const IntervalEdit edit = options.edit(kind);
    if (const auto refusal = session.intervals.apply(edit))
        throw Failure(sentence_for(*refusal, options.interval));
    const auto kept = keep_edit(options.path(), options.session, edit);
    if (!kept) throw Failure(kept.error().sentence);
    print("Done: {} of session {}.\n", count_text(session.intervals.edits().size()),
          options.session);
}

void undo(const EditOptions& options)
{
    const auto undone = undo_edit(options.path(), options.session);
    if (!undone) throw Failure(undone.error().sentence);
    print("{}\n", *undone ? "The last edit was taken back." : "There is no edit to take back.");
}

} // namespace

void add_edit_command(CLI::App& cli)
{
    using Kind = IntervalEdit::Kind;
    const auto options = std::make_shared<EditOptions>();
    CLI::App* command =
        cli.add_subcommand("edit", "Correct the intervals of a session by hand; with undo");
    command->require_subcommand(0, 1);
    command->fallthrough();
    command->add_option("session", options->session, "Its number in \"eupnea sessions\"")
        ->required();
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    command->callback([=] {
        if (command->get_subcommands().empty()) list(*options);
    });
    const auto add = [&](const char* verb, const char* help, Kind kind) {
        CLI::App* sub = command->add_subcommand(verb, help);
        sub->add_option("interval", options->interval, "Its number in the list")
            ->required()
            ->check(CLI::PositiveNumber);
        sub->callback([=] { apply(*options, kind); });
        return sub;
    };
    const auto& words = EnumWords<BeatClass>::all;
    add("mark", "Take an interval out, or vouch for it as normal", Kind::mark)
        ->add_option("--as", options->beat_class, "What it is")
        ->check(CLI::IsMember(std::vector<std::string>{words.begin(), words.end()}))
        ->capture_default_str();
    add("split", "Put in beats that were missed", Kind::split)
        ->add_option("--parts", options->parts, "How many equal intervals it becomes")
        ->capture_default_str();
    add("merge", "Join an interval with the next one", Kind::merge);
    add("restore", "Bring back what was measured", Kind::restore);
    command->add_subcommand("undo", "Take back the last edit")->callback([=] { undo(*options); });
}

} // namespace eupnea::app
