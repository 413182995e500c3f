// SPDX-License-Identifier: MIT
// What the way from a port to a sample costs, one table each.
#pragma once

namespace eupnea {

void print_throughput();
void print_clock_table();
void print_ports();

} // namespace eupnea
