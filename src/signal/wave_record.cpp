// SPDX-License-Identifier: MIT
#include "signal/wave_record.hpp"

#include <cmath>

namespace eupnea {

void WaveRecord::add(Timestamp time, float value)
{
    if (broken_ || runs_.back().count == longest_run)
        runs_.push_back({values_.size(), 0, time, time, broken_});
    broken_ = false;
    Run& run = runs_.back();
    ++run.count;
    run.until = time;
    values_.push(value);
}

const WaveRecord::Run& WaveRecord::run_of(std::size_t i) const
{
    return *(std::ranges::upper_bound(runs_, i, {}, &Run::first) - 1);
}

Timestamp WaveRecord::time(std::size_t i) const
{
    const Run& run = run_of(i);
    return run.from + run.step() * static_cast<double>(i - run.first);
}

bool WaveRecord::after_gap(std::size_t i) const
{
    const Run& run = run_of(i);
    return run.after_gap && run.first == i;
}

std::size_t WaveRecord::first_at(Timestamp time) const
{
    const auto run = std::ranges::lower_bound(runs_, time, {}, &Run::until);
    if (run == runs_.end()) return values_.size();
    if (time <= run->from) return run->first;
    const Seconds step = run->step();
    if (step <= Seconds{0.0}) return run->first;
    const double samples = std::ceil((time - run->from) / step - 1e-9);
    return run->first + std::min(static_cast<std::size_t>(samples), run->count - 1);
}

} // namespace eupnea
