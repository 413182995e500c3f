// SPDX-License-Identifier: MIT
#include "app/file_options.hpp"

#include <CLI/CLI.hpp>

#include "app/recorded_events.hpp"

namespace eupnea::app {

void FileOptions::add_to(CLI::App& command)
{
    command.add_option("--rate", rate, "Samples a second, where no column holds the time")
        ->type_name("HZ")
        ->check(CLI::Range(1.0, 100'000.0));
    command.add_option("--time", time_column, "The column of the time")->type_name("COLUMN");
    command
        .add_option("--channel", channels,
                    "What a column holds: ecg, ppg, belt or rr, as in ecg=II or ppg=3; once one is "
                    "named, no other is guessed")
        ->type_name("KIND=COLUMN")
        ->allow_extra_args(false);
}

ImportOptions FileOptions::import_options() const
{
    ImportOptions options;
    if (rate > 0.0) options.rate = SampleRate{rate};
    if (!time_column.empty()) options.time_column = time_column;
    for (const std::string& channel : channels) options.channels.push_back(channel_wish(channel));
    return options;
}

} // namespace eupnea::app
