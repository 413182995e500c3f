// SPDX-License-Identifier: MIT
#include "app/known_devices.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea::app;

TEST_CASE(
    "known devices: what was said of each is there the next time, and replaced when said anew")
{
    const TemporaryFolder folder;
    const auto file = folder.path("new") / "devices.json";
    CHECK(known_device(file, "usb 2341:0043 A") == KnownDevice{"usb 2341:0043 A", "", ""});
    remember(file, {"usb 2341:0043 A", "numbers", "ecg"});
    remember(file, {"usb 2341:0043 B", "", "belt"});
    remember(file, {"usb 2341:0043 A", "numbers", "-,ecg,belt"});
    CHECK(known_device(file, "usb 2341:0043 A").inputs == "-,ecg,belt");
    CHECK(known_device(file, "usb 2341:0043 B") == KnownDevice{"usb 2341:0043 B", "", "belt"});
}

TEST_CASE("known devices: a pseudo terminal is nobody's for long, so nothing is kept of it")
{
    const TemporaryFolder folder;
    CHECK(lasting_id("/dev/pts/7").empty());
    CHECK(lasting_id("/dev/rfcomm0") == "/dev/rfcomm0");
    remember(folder.path("devices.json"), {"", "node", ""});
    CHECK_FALSE(std::filesystem::exists(folder.path("devices.json")));
}

TEST_CASE("known devices: a file that is damaged knows nothing, and is written anew")
{
    const TemporaryFolder folder;
    const auto file = folder.path("devices.json");
    std::ofstream{file} << "{\"usb 1\": [7], \"usb 2\": {\"inputs\": 5}, ";
    CHECK(known_device(file, "usb 1") == KnownDevice{"usb 1", "", ""});
    std::ofstream{file} << R"({"usb 1": [7], "usb 2": {"inputs": 5}})";
    CHECK(known_device(file, "usb 1") == KnownDevice{"usb 1", "", ""});
    CHECK(known_device(file, "usb 2") == KnownDevice{"usb 2", "", ""});
    remember(file, {"usb 1", "", "ppg"});
    CHECK(known_device(file, "usb 1").inputs == "ppg");
}

TEST_CASE("known devices: what is no file of ours is not read: a device, a pipe, a flood, a well "
          "of brackets")
{
    const TemporaryFolder folder;
    const auto file = folder.path("devices.json");
    std::filesystem::create_symlink("/dev/zero", file);
    CHECK(known_device(file, "usb 1").inputs.empty());
    std::filesystem::remove(file);
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    CHECK(known_device(file, "usb 1").inputs.empty());
    remember(file, {"usb 1", "", "ecg"}); // not ours: it is left as it is
    CHECK(std::filesystem::is_fifo(file));
    std::filesystem::remove(file);
    std::ofstream{file} << R"({"usb 1": {"inputs": "ppg"}})" << std::string(2 << 20, ' ');
    CHECK(known_device(file, "usb 1").inputs.empty());
    std::ofstream{file} << R"({"usb 1": {"inputs": "ppg"}, "usb 2": )" << std::string(200'000, '[')
                        << std::string(200'000, ']') << "}";
    CHECK(known_device(file, "usb 1").inputs == "ppg");
    remember(file, {"usb 3", "", "belt"});
    CHECK(known_device(file, "usb 1").inputs == "ppg");
}

TEST_CASE("known devices: the file is its person's alone")
{
    const TemporaryFolder folder;
    const auto file = folder.path("devices.json");
    remember(file, {"usb 1", "", "ecg"});
    using std::filesystem::perms;
    CHECK((std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) ==
          perms::none);
}
