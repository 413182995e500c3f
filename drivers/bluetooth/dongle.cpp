// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/dongle.hpp"

#include <algorithm>

#include "drivers/bluetooth/advertisement.hpp"
#include "drivers/bluetooth/polar_pmd.hpp"

namespace eupnea {

using namespace literals;

namespace {

constexpr Seconds look_around = 2s;     ///< before any of several straps is taken
constexpr Seconds timeout = 10s;        ///< with a step
constexpr Seconds answer_time = 3s;     ///< in which a dongle answers
constexpr std::size_t most_straps = 64; ///< that are kept in mind

constexpr std::string_view characteristic = "00002803-0000-1000-8000-00805f9b34fb";
constexpr std::string_view subscription = "00002902-0000-1000-8000-00805f9b34fb";
constexpr std::array<std::uint8_t, 2> notify{0x01, 0x00};
constexpr std::array<std::uint8_t, 2> indicate{0x02, 0x00};

} // namespace

void Dongle::begin(Timestamp now)
{
    now_ = now;
    heard_ = false;
    commands_.clear();
    send(bgapi::disconnect(0));
    scan();
}

void Dongle::on(const bgapi::Message& message, Timestamp now)
{
    now_ = now;
    heard_ = true;
    std::visit([this](const auto& m) { receive(m); }, message);
}

void Dongle::on_second(Timestamp now)
{
    now_ = now;
    const Seconds spent = now - since_;
    if (!heard_ && spent >= answer_time) {
        emit_(RadioTrouble{LinkState::connected,
                           "The port does not answer as a Bluetooth dongle: is it a BLED112?"});
        return begin(now);
    }
    if (phase_ == Phase::scanning && choice_) {
        std::vector<StrapSeen> straps;
        for (const Candidate& candidate : candidates_) straps.push_back(candidate.strap);
        const StrapSeen* chosen = spent >= look_around ? best(*choice_, straps) : nullptr;
        if (chosen) return connect(candidates_[static_cast<std::size_t>(chosen - straps.data())]);
    }
    if (phase_ != Phase::idle && phase_ != Phase::listening && spent >= timeout) give_up();
}

void Dongle::end()
{
    if (phase_ == Phase::listening && handles(Attribute::pmd_control).value > 0)
        send(bgapi::write(connection_, handles(Attribute::pmd_control).value, pmd_stop_ecg));
    if (phase_ > Phase::connecting) send(bgapi::disconnect(connection_));
    send(bgapi::end_scan());
    phase_ = Phase::idle;
}

void Dongle::pulled()
{
    phase_ = Phase::idle;
    commands_.clear();
}

void Dongle::enter(Phase phase)
{
    phase_ = phase;
    since_ = now_;
}

void Dongle::scan()
{
    enter(Phase::scanning);
    candidates_.clear();
    send(bgapi::end_scan());
    send(bgapi::ask_for_names());
    send(bgapi::scan());
}

/// A strap reports its services and its name in packets of their own.
void Dongle::receive(const bgapi::Scanned& scanned)
{
    if (phase_ != Phase::scanning) return;
    auto known = std::ranges::find(candidates_, scanned.address, &Candidate::address);
    if (known == candidates_.end()) {
        if (candidates_.size() == most_straps) return;
        candidates_.push_back(
            {{.address = bgapi::text(scanned.address)}, scanned.address, scanned.address_type});
        known = candidates_.end() - 1;
    }
    const StrapSeen before = known->strap;
    known->strap.signal_dbm = scanned.signal_dbm;
    read_advertisement(scanned.advertisement, known->strap);
    if (known->strap.heart_rate && known->strap != before) emit_(known->strap);
    const bool named = !known->strap.name.empty() || now_ - since_ >= look_around;
    if (named && choice_ && wants_no_other(*choice_, known->strap)) connect(Candidate{*known});
}

void Dongle::connect(const Candidate& candidate)
{
    attempted_ = candidate.strap.address;
    enter(Phase::connecting);
    send(bgapi::end_scan());
    send(bgapi::connect(candidate.address, candidate.address_type));
    emit_(StrapConnecting{candidate.strap});
}

void Dongle::receive(const bgapi::Connected& connected)
{
    if (phase_ != Phase::connecting) return;
    choice_ = {.wanted = attempted_, .remembered = attempted_};
    connection_ = connected.connection;
    handles_ = {};
    finding_.reset();
    enter(Phase::finding);
    send(bgapi::find_attributes(connection_));
}

void Dongle::receive(const bgapi::Disconnected& disconnected)
{
    if (phase_ <= Phase::connecting || disconnected.connection != connection_) return;
    emit_(StrapGone{});
    scan();
}

/// A subscription belongs to the characteristic before it.
void Dongle::receive(const bgapi::Found& found)
{
    if (phase_ != Phase::finding) return;
    if (found.uuid == characteristic) finding_.reset();
    if (const auto attribute = attribute_of(found.uuid)) {
        finding_ = attribute;
        handles(*attribute).value = found.handle;
    }
    if (found.uuid == subscription && finding_) handles(*finding_).subscription = found.handle;
}

void Dongle::receive(const bgapi::Completed&)
{
    if (phase_ == Phase::finding) return subscribe();
    if (phase_ == Phase::subscribing) next_request();
}

void Dongle::subscribe()
{
    requests_.clear();
    const auto ask = [&](Attribute attribute, std::span<const std::uint8_t> how) {
        const std::uint16_t handle = handles(attribute).subscription;
        if (handle > 0) requests_.push_back(bgapi::write(connection_, handle, how));
    };
    ask(Attribute::heart_rate, notify);
    if (const std::uint16_t battery = handles(Attribute::battery).value; battery > 0)
        requests_.push_back(bgapi::read(connection_, battery));
    ask(Attribute::battery, notify);
    ask(Attribute::pmd_control, indicate);
    ask(Attribute::pmd_data, notify);
    if (const std::uint16_t control = handles(Attribute::pmd_control).value; control > 0)
        requests_.push_back(bgapi::write(connection_, control, pmd_start_ecg));
    enter(Phase::subscribing);
    next_request();
}

void Dongle::next_request()
{
    if (requests_.empty()) return enter(Phase::listening);
    send(std::move(requests_.front()));
    requests_.pop_front();
}

void Dongle::receive(const bgapi::Value& value)
{
    if (phase_ < Phase::subscribing || value.handle == 0) return;
    if (value.kind == bgapi::ValueKind::to_be_confirmed) send(bgapi::confirm(connection_));
    for (std::size_t i = 0; i < attribute_count; ++i)
        if (handles_[i].value == value.handle)
            emit_(StrapValue{static_cast<Attribute>(i), value.bytes});
    if (value.kind == bgapi::ValueKind::read && phase_ == Phase::subscribing) next_request();
}

/// Whatever hangs is let go of, and looked for again.
void Dongle::give_up()
{
    if (phase_ > Phase::connecting) {
        send(bgapi::disconnect(connection_));
        emit_(StrapGone{});
    }
    scan();
}

} // namespace eupnea
