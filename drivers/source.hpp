// SPDX-License-Identifier: MIT
// Where a session's samples come from: a serial port, the simulated person, a recording.
#pragma once

#include <functional>

#include "base/event.hpp"

namespace eupnea {

/// How a source hands on what it finds. Called on the thread that runs the source's io_context.
using Emit = std::function<void(const Event&)>;

/// A source is constructed with the io_context it lives on, the session's epoch and an Emit, and is
/// used on that io_context's thread alone. It emits Stream before a channel's first Sample, Gap for
/// what was lost, LinkStatus for what became of it, and nothing after stop().
class Source {
public:
    Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    virtual ~Source() = default;

    virtual void start() = 0;
    virtual void stop() = 0;

    /// The guide has changed: only a simulated person follows it.
    virtual void on(const PacerChange&) {}

    /// Samples before this time are for the pipeline alone and need not be drawn: what came before the
    /// place at which a recording is taken up.
    virtual Timestamp shown_from() const { return Timestamp::min(); }
};

} // namespace eupnea
