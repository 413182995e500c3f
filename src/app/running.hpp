// SPDX-License-Identifier: MIT
// All threads on one page.
#pragma once

#include <future>
#include <string>
#include <thread>

#include "app/engine.hpp"
#include "app/stop_request.hpp"

namespace eupnea::app {

/// Something the person should read, said from any thread.
using Notify = std::function<void(const Text&)>;

/// What writes the recording: consumes the queue until it is told to stop and the queue is empty. A sentence about what
/// could not be written anywhere; empty: everything is on the disk.
using Record =
    std::function<std::string(const std::stop_token&, EventQueue& from_io, const Notify&)>;

/// Three threads with one verb each: I/O acquires and detects, the recorder writes, main draws.
/// Between them are queues of events and one post; the end of each queue is named here.
class Running {
public:
    Running(MakeSource make_source, Record record)
        : engine_(std::move(make_source), {from_io_, to_recorder_}),
          recorder_([this, record = std::move(record)](const std::stop_token& stop) {
              trouble_ =
                  record(stop, to_recorder_, [this](const Text& text) { engine_.notify(text); });
          }),
          io_([this] {
              engine_.run();
              io_over_.set_value();
          })
    {}
    ~Running() { finish(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// I/O stops first, then the recorder drains what is left. Afterwards only the answer is of use: what could not be
    /// recorded, as a sentence.
    std::string finish();

    Engine& engine() { return engine_; }
    EventQueue& from_io() { return from_io_; } ///< main's end

private:
    StopRequest stop_request_;
    EventQueue from_io_{1 << 15};     ///< I/O -> main
    EventQueue to_recorder_{1 << 16}; ///< I/O -> recorder
    Engine engine_;
    std::string trouble_; ///< the recorder's, once it has ended
    std::promise<void> io_over_;
    std::jthread recorder_;
    std::jthread io_;
};

} // namespace eupnea::app
