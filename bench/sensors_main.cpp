// SPDX-License-Identifier: MIT
// eupnea_sensors: decoding, the sample clock, reconnecting, and the load of streams good and bad.
#include "sensors.hpp"

int main()
{
    eupnea::print_throughput();
    eupnea::print_clock_table();
    eupnea::print_ports();
    return 0;
}
