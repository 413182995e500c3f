// SPDX-License-Identifier: MIT
// From the bytes of one port to the events of a session, with a word on what became of it.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "drivers/format_search.hpp"
#include "drivers/receiver.hpp"
#include "drivers/source.hpp"

namespace eupnea {

/// Finds the format, then receives; what was received while searching is received too. Is informed of what
/// happens to the port and when, and knows neither a port nor a clock.
class PortReader {
public:
    /// @param port    how the person knows it: its path
    PortReader(std::string port, const DeviceChoice& choice, Emit emit);

    void on_open(std::optional<UsbId> usb, Timestamp time);
    void on_bytes(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void on_second(Timestamp time); ///< once a second while the port is open
    void on_lost(Timestamp time);
    void on_slept(Timestamp time); ///< the computer did, and what it missed is not known
    void on_stop();                ///< nobody listens any more

    /// A sentence for the person, unless it was the last one reported.
    void report(LinkState state, std::string_view sentence, Timestamp time);

    const PortSettings& port_settings() const { return search_.port(); }

    /// What is to be sent to the device now, one after the other. To a port that stays silent, or sends
    /// what fits nothing, what makes each known device send, in turn.
    std::vector<std::vector<std::uint8_t>> take_commands() { return std::exchange(unsent_, {}); }

    /// Some devices understand a command only a while after the one before.
    static constexpr std::chrono::milliseconds between_commands{200};

private:
    void after_pause(Seconds pause, Timestamp arrival);
    void tell_silence(Timestamp time);
    void ask();
    void send(Bytes command);
    const Driver* addressee();
    void wire(std::span<const Chunk> chunks, Timestamp time);
    void hand_on(const Event& event);
    void search(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void refuse(const UserMessage& message, Timestamp time);
    void receive(std::span<const std::uint8_t> bytes, Timestamp arrival);
    void search_again();
    void say_streaming(Timestamp time);
    void report_frames(Timestamp time);

    std::string port_;
    DeviceChoice choice_;
    Emit emit_;
    ChannelStreams streams_;
    FormatSearch search_;
    std::optional<UsbId> usb_;
    std::optional<Receiver> receiver_;
    FrameStatistics earlier_frames_; ///< of the receivers before
    FrameReport report_;
    bool leaps_reported_ = false;
    Timestamp heard_{};      ///< the last bytes
    Timestamp understood_{}; ///< the last frame, or the last silence
    Seconds silence_{};      ///< that is worth a sentence now
    Timestamp opened_{};
    Timestamp second_{};  ///< the last one that was reported
    bool silent_ = false; ///< for the last second or longer
    LinkState state_ = LinkState::ended;
    std::string said_;
    std::vector<std::vector<std::uint8_t>> unsent_; ///< commands
};

} // namespace eupnea
