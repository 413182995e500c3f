// SPDX-License-Identifier: MIT
#include "app/session_options.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "app/failure.hpp"
#include "app/person_option.hpp"
#include "pacing/patterns.hpp"

namespace eupnea::app {

void SessionOptions::add_to(CLI::App& cli)
{
    cli.add_option(
           "--device", device,
           "A port, a strap by its address or name, a recorded file, or sim; without it the "
           "first sensor found, the strap used last, else sim")
        ->type_name("PORT|ble[:STRAP[@PORT]]|FILE|sim");
    cli.add_option("--format", format, "What the sensor speaks; without it, found by trying");
    cli.add_option("--inputs", inputs,
                   "What is on a board's inputs: -,ecg,belt is an ECG on 2 and a belt on 3")
        ->type_name("SENSORS");
    cli.add_option("--pattern", pattern_text,
                   "A named pattern (coherent, resonance, box, ...) or seconds: 4-6, 4-0-6-0")
        ->type_name("NAME|SECONDS");
    cli.add_option("--rate", rate, "Breaths a minute instead of a pattern")->type_name("PER_MIN");
    cli.add_option("--ratio", ratio, "Inhale to exhale, with --rate")->capture_default_str();
    cli.add_option("--minutes", minutes, "How long; 0: until you stop")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 24.0 * 60.0))
        ->each([this](const std::string&) { minutes_given = true; });
    cli.add_option("--practice", practice, "A guided practice; \"eupnea practices\" lists them")
        ->type_name("NAME");
    cli.add_flag("--check-in", check_in, "A minute of questions before and after a practice");
    cli.add_option("--words", own_words,
                   "A line of your own for a practice that gives it back; may be given often")
        ->type_name("LINE");
    cli.add_option("--sound", sound, "Silence, the guide as tones, or your own body as a tone")
        ->check(CLI::IsMember({"off", "tones", "body"}))
        ->capture_default_str();
    cli.add_option("--volume", volume, "Of the sound")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    cli.add_option("--timbre", timbre, "Of the tones")
        ->check(CLI::IsMember({"pure", "soft", "warm"}))
        ->capture_default_str();
    cli.add_flag("--slow-down", slow_down,
                 "Begin at your own breathing rate and lengthen it from there");
    cli.add_flag("--no-quiet", no_quiet,
                 "Begin the guide at once, without two minutes of free breathing before it (a "
                 "session under five minutes has none)");
    add_person_option(cli, person);
    add_view_options(cli);
}

void SessionOptions::add_view_options(CLI::App& cli)
{
    cli.add_flag("--headless", headless, "In the terminal, also where there is a display");
    cli.add_option("--library", library, "Where sessions are kept")->type_name("FILE");
    cli.add_flag("--day", day, "Light colours");
    cli.add_option("--text-scale", text_scale, "Size of all text")->check(CLI::Range(0.5, 3.0));
    cli.add_flag("--reduced-motion", reduced_motion, "A bar instead of the growing disc");
    cli.add_option("--lock-after", lock_after,
                   "Minutes after which the window of a sealed library locks itself; 0: never")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1440.0));
    cli.add_flag("--fullscreen", fullscreen, "Fill the screen");
    cli.add_option("--window-size", window_size, "Size of the window")->type_name("WxH");
    cli.add_option("--screenshot", screenshot, "Save a picture of the window, then close it")
        ->type_name("FILE.png");
    cli.add_option("--after", screenshot_after, "When to take the picture")
        ->type_name("SECONDS")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 86'400.0));
}

Pattern SessionOptions::pattern() const
{
    const Result<Pattern> chosen = rate > 0.0 ? pattern_at({rate}, ratio)
                                   : pattern_text.empty()
                                       ? Result<Pattern>{named_patterns().front().pattern}
                                       : parse_pattern(pattern_text);
    if (!chosen) throw Failure(chosen.error().sentence);
    return *chosen;
}

std::filesystem::path SessionOptions::library_path() const { return library_at(library); }

bool display_present()
{
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY");
}

} // namespace eupnea::app
