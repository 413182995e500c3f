// SPDX-License-Identifier: MIT
// All threads on one page.
#pragma once

#include <thread>

#include "app/engine.hpp"

namespace eupnea::app {

/// Something the person should read, said from any thread.
using Notify = std::function<void(const Text&)>;

/// What writes the recording: consumes the queue until it is told to stop and the queue is empty.
using Record = std::function<void(const std::stop_token&, EventQueue& from_io, const Notify&)>;

/// Three threads with one verb each: I/O acquires and detects, the recorder writes, main draws.
/// Between them are queues of events and one post; the end of each queue is named here.
class Running {
public:
    Running(MakeSource make_source, Record record)
        : engine_(std::move(make_source), {from_io_, to_recorder_}),
          recorder_([this, record = std::move(record)](const std::stop_token& stop) {
              record(stop, to_recorder_, [this](const Text& text) { engine_.notify(text); });
          }),
          io_([this] { engine_.run(); })
    {}

    /// I/O stops first, then the recorder drains what is left.
    ~Running()
    {
        engine_.stop();
        io_.join();
        recorder_.request_stop();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    Engine& engine() { return engine_; }
    EventQueue& from_io() { return from_io_; } ///< main's end

private:
    EventQueue from_io_{1 << 15};     ///< I/O -> main
    EventQueue to_recorder_{1 << 16}; ///< I/O -> recorder
    Engine engine_;
    std::jthread recorder_;
    std::jthread io_;
};

} // namespace eupnea::app
