// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <sstream>

#include "app/commands/commands.hpp"
#include "app/passphrase.hpp"
#include "app/print.hpp"
#include "app/version.hpp"

int main(int argc, char** argv)
{
    using namespace eupnea::app;
    CLI::App cli{"Eupnea, a biofeedback breathing trainer. A wellness tool, not a medical device."};
    cli.require_subcommand(0, 1);
    eupnea::ask_for_keys_with(ask_on_terminal);
    cli.set_version_flag("--version", fmt::format("eupnea {}", version()));
    add_default_command(cli);
    add_practice_command(cli);
    add_replay_command(cli);
    add_sessions_command(cli);
    add_people_command(cli);
    add_backup_command(cli);
    add_seal_commands(cli);
    add_import_command(cli);
    add_trends_command(cli);
    add_analyze_command(cli);
    add_edit_command(cli);
    add_report_command(cli);
    add_plot_command(cli);
    add_devices_command(cli);
    add_simulate_command(cli);
    add_practices_command(cli);
    add_sound_command(cli);
    add_journal_command(cli);
    add_goals_command(cli);
    add_plan_command(cli);
    add_plans_command(cli);
    add_learn_command(cli);
    add_assess_command(cli);
    add_explain_command(cli);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::ostringstream out;
        std::ostringstream error;
        const int code = cli.exit(e, out, error);
        print("{}", out.str());
        print(stderr, "{}", error.str());
        return code;
    } catch (const std::exception& e) {
        print(stderr, "eupnea: {}\n", e.what());
        return 1;
    }
    return 0;
}
