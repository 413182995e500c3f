// SPDX-License-Identifier: MIT
// eupnea journal: the person's own notes.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/local_time.hpp"
#include "app/output_file.hpp"
#include "app/person_option.hpp"
#include "app/print.hpp"
#include "library/diary.hpp"

namespace eupnea::app {

namespace {

struct JournalOptions {
    std::string library;
    std::string person;
    std::vector<std::string> words;
    std::int64_t session = 0;
    std::size_t prompt = 0; ///< counts from 1; 0: none
    std::int64_t number = 0;
    std::string out;

    std::string text() const { return fmt::format("{}", fmt::join(words, " ")); }
    Diary diary() const
    {
        const auto path = library_at(library);
        auto diary = Diary::open(path, person_meant(path, person));
        if (!diary) throw Failure(diary.error().sentence);
        return std::move(*diary);
    }
};

void print_entries(std::span<const JournalEntry> entries)
{
    for (const JournalEntry& entry : entries) {
        print("{:>4}  {}{}\n", entry.number, local_time_text(entry.written_unix_ms),
              entry.session ? fmt::format("  session {}", *entry.session) : "");
        if (!entry.prompt.empty()) print("      {}\n", entry.prompt);
        print("      {}\n\n", entry.text);
    }
}

void list(const JournalOptions& options)
{
    const auto entries = value_or_fail(options.diary().entries());
    print_entries(entries);
    if (entries.empty())
        print("The journal is empty. \"eupnea journal add\" writes a first line.\n");
}

constexpr std::size_t longest_entry = 1 << 16; ///< bytes

/// All that is typed until Ctrl-D, or comes through a pipe that ends.
std::string typed_text()
{
    std::string text(longest_entry + 1, '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::cin.gcount()));
    if (text.size() > longest_entry)
        throw Failure(
            fmt::format("An entry has at most {} kB; make it several.", longest_entry / 1024));
    return text;
}

void add(const JournalOptions& options)
{
    JournalEntry entry;
    entry.written_unix_ms = unix_ms_now();
    if (options.session > 0) entry.session = options.session;
    if (options.prompt > 0) entry.prompt = journal_prompts[options.prompt - 1];
    entry.text = options.text();
    if (entry.text.empty()) {
        if (!entry.prompt.empty()) print("{}\n", entry.prompt);
        entry.text = typed_text();
    }
    while (entry.text.ends_with('\n')) entry.text.pop_back();
    if (entry.text.empty()) throw Failure("Nothing was written, so nothing is kept.");
    print("Kept as entry {}.\n", value_or_fail(options.diary().write(entry)).number);
}

void search(const JournalOptions& options)
{
    const auto entries = value_or_fail(options.diary().search(options.text()));
    print_entries(entries);
    if (entries.empty()) print("No entry has these words.\n");
}

void export_markdown(const JournalOptions& options)
{
    const auto entries = value_or_fail(options.diary().entries());
    OutputFile file{options.out};
    file.stream() << markdown(entries, local_time_text);
    file.finish();
    print("{}: {} entries.\n", options.out, entries.size());
}

void list_prompts()
{
    for (std::size_t i = 0; i < journal_prompts.size(); ++i)
        print("{:>3}  {}\n", i + 1, journal_prompts[i]);
}

} // namespace

void add_journal_command(CLI::App& cli)
{
    auto options = std::make_shared<JournalOptions>();
    CLI::App* journal =
        cli.add_subcommand("journal", "Your own notes: write, read, search, export");
    journal->require_subcommand(0, 1);
    journal->fallthrough();
    journal->add_option("--library", options->library, "Where they are kept")->type_name("FILE");
    add_person_option(*journal, options->person);
    journal->callback([=] {
        if (journal->get_subcommands().empty()) list(*options);
    });

    CLI::App* added = journal->add_subcommand("add", "Write an entry, here or on the lines after");
    added->add_option("TEXT", options->words,
                      "The words; without them, they are read from the keyboard");
    added->add_option("--session", options->session, "That it belongs to");
    added->add_option("--prompt", options->prompt, "A number of \"eupnea journal prompts\"")
        ->check(CLI::Range(std::size_t{1}, journal_prompts.size()));
    added->callback([=] { add(*options); });

    CLI::App* searched = journal->add_subcommand("search", "Entries with these words");
    searched->add_option("WORDS", options->words, "What to look for")->required();
    searched->callback([=] { search(*options); });

    CLI::App* exported = journal->add_subcommand("export", "All of it as a Markdown file");
    exported->add_option("--out", options->out, "The file")->required();
    exported->callback([=] { export_markdown(*options); });

    CLI::App* removed = journal->add_subcommand("remove", "Take an entry out for good");
    removed->add_option("NUMBER", options->number, "Of the entry")->required();
    removed->callback([=] { value_or_fail(options->diary().remove_entry(options->number)); });

    journal->add_subcommand("prompts", "Questions to begin from")->callback(list_prompts);
}

} // namespace eupnea::app
