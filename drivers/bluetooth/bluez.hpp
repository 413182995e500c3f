// SPDX-License-Identifier: MIT
// The way from the computer's own Bluetooth (BlueZ) to a strap.
#pragma once

#include <boost/asio/io_context.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "drivers/bluetooth/bluez_service.hpp"
#include "drivers/bluetooth/strap_choice.hpp"

namespace eupnea {

/// Follows BlueZ's objects, and after each change takes the one step that is next:
///
///     an adapter that is on -> the strap in reach -> connected -> attributes known -> notifying
///
/// so that whatever goes missing (strap, adapter, BlueZ, the bus) is looked for again. Without a choice
/// it only looks around. Used on the io_context's thread alone.
class Bluez {
public:
    Bluez(boost::asio::io_context& io, std::optional<StrapChoice> choice, EmitStrapEvent emit);

    void on_second(Timestamp now); ///< once a second, the first time to begin
    void end();                    ///< leaves the strap as it was found, its ECG stopped

    const BluezObjects& objects() const { return service_.objects(); }

private:
    void step();
    bool step_to_radio();
    bool step_to_strap();
    void step_to_values();
    void discover();
    void scan();
    void connect(const std::string& path);
    void subscribe(const std::string& path, Attribute attribute);
    void check_target();
    void tell_straps();
    void tell_battery(const StrapSeen& strap);
    void tell_value(const std::string& path, std::span<const std::uint8_t> value);
    void begin_anew();
    bool is_of_target(const std::string& path) const;
    const std::string* path_of(Attribute attribute) const;

    std::optional<StrapChoice> choice_;
    EmitStrapEvent emit_;
    BluezService service_;
    bool waiting_ = false; ///< a call was refused; the next second tries again
    std::string scanning_; ///< the adapter that scans for us
    std::optional<Timestamp> scanning_since_;
    std::string target_;          ///< the strap's object
    bool arrived_ = false;        ///< it was connected
    std::set<std::string> asked_; ///< what was asked of the strap since it was connected
    std::map<std::string, StrapSeen> reported_;
    Timestamp now_{};
};

} // namespace eupnea
