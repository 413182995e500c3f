// SPDX-License-Identifier: MIT
// eupnea backup: a copy of the library, also while a session is recorded.
#include <CLI/CLI.hpp>

#include <memory>

#include "app/access_note.hpp"
#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "library/backup.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea::app {

namespace {

struct BackupOptions {
    std::string library;
    std::string file;
};

void back_up(const BackupOptions& options)
{
    const Backup backup = value_or_fail(eupnea::back_up(library_at(options.library), options.file));
    print("{}: {} sessions of {} {}, opened and whole.\n", options.file, backup.sessions,
          backup.people, backup.people == 1 ? "person" : "people");
    if (!is_sealed(options.file)) return;
    note_access(library_at(options.library), Access::backed_up);
    print("It is sealed, and opens only beside the keys of the library, which are not in it: {}. "
          "Keep a "
          "copy of them in another place, and write over that copy after a person was deleted.\n",
          key_file_of(library_at(options.library)).string());
}

} // namespace

void add_backup_command(CLI::App& cli)
{
    auto options = std::make_shared<BackupOptions>();
    CLI::App* command =
        cli.add_subcommand("backup", "A copy of the library, also while a session runs");
    command->add_option("FILE", options->file, "A new file")->required();
    command->add_option("--library", options->library, "Where sessions are kept")
        ->type_name("FILE");
    command->callback([options] { back_up(*options); });
}

} // namespace eupnea::app
