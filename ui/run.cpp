// SPDX-License-Identifier: MIT
#include "ui/run.hpp"

#include <fmt/format.h>
#include <stdexcept>

#include "session/sensor_alone.hpp"
#include "ui/frame_clock.hpp"

namespace eupnea::ui {

void run(Window& window, App& app, EventQueue& events, const std::function<Seconds()>& since_launch,
         const std::optional<Screenshot>& screenshot,
         const std::function<void(const Event&)>& listen, const std::function<bool()>& leave)
{
    Session session;
    FrameClock clock;
    std::optional<Seconds> first;
    while (window.open() && !app.closing() && !(leave && leave())) {
        events.drain([&](const Event& event) {
            session.apply(event);
            if (listen) listen(event);
        });
        const Seconds launched = since_launch();
        if (!first) first = launched;
        window.show(app, session, clock(session, launched));
        if (app.person_changed()) session = sensor_alone(session);
        if (!screenshot || launched - *first < screenshot->after) continue;
        if (!window.save_png(screenshot->file))
            throw std::runtime_error(
                fmt::format("The picture cannot be written to {}.", screenshot->file.string()));
        return;
    }
}

} // namespace eupnea::ui
