// SPDX-License-Identifier: MIT
#include "app/known_devices.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/print.hpp"
#include "base/output_file.hpp"
#include "base/own_folders.hpp"
#include "base/small_file.hpp"
#include "drivers/ports.hpp"

namespace eupnea::app {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 2; ///< a device, and what is known of it

/// Nothing where it is no regular file, or larger than it can be by our hand; deeper values left out.
Json devices_in(const std::filesystem::path& file)
{
    const auto shallow = [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; };
    Json devices = Json::parse(read_small_file(file).value_or(""), shallow, false);
    return devices.is_object() ? devices : Json::object();
}

std::string text_in(const Json& device, const char* key)
{
    const auto found = device.find(key);
    return found != device.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

std::filesystem::path default_devices_path() { return config_folder() / "devices.json"; }

KnownDevice known_device(const std::filesystem::path& file, const std::string& id)
{
    const Json devices = devices_in(file);
    const auto found = devices.find(id);
    if (found == devices.end() || !found->is_object()) return {id, "", ""};
    return {id, text_in(*found, "format"), text_in(*found, "inputs")};
}

/// Written beside and renamed, so that a full disk loses nothing that was known.
void remember(const std::filesystem::path& file, const KnownDevice& device)
{
    if (device.id.empty()) return;
    Json devices = devices_in(file);
    devices[device.id] = {{"format", device.format}, {"inputs", device.inputs}};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const std::string text = devices.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    if (!write_private_file(file, text))
        print("{} cannot be written, so your choice counts for today.\n", file.string());
}

std::string lasting_id(const std::string& path)
{
    for (const Port& port : list_ports())
        if (port.path == path && port.usb)
            return fmt::format("usb {:04x}:{:04x} {}", port.usb->vendor, port.usb->product,
                               port.serial_number);
    return path.starts_with("/dev/pts/") ? "" : path;
}

} // namespace eupnea::app
