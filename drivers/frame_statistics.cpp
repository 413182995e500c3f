// SPDX-License-Identifier: MIT
#include "drivers/frame_statistics.hpp"

#include <numeric>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds while_refusing = 10s;
constexpr Seconds afterwards = 60s;

std::uint64_t all_refused(const FrameStatistics& counts)
{
    return std::accumulate(counts.refused.begin(), counts.refused.end(),
                           counts.repeated + counts.too_fast);
}

FramesCounted difference(const FrameStatistics& now, const FrameStatistics& before, Timestamp time)
{
    const auto refused = [&](DecodeError error) {
        const auto i = static_cast<std::size_t>(error);
        return now.refused[i] - before.refused[i];
    };
    return {.time = time,
            .accepted = now.accepted - before.accepted,
            .wrong_length = refused(DecodeError::length),
            .wrong_magic = refused(DecodeError::magic),
            .wrong_checksum = refused(DecodeError::checksum),
            .not_parsed = refused(DecodeError::parse),
            .out_of_range = refused(DecodeError::range),
            .repeated = now.repeated - before.repeated,
            .too_fast = now.too_fast - before.too_fast};
}

} // namespace

FrameStatistics operator+(FrameStatistics a, const FrameStatistics& b)
{
    a.accepted += b.accepted;
    a.accepted_bytes += b.accepted_bytes;
    for (std::size_t i = 0; i < decode_error_count; ++i) a.refused[i] += b.refused[i];
    a.repeated += b.repeated;
    a.too_fast += b.too_fast;
    return a;
}

void FrameReport::operator()(const FrameStatistics& total, Timestamp now, const Emit& emit)
{
    const std::uint64_t more = all_refused(total) - all_refused(reported_);
    if (!reported_at_ && more == 0) return;
    if (reported_at_ && now - *reported_at_ < (more > 0 ? while_refusing : afterwards)) return;
    emit(difference(total, reported_, now));
    reported_ = total;
    reported_at_ = now;
}

} // namespace eupnea
