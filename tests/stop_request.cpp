// SPDX-License-Identifier: MIT
#include "app/stop_request.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "app/typed_lines.hpp"
#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::app;

namespace {

Session begun(Origin origin)
{
    Session session;
    session.apply(LinkStatus{at(0s), LinkState::streaming, origin, "a sensor"});
    session.apply(SessionStart{at(0s), 0, 0s, 600s, origin, "a sensor"});
    return session;
}

/// Another file or pipe in place of the keyboard, as long as it lives.
class Keyboard {
public:
    explicit Keyboard(int descriptor) : before_(dup(STDIN_FILENO))
    {
        dup2(descriptor, STDIN_FILENO);
        close(descriptor);
    }
    ~Keyboard()
    {
        dup2(before_, STDIN_FILENO);
        close(before_);
    }
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

private:
    int before_;
};

} // namespace

TEST_CASE("stop: Ctrl-C, a termination and a closed terminal are noted, the second one is not")
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const StopRequest request;
        CHECK_FALSE(StopRequest::came());
        std::raise(number);
        CHECK(StopRequest::came());
        struct sigaction now {};
        sigaction(number, nullptr, &now);
        CHECK(now.sa_handler == SIG_DFL);
    }
}

TEST_CASE("stop: a signal that the program was told to ignore stays ignored")
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        const StopRequest request;
        std::raise(SIGHUP);
        CHECK_FALSE(StopRequest::came());
    }
    std::signal(SIGHUP, before);
}

TEST_CASE("stop: a session is ended first, and an I/O thread that does not answer is left behind")
{
    int ends = 0;
    Leaving leaving{[&] { ++ends; }};
    Session session = begun(Origin::live);
    CHECK_FALSE(leaving(false, session, 10s));
    CHECK_FALSE(leaving(true, session, 11s));
    CHECK_FALSE(leaving(true, session, 13s));
    CHECK(ends == 1);
    CHECK(leaving(true, session, 14.5s));
    session.apply(SessionEnd{at(13s)});
    CHECK(leaving(true, session, 13s));
    CHECK(ends == 1);
}

TEST_CASE("stop: without a session, and in a replay, there is nothing to wait for")
{
    int ends = 0;
    CHECK(Leaving{[&] { ++ends; }}(true, Session{}, 1s));
    CHECK(Leaving{[&] { ++ends; }}(true, begun(Origin::replayed), 1s));
    CHECK(ends == 0);
}

TEST_CASE("typed lines: an endless stream is no keyboard, and endless lines are read in between")
{
    {
        const Keyboard zeros{open("/dev/zero", O_RDONLY | O_CLOEXEC)};
        TypedLines typed;
        CHECK_FALSE(typed.wait());
    }
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const std::string many(2000, '\n');
    REQUIRE(write(ends[1], many.data(), many.size()) == 2000);
    {
        const Keyboard full{ends[0]};
        TypedLines typed;
        CHECK(typed.next_lines().size() == 256);
        CHECK(typed.wait() == "");
        close(ends[1]);
    }
}

TEST_CASE("typed lines: waiting for one ends when the program is asked to stop")
{
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    {
        const Keyboard silent{ends[0]};
        const StopRequest request;
        TypedLines typed;
        std::raise(SIGTERM);
        CHECK_FALSE(typed.wait());
    }
    close(ends[1]);
}
