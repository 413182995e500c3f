// SPDX-License-Identifier: MIT
#include "app/running.hpp"

#include <cstdlib>

#include "app/print.hpp"

namespace eupnea::app {

namespace {

constexpr std::chrono::seconds time_to_stop{5};

} // namespace

std::string Running::finish()
{
    if (!io_.joinable()) return trouble_;
    engine_.stop();
    const bool stopped = io_over_.get_future().wait_for(time_to_stop) == std::future_status::ready;
    if (stopped) io_.join();
    recorder_.request_stop();
    recorder_.join();
    if (stopped) return trouble_;
    // A thread cannot be ended from outside; what it gave so far is on the disk.
    print(stderr, "eupnea: The sensor does not let go; the program ends without it.\n");
    std::_Exit(EXIT_FAILURE);
}

} // namespace eupnea::app
