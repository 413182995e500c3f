// SPDX-License-Identifier: MIT
#include "files/merged_signals.hpp"

#include <algorithm>
#include <cmath>

#include "files/table/signal_rows.hpp"

namespace eupnea {

namespace {

constexpr Seconds shortest_gap{0.1};

} // namespace

MergedSignals::MergedSignals(std::unique_ptr<BlockSource> source, const std::vector<Spec>& specs)
    : source_(std::move(source))
{
    for (const Spec& spec : specs) signals_.push_back({spec.channel, spec.rate});
    for (std::size_t i = 0; i < signals_.size(); ++i) load(i);
}

/// The next block that holds a value.
void MergedSignals::load(std::size_t i)
{
    Signal& signal = signals_[i];
    while (!signal.ended) {
        signal.at = 0;
        signal.block.values.clear();
        if (!source_->read(i, signal.block)) {
            signal.ended = true;
            return;
        }
        const Seconds ahead = signal.block.first - signal.expected;
        const bool absurd = !(std::abs(seconds_of(signal.block.first)) <= longest_leap_s);
        const bool runs_on = absurd || (signal.began && ahead < 0.5 * period(signal.rate));
        if (runs_on) signal.block.first = signal.expected;
        if (skip_holes(i)) return;
        if (signal.began) continue;
        signal.expected = signal.time();
    }
}

/// Moves to the next value that is one; false when the block has no more.
bool MergedSignals::skip_holes(std::size_t i)
{
    Signal& signal = signals_[i];
    const auto& values = signal.block.values;
    while (signal.at < values.size() && std::isnan(values[signal.at])) ++signal.at;
    return signal.at < values.size();
}

void MergedSignals::emit(std::size_t i)
{
    Signal& signal = signals_[i];
    const Timestamp time = signal.time();
    const Seconds step = period(signal.rate);
    if (!signal.began) {
        ready_.push(Stream{time, signal.channel, signal.rate});
    } else if (time - signal.expected > std::max(shortest_gap - step, 0.5 * step)) {
        const double missing = std::round((time - signal.expected) / step);
        ready_.push(Gap{signal.channel, signal.expected, time,
                        static_cast<std::uint32_t>(std::clamp(missing, 0.0, 4e9)), GapCause::file});
    }
    signal.began = true;
    ready_.push(Sample{signal.channel, time, signal.block.values[signal.at++]});
    signal.expected = time + step;
    if (!skip_holes(i)) load(i);
}

std::optional<Event> MergedSignals::next()
{
    if (ready_.empty()) {
        const auto earliest = std::min_element(
            signals_.begin(), signals_.end(), [](const Signal& a, const Signal& b) {
                return !a.ended && (b.ended || a.time() < b.time());
            });
        if (earliest != signals_.end() && !earliest->ended)
            emit(static_cast<std::size_t>(earliest - signals_.begin()));
    }
    return ready_.pop();
}

} // namespace eupnea
