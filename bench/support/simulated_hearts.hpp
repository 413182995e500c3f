// SPDX-License-Identifier: MIT
// The live path on simulated hearts, clean and with errors put in.
#pragma once

namespace eupnea::bench {

void print_simulated_hearts();

} // namespace eupnea::bench
