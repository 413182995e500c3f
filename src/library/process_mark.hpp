// SPDX-License-Identifier: MIT
// Which running program wrote something, so that another can tell later whether it still runs.
#pragma once

#include <string>
#include <string_view>

namespace eupnea {

/// This process: the machine's boot, its process number and when it started.
std::string own_process_mark();

/// The very process that made the mark runs at this moment, on this machine.
bool is_running(std::string_view process_mark);

} // namespace eupnea
