// SPDX-License-Identifier: MIT
// The screens that are open while no session runs, and the menu that leads to them from Begin.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace eupnea::ui {

enum class ScreenId : std::uint8_t {
    begin,
    starting, ///< a session was asked for on the command line and is about to begin
    choose,   ///< among the guided practices
    check_in, ///< before the one that was chosen
    journal,
    goals,
    learn,
    pace,
    people,  ///< where several share a library
    plans,   ///< for a therapist with a client
    consent, ///< the page that is agreed to before a plan begins
    scene,   ///< which picture the breath moves
    sessions,
    trends,
    replay, ///< of the one that was opened
    review, ///< of the same
};

struct MenuItem {
    ScreenId screen;
    char letter;
    std::string_view key; ///< the letter as it is shown
    std::string_view name;
};

/// In the order in which they are offered.
inline constexpr std::array menu{
    MenuItem{ScreenId::choose, 'p', "P", "Practices"},
    MenuItem{ScreenId::plans, 'c', "C", "With a client"},
    MenuItem{ScreenId::pace, 'f', "F", "Find my pace"},
    MenuItem{ScreenId::sessions, 's', "S", "Sessions"},
    MenuItem{ScreenId::trends, 't', "T", "Trends"},
    MenuItem{ScreenId::journal, 'j', "J", "Journal"},
    MenuItem{ScreenId::goals, 'g', "G", "Goals"},
    MenuItem{ScreenId::learn, 'r', "R", "Read"},
    MenuItem{ScreenId::scene, 'v', "V", "Scene"},
};

/// Offered beside the menu where several people share a library.
inline constexpr MenuItem people_item{ScreenId::people, 'w', "W", "Who"};

} // namespace eupnea::ui
