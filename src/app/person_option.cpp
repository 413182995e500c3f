// SPDX-License-Identifier: MIT
#include "app/person_option.hpp"

#include <CLI/CLI.hpp>

#include "app/failure.hpp"
#include "library/people.hpp"

namespace eupnea::app {

std::filesystem::path library_at(const std::string& option)
{
    return option.empty() ? default_library_path() : std::filesystem::path{option};
}

void add_person_option(CLI::App& command, std::string& name)
{
    command.add_option("--person", name, "Whose, where several people share the library")
        ->type_name("NAME");
}

std::string person_meant(const std::filesystem::path& library, const std::string& name)
{
    return value_or_fail(chosen_person(library, name));
}

} // namespace eupnea::app
