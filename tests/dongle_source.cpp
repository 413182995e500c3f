// SPDX-License-Identifier: MIT
// A strap through a dongle on a pseudo terminal: from the port to samples.
#include "drivers/bluetooth/dongle_source.hpp"

#include <unistd.h>

#include <filesystem>
#include <optional>

#include "catch.hpp"
#include "drivers/pty.hpp"
#include "drivers/simulator/strap_dongle.hpp"
#include "drivers/simulator/worn_strap.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// The dongle that is none behind a name that stays, as /dev/ttyACM0 does, and the source that reads
/// it, on one thread; the strap's seconds pass as fast as they are asked for.
class Desk {
public:
    explicit Desk(StrapChoice choice = {})
        : name_(std::filesystem::temp_directory_path() / ("dongle_" + std::to_string(getpid())))
    {
        plug();
        source_.emplace(
            io_, SessionEpoch{}, [this](const Event& e) { events.push_back(e); }, name_.string(),
            std::move(choice), DongleHooks{[this](const std::string& a) { remembered = a; }, {}});
        source_->start();
    }
    ~Desk()
    {
        source_->stop();
        io_.run_for(std::chrono::milliseconds{50});
        unplug();
    }

    void plug()
    {
        pty_.emplace(*Pty::open());
        dongle.emplace(simulator::StrapDongle::Strap{.ecg_error = 0});
        std::filesystem::create_symlink(pty_->path(), name_);
    }
    void unplug()
    {
        std::filesystem::remove(name_);
        pty_.reset();
    }
    void send(const std::string& said)
    {
        for (std::size_t i = 0; i < said.size(); i += 500) // in pieces, as USB does
            while (!pty_->send(said.substr(i, 500))) io_.run_for(std::chrono::milliseconds{1});
    }
    /// The strap's next second.
    void second()
    {
        worn_until_ += 1s;
        worn_.advance_to(worn_until_, [this](Attribute attribute, auto value) {
            send(dongle->notify(attribute, value));
        });
    }
    bool run_until(const std::function<bool()>& holds)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!holds() && std::chrono::steady_clock::now() < end) {
            io_.run_for(std::chrono::milliseconds{2});
            answer();
        }
        return holds();
    }
    /// The strap sends its seconds, a few times as fast as they pass.
    bool wear_until(const std::function<bool()>& holds)
    {
        auto due = std::chrono::steady_clock::now();
        return run_until([&] {
            if (std::chrono::steady_clock::now() >= due) {
                second();
                due += std::chrono::milliseconds{300};
            }
            return holds();
        });
    }
    bool said(LinkState state, std::string_view words) const
    {
        for (const Event& event : events)
            if (const auto* link = std::get_if<LinkStatus>(&event))
                if (link->state == state && link->text.view().find(words) != std::string::npos)
                    return true;
        return false;
    }
    std::size_t count(Channel channel) const
    {
        std::size_t n = 0;
        for (const Event& event : events)
            if (const auto* sample = std::get_if<Sample>(&event)) n += sample->channel == channel;
        return n;
    }
    std::vector<Gap> gaps() const
    {
        std::vector<Gap> found;
        for (const Event& event : events)
            if (const auto* gap = std::get_if<Gap>(&event))
                if (gap->channel == Channel::rr) found.push_back(*gap);
        return found;
    }

    std::vector<Event> events;
    std::string remembered;
    std::optional<simulator::StrapDongle> dongle;

private:
    void answer()
    {
        if (!pty_) return;
        std::array<std::uint8_t, 512> buffer;
        const std::size_t n = pty_->read(buffer);
        if (n > 0) send((*dongle)({buffer.data(), n}));
    }

    std::filesystem::path name_;
    std::optional<Pty> pty_;
    boost::asio::io_context io_;
    std::optional<DongleSource> source_;
    simulator::WornStrap worn_{{}, Pattern{.inhale = 4s, .exhale = 6s}};
    Timestamp worn_until_{};
};

} // namespace

TEST_CASE("dongle source: beats, ECG, contact and battery of a strap arrive, and it is remembered",
          "[pty]")
{
    Desk desk{{.wanted = "A0:1A:8C:4C:AC:2D"}};
    REQUIRE(desk.run_until([&] { return desk.dongle->sends(Attribute::pmd_data); }));
    REQUIRE(desk.wear_until([&] { return desk.count(Channel::rr) > 2; }));
    CHECK(desk.count(Channel::ecg) > 73);
    CHECK(desk.count(Channel::battery) == 1);
    CHECK(desk.count(Channel::contact) == 1);
    CHECK(desk.said(LinkState::streaming, "Polar H10 00000000 by Bluetooth."));
    CHECK(desk.remembered == "A0:1A:8C:4C:AC:2D");
    for (const Event& event : desk.events)
        if (const auto* link = std::get_if<LinkStatus>(&event))
            CHECK(link->text.view().find("A0:1A") == std::string::npos);
}

TEST_CASE("dongle source: strap out of reach, dongle pulled: the session goes on behind gaps",
          "[pty]")
{
    Desk desk{{.wanted = "A0:1A:8C:4C:AC:2D"}};
    const auto listens = [&] { return desk.dongle->sends(Attribute::pmd_data); };
    REQUIRE(desk.run_until(listens));
    REQUIRE(desk.wear_until([&] { return desk.count(Channel::rr) > 1; }));

    desk.send(desk.dongle->lose());
    REQUIRE(desk.run_until([&] { return desk.said(LinkState::lost, "is out of reach"); }));
    desk.dongle->strap.in_reach = true;
    desk.send(desk.dongle->advertise());
    REQUIRE(desk.run_until(listens));
    const auto before = desk.count(Channel::rr);
    REQUIRE(desk.wear_until([&] { return desk.count(Channel::rr) > before; }));
    CHECK(desk.gaps().size() == 1);

    desk.unplug();
    REQUIRE(desk.run_until([&] { return desk.said(LinkState::lost, "plug the dongle in"); }));
    desk.plug();
    REQUIRE(desk.run_until(listens));
    const auto heard = desk.count(Channel::rr);
    REQUIRE(desk.wear_until([&] { return desk.count(Channel::rr) > heard; }));
    CHECK(desk.gaps().size() == 2);
    for (const Gap& gap : desk.gaps()) CHECK(gap.cause == GapCause::link_lost);
}
