// SPDX-License-Identifier: MIT
// eupnea plans: the sessions that a therapist leads, their course, and a check of what somebody wrote.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/practice_script.hpp"
#include "app/print.hpp"
#include "app/session_plans.hpp"

namespace eupnea::app {

namespace {

void list_plans()
{
    const SessionPlans all = all_session_plans();
    for (const Practice& plan : all.plans.practices)
        print("{:<21} {:>4.0f} min  {}\n", plan.name, plan.length().count() / 60.0, plan.purpose);
    for (const auto* messages : {&all.plans.messages, &all.questionnaires.messages})
        for (const UserMessage& message : *messages) print(stderr, "{}\n", message.sentence);
}

[[noreturn]] void refuse(const UserMessages& messages)
{
    for (const UserMessage& message : messages) print(stderr, "{}\n", message.sentence);
    throw Failure("This file cannot be used as it is.");
}

void check(const std::string& file)
{
    const auto plan = read_session_plan(file);
    if (!plan) refuse(plan.error());
    const SessionPlans all = all_session_plans();
    const auto practice = practice_of(*plan, all.parts());
    if (!practice) refuse(practice.error());
    print("{} is a plan of {} steps and about {:.0f} minutes.\n", practice->title,
          practice->steps.size(), practice->length().count() / 60.0);
}

void check_questionnaire(const std::string& file)
{
    const auto questionnaire = read_questionnaire(file);
    if (!questionnaire) refuse(questionnaire.error());
    const std::size_t items = questionnaire->items.size();
    print("{} is a questionnaire of {} item{}.\n", questionnaire->title, items,
          items == 1 ? "" : "s");
}

CLI::App* with_name(CLI::App& command, std::string& name)
{
    command.add_option("NAME", name, "A plan of the list")->required();
    return &command;
}

} // namespace

void add_plans_command(CLI::App& cli)
{
    struct Named {
        std::string file;
        std::string name;
    };
    auto named = std::make_shared<Named>();
    CLI::App* plans = cli.add_subcommand(
        "plans", "The sessions that a therapist leads with a client in the room");
    plans->require_subcommand(0, 1);
    plans->callback([plans] {
        if (plans->get_subcommands().empty()) list_plans();
    });
    plans->add_subcommand("list", "What there is")->callback(list_plans);

    with_name(*plans->add_subcommand("show", "The course of a plan, with its times"), named->name)
        ->callback([named] {
            print("{}", script({plan_named(named->name), Seconds{0.0}}));
        });

    with_name(
        *plans->add_subcommand(
            "rehearse", "Run a plan at once, with a simulated person, and print what happened"),
        named->name)
        ->callback([named] {
            print("{}", rehearsal({plan_named(named->name), Seconds{0.0}}, {}));
        });

    CLI::App* checked = plans->add_subcommand("check", "Whether a file is a plan");
    checked->add_option("FILE", named->file, "A .toml file")->required();
    checked->callback([named] { check(named->file); });

    CLI::App* asked =
        plans->add_subcommand("check-questionnaire", "Whether a file is a questionnaire");
    asked->add_option("FILE", named->file, "A .toml file")->required();
    asked->callback([named] { check_questionnaire(named->file); });
}

} // namespace eupnea::app
