// SPDX-License-Identifier: MIT
#include "app/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace eupnea::app {

namespace {

using namespace std::chrono_literals;
constexpr std::size_t width = 40;

} // namespace

ProgressBar::ProgressBar()
    : next_(std::chrono::steady_clock::now() + 500ms), on_terminal_(isatty(STDERR_FILENO) == 1)
{}

ProgressBar::~ProgressBar()
{
    if (drawn_) fmt::print(stderr, "\r{:{}}\r", "", width + 10);
}

void ProgressBar::show(double progress)
{
    if (!on_terminal_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + 100ms;
    drawn_ = true;
    const double share = std::clamp(progress, 0.0, 1.0);
    const auto full = static_cast<std::size_t>(share * width);
    fmt::print(stderr, "\r[{}{}] {:3.0f} %", std::string(full, '#'), std::string(width - full, ' '),
               100.0 * share);
    std::fflush(stderr);
}

} // namespace eupnea::app
