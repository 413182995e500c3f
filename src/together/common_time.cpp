// SPDX-License-Identifier: MIT
#include "together/common_time.hpp"

namespace eupnea {

namespace {

CommonTime overlap(const BodyRecord& first, const BodyRecord& second, Seconds behind,
                   CommonClock clock)
{
    const Timestamp from = std::max(first.begin(), second.begin() + behind);
    const Timestamp until = std::min(first.end(), second.end() + behind);
    return {from, std::max(from, until), behind, clock};
}

} // namespace

CommonTime common_time(const BodyRecord& first, const BodyRecord& second)
{
    if (first.begun_unix_ms() && second.begun_unix_ms()) {
        const Milliseconds behind{
            static_cast<double>(*second.begun_unix_ms() - *first.begun_unix_ms())};
        const auto shared = overlap(first, second, behind, CommonClock::wall);
        if (shared.length() > Seconds{0.0}) return shared;
    }
    return overlap(first, second, first.begin() - second.begin(), CommonClock::starts);
}

} // namespace eupnea
