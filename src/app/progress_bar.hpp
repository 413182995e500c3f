// SPDX-License-Identifier: MIT
// How far a long job is, on a terminal; silent elsewhere and for short jobs.
#pragma once

#include <chrono>

namespace eupnea::app {

class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// 0 to 1. Draws at most ten times a second, and not in the first half second.
    void show(double progress);

private:
    std::chrono::steady_clock::time_point next_;
    bool on_terminal_;
    bool drawn_ = false;
};

} // namespace eupnea::app
