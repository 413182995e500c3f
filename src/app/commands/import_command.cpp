// SPDX-License-Identifier: MIT
// eupnea import: recordings of other programs, kept beside the person's own sessions.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/file_options.hpp"
#include "app/import_recording.hpp"
#include "app/local_time.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "app/progress_bar.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

struct ImportCommandOptions {
    std::vector<std::string> files;
    FileOptions reading;
    std::string begun;
    std::string library;
    std::string person;
};

std::optional<std::int64_t> begun_in(const ImportCommandOptions& options)
{
    if (options.begun.empty()) return std::nullopt;
    if (options.files.size() > 1)
        throw Failure("--begun is the time of one recording; import the others by themselves.");
    const auto begun = unix_ms_in(options.begun);
    if (!begun) throw Failure("--begun takes a day and a time, as in \"2026-11-21 22:05\".");
    return begun;
}

void report(const std::string& file, const ImportedSession& imported)
{
    const std::string begun = local_time_text(imported.begun_unix_ms);
    if (imported.was_there)
        return print("{}: is session {} of {} already.\n", file, imported.number, begun);
    print("{}: session {} of {}, {:.0f} s, {} beats.\n", file, imported.number, begun,
          imported.length.count(), imported.beats);
    if (imported.time_is_the_files)
        print("  The recording does not say when it was; this is when the file was written. "
              "--begun says it.\n");
    for (const std::string& note : imported.notes) print("  {}\n", note);
}

/// Each file by itself: one that cannot be read does not keep the others out.
void import_files(const ImportCommandOptions& options)
{
    const auto begun = begun_in(options);
    const auto library = library_at(options.library);
    const std::string person = person_meant(library, options.person);
    std::size_t refused = 0;
    for (const std::string& file : options.files) {
        ProgressBar bar;
        const auto imported =
            import_recording(library, {file, options.reading.import_options(), begun, person},
                             [&](double progress) { bar.show(progress); });
        if (imported) {
            report(file, *imported);
            continue;
        }
        ++refused;
        print(stderr, "{}: {}\n", file, imported.error().sentence);
    }
    if (refused > 0)
        throw Failure(
            fmt::format("{} of {} files could not be imported.", refused, options.files.size()));
}

} // namespace

void add_import_command(CLI::App& cli)
{
    const auto options = std::make_shared<ImportCommandOptions>();
    CLI::App* command = cli.add_subcommand(
        "import", "Keep recordings of other programs: each becomes a session of its own time");
    command->add_option("files", options->files, "Whatever analyze reads")
        ->type_name("FILE...")
        ->required();
    options->reading.add_to(*command);
    command->add_option("--begun", options->begun, "When one recording began")
        ->type_name("\"DAY TIME\"");
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    add_person_option(*command, options->person);
    command->callback([options] { import_files(*options); });
}

} // namespace eupnea::app
