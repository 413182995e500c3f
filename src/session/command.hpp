// SPDX-License-Identifier: MIT
// What the person wishes, as values: from the main thread to the I/O thread.
#pragma once

#include <functional>
#include <variant>

#include "base/pattern.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

namespace eupnea {

/// Listen to this sensor: a port's path, or "sim" for the simulated person.
struct ChooseDevice {
    Word id;
};

/// Begin a guided session: from here on it is recorded.
struct BeginSession {
    Pattern pattern;
    Seconds length;
    bool slow_down = false; ///< start at the person's own rate and lengthen from there
};
struct ChangePattern {
    Pattern pattern;
};
struct PausePacer {
    bool paused;
};
struct AddMark {
    Text text;
};
struct InvertBelt {};
struct EndSession {};

using Command = std::variant<ChooseDevice, BeginSession, ChangePattern, PausePacer, AddMark,
                             InvertBelt, EndSession>;

/// How a screen hands a wish on.
using Send = std::function<void(const Command&)>;

} // namespace eupnea
