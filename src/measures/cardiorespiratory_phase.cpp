// SPDX-License-Identifier: MIT
#include "measures/cardiorespiratory_phase.hpp"

#include <complex>
#include <numbers>

namespace eupnea {

namespace {

constexpr Seconds window = 60s;
constexpr Seconds breath_lost = 30s;
constexpr std::size_t least_breaths = 3;

} // namespace

CardiorespiratoryPhase::Reading CardiorespiratoryPhase::value(Timestamp now) const
{
    std::complex<double> sum;
    std::size_t count = 0;
    for (std::size_t i = 0; i < phases_.size(); ++i) {
        if (now - phases_[i].end > window) continue;
        sum += std::polar(1.0, phases_[i].radians);
        ++count;
    }
    if (count < least_breaths || now - phases_.back().end > breath_lost) {
        const Reason refusal = along_breath_.refusal();
        return {.breaths = count,
                .reason = refusal == Reason::none ? Reason::few_breaths : refusal};
    }
    const double degrees = std::arg(sum) * 180.0 / std::numbers::pi;
    return {static_cast<float>(degrees),
            static_cast<float>(std::abs(sum) / static_cast<double>(count)), count, Reason::none};
}

} // namespace eupnea
