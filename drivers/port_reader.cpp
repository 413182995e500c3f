// SPDX-License-Identifier: MIT
#include "drivers/port_reader.hpp"

#include <fmt/format.h>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds silence = 3s;       ///< worth a sentence
constexpr Seconds probe_delay = 2.5s; ///< before an unknown device is spoken to
constexpr Seconds timeout = 3s;       ///< with bytes that the known format refuses

Wiring first_of(Wiring wiring, std::size_t inputs)
{
    for (std::size_t i = inputs; i < most_inputs; ++i) wiring[i].reset();
    return wiring;
}

} // namespace

PortReader::PortReader(std::string port, const DeviceChoice& choice, Emit emit)
    : port_(std::move(port)), choice_(choice), emit_(std::move(emit)), streams_(emit_),
      search_(choice.format)
{}

void PortReader::on_open(std::optional<UsbId> usb, Timestamp time)
{
    usb_ = usb;
    opened_ = heard_ = understood_ = second_ = time;
    silent_ = false;
    search_.begin(usb);
    say(LinkState::connected, fmt::format("Connected to {}, listening.", port_), time);
}

void PortReader::on_bytes(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    if (bytes.empty()) return;
    heard_ = arrival;
    silent_ = false;
    return receiver_ ? receive(bytes, arrival) : search(bytes, arrival);
}

void PortReader::on_second(Timestamp time)
{
    second_ = time;
    silent_ = time - heard_ > 0.9s;
    tell_silence(time);
    ask();
}

void PortReader::tell_silence(Timestamp time)
{
    if (time - heard_ < silence || state_ == LinkState::lost) return;
    if (receiver_) receiver_->link_lost();
    const auto state = state_ == LinkState::streaming ? LinkState::lost : LinkState::connected;
    say(state, fmt::format("{} is open but silent: is the sensor on, and sending?", port_), time);
}

void PortReader::on_lost(Timestamp time)
{
    if (receiver_) receiver_->link_lost();
    say(LinkState::lost, fmt::format("{} is gone: plug it in again and it goes on.", port_), time);
}

void PortReader::on_slept(Timestamp time)
{
    streams_.interrupt_all(GapCause::clock_jump);
    if (receiver_) receiver_->link_lost();
    heard_ = understood_ = time;
}

void PortReader::on_stop()
{
    if (receiver_) send(receiver_->driver().stop);
}

void PortReader::say(LinkState state, std::string_view sentence, Timestamp time)
{
    if (state == state_ && sentence == said_) return;
    state_ = state;
    said_ = sentence;
    emit_(LinkStatus{time, state, Origin::live, sentence});
}

void PortReader::search(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    auto found = search_(bytes, arrival);
    if (!found) return refuse(found.error(), arrival);
    if (!*found) return;

    receiver_.emplace(*(*found)->driver, (*found)->rates, streams_);
    if (receiver_->driver().wiring) wire((*found)->chunks, arrival);
    say_streaming(arrival);
    if (!(*found)->ambiguity.empty()) emit_(Notice{arrival, std::string_view{(*found)->ambiguity}});
    for (const Chunk& chunk : (*found)->chunks) receive(chunk.bytes, chunk.arrival);
}

/// A board that takes any sensor does not tell which ones it has: the person does, or it is guessed.
void PortReader::wire(std::span<const Chunk> chunks, Timestamp time)
{
    const Driver& driver = receiver_->driver();
    const std::size_t inputs = inputs_of(driver, chunks);
    Wiring wiring = first_of(choice_.wiring.value_or(*driver.wiring), inputs);
    if (wiring == Wiring{}) wiring = first_of(*driver.wiring, inputs);
    receiver_->wire_as(wiring);
    const std::string raw = driver.framing == lines ? raw_lines(chunks, 2) : "";
    emit_(SensorGuess{time, text_of(wiring), static_cast<std::uint8_t>(inputs), raw});
}

void PortReader::ask()
{
    const Driver* device = addressee();
    if (!device) return;
    if (receiver_ && !silent_) return send(device->keep_alive);
    for (const Bytes command : device->start) send(command);
}

void PortReader::send(Bytes command)
{
    if (!command.empty()) unsent_.emplace_back(command.begin(), command.end());
}

/// Bytes that make one device send may upset another, so an unknown one is left alone at first.
const Driver* PortReader::addressee()
{
    if (receiver_) return &receiver_->driver();
    if (choice_.format) return silent_ ? choice_.format : nullptr;
    const bool waited = silent_ && second_ - opened_ > probe_delay;
    return waited || state_ == LinkState::refused ? search_.next_to_ask() : nullptr;
}

/// Said once: the search goes on and would find the same every two seconds.
void PortReader::refuse(const UserMessage& complaint, Timestamp time)
{
    if (state_ != LinkState::refused) say(LinkState::refused, complaint.sentence, time);
}

void PortReader::receive(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    const std::uint64_t accepted = receiver_->statistics().accepted;
    (*receiver_)(bytes, arrival);
    if (receiver_->statistics().accepted > accepted) {
        understood_ = arrival;
        say_streaming(arrival);
    } else if (arrival - understood_ > timeout) {
        search_again();
    }
}

/// Another device may be on this port now, or the same one at another speed.
void PortReader::search_again()
{
    receiver_->link_lost();
    receiver_.reset();
    search_ = FormatSearch{choice_.format};
    search_.begin(usb_);
}

void PortReader::say_streaming(Timestamp time)
{
    if (state_ == LinkState::streaming) return;
    say(LinkState::streaming, fmt::format("{} on {}.", receiver_->driver().name, port_), time);
}

} // namespace eupnea
