// SPDX-License-Identifier: MIT
#include "session/sensor_alone.hpp"

namespace eupnea {

Session sensor_alone(const Session& before)
{
    Session fresh;
    if (before.link()) fresh.apply(*before.link());
    for (std::size_t i = 0; i < channel_count; ++i) {
        const auto channel = static_cast<Channel>(i);
        if (const auto rate = before.rate(channel))
            fresh.apply(Stream{Timestamp{}, channel, *rate});
    }
    for (const DeviceSeen& device : before.devices()) fresh.apply(device);
    if (before.guess()) fresh.apply(*before.guess());
    return fresh;
}

} // namespace eupnea
