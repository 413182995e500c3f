// SPDX-License-Identifier: MIT
#include "app/typed_passphrase.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <string>

#include "app/failure.hpp"
#include "app/print.hpp"

namespace eupnea::app {

namespace {

/// While it lives, the terminal shows nothing of what is typed.
class NoEcho {
public:
    NoEcho()
    {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        is_terminal_ = true;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho()
    {
        if (is_terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    termios before_{};
    bool is_terminal_ = false;
};

} // namespace

Passphrase typed_passphrase(std::string_view prompt)
{
    print(stderr, "{} ", prompt);
    std::string line;
    line.reserve(256); // so that no copy is left behind while it grows
    {
        const NoEcho quiet;
        std::getline(std::cin, line);
    }
    print(stderr, "\n");
    return Passphrase{std::move(line)};
}

Passphrase new_passphrase(std::string_view what_for)
{
    Passphrase first = typed_passphrase(what_for);
    if (first.text().empty()) throw Failure("A passphrase has a few words. Nothing was done.");
    const Passphrase again = typed_passphrase("Once more:");
    if (again.text() != first.text())
        throw Failure("The two are not the same. Nothing was done; try once more.");
    return first;
}

} // namespace eupnea::app
