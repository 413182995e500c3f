// SPDX-License-Identifier: MIT
// The passphrase of a sealed library, asked for in the window.
#pragma once

#include "app/library_worker.hpp"
#include "app/session_options.hpp"
#include "ui/lock.hpp"

namespace eupnea::app {

/// Of a library without a seal: a lock that does nothing.
ui::Lock lock_of(const SessionOptions& options, LibraryWorker& worker);

} // namespace eupnea::app
