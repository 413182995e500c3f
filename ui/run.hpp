// SPDX-License-Identifier: MIT
// From the queue to the screen, frame after frame, until the window is closed.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "base/event_queue.hpp"
#include "ui/app.hpp"
#include "ui/window.hpp"

namespace eupnea::ui {

/// A picture of the window, after which it closes.
struct Screenshot {
    std::filesystem::path file;
    Seconds after; ///< counted from the first frame
};

/// Consumer's end of `events`, on the main thread. `since_launch` is read once a frame, on the clock of
/// SessionStart::since_launch; `listen` is given every event. Returns when the person closes the window
/// or the screenshot is taken, or when `leave` says so; throws std::runtime_error when that cannot be written.
void run(Window& window, App& app, EventQueue& events, const std::function<Seconds()>& since_launch,
         const std::optional<Screenshot>& screenshot = std::nullopt,
         const std::function<void(const Event&)>& listen = nullptr,
         const std::function<bool()>& leave = nullptr);

} // namespace eupnea::ui
