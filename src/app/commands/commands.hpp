// SPDX-License-Identifier: MIT
// The subcommands, one file each. Each adds itself to the command line; its callback does the work
// and throws a Failure when it cannot.
#pragma once

namespace CLI {
class App;
}

namespace eupnea::app {

void add_default_command(CLI::App& cli); ///< eupnea alone: choose, then practise
void add_practice_command(CLI::App& cli);
void add_replay_command(CLI::App& cli);
void add_sessions_command(CLI::App& cli);
void add_people_command(CLI::App& cli);
void add_backup_command(CLI::App& cli);
void add_seal_commands(CLI::App& cli); ///< seal, unseal, passphrase, log
void add_import_command(CLI::App& cli);
void add_trends_command(CLI::App& cli);
void add_analyze_command(CLI::App& cli);
void add_edit_command(CLI::App& cli);
void add_report_command(CLI::App& cli);
void add_plot_command(CLI::App& cli);
void add_devices_command(CLI::App& cli);
void add_simulate_command(CLI::App& cli);
void add_practices_command(CLI::App& cli);
void add_sound_command(CLI::App& cli);
void add_journal_command(CLI::App& cli);
void add_goals_command(CLI::App& cli);
void add_plan_command(CLI::App& cli);
void add_plans_command(CLI::App& cli);
void add_learn_command(CLI::App& cli);
void add_assess_command(CLI::App& cli);
void add_explain_command(CLI::App& cli);

} // namespace eupnea::app
