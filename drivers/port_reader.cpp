// SPDX-License-Identifier: MIT
#include "drivers/port_reader.hpp"

#include <fmt/format.h>

#include "drivers/input_columns.hpp"
#include "drivers/sketch_advice.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds silence = 3s; ///< worth a sentence, from a sensor that has made no pause yet
constexpr Seconds longest_silence = 10s;
constexpr double pauses = 1.5; ///< as long as the longest so far
constexpr Seconds shortest_silence = 0.9s;
constexpr std::uint64_t many_leaps = 10; ///< of time stamps: more than a device that began anew
constexpr Seconds probe_delay = 2.5s;    ///< before an unknown device is spoken to
constexpr Seconds timeout = 3s;          ///< with bytes that the known format refuses

} // namespace

PortReader::PortReader(std::string port, const DeviceChoice& choice, Emit emit)
    : port_(std::move(port)), choice_(choice), emit_(std::move(emit)),
      streams_([this](const Event& event) { hand_on(event); }), search_(choice)
{}

/// A stream that is too slow to find anything in is named beside it.
void PortReader::hand_on(const Event& event)
{
    emit_(event);
    const auto* stream = std::get_if<Stream>(&event);
    if (!stream) return;
    const std::string advice = advice_on_rate(stream->channel, stream->rate);
    if (!advice.empty()) emit_(Notice{stream->time, std::string_view{advice}});
}

void PortReader::on_open(std::optional<UsbId> usb, Timestamp time)
{
    usb_ = usb;
    opened_ = heard_ = understood_ = second_ = time;
    silence_ = silence;
    silent_ = false;
    search_.begin(usb);
    report(LinkState::connected, fmt::format("Connected to {}, listening.", port_), time);
}

void PortReader::on_bytes(std::span<const std::uint8_t> bytes, Timestamp arrival)
{
    if (bytes.empty()) return;
    after_pause(arrival - heard_, arrival);
    heard_ = arrival;
    silent_ = false;
    return receiver_ ? receive(bytes, arrival) : search(bytes, arrival);
}

/// A sketch that has paused and gone on by itself will do so again, and is not lost meanwhile.
void PortReader::after_pause(Seconds pause, Timestamp arrival)
{
    if (pause < shortest_silence) return;
    understood_ = arrival; // nothing has come that could be understood
    if (pause >= silence_) silence_ = std::min(pauses * pause, longest_silence);
}

void PortReader::on_second(Timestamp time)
{
    second_ = time;
    silent_ = time - heard_ > shortest_silence;
    tell_silence(time);
    report_frames(time);
    ask();
}

void PortReader::tell_silence(Timestamp time)
{
    if (time - heard_ < silence_ || state_ == LinkState::lost) return;
    if (state_ == LinkState::refused && search_.refused_text()) return;
    if (const std::string words = receiver_ ? "" : search_.last_words(); !words.empty())
        return report(LinkState::refused, words, time);
    if (receiver_) receiver_->link_lost();
    const auto state = state_ == LinkState::streaming ? LinkState::lost : LinkState::connected;
    report(state, fmt::format("{} is open but silent: is the sensor on, and sending?", port_),
           time);
}

void PortReader::on_lost(Timestamp time)
{
    if (receiver_) receiver_->link_lost();
    report(LinkState::lost, fmt::format("{} is gone: plug it in again and it goes on.", port_),
           time);
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

void PortReader::report(LinkState state, std::string_view sentence, Timestamp time)
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
    for (const Chunk& chunk : (*found)->chunks) {
        if (chunk.after_loss) receiver_->link_lost();
        understood_ = chunk.arrival; // most of it fits: nothing here is a reason to search again
        receive(chunk.bytes, chunk.arrival);
    }
    report_frames(arrival);
}

void PortReader::report_frames(Timestamp time)
{
    if (!receiver_) return;
    report_(earlier_frames_ + receiver_->statistics(), time, emit_);
    if (receiver_->impossible_times() < many_leaps || std::exchange(leaps_reported_, true)) return;
    const std::string sentence =
        fmt::format("The time stamps of {} leap or run backwards: its samples are placed by when "
                    "they arrive.",
                    receiver_->driver().name);
    emit_(Notice{time, std::string_view{sentence}});
}

/// A board that takes any sensor does not show which ones it has: the person does, or it is guessed.
void PortReader::wire(std::span<const Chunk> chunks, Timestamp time)
{
    const Driver& driver = receiver_->driver();
    const auto columns = input_columns(driver, chunks);
    if (columns.empty()) return;
    const InputGuess guess = guess_inputs(driver, columns, choice_.wiring);
    receiver_->wire_as(guess.wiring);
    const std::string raw = driver.framing == lines ? raw_lines(chunks, 2) : "";
    emit_(SensorGuess{time, text_of(guess.wiring), static_cast<std::uint8_t>(columns.size()), raw});
    if (!guess.set_aside.empty()) emit_(Notice{time, std::string_view{guess.set_aside}});
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
    const bool waited = silent_ && second_ - opened_ > probe_delay && !search_.has_understood();
    const bool strange = state_ == LinkState::refused && !search_.refused_text();
    return waited || strange ? search_.next_to_ask() : nullptr;
}

/// Said once: the search goes on and would find the same every two seconds.
void PortReader::refuse(const UserMessage& message, Timestamp time)
{
    if (state_ != LinkState::refused) report(LinkState::refused, message.sentence, time);
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
    earlier_frames_ = earlier_frames_ + receiver_->statistics();
    receiver_.reset();
    search_ = FormatSearch{choice_};
    search_.begin(usb_);
}

void PortReader::say_streaming(Timestamp time)
{
    if (state_ == LinkState::streaming) return;
    report(LinkState::streaming, fmt::format("{} on {}.", receiver_->driver().name, port_), time);
}

} // namespace eupnea
