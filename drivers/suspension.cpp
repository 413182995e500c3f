// SPDX-License-Identifier: MIT
#include "drivers/suspension.hpp"

#include <time.h>

#include <utility>

namespace eupnea {

using namespace literals;

namespace {

Seconds now_of(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return Seconds{static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec)};
}

Seconds slept() { return now_of(CLOCK_BOOTTIME) - now_of(CLOCK_MONOTONIC); }

} // namespace

Suspension::Suspension() : slept_(slept()) {}

bool Suspension::is_over()
{
    const Seconds before = std::exchange(slept_, slept());
    return slept_ - before > 0.5s;
}

} // namespace eupnea
