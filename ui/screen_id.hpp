// SPDX-License-Identifier: MIT
// Where the person is while no session runs, and the letters that lead there from Begin.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace eupnea::ui {

enum class Place : std::uint8_t {
    begin,
    starting, ///< a session was asked for on the command line and is about to begin
    choose,   ///< among the guided practices
    check_in, ///< before the one that was chosen
    journal,
    goals,
    learn,
    pace,
};

/// A way out of the Begin screen.
struct MenuItem {
    Place place;
    char letter;
    std::string_view key; ///< the letter as it is shown
    std::string_view name;
};

/// In the order in which they are offered.
inline constexpr std::array doors{
    MenuItem{Place::choose, 'p', "P", "Practices"}, MenuItem{Place::pace, 'f', "F", "Find my pace"},
    MenuItem{Place::journal, 'j', "J", "Journal"},  MenuItem{Place::goals, 'g', "G", "Goals"},
    MenuItem{Place::learn, 'r', "R", "Read"},
};

} // namespace eupnea::ui
