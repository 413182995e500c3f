// SPDX-License-Identifier: MIT
// From what happens between a radio and a strap to the events of a session, with a word on it.
#pragma once

#include <functional>
#include <string>

#include "drivers/bluetooth/strap.hpp"
#include "drivers/bluetooth/strap_event.hpp"
#include "drivers/channel_streams.hpp"
#include "drivers/frame_statistics.hpp"

namespace eupnea {

/// Called with the address of a strap that has begun to send, so that it is known the next time.
using RememberStrap = std::function<void(const std::string& address)>;

/// The same for every radio. Its sentences name straps by their names, never by their addresses: they
/// are recorded.
class StrapReader {
public:
    StrapReader(Emit emit, RememberStrap remember);

    void on(const StrapEvent& strap_event, Timestamp now);
    void on_second(Timestamp now); ///< once a second while there is a radio
    void on_slept(Timestamp now);  ///< the computer did, and what it missed is not known
    void radio_lost();             ///< what comes next comes behind a gap

    /// A sentence for the person, unless it was the last one reported.
    void report(LinkState state, std::string_view sentence, Timestamp time);

private:
    void on(const StrapSeen&) {}
    void on(const StrapConnecting& connecting);
    void on(const StrapValue& value);
    void on(const StrapGone&);
    void on(const RadioTrouble& trouble);
    void receive(const StrapValue& value);
    void hear_answer(const StrapValue& value);

    Emit emit_;
    RememberStrap remember_;
    ChannelStreams streams_;
    Strap strap_;
    FrameStatistics frames_;
    FrameReport report_;
    StrapSeen seen_;
    Timestamp now_{};
    Timestamp heard_{}; ///< the last value that was understood
    LinkState state_ = LinkState::ended;
    std::string said_;
    bool told_of_intervals_ = false;
    bool told_of_ecg_ = false;
};

} // namespace eupnea
