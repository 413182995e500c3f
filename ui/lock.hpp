// SPDX-License-Identifier: MIT
// How the window closes itself off, and how it is opened again.
#pragma once

#include <functional>
#include <string>

#include "ui/loaded.hpp"

namespace eupnea::ui {

/// Of a library under a passphrase; without `unlock` there is none.
struct Lock {
    std::function<Reply<void>(const std::string& passphrase)> unlock{};
    std::function<void()>
        forget_keys{};   ///< what is shut away cannot be read by the window any more
    Seconds after{0.0};  ///< without a key or the mouse, and without a session; 0: never
    bool locked = false; ///< from the beginning
};

} // namespace eupnea::ui
