// SPDX-License-Identifier: MIT
// Which sound a session has, and how loud.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace eupnea::ui {

/// The first is silence.
inline constexpr std::array<std::string_view, 5> sound_names{
    "sound: off", "sound: soft", "sound: warm", "sound: pure", "sound: your own body"};

/// A soft bed below it, which swells with the guide. The first is none.
inline constexpr std::array<std::string_view, 4> bed_names{"bed: none", "bed: water", "bed: wind",
                                                           "bed: bowl"};

struct SoundOptions {
    std::size_t sound = 0; ///< of sound_names
    double volume = 0.5;   ///< 0 to 1
    std::size_t bed = 0;   ///< of bed_names
    friend bool operator==(const SoundOptions&, const SoundOptions&) = default;

    SoundOptions next() const { return {(sound + 1) % sound_names.size(), volume, bed}; }
    SoundOptions next_bed() const { return {sound, volume, (bed + 1) % bed_names.size()}; }
    SoundOptions louder(int tenths) const
    {
        const double wanted = volume + 0.1 * tenths;
        return {sound, wanted < 0.0 ? 0.0 : wanted > 1.0 ? 1.0 : wanted, bed};
    }
};

} // namespace eupnea::ui
