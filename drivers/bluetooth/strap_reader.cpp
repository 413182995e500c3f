// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_reader.hpp"

#include <fmt/format.h>

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds silence = 5s; ///< worth a sentence; a strap sends once a second
constexpr std::uint8_t already_so = 6;

} // namespace

StrapReader::StrapReader(Emit emit, RememberStrap remember)
    : emit_(std::move(emit)), remember_(std::move(remember)), streams_(emit_), strap_(streams_)
{}

void StrapReader::on(const StrapEvent& strap_event, Timestamp now)
{
    now_ = now;
    std::visit([this](const auto& n) { on(n); }, strap_event);
}

void StrapReader::on_second(Timestamp now)
{
    now_ = now;
    frames_.repeated = strap_.repetitions();
    frames_.too_fast = strap_.refused_intervals();
    report_(frames_, now, emit_);
    const bool listening = state_ == LinkState::streaming || state_ == LinkState::connected;
    if (!listening || seen_.address.empty() || now - heard_ < silence) return;
    strap_.link_lost();
    report(state_ == LinkState::streaming ? LinkState::lost : state_,
           fmt::format("{} is connected but silent: is it on the body, its electrodes moist?",
                       name_of(seen_)),
           now);
}

void StrapReader::on_slept(Timestamp now)
{
    streams_.interrupt_all(GapCause::clock_jump);
    strap_.link_lost();
    heard_ = now;
}

void StrapReader::radio_lost()
{
    strap_.link_lost();
    seen_ = {};
}

void StrapReader::report(LinkState state, std::string_view sentence, Timestamp time)
{
    if (state == state_ && sentence == said_) return;
    state_ = state;
    said_ = sentence;
    emit_(LinkStatus{time, state, Origin::live, sentence});
}

void StrapReader::on(const StrapConnecting& connecting)
{
    seen_ = connecting.strap;
    heard_ = now_;
    const std::string sentence = fmt::format("Found {}, connecting.", name_of(seen_));
    report(state_ == LinkState::lost ? LinkState::lost : LinkState::connected, sentence, now_);
}

void StrapReader::on(const StrapValue& value)
{
    if (value.attribute == Attribute::pmd_control) return hear_answer(value);
    receive(value);
}

void StrapReader::receive(const StrapValue& value)
{
    const auto understood = strap_(value.attribute, value.value, now_);
    if (understood)
        ++frames_.accepted;
    else
        ++frames_.refused[static_cast<std::size_t>(understood.error())];
    if (!understood || value.attribute == Attribute::battery) return;
    heard_ = now_;
    if (state_ != LinkState::streaming) {
        report(LinkState::streaming, fmt::format("{} by Bluetooth.", name_of(seen_)), now_);
        if (remember_) remember_(seen_.address);
    }
    if (strap_.lacks_intervals() && !std::exchange(told_of_intervals_, true))
        emit_(Notice{now_, "This sensor sends a heart rate without the intervals between beats: "
                           "the heart's rhythm cannot be seen with it. A chest strap sends "
                           "them."});
}

void StrapReader::hear_answer(const StrapValue& value)
{
    const auto answer = decode_pmd_answer(value.value);
    if (!answer || answer->error == 0 || answer->error == already_so) return;
    if (!std::exchange(told_of_ecg_, true))
        emit_(Notice{now_, "The strap keeps its ECG from this radio (older ones are too slow for "
                           "it); its beats are used instead."});
}

void StrapReader::on(const StrapGone&)
{
    strap_.link_lost();
    if (state_ == LinkState::connected) return; // nothing has come from it yet
    report(LinkState::lost,
           fmt::format("{} is out of reach: come closer and it goes on.", name_of(seen_)), now_);
}

void StrapReader::on(const RadioTrouble& trouble)
{
    const bool was_heard = state_ == LinkState::streaming || state_ == LinkState::lost;
    if (state_ == LinkState::streaming) radio_lost();
    report(was_heard ? LinkState::lost : trouble.state, trouble.sentence, now_);
}

} // namespace eupnea
