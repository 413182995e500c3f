// SPDX-License-Identifier: MIT
// What somebody is doing among the people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/kit/text_field.hpp"
#include "ui/people.hpp"

namespace eupnea::ui {

enum class PeopleDoing : std::uint8_t { finding, adding, looking, renaming, deleting };

struct PeopleState {
    PeopleDoing doing = PeopleDoing::finding;
    std::optional<unsigned> visit; ///< in which they were asked for
    Loaded<std::vector<PersonCard>> people;
    TextField search;
    TextField name; ///< of somebody new, or another one
    std::size_t chosen = 0;
    PersonCard person; ///< that is looked at
    Loaded<std::string> belongings;
    Reply<void> changed;
    bool deleting = false; ///< what is being changed is a deletion
    std::string message;   ///< what came of the last command
};

/// Those whose name has these letters, in either case.
std::vector<const PersonCard*> found_people(const std::vector<PersonCard>& people,
                                            std::string_view letters);

} // namespace eupnea::ui
