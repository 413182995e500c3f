// SPDX-License-Identifier: MIT
#include "drivers/port_watch.hpp"

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const Port uno{"/dev/ttyACM0", "Arduino Uno", UsbId{0x2341, 0x0043}};
const Port cable{"/dev/ttyUSB0", "FT232R USB UART", UsbId{0x0403, 0x6001}};

} // namespace

TEST_CASE("port watch: what appeared and what has gone, each once")
{
    CHECK(changes({}, {uno}, at(1s)) ==
          std::vector{DeviceSeen{at(1s), "/dev/ttyACM0", "Arduino Uno (2341:0043)", true}});
    CHECK(changes({uno, cable}, {cable}, at(2s)) ==
          std::vector{DeviceSeen{at(2s), "/dev/ttyACM0", "Arduino Uno (2341:0043)", false}});
    CHECK(changes({uno, cable}, {uno, cable}, at(3s)).empty());
}

TEST_CASE("port watch: another device under the same name is told as one gone and one come")
{
    const Port other{"/dev/ttyACM0", "Eupnea node", UsbId{0x2341, 0x8036}};
    const auto seen = changes({uno}, {other}, at(1s));
    REQUIRE(seen.size() == 2);
    CHECK_FALSE(seen[0].present);
    CHECK(seen[1].name == Word{"Eupnea node (2341:8036)"});
}

TEST_CASE("port watch: a port that is plugged in while it looks is seen at the next look")
{
    boost::asio::io_context io;
    std::vector<Port> plugged;
    std::vector<Event> heard;
    PortWatch watch{io, SessionEpoch{}, [&](const Event& event) { heard.push_back(event); },
                    [&] { return plugged; }};
    watch.start();
    CHECK(heard.empty());
    plugged = {uno};
    io.run_one();
    REQUIRE(heard.size() == 1);
    watch.stop();
    io.run();
    CHECK(heard.size() == 1);
}

TEST_CASE("ports: none tells what to do, some are told with their names")
{
    CHECK(describe({}) == "No serial port is there: plug the sensor in.");
    CHECK(describe({uno, {"/dev/ttyS0", "/dev/ttyS0", {}}}) ==
          "Ports: /dev/ttyACM0 (Arduino Uno), /dev/ttyS0.");
}
