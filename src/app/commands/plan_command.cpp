// SPDX-License-Identifier: MIT
// eupnea plan: chosen days and times for the person's own calendar. eupnea learn: pages to read.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/output_file.hpp"
#include "app/print.hpp"
#include "app/shared_folder.hpp"
#include "practice/learn.hpp"
#include "practice/plan.hpp"

namespace eupnea::app {

namespace {

struct PlanOptions {
    std::string days;
    std::string time;
    std::string practice;
    Plan plan;
    std::string out;
};

void write_plan(const PlanOptions& options)
{
    const auto plan = at_time_of_day(options.plan, options.time);
    if (!plan) throw Failure(plan.error().sentence);
    Plan whole = *plan;
    const auto days = parse_days(options.days);
    if (!days) throw Failure(days.error().sentence);
    whole.days = *days;
    whole.title =
        options.practice.empty() ? "A few quiet breaths" : practice_named(options.practice).title;
    OutputFile file{options.out};
    file.stream() << icalendar(whole, plan_begin(unix_ms_now()));
    file.finish();
    print("{} is for your own calendar; opening it there takes the times over.\n", options.out);
}

void show_page(const std::string& name)
{
    const auto pages = read_pages(shared_folder("learn"));
    if (pages.empty()) throw Failure("The pages that came with the program are not there.");
    for (const LearnPage& page : pages) {
        if (name.empty()) print("{:<24} {}\n", page.name, page.title);
        if (page.name != name) continue;
        print("{}\n\n{}", page.title, page.text);
        return;
    }
    if (!name.empty())
        throw Failure(fmt::format("There is no page \"{}\"; \"eupnea learn\" lists them.", name));
}

} // namespace

void add_plan_command(CLI::App& cli)
{
    auto options = std::make_shared<PlanOptions>();
    CLI::App* plan = cli.add_subcommand("plan", "Days and times, as a file for your own calendar");
    plan->add_option("--days", options->days, "Such as mon,wed,fri")->required();
    plan->add_option("--at", options->time, "Such as 19:30")->required();
    plan->add_option("--minutes", options->plan.minutes, "Each time")
        ->capture_default_str()
        ->check(CLI::Range(1, 240));
    plan->add_option("--weeks", options->plan.weeks, "How many")
        ->capture_default_str()
        ->check(CLI::Range(1, 52));
    plan->add_option("--practice", options->practice, "Its name")->type_name("NAME");
    plan->add_option("--out", options->out, "The file, .ics")->required();
    plan->callback([options] { write_plan(*options); });
}

void add_learn_command(CLI::App& cli)
{
    auto name = std::make_shared<std::string>();
    CLI::App* learn = cli.add_subcommand("learn", "Short pages to read, with their sources");
    learn->add_option("PAGE", *name, "Its name; without it, the list");
    learn->callback([name] { show_page(*name); });
}

} // namespace eupnea::app
