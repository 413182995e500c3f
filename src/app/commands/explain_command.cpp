// SPDX-License-Identifier: MIT
// eupnea explain [TERM]: what a number means, and what it does not.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/print.hpp"
#include "measures/glossary.hpp"

namespace eupnea::app {

namespace {

void list_terms()
{
    for (const Term& term : glossary()) print("{:22s} {}\n", term.key, term.means);
}

void explain(const std::string& wanted)
{
    if (wanted.empty()) return list_terms();
    const auto term = find_term(wanted);
    if (!term)
        throw Failure(fmt::format(
            "There is no entry for \"{}\"; `eupnea explain` alone lists all of them.", wanted));
    print("{}{}\n\n{}\n{}\n\nSource: {}\n", term->name,
          term->unit.empty() ? "" : fmt::format(" ({})", term->unit), term->means, term->is_not,
          term->source);
}

} // namespace

void add_explain_command(CLI::App& cli)
{
    auto term = std::make_shared<std::string>();
    CLI::App* command = cli.add_subcommand("explain", "What a number means, and what it does not");
    command->add_option("term", *term, "Its name; none: all of them");
    command->callback([term] { explain(*term); });
}

} // namespace eupnea::app
