// SPDX-License-Identifier: MIT
// eupnea people: who practises with this library.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cctype>
#include <memory>

#include "app/access_note.hpp"
#include "app/commands/commands.hpp"
#include "app/confirmation.hpp"
#include "app/failure.hpp"
#include "app/person_folder.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "app/typed_passphrase.hpp"
#include "library/deletion.hpp"
#include "library/diary.hpp"
#include "library/earlier_paces.hpp"
#include "library/people.hpp"
#include "library/portable_person.hpp"
#include "library/sealing/library_seal.hpp"
#include "library/usual_baseline.hpp"

namespace eupnea::app {

namespace {

struct PeopleOptions {
    std::string library;
    std::string who;
    std::string name;
    std::optional<int> born_year;
    std::optional<std::string> language, note, plan, device, inputs;
    bool back = false;
    bool yes = false;
    bool readable_only = false;

    std::filesystem::path path() const { return library_at(library); }

    void apply_to(Person& person) const
    {
        if (born_year) person.born_year = born_year;
        person.language = language.value_or(person.language);
        person.note = note.value_or(person.note);
        person.plan = plan.value_or(person.plan);
        person.device = device.value_or(person.device);
        person.inputs = inputs.value_or(person.inputs);
    }
};

constexpr std::string_view kept_elsewhere =
    "What was exported or backed up before is where it was put, and a disk may keep old blocks "
    "for a while.";

std::string last_seen(const PersonSummary& one)
{
    return one.last_begun_unix_ms ? local_date_text(*one.last_begun_unix_ms) : "-";
}

void list(const PeopleOptions& options)
{
    const auto people = value_or_fail(people_in(options.path()));
    if (people.size() <= 1 && (people.empty() || people.front().person.name.empty())) {
        print("This library is one person's, who needs no name. \"eupnea people add NAME\" adds "
              "somebody.\n");
        return;
    }
    constexpr auto row = "{:>4}  {:<24}  {:<10}  {:>8}  {}\n";
    print(row, "No.", "Name", "Last seen", "Sessions", "Last practice");
    for (const PersonSummary& one : people)
        print(row, one.person.number,
              fmt::format("{}{}", shown_name(one.person), one.person.archived ? " (archived)" : ""),
              last_seen(one), one.sessions, one.last_practice.empty() ? "-" : one.last_practice);
}

Person person_of(const PeopleOptions& options)
{
    return value_or_fail(person_named(value_or_fail(people_in(options.path())), options.who));
}

People open(const PeopleOptions& options)
{
    auto people = People::open(options.path());
    if (!people) throw Failure(people.error().sentence);
    return std::move(*people);
}

/// Whose the sessions are that were there before anybody had a name.
void offer_name_to_the_first(const PeopleOptions& options)
{
    for (const PersonSummary& one : value_or_fail(people_in(options.path())))
        if (one.person.name.empty() && one.sessions > 0)
            print("{} sessions belong to somebody without a name: \"eupnea people rename {} NAME\" "
                  "gives them one.\n",
                  one.sessions, one.person.number);
}

/// What several people wrote is not for whoever has the disk.
void offer_seal(const PeopleOptions& options)
{
    if (!is_sealed(options.path()) && value_or_fail(people_in(options.path())).size() > 1)
        print("Several people are in this library now: \"eupnea seal\" puts a passphrase on it, so "
              "that "
              "nobody reads it who finds the disk.\n");
}

void add(const PeopleOptions& options)
{
    Person person;
    person.name = options.name;
    options.apply_to(person);
    const Person added = value_or_fail(open(options).add(person));
    print("{} is here now, as number {}.\n", added.name, added.number);
    offer_name_to_the_first(options);
    offer_seal(options);
}

void rename(const PeopleOptions& options)
{
    Person person = person_of(options);
    const std::string before{shown_name(person)};
    person.name = options.name;
    value_or_fail(open(options).change(person));
    print("{} is called {} now.\n", before, person.name);
}

void set(const PeopleOptions& options)
{
    Person person = person_of(options);
    options.apply_to(person);
    value_or_fail(open(options).change(person));
    print("It is kept with {}.\n", shown_name(person));
}

void archive(const PeopleOptions& options)
{
    Person person = person_of(options);
    person.archived = !options.back;
    value_or_fail(open(options).change(person));
    print("{} is {}. Everything of theirs stays.\n", shown_name(person),
          options.back ? "back in the list" : "archived");
}

void print_line(std::string_view label, std::string_view value)
{
    if (!value.empty()) print("{:<13} {}\n", label, value);
}

void print_measures(const std::filesystem::path& path, const Person& person)
{
    if (const auto usual = value_or_fail(usual_baseline_in(path, person.identity));
        usual && usual->heart_rate_bpm)
        print("{:<13} {:.0f} beats/min at rest\n", "Baseline", *usual->heart_rate_bpm);
    if (const auto paces = value_or_fail(earlier_paces_in(path, person.identity)); !paces.empty())
        print_line("Pace", sentence(paces.front()));
}

void show(const PeopleOptions& options)
{
    const auto people = value_or_fail(people_in(options.path()));
    const Person person = value_or_fail(person_named(people, options.who));
    print("{} (number {}{})\n", shown_name(person), person.number,
          person.archived ? ", archived" : "");
    print_line("Born", person.born_year ? fmt::format("{}", *person.born_year) : "");
    print_line("Language", person.language);
    print_line("Note", person.note);
    print_line("Usual plan", person.plan);
    print_line("Sensor", person.device);
    print_line("Its inputs", person.inputs);
    for (const PersonSummary& one : people)
        if (one.person.number == person.number)
            print("{:<13} {}, the last on {}\n", "Sessions", one.sessions, last_seen(one));
    auto diary = Diary::open(options.path(), person.identity);
    if (!diary) throw Failure(diary.error().sentence);
    print("{:<13} {} entries, {} goals\n", "Journal", value_or_fail(diary->entries()).size(),
          value_or_fail(diary->goals()).size());
    print_measures(options.path(), person);
}

Library library_for_changes(const PeopleOptions& options)
{
    auto library = Library::open_for_writing(options.path());
    if (!library) throw Failure(complaint_of(library.error(), options.path()).sentence);
    return std::move(*library);
}

void remove(const PeopleOptions& options)
{
    const Person person = person_of(options);
    Library library = library_for_changes(options);
    const auto goes = value_or_fail(belongings_of(library, person));
    const std::string question =
        fmt::format("{}: {}.\nDelete all of it for good? It cannot be brought back.",
                    shown_name(person), words_for(goes));
    if (!options.yes && !confirmed(question)) {
        print("Nothing was deleted.\n");
        return;
    }
    value_or_fail(delete_person(library, person));
    note_access(options.path(), Access::deleted, person.number);
    print("{} and everything of theirs is deleted from this library.\n{}\n", shown_name(person),
          kept_elsewhere);
}

/// "Anna.eupnea": only what any file system takes.
std::string file_name_of(const Person& person)
{
    std::string name;
    for (const char c : person.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
    return (name.empty() ? std::string{"person"} : name) + ".eupnea";
}

void export_one(const PeopleOptions& options)
{
    const Person person = person_of(options);
    const std::filesystem::path folder = options.name;
    write_person_folder(options.path(), person, folder);
    note_access(options.path(), Access::exported, person.number);
    print("{} opens in a browser.\n", (folder / contents_page).string());
    if (options.readable_only) return;
    const Passphrase passphrase =
        new_passphrase("A passphrase for the one file that Eupnea elsewhere can take over:");
    const auto file = folder / file_name_of(person);
    value_or_fail(export_person(value_or_fail(Library::open_for_reading(options.path())), person,
                                file, passphrase));
    print("{} is sealed with it. The folder beside it is readable by whoever has it.\n",
          file.string());
}

void import_one(const PeopleOptions& options)
{
    const Passphrase passphrase = typed_passphrase("The passphrase of the file:");
    Library library = library_for_changes(options);
    const Imported imported = value_or_fail(import_person(library, options.name, passphrase));
    print("{}: {} sessions, {} journal entries and {} goals are new here.\n",
          shown_name(imported.person), imported.received.sessions,
          imported.received.journal_entries, imported.received.goals);
}

void add_facts_to(CLI::App& command, PeopleOptions& options)
{
    command.add_option("--born", options.born_year, "Year of birth")->check(CLI::Range(1900, 2100));
    command.add_option("--language", options.language, "Such as de")->type_name("CODE");
    command.add_option("--note", options.note, "Words to remember")->type_name("TEXT");
    command.add_option("--plan", options.plan, "The usual one")->type_name("NAME");
    command.add_option("--device", options.device, "The usual sensor, as practice takes it");
    command.add_option("--inputs", options.inputs, "What is on its inputs");
}

CLI::App* subcommand(CLI::App& people, const std::shared_ptr<PeopleOptions>& options,
                     const char* verb, const char* help, void (*act)(const PeopleOptions&))
{
    CLI::App* sub = people.add_subcommand(verb, help);
    sub->add_option("WHO", options->who, "A name, the beginning of one, or a number")->required();
    sub->callback([options, act] { act(*options); });
    return sub;
}

} // namespace

void add_people_command(CLI::App& cli)
{
    const auto options = std::make_shared<PeopleOptions>();
    CLI::App* people = cli.add_subcommand("people", "Who practises with this library");
    people->require_subcommand(0, 1);
    people->fallthrough();
    people->add_option("--library", options->library, "Where sessions are kept")->type_name("FILE");
    people->callback([=] {
        if (people->get_subcommands().empty()) list(*options);
    });
    people->add_subcommand("list", "Everybody")->callback([=] { list(*options); });

    CLI::App* added = people->add_subcommand("add", "A name, or a code where names are elsewhere");
    added->add_option("NAME", options->name, "To be known by")->required();
    add_facts_to(*added, *options);
    added->callback([=] { add(*options); });

    CLI::App* renamed = subcommand(*people, options, "rename", "Another name", rename);
    renamed->add_option("NAME", options->name, "From now on")->required();

    add_facts_to(*subcommand(*people, options, "set", "Year of birth, language, note, ...", set),
                 *options);
    subcommand(*people, options, "archive", "Out of the way; everything stays", archive)
        ->add_flag("--back", options->back, "Back into the list");
    subcommand(*people, options, "show", "What is known of somebody", show);
    subcommand(*people, options, "delete", "Everything of somebody, for good", remove)
        ->add_flag("-y,--yes", options->yes, "Do not ask");

    CLI::App* exported =
        subcommand(*people, options, "export", "Everything of somebody, as a folder", export_one);
    exported->add_option("FOLDER", options->name, "A new folder")->required();
    exported->add_flag("--readable-only", options->readable_only,
                       "Without the sealed file for another library");
    CLI::App* imported =
        people->add_subcommand("import", "Somebody, from a file of \"people export\"");
    imported->add_option("FILE", options->name, "Such as Anna.eupnea")->required();
    imported->callback([=] { import_one(*options); });
}

} // namespace eupnea::app
