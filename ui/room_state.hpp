// SPDX-License-Identifier: MIT
// What the therapist's screens remember: the plan that was chosen, what the client sees, what is being noted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/text.hpp"
#include "base/units.hpp"
#include "ui/kit/scroll.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

/// What the client is shown beside the picture.
struct ClientSight {
    bool window = false;  ///< a window of their own is open
    bool numbers = false; ///< heart and breath as numbers
    bool blank = false;   ///< nothing at all
};

/// An item of a questionnaire that is being answered.
struct AskedItem {
    Word practice{}; ///< whose step asks
    std::uint8_t step = 0;
    std::size_t questionnaire = 0;
    std::size_t item = 0;
    std::optional<int> number{};
};

struct RoomState {
    std::size_t plan = 0;
    Scroll scroll{}; ///< of the plan's description, or of the page of consent
    ClientSight client{};
    bool strip =
        true; ///< the therapist's side is shown; else the client's picture fills the window
    std::optional<TextField> note{}; ///< is being written
    std::optional<Timestamp> end_asked{};
    AskedItem asked{};
};

} // namespace eupnea::ui
