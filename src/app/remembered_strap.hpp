// SPDX-License-Identifier: MIT
// The heart strap that this person used last.
#pragma once

#include <string>

namespace eupnea::app {

/// Its address, from $XDG_CONFIG_HOME/eupnea/strap; empty when there is none.
std::string remembered_strap();

/// Kept for this person's eyes alone. Where it cannot be kept, the strap is looked for by hand.
void remember_strap(const std::string& address);

} // namespace eupnea::app
