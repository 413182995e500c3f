// SPDX-License-Identifier: MIT
// The format and the inputs of each device, kept from one session to the next.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eupnea::app {

struct KnownDevice {
    std::string id;     ///< lasting_id()
    std::string format; ///< as --format; empty: found by trying
    std::string inputs; ///< as --inputs; empty: guessed
    friend bool operator==(const KnownDevice&, const KnownDevice&) = default;
};

/// $XDG_CONFIG_HOME/eupnea/devices.json, or under ~/.config.
std::filesystem::path default_devices_path();

/// What is known of this device; with its id alone when nothing is. A file that cannot be read knows
/// nothing.
KnownDevice known_device(const std::filesystem::path& file, const std::string& id);

/// Replaces what was known of it; nothing for an empty id. Prints a
/// sentence when the file cannot be written.
void remember(const std::filesystem::path& file, const KnownDevice& device);

/// By its USB description, serial number included, so that it is known on another port too;
/// else the port's path. Empty for a pseudo terminal, whose number is another one's next time.
std::string lasting_id(const std::string& port);

} // namespace eupnea::app
