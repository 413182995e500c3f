// SPDX-License-Identifier: MIT
// eupnea seal, unseal, passphrase, log: who can read the library, and who did.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "app/access_note.hpp"
#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/passphrase.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "library/library.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea::app {

namespace {

struct SealOptions {
    std::string library;
    bool with_recovery_key = false;

    std::filesystem::path path() const { return library_at(library); }
};

/// A key file that is there was made with this library: copies of it that are sealed need the same keys.
HeldKey key_to_seal_with(const std::filesystem::path& library)
{
    std::error_code ignored;
    if (!std::filesystem::exists(key_file_of(library), ignored))
        return value_or_fail(new_library_key(read_new_passphrase()));
    print("{} is there already: give its passphrase.\n", key_file_of(library).string());
    return value_or_fail(unlock(library, read_passphrase("Passphrase: ")));
}

void seal(const SealOptions& options)
{
    const auto path = options.path();
    const auto key = key_to_seal_with(path);
    hold(key);
    value_or_fail(seal_library(path, key, unix_ms_now()));
    note_access(path, Access::sealed);
    print("{} is sealed. It opens with the passphrase and with {}, which belongs to it: keep a "
          "copy of "
          "that file apart from the backups of the library. Without the passphrase nobody can open "
          "it, "
          "nor can we; \"eupnea passphrase recovery\" prints a key to keep on paper.\n",
          path.string(), key_file_of(path).filename().string());
}

void unseal(const SealOptions& options)
{
    value_or_fail(unseal_library(options.path()));
    print("{} has no seal any more: whoever can read the file can read everything. {} stays, for "
          "copies of the library that are sealed.\n",
          options.path().string(), key_file_of(options.path()).filename().string());
}

HeldKey key_of(const SealOptions& options)
{
    const auto key = options.with_recovery_key
                         ? value_or_fail(unlock_with_recovery_key(
                               options.path(), read_passphrase("Recovery key: ")))
                         : unlock_on_terminal(options.path());
    if (!key) throw Failure("This library has no seal. \"eupnea seal\" puts one on it.");
    hold(key);
    return key;
}

void change(const SealOptions& options)
{
    const auto key = key_of(options);
    value_or_fail(change_passphrase(options.path(), *key, read_new_passphrase()));
    note_access(options.path(), Access::passphrase_changed);
    print("From now on the new passphrase opens the library. An older copy of {} still opens with "
          "the "
          "old one.\n",
          key_file_of(options.path()).filename().string());
}

void print_recovery_key(const SealOptions& options)
{
    const auto key = key_of(options);
    const auto recovery_key = value_or_fail(make_recovery_key(options.path(), *key));
    note_access(options.path(), Access::recovery_key_made);
    print("{}\n", recovery_key.text());
    print(stderr,
          "Write it down and keep it where you keep papers: it is shown this once, and opens the "
          "library (\"eupnea passphrase change --with-recovery-key\"). One that was printed before "
          "does not any more.\n");
}

void print_log(const SealOptions& options)
{
    const auto library = value_or_fail(Library::open_for_reading(options.path()));
    if (!library.key())
        throw Failure("Only a sealed library keeps a log. \"eupnea seal\" begins one.");
    const auto entries = access_log(library.database());
    if (!entries) throw Failure(complaint_of(entries.error(), options.path()).sentence);
    for (const AccessEntry& entry : *entries)
        print("{}  {:<12}  {}{}{}\n", local_time_text(entry.unix_ms), entry.who,
              word_for(entry.what),
              entry.session ? fmt::format(", session {}", *entry.session) : "",
              entry.person ? fmt::format(", person {}", *entry.person) : "");
}

} // namespace

void add_seal_commands(CLI::App& cli)
{
    auto options = std::make_shared<SealOptions>();
    const auto with_library = [&](CLI::App* command) {
        command->add_option("--library", options->library, "Which library")->type_name("FILE");
        return command;
    };
    with_library(cli.add_subcommand("seal", "Put a passphrase on the library"))->callback([=] {
        seal(*options);
    });
    with_library(cli.add_subcommand("unseal", "Take it off again"))->callback([=] {
        unseal(*options);
    });
    CLI::App* passphrase = cli.add_subcommand("passphrase", "Change it, or print a recovery key");
    passphrase->require_subcommand(1);
    CLI::App* changed = with_library(passphrase->add_subcommand("change", "A new passphrase"));
    changed->add_flag("--with-recovery-key", options->with_recovery_key,
                      "Where the passphrase is forgotten");
    changed->callback([=] { change(*options); });
    with_library(passphrase->add_subcommand("recovery", "Print a new recovery key, once"))
        ->callback([=] { print_recovery_key(*options); });
    with_library(cli.add_subcommand("log", "Who opened, exported, moved and deleted"))
        ->callback([=] { print_log(*options); });
}

} // namespace eupnea::app
