// SPDX-License-Identifier: MIT
#include "films.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "tests/staged_session.hpp"
#include "ui/scenes/scene.hpp"

namespace eupnea {

namespace {

constexpr Seconds length{46.0};
constexpr Seconds step{0.1};
constexpr int columns = 5;
constexpr int rows = 4;
constexpr int moment_width = 320; ///< pixels, about
constexpr int timed_frames = 240;

/// A quicker pace from 16 s on, a pause from 28 to 31 s, no sensor from 37 to 42 s.
std::vector<Event> script()
{
    std::vector<Event> events = StagedSession{{.length = length,
                                               .planned = length,
                                               .lost_from = Seconds{37.0},
                                               .lost_until = Seconds{42.0}}};
    const Pattern quicker{.inhale = Seconds{3.0}, .exhale = Seconds{4.0}};
    events.push_back(PacerChange{at(Seconds{16.0}), quicker, true});
    events.push_back(PacerChange{at(Seconds{28.0}), quicker, false});
    events.push_back(PacerChange{at(Seconds{31.0}), quicker, true});
    std::ranges::stable_sort(events, {}, [](const Event& event) { return time_of(event); });
    return events;
}

ui::App app_with(const ui::Scene& scene, ui::Daylight light)
{
    ui::Resources resources;
    resources.remembered_scene = [name = std::string{scene.name}](const std::string&) {
        return name;
    };
    return {{.light = light}, {.device = Word{"sim"}}, [](const Command&) {}, std::move(resources)};
}

/// Calls `see` after each frame with its time.
template <class See>
void play(ui::Window& window, ui::App& app, Seconds frame_step, See&& see)
{
    const std::vector<Event> events = script();
    auto next = events.begin();
    Session session;
    for (Seconds now{0.0}; now < length; now += frame_step) {
        for (; next != events.end() && time_of(*next) <= at(now); ++next) session.apply(*next);
        window.show(app, session, at(now));
        if (!see(now)) return;
    }
}

ui::Picture shown(const ui::Picture& picture)
{
    return ui::smaller(picture, std::max(1, picture.width / moment_width));
}

ui::Picture film(ui::Window& window, ui::App& app)
{
    ui::Picture sheet;
    int taken = 0;
    constexpr int moments = columns * rows;
    play(window, app, step, [&](Seconds now) {
        if (now < (taken + 0.5) * length / moments) return true;
        const ui::Picture moment = shown(window.picture());
        if (taken == 0) sheet = ui::Picture{columns * moment.width, rows * moment.height};
        ui::paste(sheet, moment, taken % columns * moment.width, taken / columns * moment.height);
        return ++taken < moments;
    });
    return sheet;
}

constexpr std::array light_names{"night", "dusk", "day"};

} // namespace

int make_films(ui::Window& window, const std::filesystem::path& folder, std::string_view part)
{
    for (const ui::Scene& scene : ui::scenes())
        for (const ui::Daylight light : ui::all_daylights) {
            const std::string name =
                fmt::format("{}_{}", scene.name, light_names[static_cast<std::size_t>(light)]);
            if (name.find(part) == std::string::npos) continue;
            ui::App app = app_with(scene, light);
            if (!ui::write_picture(film(window, app), folder / ("film_" + name + ".png")))
                return EXIT_FAILURE;
        }
    return EXIT_SUCCESS;
}

int print_times(ui::Window& window)
{
    fmt::print("scene    frames/s   of a frame, ms: scene   pixels\n");
    for (const ui::Scene& scene : ui::scenes()) {
        ui::App app = app_with(scene, ui::Daylight::night);
        int frames = 0;
        double began = 0.0;
        play(window, app, Seconds{1.0 / 60.0}, [&](Seconds) {
            if (++frames == timed_frames / 2) began = ui::machine_time().count();
            return frames < timed_frames;
        });
        const double each =
            (ui::machine_time().count() - began) / (timed_frames - timed_frames / 2);
        const ui::SceneResolution& now = window.scenes().resolution();
        const bool plain = scene.shader.empty() || now.too_slow();
        fmt::print("{:<8} {:8.1f} {:23.1f}   {}\n", scene.name, 1.0 / each,
                   plain ? 0.0 : 1e3 * now.usual().count(),
                   plain ? std::string{"without a shader"} : fmt::format("1/{}", now.divisor()));
        window.scenes().measure_anew();
    }
    return EXIT_SUCCESS;
}

} // namespace eupnea
