// SPDX-License-Identifier: MIT
// eupnea practices: what there is to practise, its script, and a check of what somebody wrote.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/practice_script.hpp"
#include "app/print.hpp"
#include "app/shared_folder.hpp"
#include "practice/practice_file.hpp"
#include "sound/practice_sound.hpp"

namespace eupnea::app {

namespace {

struct PracticesOptions {
    std::string file;
    std::string name;
    double minutes = 0.0;
    std::vector<std::string> words;

    PracticeTimeline timeline() const { return {practice_named(name), Seconds{minutes * 60.0}}; }
};

void list_practices()
{
    const PracticeCatalog catalog = all_practices();
    for (const Practice& practice : catalog.practices)
        print("{:<21} {:>4g} min  {}\n", practice.name, practice.length().count() / 60.0,
              practice.purpose);
    for (const UserMessage& message : catalog.messages) print(stderr, "{}\n", message.sentence);
}

void check(const std::string& file)
{
    const auto practice = read_practice(file);
    const auto messages = practice ? voices_of(*practice).messages : practice.error();
    for (const UserMessage& message : messages) print(stderr, "{}\n", message.sentence);
    if (!practice) throw Failure("This file cannot be used as it is.");
    print("{} is a practice of {} steps and {:g} minutes.\n", practice->title,
          practice->steps.size(), practice->length().count() / 60.0);
    if (!messages.empty()) throw Failure("It can be used, but will be silent where it speaks.");
}

void add_length_to(CLI::App& command, PracticesOptions& options)
{
    command.add_option("NAME", options.name, "A practice of the list")->required();
    command.add_option("--minutes", options.minutes, "How long; without it, as it was written")
        ->check(CLI::Range(0.1, 24.0 * 60.0));
}

} // namespace

void add_practices_command(CLI::App& cli)
{
    auto options = std::make_shared<PracticesOptions>();
    CLI::App* practices = cli.add_subcommand("practices", "What there is to practise");
    practices->require_subcommand(0, 1);
    practices->callback([practices] {
        if (practices->get_subcommands().empty()) list_practices();
    });

    CLI::App* checked = practices->add_subcommand("check", "Whether a file is a practice");
    checked->add_option("FILE", options->file, "A .toml file")->required();
    checked->callback([options] { check(options->file); });

    CLI::App* show = practices->add_subcommand("show", "The script of a practice, with its times");
    add_length_to(*show, *options);
    show->callback([options] { print("{}", script(options->timeline())); });

    CLI::App* rehearse = practices->add_subcommand(
        "rehearse", "Run a practice at once, with a simulated person, and print what happened");
    add_length_to(*rehearse, *options);
    rehearse->add_option("--words", options->words, "A line of your own; may be given often");
    rehearse->callback([options] { print("{}", rehearsal(options->timeline(), options->words)); });
}

} // namespace eupnea::app
