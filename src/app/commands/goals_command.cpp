// SPDX-License-Identifier: MIT
// eupnea goals: small intentions, and what was done.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "library/diary.hpp"

namespace eupnea::app {

namespace {

struct GoalsOptions {
    std::string library;
    std::string person;
    std::vector<std::string> words;
    std::int64_t number = 0;
    std::optional<int> times;
    std::optional<int> minutes;
    std::optional<std::string> look_again;

    Diary diary() const
    {
        const auto path = library_at(library);
        auto diary = Diary::open(path, person_meant(path, person));
        if (!diary) throw Failure(diary.error().sentence);
        return std::move(*diary);
    }
    void apply_to(Goal& goal) const
    {
        if (!words.empty()) goal.text = fmt::format("{}", fmt::join(words, " "));
        goal.times_a_week = times.value_or(goal.times_a_week);
        goal.minutes = minutes.value_or(goal.minutes);
        goal.look_again = look_again.value_or(goal.look_again);
    }
};

void print_goal(const Goal& goal, const Progress& progress)
{
    print("{:>3}  {} ({} times a week, {} minutes{})\n     {}\n", goal.number, goal.text,
          goal.times_a_week, goal.minutes,
          goal.look_again.empty() ? "" : "; to look at again on " + goal.look_again,
          words_for(goal, progress));
}

void list(const GoalsOptions& options)
{
    Diary diary = options.diary();
    const auto goals = value_or_fail(diary.goals());
    const auto practised = value_or_fail(diary.practised());
    const std::int64_t week = week_begin_unix_ms(unix_ms_now());
    for (const Goal& goal : goals) print_goal(goal, progress_of(goal, practised, week));
    if (goals.empty())
        print("There is no goal, and none is needed. \"eupnea goals add\" sets a small one.\n");
}

void add(const GoalsOptions& options)
{
    Goal goal;
    goal.set_unix_ms = unix_ms_now();
    options.apply_to(goal);
    print("Kept as goal {}.\n", value_or_fail(options.diary().set(goal)).number);
}

void adjust(const GoalsOptions& options)
{
    Diary diary = options.diary();
    for (Goal& goal : value_or_fail(diary.goals())) {
        if (goal.number != options.number) continue;
        options.apply_to(goal);
        value_or_fail(diary.adjust(goal));
        print("Goal {} is now: {} ({} times a week, {} minutes).\n", goal.number, goal.text,
              goal.times_a_week, goal.minutes);
        return;
    }
    throw Failure("There is no goal of this number.");
}

void let_go(const GoalsOptions& options)
{
    value_or_fail(options.diary().let_go(options.number));
    print("It is let go. What was done stays done.\n");
}

void add_size_to(CLI::App& command, GoalsOptions& options)
{
    command.add_option("--times", options.times, "A week")->check(CLI::Range(1, 21));
    command.add_option("--minutes", options.minutes, "Each time")->check(CLI::Range(1, 120));
    command.add_option("--look-again", options.look_again, "A date to look at it again");
}

} // namespace

void add_goals_command(CLI::App& cli)
{
    auto options = std::make_shared<GoalsOptions>();
    CLI::App* goals = cli.add_subcommand("goals", "Small intentions, and what was done");
    goals->require_subcommand(0, 1);
    goals->fallthrough();
    goals->add_option("--library", options->library, "Where they are kept")->type_name("FILE");
    add_person_option(*goals, options->person);
    goals->callback([=] {
        if (goals->get_subcommands().empty()) list(*options);
    });

    CLI::App* added = goals->add_subcommand("add", "Set a goal, small enough to be easy");
    added->add_option("TEXT", options->words, "In your own words")->required();
    add_size_to(*added, *options);
    added->callback([=] { add(*options); });

    CLI::App* adjusted = goals->add_subcommand("adjust", "Make it fit better");
    adjusted->add_option("NUMBER", options->number, "Of the goal")->required();
    adjusted->add_option("TEXT", options->words, "Other words");
    add_size_to(*adjusted, *options);
    adjusted->callback([=] { adjust(*options); });

    CLI::App* gone = goals->add_subcommand("let-go", "Let a goal go");
    gone->add_option("NUMBER", options->number, "Of the goal")->required();
    gone->callback([=] { let_go(*options); });
}

} // namespace eupnea::app
