// SPDX-License-Identifier: MIT
// Whether the client's window was open the last time.
#pragma once

namespace eupnea::app {

/// From $XDG_CONFIG_HOME/eupnea/client-window.
bool remembered_client_window();

/// Where it cannot be kept, the window is opened by hand.
void remember_client_window(bool open);

} // namespace eupnea::app
