// SPDX-License-Identifier: MIT
// The options of a session on the command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/pattern.hpp"
#include "base/units.hpp"

namespace CLI {
class App;
}

namespace eupnea::app {

struct SessionOptions {
    std::string device;       ///< a port, a file, "sim"; empty: the first sensor, else "sim"
    std::string format;       ///< of the sensor's bytes; empty: found by trying
    std::string inputs;       ///< of a board that takes any sensor; empty: guessed
    std::string pattern_text; ///< a name or seconds
    double rate = 0.0;        ///< breaths/min; 0: as the pattern says
    std::string ratio = "40:60";
    double minutes = 5.0;
    bool minutes_given = false;
    std::string practice;               ///< the name of a guided practice; empty: the pacer alone
    bool check_in = false;              ///< ask before and after
    std::vector<std::string> own_words; ///< lines for the prompts that give them back
    std::string sound = "off";          ///< off, tones or body
    double volume = 0.5;
    std::string timbre = "soft";
    bool slow_down = false;
    bool no_quiet = false; ///< the guide begins at once
    bool headless = false;
    std::string library; ///< empty: the person's own
    std::string person;  ///< a name, where several people share the library
    bool day = false;
    double text_scale = 1.0;
    double lock_after = 10.0; ///< minutes; 0: never
    bool reduced_motion = false;
    bool fullscreen = false;
    std::string window_size; ///< WIDTHxHEIGHT
    std::string screenshot;  ///< PNG file; the window closes after it
    double screenshot_after = 10.0;

    void add_to(CLI::App& cli);
    void add_view_options(CLI::App& cli); ///< only how it is shown and where it is kept

    /// Throws a Failure with the sentence of what was not understood.
    Pattern pattern() const;
    std::filesystem::path library_path() const;
    bool pattern_given() const { return !pattern_text.empty() || rate > 0.0; }
};

/// Whether a window can be opened at all.
bool display_present();

} // namespace eupnea::app
