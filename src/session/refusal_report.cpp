// SPDX-License-Identifier: MIT
#include "session/refusal_report.hpp"

namespace eupnea {

using namespace literals;

std::optional<SamplesRefused> RefusalReport::operator()(Channel channel, const InputGuard& guard,
                                                        Timestamp now)
{
    constexpr Seconds apart = 10s;
    const auto& counts = guard.counts();
    if (counts == reported_ || (reported_at_ && now - *reported_at_ < apart)) return std::nullopt;
    const auto more = [&](Rejection rejection) {
        const auto i = static_cast<std::size_t>(rejection);
        return counts[i] - reported_[i];
    };
    const SamplesRefused refused{now,
                                 channel,
                                 more(Rejection::not_finite),
                                 more(Rejection::out_of_range),
                                 more(Rejection::time_backwards),
                                 more(Rejection::rate)};
    reported_ = counts;
    reported_at_ = now;
    return refused;
}

} // namespace eupnea
