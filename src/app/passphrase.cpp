// SPDX-License-Identifier: MIT
#include "app/passphrase.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

#include "app/access_note.hpp"
#include "app/failure.hpp"
#include "app/print.hpp"
#include "library/library.hpp"

namespace eupnea::app {

namespace {

constexpr std::size_t shortest = 8;   ///< bytes of a new one
constexpr std::size_t longest = 1024; ///< bytes
constexpr int tries = 3;

/// The terminal, even when input or output go elsewhere.
class Terminal {
public:
    Terminal() : tty_(open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (tty_ < 0 || tcgetattr(tty_, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(tty_, TCSAFLUSH, &silent);
    }
    ~Terminal()
    {
        if (tty_ < 0) return;
        tcsetattr(tty_, TCSAFLUSH, &before_);
        close(tty_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    int descriptor() const { return tty_; }
    void say(const char* words) const
    {
        [[maybe_unused]] const auto written = write(tty_, words, std::strlen(words));
    }

private:
    int tty_;
    termios before_{};
};

/// Byte by byte, so that what follows the line is left for the next question.
Passphrase line_of(int descriptor)
{
    std::string text;
    text.reserve(longest);
    char c = 0;
    while (text.size() < longest && read(descriptor, &c, 1) == 1 && c != '\n') text += c;
    return Passphrase{std::move(text)};
}

std::optional<int> named_descriptor()
{
    const char* const text = std::getenv("EUPNEA_PASSPHRASE_FD");
    if (!text) return std::nullopt;
    int number = -1;
    std::from_chars(text, text + std::strlen(text), number);
    return number;
}

Passphrase typed(const char* question)
{
    const Terminal terminal;
    if (terminal.descriptor() < 0)
        throw Failure(
            "There is no terminal to ask for a passphrase. A script "
            "gives it in EUPNEA_PASSPHRASE, or as a line of the descriptor EUPNEA_PASSPHRASE_FD.");
    terminal.say(question);
    auto passphrase = line_of(terminal.descriptor());
    terminal.say("\n");
    return passphrase;
}

} // namespace

bool passphrase_is_given() { return named_descriptor() || std::getenv("EUPNEA_PASSPHRASE"); }

Passphrase read_passphrase(const char* question)
{
    if (const auto descriptor = named_descriptor()) return line_of(*descriptor);
    if (const char* const given = std::getenv("EUPNEA_PASSPHRASE")) return Passphrase{given};
    return typed(question);
}

Passphrase read_new_passphrase()
{
    const auto descriptor = named_descriptor();
    auto passphrase = descriptor ? line_of(*descriptor)
                                 : typed("A new passphrase (four words that nobody would guess): ");
    if (passphrase.text().size() < shortest)
        throw Failure(
            "A passphrase has at least 8 letters. Four words that nobody would guess are good "
            "ones.");
    if (!descriptor && typed("Once more: ").text() != passphrase.text())
        throw Failure("The two were not the same. Nothing has changed.");
    return passphrase;
}

HeldKey ask_on_terminal(const std::filesystem::path& library)
{
    for (int left = passphrase_is_given() ? 1 : tries; left > 0; --left) {
        const auto key = unlock(library, read_passphrase("Passphrase of the library: "));
        if (key) {
            hold(*key);
            note_access(library, Access::opened);
            return *key;
        }
        print(stderr, "{}\n", key.error().sentence);
    }
    return nullptr;
}

HeldKey unlock_on_terminal(const std::filesystem::path& library)
{
    std::error_code ignored;
    if (!std::filesystem::exists(library, ignored)) return nullptr;
    return value_or_fail(Library::open_for_reading(library)).key();
}

} // namespace eupnea::app
