// SPDX-License-Identifier: MIT
#include "drivers/simulator/strap_dongle.hpp"

#include <algorithm>

namespace eupnea::simulator {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// The strap's attributes in order of their handles: UUIDs as they travel.
struct Entry {
    std::uint16_t handle;
    Bytes uuid;
};

const Bytes declaration{0x03, 0x28};
const Bytes subscription{0x02, 0x29};

Bytes polar(std::uint8_t number)
{
    return {0xC8, 0xF0, 0x8D, 0x2D, 0xCD,   0x8A, 0xAD, 0x1C,
            0x87, 0xF3, 0xE7, 0x02, number, 0x5C, 0x00, 0xFB};
}

/// The handle of an attribute's value; its subscription is the next one.
constexpr std::array<std::uint16_t, attribute_count> value_at{0x11, 0x21, 0x31, 0x34};

std::vector<Entry> table(bool measures_ecg)
{
    std::vector<Entry> entries{{0x10, declaration}, {0x11, {0x37, 0x2A}}, {0x12, subscription},
                               {0x20, declaration}, {0x21, {0x19, 0x2A}}, {0x22, subscription}};
    if (!measures_ecg) return entries;
    for (const Entry& entry :
         {Entry{0x30, declaration}, Entry{0x31, polar(0x81)}, Entry{0x32, subscription},
          Entry{0x33, declaration}, Entry{0x34, polar(0x82)}, Entry{0x35, subscription}})
        entries.push_back(entry);
    return entries;
}

std::string message(std::uint8_t type, std::uint8_t group, std::uint8_t number,
                    const Bytes& payload)
{
    std::string bytes;
    for (const std::size_t byte : {std::size_t{type} | payload.size() >> 8u, payload.size() & 0xFFu,
                                   std::size_t{group}, std::size_t{number}})
        bytes += static_cast<char>(byte);
    for (const std::uint8_t byte : payload) bytes += static_cast<char>(byte);
    return bytes;
}

std::string event(std::uint8_t group, std::uint8_t number, const Bytes& payload)
{
    return message(0x80, group, number, payload);
}
std::string reply(std::uint8_t group, std::uint8_t number, const Bytes& payload)
{
    return message(0x00, group, number, payload);
}

Bytes counted(Bytes head, std::span<const std::uint8_t> tail)
{
    head.push_back(static_cast<std::uint8_t>(tail.size()));
    head.insert(head.end(), tail.begin(), tail.end());
    return head;
}

std::string value(std::uint16_t handle, std::uint8_t kind, std::span<const std::uint8_t> bytes)
{
    return event(4, 5, counted({0, static_cast<std::uint8_t>(handle), 0, kind}, bytes));
}

std::string completed(std::uint16_t handle)
{
    return event(4, 1, {0, 0, 0, static_cast<std::uint8_t>(handle), 0});
}

} // namespace

std::string StrapDongle::operator()(std::span<const std::uint8_t> bytes)
{
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
    std::string answers;
    while (waiting_.size() >= 4 && waiting_.size() >= 4u + waiting_[1]) {
        const auto length = 4 + waiting_[1];
        const Bytes command{waiting_.begin(), waiting_.begin() + length};
        waiting_.erase(waiting_.begin(), waiting_.begin() + length);
        answers += answer(command);
    }
    return answers;
}

std::string StrapDongle::answer(std::span<const std::uint8_t> command)
{
    const std::uint8_t group = command[2];
    const std::uint8_t number = command[3];
    const auto payload = command.subspan(4);
    const auto is = [&](int wanted_group, int wanted_number, std::size_t least) {
        return group == wanted_group && number == wanted_number && payload.size() >= least;
    };
    if (is(3, 0, 1)) return reply(3, 0, {0, 0, 0}) + disconnect();
    if (is(4, 3, 5)) return reply(4, 3, {0, 0, 0}) + attributes();
    if (is(4, 4, 3)) {
        const std::uint8_t level[]{strap.battery_percent};
        return reply(4, 4, {0, 0, 0}) + value(payload[1], 0, level);
    }
    if (is(4, 5, 4)) return reply(4, 5, {0, 0, 0}) + write(payload[1], payload.subspan(4));
    if (is(6, 3, 15)) return reply(6, 3, {0, 0, 0}) + connect();
    if (is(6, 2, 1)) scanning_ = true;
    if (is(6, 4, 0)) scanning_ = false;
    return reply(group, number, {0, 0}) + (is(6, 2, 1) ? advertise() : "");
}

/// The services in the advertisement, the name in the answer to the scan.
std::string StrapDongle::advertise()
{
    if (!scanning_ || !strap.in_reach) return {};
    Bytes head{static_cast<std::uint8_t>(-60), 0};
    head.insert(head.end(), strap.address.begin(), strap.address.end());
    head.insert(head.end(), {1, 0xFF});
    const Bytes services{0x02, 0x01, 0x06, 0x05, 0x03, 0x0D, 0x18, 0x0F, 0x18};
    Bytes name{static_cast<std::uint8_t>(strap.name.size() + 1), 0x09};
    name.insert(name.end(), strap.name.begin(), strap.name.end());
    std::string answers = event(6, 0, counted(head, services));
    head[1] = 4;
    return answers + event(6, 0, counted(head, name));
}

std::string StrapDongle::connect()
{
    scanning_ = false;
    if (!strap.in_reach) return {};
    connected_ = true;
    Bytes status{0, 0x05};
    status.insert(status.end(), strap.address.begin(), strap.address.end());
    status.insert(status.end(), {1, 60, 0, 100, 0, 0, 0, 0xFF});
    return event(3, 0, status);
}

std::string StrapDongle::disconnect()
{
    wanted_ = {};
    if (!std::exchange(connected_, false)) return {};
    return event(3, 4, {0, 0x16, 0x02});
}

std::string StrapDongle::lose()
{
    strap.in_reach = false;
    return disconnect();
}

std::string StrapDongle::attributes()
{
    std::string answers;
    for (const Entry& entry : table(strap.measures_ecg))
        answers +=
            event(4, 4, counted({0, static_cast<std::uint8_t>(entry.handle), 0}, entry.uuid));
    return answers + completed(0);
}

/// A subscription, or the request for ECG, whose answer is indicated.
std::string StrapDongle::write(std::uint16_t handle, std::span<const std::uint8_t> bytes)
{
    std::string answers = completed(handle);
    for (std::size_t i = 0; i < attribute_count; ++i)
        if (handle == value_at[i] + 1) wanted_[i] = !bytes.empty() && bytes[0] != 0;
    if (handle == value_at[static_cast<std::size_t>(Attribute::pmd_control)] && !bytes.empty()) {
        const std::uint8_t answer[]{0xF0, bytes[0], 0x00, strap.ecg_error, 0x00};
        answers += value(handle, 5, answer);
    }
    return answers;
}

std::string StrapDongle::notify(Attribute attribute, std::span<const std::uint8_t> bytes)
{
    const bool ecg = attribute == Attribute::pmd_data;
    if (!connected_ || !sends(attribute) || (ecg && strap.ecg_error != 0)) return {};
    return value(value_at[static_cast<std::size_t>(attribute)], 1, bytes);
}

} // namespace eupnea::simulator
