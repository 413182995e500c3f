// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/bgapi.hpp"

#include "catch.hpp"

using namespace eupnea;
using Octets = bgapi::Bytes;

namespace {

template <class M>
M decoded(const Octets& frame)
{
    const auto message = bgapi::decode(frame);
    REQUIRE(message);
    REQUIRE(std::holds_alternative<M>(*message));
    return std::get<M>(*message);
}

const Octets notified{0x80, 0x08, 0x04, 0x05, 0x00, 0x11, 0x00, 0x01, 0x03, 0x06, 0x3C, 0x00};

} // namespace

TEST_CASE("bgapi: commands are laid out as the radio expects them", "[protocol]")
{
    CHECK(bgapi::scan() == Octets{0x00, 0x01, 0x06, 0x02, 0x02});
    CHECK(bgapi::end_scan() == Octets{0x00, 0x00, 0x06, 0x04});
    CHECK(bgapi::disconnect(2) == Octets{0x00, 0x01, 0x03, 0x00, 0x02});
    CHECK(bgapi::find_attributes(0) ==
          Octets{0x00, 0x05, 0x04, 0x03, 0x00, 0x01, 0x00, 0xFF, 0xFF});
    const std::uint8_t notify[]{0x01, 0x00};
    CHECK(bgapi::write(0, 0x0112, notify) ==
          Octets{0x00, 0x06, 0x04, 0x05, 0x00, 0x12, 0x01, 0x02, 0x01, 0x00});
    CHECK(bgapi::connect({1, 2, 3, 4, 5, 6}, 1) ==
          Octets{0x00, 0x0F, 0x06, 0x03, 1, 2, 3, 4, 5, 6, 1, 60, 0, 76, 0, 100, 0, 0, 0});
}

TEST_CASE("bgapi: what the radio says is read field by field", "[protocol]")
{
    const auto value = decoded<bgapi::Value>(notified);
    CHECK(value.handle == 0x11);
    CHECK(value.kind == bgapi::ValueKind::notified);
    CHECK(value.bytes.size() == 3);

    const auto scanned =
        decoded<bgapi::Scanned>({0x80, 0x0E, 0x06, 0x00, 0xC4, 0x00, 0x2D, 0xAC, 0x4C, 0x8C, 0x1A,
                                 0xA0, 0x01, 0xFF, 0x03, 0x02, 0x01, 0x06});
    CHECK(scanned.signal_dbm == -60);
    CHECK(bgapi::text(scanned.address) == "A0:1A:8C:4C:AC:2D");
    CHECK(scanned.address_type == 1);
    CHECK(scanned.advertisement.size() == 3);

    const auto found =
        decoded<bgapi::Found>({0x80, 0x06, 0x04, 0x04, 0x00, 0x11, 0x00, 0x02, 0x37, 0x2A});
    CHECK(found.handle == 0x11);
    CHECK(found.uuid == "00002a37-0000-1000-8000-00805f9b34fb");
    CHECK(decoded<bgapi::Completed>({0x80, 0x05, 0x04, 0x01, 0, 0x01, 0x04, 0x12, 0}).error ==
          0x0401);
    CHECK(decoded<bgapi::Disconnected>({0x80, 0x03, 0x03, 0x04, 1, 0x13, 0x02}).connection == 1);
}

TEST_CASE("bgapi: a length above 255 takes its high bits from the first byte", "[protocol]")
{
    Octets frame{0x81, 0x04, 0x04, 0x05, 0x00, 0x34, 0x00, 0x01, 0xFF};
    frame.resize(frame.size() + 255, 0x42);
    const auto cut = bgapi::cut(frame);
    CHECK(cut.whole);
    CHECK(cut.length == frame.size());
    CHECK(decoded<bgapi::Value>(frame).bytes.size() == 255);
}

TEST_CASE("bgapi: what is cut short, or lies about its length, is refused", "[protocol]")
{
    for (std::size_t size = 0; size < notified.size(); ++size) {
        CAPTURE(size);
        CHECK(bgapi::decode(std::span{notified}.first(size)).error() == DecodeError::length);
        CHECK_FALSE(bgapi::cut(std::span{notified}.first(size)).whole);
    }
    Octets lying = notified;
    lying[8] = 200;
    CHECK(bgapi::decode(lying).error() == DecodeError::length);
    Octets foreign = notified;
    foreign[0] |= 0x08;
    CHECK(bgapi::decode(foreign).error() == DecodeError::magic);
}

TEST_CASE("bgapi: after noise the next message is found", "[protocol]")
{
    Octets noisy(40, 0xFF);
    noisy.insert(noisy.end(), notified.begin(), notified.end());
    int found = 0;
    Framer framer{bgapi::cut};
    framer(noisy, [&](std::span<const std::uint8_t> frame) {
        const auto message = bgapi::decode(frame);
        found += message && std::holds_alternative<bgapi::Value>(*message);
        return message.has_value();
    });
    CHECK(found == 1);
}
